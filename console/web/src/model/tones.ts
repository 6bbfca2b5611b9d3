import type { IncidentRow } from '../api/types'

/** P1 two tones until taken, P2 every 15 s, P3 once. */
export type Tone = 'p1' | 'p2' | 'p3' | 'transfer'

export interface ToneState {
  /** Third-priority incidents that were heard. */
  heard: ReadonlySet<string>
  lastP2: number
  lastTransfer: number
}

export const silent: ToneState = { heard: new Set(), lastP2: -Infinity, lastTransfer: -Infinity }
const P2_EVERY_MS = 15_000
const TRANSFER_EVERY_MS = 4_000

/** @param me whose desk it is: what is offered to him rings until he answers */
export function nextTone(
  state: ToneState,
  rows: Iterable<IncidentRow>,
  now: number,
  me?: string,
): [Tone | undefined, ToneState] {
  const all = [...rows]
  const waiting = all.filter((row) => row.handling === 'WAITING')
  if (waiting.some((row) => row.priority === 'P1')) return ['p1', state]
  const offered = me !== undefined && all.some((row) => row.transfer?.to.id === me)
  if (offered && now - state.lastTransfer >= TRANSFER_EVERY_MS) return ['transfer', { ...state, lastTransfer: now }]
  if (waiting.some((row) => row.priority === 'P2') && now - state.lastP2 >= P2_EVERY_MS)
    return ['p2', { ...state, lastP2: now }]
  const fresh = waiting.filter((row) => row.priority === 'P3' && !state.heard.has(row.id))
  if (fresh.length === 0) return [undefined, state]
  return ['p3', { ...state, heard: new Set([...state.heard, ...fresh.map((row) => row.id)]) }]
}
