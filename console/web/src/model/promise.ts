import type { IncidentRow, Priority } from '../api/types'
import { isOpen } from './board'

/** Which promise of the centre runs on an incident now. */
export type PromiseName = 'answer' | 'speak' | 'accept' | 'arrive' | 'hold' | 'open'
export type Level = 'calm' | 'amber' | 'red'

export interface PromiseClock {
  name: PromiseName
  elapsedMs: number
  /** Missing if nothing is promised, the clock then only counts. */
  promisedMs?: number
  level: Level
}

const MINUTE = 60_000
const ANSWER: Record<Priority, number> = { P1: MINUTE, P2: MINUTE, P3: 3 * MINUTE }
const ACCEPT: Record<Priority, number> = { P1: 90_000, P2: 3 * MINUTE, P3: 10 * MINUTE }
const ARRIVE: Record<Priority, number> = { P1: 15 * MINUTE, P2: 45 * MINUTE, P3: 60 * MINUTE }
const SPEAK = 30_000

export function promiseClock(row: IncidentRow, now: number): PromiseClock {
  const received = at(row.clocks?.receivedAt) ?? at(row.openedAt) ?? now
  if (!isOpen(row)) return counted('open', received, at(row.closing?.at) ?? at(row.clocks?.closedAt) ?? now)
  if (row.handling === 'WAITING') return against('answer', received, now, ANSWER[row.priority])
  if (row.handling === 'ON_HOLD' && row.hold) return held(row.hold.since, row.hold.until, now)
  // Nothing is waited for but the close: a false press, for example.
  if (row.deadline?.kind === 'REMIND') return counted('open', received, now)
  if (!row.spoken && !row.noReply) return against('speak', at(row.takenAt) ?? received, now, SPEAK)
  return helpClock(row, received, now)
}

/** A hold is a promise too: to come back by then. */
function held(since: string, until: string, now: number): PromiseClock {
  const from = at(since) ?? now
  return against('hold', from, now, Math.max(1, (at(until) ?? now) - from))
}

function helpClock(row: IncidentRow, received: number, now: number): PromiseClock {
  switch (row.help) {
    case 'NONE':
    case 'ASKING':
      return against('accept', at(row.clocks?.firstOfferAt) ?? received, now, ACCEPT[row.priority])
    case 'ACCEPTED':
    case 'ON_THE_WAY':
      return against('arrive', at(row.clocks?.firstAcceptedAt) ?? received, now, ARRIVE[row.priority])
    case 'AT_DOOR':
    case 'WITH_ELDER':
    case 'SAFE':
      return counted('open', received, now)
  }
}

function against(name: PromiseName, from: number, now: number, promisedMs: number): PromiseClock {
  const elapsedMs = Math.max(0, now - from)
  return { name, elapsedMs, promisedMs, level: levelOf(elapsedMs / promisedMs) }
}

function counted(name: PromiseName, from: number, now: number): PromiseClock {
  return { name, elapsedMs: Math.max(0, now - from), level: 'calm' }
}

/** Amber at 50 %, red at 100 %. */
export function levelOf(share: number): Level {
  if (share >= 1) return 'red'
  return share >= 0.5 ? 'amber' : 'calm'
}

export function at(time: string | null | undefined): number | undefined {
  if (!time) return undefined
  const parsed = Date.parse(time)
  return Number.isNaN(parsed) ? undefined : parsed
}

/** 00:41, 12:05, 1:02:03. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const pair = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

export function secondsLeft(until: string | null | undefined, now: number): number {
  const end = at(until)
  return end === undefined ? 0 : Math.max(0, Math.round((end - now) / 1000))
}
