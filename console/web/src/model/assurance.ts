import type { ResponderRecord } from '../api/types'

/** A channel that nobody answered on for so long proves nothing any more; the same as the centre's own rule by default. */
export const PROOF_LASTS_MS = 12 * 3_600_000

/** Whether somebody who is on duty has not proven lately that he is reached; web push is an extra and proves nothing here. */
export function unprovenFor({ assurance }: Pick<ResponderRecord, 'assurance'>, now: number): boolean {
  if (!assurance) return true
  return !assurance.proven.some(({ channel, at }) => channel !== 'PUSH' && now - Date.parse(at) < PROOF_LASTS_MS)
}

/** A list in pieces of at most so many. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = []
  for (let from = 0; from < items.length; from += size) pieces.push(items.slice(from, from + size))
  return pieces
}
