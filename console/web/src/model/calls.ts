import type { CallRow } from '../api/types'

/** What is to be done about calls: those that ring first, then those in which nobody knows the elder, those to be returned last. */
export interface Calls {
  /** Rings and nobody has answered, the longest first. */
  ringing: CallRow[]
  /** Somebody speaks, or spoke, and nobody knows about whom. */
  unbound: CallRow[]
  /** Must be called back. */
  missed: CallRow[]
}

export function sorted(rows: Iterable<CallRow>): Calls {
  const all = [...rows].sort((a, b) => a.since.localeCompare(b.since) || a.id.localeCompare(b.id))
  return {
    ringing: all.filter((row) => row.phase === 'RINGING'),
    unbound: all.filter((row) => (row.phase === 'ANSWERED' || row.phase === 'ENDED') && !row.incident),
    missed: all.filter((row) => row.phase === 'MISSED'),
  }
}

/** What a key means now: the call in the banner, what rings before what must be bound. */
export function foremost(calls: Calls, me: string | undefined): CallRow | undefined {
  return calls.ringing[0] ?? calls.unbound.find((row) => !row.by || row.by.id === me)
}

/** A number as the exchange wants it dialled. */
export function dialLink(number: string | null | undefined, template = 'tel:{number}'): string | undefined {
  const digits = number?.replace(/[^\d+*#]/g, '')
  return digits ? template.replace('{number}', digits) : undefined
}
