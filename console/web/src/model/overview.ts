import type {
  CentreView,
  IncidentRow,
  Priority,
  ResponderRow,
  Role,
  SelfPress,
  TechnicalRow,
  TodayReport,
} from '../api/types'
import { isOpen } from './board'
import { isSpokenWith } from './closing'
import { inOrder } from './order'
import { at, levelOf, promiseClock, type Level, type PromiseClock, type PromiseName } from './promise'

/** What a supervisor sees of the whole centre, counted from the board. Nothing here knows a name that it does not pass on. */

export const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3']
const PROMISES: readonly PromiseName[] = ['answer', 'speak', 'accept', 'arrive', 'hold']
const TEN_MINUTES = 600_000
/** Somebody who answered on any channel within this time is reached; the dispatcher counts by the same. */
export const PROVEN_MS = 12 * 3_600_000

/** All incidents of one priority that wait for the same promise: how many, how many too long, and the worst of them. */
export interface QueueAge {
  name: PromiseName
  priority: Priority
  count: number
  late: number
  worst: PromiseClock
  row: IncidentRow
}

export function queueAges(rows: Iterable<IncidentRow>, now: number): QueueAge[] {
  const ages = new Map<string, QueueAge>()
  for (const row of rows) {
    const clock = promiseClock(row, now)
    if (clock.promisedMs === undefined) continue
    const key = `${clock.name}/${row.priority}`
    const known = ages.get(key) ?? { name: clock.name, priority: row.priority, count: 0, late: 0, worst: clock, row }
    const worse = shareOf(clock) > shareOf(known.worst)
    ages.set(key, {
      ...known,
      count: known.count + 1,
      late: known.late + (clock.level === 'red' ? 1 : 0),
      ...(worse && { worst: clock, row }),
    })
  }
  return [...ages.values()].sort(
    (a, b) => PROMISES.indexOf(a.name) - PROMISES.indexOf(b.name) || a.priority.localeCompare(b.priority),
  )
}

function shareOf(clock: PromiseClock): number {
  return clock.elapsedMs / (clock.promisedMs ?? Infinity)
}

/** Who waits longest for an operator. */
export function longestWaiting(rows: Iterable<IncidentRow>, priority: Priority, now: number): QueueAge | undefined {
  return queueAges(
    [...rows].filter((row) => row.handling === 'WAITING'),
    now,
  ).find((age) => age.name === 'answer' && age.priority === priority)
}

export function countBy<K extends string>(
  rows: Iterable<IncidentRow>,
  keyOf: (row: IncidentRow) => K,
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}

/** One of the staff with what he answers for. Who answers for something but is not here any more is told as well. */
export interface Load {
  id: string
  name: string
  role?: Role
  here: boolean
  rows: IncidentRow[]
  state: 'ready' | 'busy' | 'holding' | 'gone'
}

export function loads(staff: CentreView['staff'], rows: Iterable<IncidentRow>): Load[] {
  const all = new Map<string, Load>(
    staff.map((one) => [one.id, { ...one, here: true, rows: [], state: 'ready' } as Load]),
  )
  for (const row of inOrder(rows)) {
    if (!row.owner) continue
    const { id, name } = row.owner
    const load = all.get(id) ?? { id, name, here: false, rows: [], state: 'gone' }
    load.rows.push(row)
    all.set(id, load)
  }
  const found = [...all.values()].map((load) => ({ ...load, state: stateOf(load) }))
  return found.sort((a, b) => Number(a.here) - Number(b.here) || b.rows.length - a.rows.length)
}

function stateOf(load: Load): Load['state'] {
  if (!load.here) return 'gone'
  if (load.rows.length === 0) return 'ready'
  return load.rows.every((row) => row.handling === 'ON_HOLD') ? 'holding' : 'busy'
}

/** Alarms of the last ten minutes for each operator who is here: amber at 2, red over 10, which is a flood. */
export function alarmRate(
  rows: Iterable<IncidentRow>,
  staff: CentreView['staff'],
  now: number,
): { alarms: number; each: number; level: Level } {
  const alarms = [...rows].filter((row) => now - (at(row.clocks.receivedAt) ?? 0) <= TEN_MINUTES).length
  const operators = staff.filter((one) => one.role === 'OPERATOR').length
  const each = alarms / Math.max(1, operators)
  return { alarms, each, level: each > 10 ? 'red' : each >= 2 ? 'amber' : 'calm' }
}

/** Incidents about which somebody was alarmed and where what he was alarmed about still stands; the highest level first. */
export function unanswered(rows: Iterable<IncidentRow>, now: number): IncidentRow[] {
  return inOrder(rows)
    .filter((row) => row.escalation > 0 && isOpen(row) && stands(row, now))
    .sort((a, b) => a.priority.localeCompare(b.priority) || b.escalation - a.escalation)
}

function stands(row: IncidentRow, now: number): boolean {
  const overdue = row.steps.some((step) => step.status === 'OPEN' && (at(step.due) ?? now) < now)
  switch (row.escalated) {
    case 'NOT_TAKEN':
    case 'NOT_TAKEN_AGAIN':
    case 'OWNER_SIGNED_OFF':
      return row.handling === 'WAITING'
    case 'NO_REPLY':
      return row.noReply && !isSpokenWith(row) && !isSeen(row)
    case 'NOBODY_TO_ASK':
    case 'NOT_ACCEPTED':
      return row.help === 'NONE' || row.help === 'ASKING'
    case 'NOT_ON_THE_WAY':
      return row.help === 'ACCEPTED'
    case 'LADDER':
    case 'NOT_AT_DOOR':
      return !isSeen(row)
    case 'STEP_OVERDUE':
      return overdue
    case 'TRANSFER_NOT_ACCEPTED':
      return row.handling === 'IN_TRANSFER'
    default:
      return true
  }
}

/** Whether a person has reached the elder. */
function isSeen(row: IncidentRow): boolean {
  return row.help === 'AT_DOOR' || row.help === 'WITH_ELDER' || row.help === 'SAFE'
}

/** How many can be asked, and of how many it is known that a notice reaches them. */
export interface Assurance {
  available: number
  asked: number
  engaged: number
  away: number
  proven: number
  unproven: ResponderRow[]
  doubtful: ResponderRow[]
}

export function assurance(responders: Iterable<ResponderRow>, now: number): Assurance {
  const all = [...responders]
  const count = (status: ResponderRow['status']) => all.filter((one) => one.status === status).length
  const onDuty = all.filter((one) => one.status !== 'UNAVAILABLE')
  const reached = (one: ResponderRow) => now - (at(one.provenAt) ?? 0) <= PROVEN_MS
  return {
    ...{ available: count('AVAILABLE'), asked: count('OFFERED'), engaged: count('ENGAGED') },
    ...{ away: count('UNAVAILABLE'), proven: onDuty.filter(reached).length },
    unproven: onDuty.filter((one) => !reached(one)),
    doubtful: onDuty.filter((one) => phoneDoubts(one, now).length > 0),
  }
}

export type PhoneDoubt = 'sound' | 'battery'
const LOW_BATTERY = 20

/** What his phone said of itself at the beginning of this shift that may keep him from hearing an offer. */
export function phoneDoubts(one: ResponderRow, now: number): PhoneDoubt[] {
  const { checkedAt, readiness } = one.assurance ?? {}
  if (!readiness || now - (at(checkedAt) ?? 0) > PROVEN_MS) return []
  const doubts: PhoneDoubt[] = readiness.soundHeard ? [] : ['sound']
  return (readiness.batteryPercent ?? 100) < LOW_BATTERY ? [...doubts, 'battery'] : doubts
}

/** What became of the offers of what is open. */
export function offersOf(rows: Iterable<IncidentRow>): Record<'live' | 'declined' | 'expired', number> {
  const all = [...rows].flatMap((row) => row.offers)
  const count = (status: string) => all.filter((one) => one.status === status).length
  return { live: count('LIVE'), declined: count('DECLINED'), expired: count('EXPIRED') }
}

/** How emergencies of today were answered, a line each promise. */
export interface Answered {
  seconds: number
  target: number
  /** Missing while nothing is judged. */
  share?: number
  met: boolean
}

/** As the server counts the whole day out of the record. */
export function answered(today: TodayReport | undefined): { of: number; shares: Answered[] } {
  const shares = (today?.promises ?? []).map(({ seconds, promised, share }) => ({
    ...{ seconds, target: promised, met: share == null || share >= promised },
    ...(share != null && { share }),
  }))
  return { of: today?.of ?? 0, shares }
}

/** Devices that are silent, by community; the worst first. */
export function silentDevices(technical: Iterable<TechnicalRow>): { community: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const row of technical)
    if (row.type === 'LINK_LOST') counts.set(row.community ?? '', (counts.get(row.community ?? '') ?? 0) + 1)
  return [...counts].map(([community, count]) => ({ community, count })).sort((a, b) => b.count - a.count)
}

/** Whether presses are proven to arrive: red when two tries in a row were missed, or none ever succeeded. */
export interface PressProof {
  level: Level
  seconds?: number
  failing: string[]
}

export function pressProof(proof: SelfPress | undefined, now: number): PressProof | undefined {
  if (!proof) return undefined
  const then = at(proof.provenAt)
  const level = proof.missed >= 2 || then === undefined ? 'red' : levelOf(proof.missed / 2)
  return { level, failing: proof.failing, seconds: then && Math.max(0, Math.round((now - then) / 1000)) }
}
