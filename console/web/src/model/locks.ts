import type { AccountState } from '../api/types'

/** As many as lock an account to strangers. */
const ATTACK = 10

/** What strangers tried in vain, once that is more than slips of its owner in a browser that does not know him. */
export function attacked(account: AccountState | undefined): { n: number; since: string } | undefined {
  const since = account?.strangersSince
  return account && since && account.strangerFailures >= ATTACK ? { n: account.strangerFailures, since } : undefined
}

/** Whether there is anything that an admin may end: a pause, or so many failures that the next one is a pause. */
export function lockable(account: AccountState): boolean {
  return Boolean(account.lockedUntil ?? account.browserLockedUntil ?? attacked(account))
}
