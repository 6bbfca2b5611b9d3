/** A message that the virtual button sent and that is not acknowledged yet. */
export interface Pending {
  id: string
  topic: 'alarm' | 'event'
  body: Record<string, unknown>
  pressedAt: number
  /** How often it was repeated. */
  resend: number
  nextAt: number
}

export interface Acknowledged {
  id: string
  /** From the press to the acknowledgement. */
  ms: number
}

/** The memory of the button: what it owes and what it is sure of. Never changed in place. */
export interface ButtonState {
  boot: number
  seq: number
  pending: readonly Pending[]
  acknowledged: readonly Acknowledged[]
}

export type Lamp = 'grey' | 'amber' | 'green'

const FIRST_MS = 2_000
const LAST_MS = 60_000
const KEPT = 200

export function started(boot: number): ButtonState {
  return { boot, seq: 0, pending: [], acknowledged: [] }
}

/** Boot count and sequence make an id that is never used again. */
export function pressed(
  state: ButtonState,
  topic: Pending['topic'],
  body: Record<string, unknown>,
  now: number,
): [ButtonState, Pending] {
  const seq = state.seq + 1
  const id = `${state.boot}-${seq}`
  const message = { v: 1, id, ts: new Date(now).toISOString(), tsq: 'ntp', ...body }
  const pending = { id, topic, body: message, pressedAt: now, resend: 0, nextAt: now + FIRST_MS }
  return [{ ...state, seq, pending: [...state.pending, pending] }, pending]
}

/** What is due now; each goes out with the same id and waits twice as long as before: 2, 4, 8 ... 60 s. */
export function due(state: ButtonState, now: number): [ButtonState, Pending[]] {
  const ready = state.pending.filter((one) => one.nextAt <= now)
  if (ready.length === 0) return [state, []]
  const again = new Map(ready.map((one) => [one.id, repeated(one, now)]))
  return [{ ...state, pending: state.pending.map((one) => again.get(one.id) ?? one) }, [...again.values()]]
}

/** The way is open again: everything owed is due at once and counts its waits anew. */
export function reconnected(state: ButtonState, now: number): ButtonState {
  return { ...state, pending: state.pending.map((one) => ({ ...one, nextAt: now })) }
}

export function acknowledged(state: ButtonState, ids: readonly string[], now: number): ButtonState {
  const seen = state.pending.filter((one) => ids.includes(one.id))
  if (seen.length === 0) return state
  const sure = seen.map((one) => ({ id: one.id, ms: now - one.pressedAt }))
  return {
    ...state,
    pending: state.pending.filter((one) => !ids.includes(one.id)),
    acknowledged: [...state.acknowledged, ...sure].slice(-KEPT),
  }
}

/** Green only when nothing is owed; it says what is known, not what is hoped. */
export function lampOf(state: ButtonState): Lamp {
  if (state.pending.length > 0) return 'amber'
  return state.acknowledged.length > 0 ? 'green' : 'grey'
}

/** What the centre can tell a button, in the order of getting nearer. */
export const TOLD = ['received', 'taken', 'accepted', 'at-door'] as const

/**
 * Everything the button was told since it was last put out. The centre tells only the nearest, so a step in between that was
 * not told is not known; going back takes away what was further.
 */
export function toldAfter(told: readonly string[], state: string): string[] {
  const reached: readonly string[] = TOLD.slice(0, TOLD.findIndex((one) => one === state) + 1)
  return reached.filter((one) => one === state || told.includes(one))
}

function repeated(one: Pending, now: number): Pending {
  const resend = one.resend + 1
  const wait = Math.min(LAST_MS, FIRST_MS * 2 ** resend)
  return { ...one, resend, nextAt: now + wait, body: { ...one.body, resend } }
}
