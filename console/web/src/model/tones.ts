import type { IncidentRow } from '../api/types'
import { at } from './promise'

/** P1 two tones until taken, P2 every 15 s, P3 once; a call that rings trills like nothing else. */
export type Tone = 'p1' | 'p2' | 'p3' | 'transfer' | 'call'

export interface ToneState {
  /** Third-priority incidents that were heard. */
  heard: ReadonlySet<string>
  lastP2: number
  lastTransfer: number
  lastCall: number
}

/** Who listens, and to what. */
export interface Hearing {
  rows: Iterable<IncidentRow>
  /** Telephone calls that ring. */
  ringing?: number
  /** Whose desk it is: what is offered to him rings until he answers. */
  me?: string
  /** Leads the shift: hears what nobody else has taken in time, or everything where no operator is. */
  leads?: boolean
  operators?: number
}

export const silent: ToneState = { heard: new Set(), lastP2: -Infinity, lastTransfer: -Infinity, lastCall: -Infinity }
const P2_EVERY_MS = 15_000
const TRANSFER_EVERY_MS = 4_000
const CALL_EVERY_MS = 3_000
/** After so long without an answer it sounds at the supervisor too. */
const SPREADS_AFTER_MS = 30_000

export function nextTone(state: ToneState, hearing: Hearing, now: number): [Tone | undefined, ToneState] {
  if ((hearing.ringing ?? 0) > 0 && now - state.lastCall >= CALL_EVERY_MS) return ['call', { ...state, lastCall: now }]
  const all = [...hearing.rows]
  const waiting = all.filter((row) => row.handling === 'WAITING' && sounds(row, hearing, now))
  if (waiting.some((row) => row.priority === 'P1')) return ['p1', state]
  const offered = hearing.me !== undefined && all.some((row) => row.transfer?.to.id === hearing.me)
  if (offered && now - state.lastTransfer >= TRANSFER_EVERY_MS) return ['transfer', { ...state, lastTransfer: now }]
  if (waiting.some((row) => row.priority === 'P2') && now - state.lastP2 >= P2_EVERY_MS)
    return ['p2', { ...state, lastP2: now }]
  const fresh = waiting.filter((row) => row.priority === 'P3' && !state.heard.has(row.id))
  if (fresh.length === 0) return [undefined, state]
  return ['p3', { ...state, heard: new Set([...state.heard, ...fresh.map((row) => row.id)]) }]
}

function sounds(row: IncidentRow, hearing: Hearing, now: number): boolean {
  if (!hearing.leads || hearing.operators === 0) return true
  const received = at(row.clocks.receivedAt) ?? at(row.openedAt) ?? now
  return now - received >= SPREADS_AFTER_MS
}
