import type { IncidentRow, Look, OfferRow, Replay, ReplayFrame, ResponderRow } from '../api/types'
import { at } from './promise'

/** How the time of the film runs: as it was, or with every silence cut to a few seconds. */
export type Axis = 'whole' | 'short'

/** One event with its time, its places on both axes and the row of the queue after it. */
export interface Shot {
  readonly frame: ReplayFrame
  readonly t: number
  readonly offset: Readonly<Record<Axis, number>>
  readonly row?: IncidentRow
  /** The row before it. */
  readonly before?: IncidentRow
}

/** An incident as a film. Nothing in it depends on when it is looked at. */
export interface Film {
  readonly shots: readonly Shot[]
  readonly looks: readonly Look[]
  /** Whether it is known who had the incident open. */
  readonly looksKnown: boolean
  readonly complete: boolean
}

/** Everything that was at one moment of the film. */
export interface Scene {
  /** What happened last, as one decision: its events have the same time. */
  readonly latest: readonly Shot[]
  readonly row?: IncidentRow
  /** Who said that he is there; where the others were is not kept. */
  readonly people: readonly ResponderRow[]
  readonly looks: readonly Look[]
  /** The last search for responders: who could be asked, and why others were not. */
  readonly search?: ReplayFrame
}

export const SPEEDS = [1, 2, 5, 10, 30, 60] as const
/** A longer silence is cut to this on the short axis. */
export const SILENCE_MS = 4_000

export function filmOf(replay: Replay): Film {
  const shots: Shot[] = []
  for (const frame of replay.frames) {
    const last = shots.at(-1)
    const t = Math.max(at(frame.at) ?? 0, last?.t ?? 0)
    const gap = last ? t - last.t : 0
    const offset = {
      whole: (last?.offset.whole ?? 0) + gap,
      short: (last?.offset.short ?? 0) + Math.min(gap, SILENCE_MS),
    }
    const row = frame.state && { ...frame.state, elder: replay.elder, home: replay.home }
    shots.push({ frame, t, offset, row, before: last?.row })
  }
  return { shots, looks: replay.looks ?? [], looksKnown: replay.looks !== undefined, complete: replay.complete }
}

export function startOf(film: Film): number {
  return film.shots[0]?.t ?? 0
}

export function endOf(film: Film): number {
  return film.shots.at(-1)?.t ?? 0
}

export function lengthOf(film: Film, axis: Axis): number {
  return film.shots.at(-1)?.offset[axis] ?? 0
}

/** The time at a place of the axis; inside a silence that was cut it runs faster. */
export function timeAt(film: Film, offset: number, axis: Axis): number {
  const index = count(film.shots, (shot) => shot.offset[axis] <= offset) - 1
  const [here, next] = [film.shots[Math.max(0, index)], film.shots[index + 1]]
  if (!here) return 0
  if (!next || index < 0) return here.t
  const share = (offset - here.offset[axis]) / (next.offset[axis] - here.offset[axis])
  return here.t + share * (next.t - here.t)
}

/** The place of a time on the axis. */
export function offsetAt(film: Film, t: number, axis: Axis): number {
  const index = reached(film, t) - 1
  const [here, next] = [film.shots[Math.max(0, index)], film.shots[index + 1]]
  if (!here) return 0
  if (!next || index < 0) return here.offset[axis]
  const share = (t - here.t) / (next.t - here.t)
  return here.offset[axis] + share * (next.offset[axis] - here.offset[axis])
}

/** Where the film is after it ran for so long; it stops at its end. */
export function advance(film: Film, t: number, run: { ms: number; speed: number; axis: Axis }): number {
  const offset = offsetAt(film, t, run.axis) + Math.max(0, run.ms) * run.speed
  return offset >= lengthOf(film, run.axis) ? endOf(film) : timeAt(film, offset, run.axis)
}

/** The time of the next decision, or the end. */
export function nextEvent(film: Film, t: number): number {
  return film.shots.find((shot) => shot.t > t)?.t ?? endOf(film)
}

/** The time of the decision before, or the start. */
export function previousEvent(film: Film, t: number): number {
  return film.shots.findLast((shot) => shot.t < t)?.t ?? startOf(film)
}

export function sceneAt(film: Film, t: number): Scene {
  const past = film.shots.slice(0, reached(film, t))
  const last = past.at(-1)
  const latest = past.filter((shot) => shot.t === last?.t)
  const row = past.findLast((shot) => shot.row)?.row
  return {
    latest,
    row,
    people: row ? atTheElder(row, t) : [],
    looks: film.looks.filter((look) => (at(look.at) ?? 0) <= t),
    search: past.findLast((shot) => shot.frame.ranking)?.frame,
  }
}

/** What moves a clock only tells nothing that people did. */
export function isStory(frame: ReplayFrame): boolean {
  return frame.kind !== 'incident.deadline'
}

/** Why something was done: a code of a group of words, words that somebody typed, or an offer with its score. */
export type Why =
  | { is: 'code'; group: 'decline' | 'withdraw' | 'escalated' | 'disposition' | 'closeGuard'; code: string }
  | { is: 'words'; words: string }
  | { is: 'score'; offer: OfferRow }

export function whyOf({ frame, row, before }: Shot): Why[] {
  const why: Why[] = row ? recorded(frame.kind, row, before) : []
  if (frame.reason) why.push({ is: 'words', words: frame.reason })
  return why
}

function recorded(kind: string, row: IncidentRow, before: IncidentRow | undefined): Why[] {
  switch (kind) {
    case 'offer.made':
      return changedOffers(row, before).map((offer) => ({ is: 'score', offer }))
    case 'offer.declined':
      return changedOffers(row, before).flatMap((one) => coded('decline', one.declined))
    case 'offer.withdrawn':
      return changedOffers(row, before).flatMap((one) => coded('withdraw', one.withdrawn))
    case 'incident.escalated':
      return coded('escalated', row.escalated)
    case 'incident.closed':
      return [...coded('disposition', row.closing?.disposition), ...coded('closeGuard', row.closing?.guard)]
    default:
      return []
  }
}

function coded(group: Extract<Why, { is: 'code' }>['group'], code: string | undefined): Why[] {
  return code === undefined ? [] : [{ is: 'code', group, code }]
}

/** Offers that are new or have another answer. */
function changedOffers(row: IncidentRow, before: IncidentRow | undefined): OfferRow[] {
  const known = new Map(before?.offers.map((offer) => [offer.id, offer.status]))
  return row.offers.filter((offer) => known.get(offer.id) !== offer.status)
}

function atTheElder(row: IncidentRow, t: number): ResponderRow[] {
  const place = row.home ?? row.position
  if (!place) return []
  return row.assignments
    .filter((one) => one.status === 'AT_DOOR' || one.status === 'WITH_ELDER')
    .map((one) => ({
      id: one.responder,
      name: one.name,
      kind: one.kind ?? 'VOLUNTEER',
      status: 'ENGAGED',
      lat: place.lat,
      lon: place.lon,
      at: new Date(t).toISOString(),
    }))
}

/** How many events there were up to a time. */
function reached(film: Film, t: number): number {
  return count(film.shots, (shot) => shot.t <= t)
}

/** How many of the first ones fulfil what, once it is false, stays false. */
function count<T>(all: readonly T[], fulfils: (one: T) => boolean): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = all[middle]
    if (one !== undefined && fulfils(one)) low = middle + 1
    else high = middle
  }
  return low
}

export type ReplayKey = 'toggle' | 'next' | 'previous' | 'start' | 'end' | 'faster' | 'slower'

const KEYS: Record<string, ReplayKey> = {
  ' ': 'toggle',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'start',
  End: 'end',
  ArrowUp: 'faster',
  ArrowDown: 'slower',
}

/** What a key means on the film. Space belongs to a button that has the focus, everything to a list of choices. */
export function replayKey(pressed: {
  key: string
  modified: boolean
  on: 'page' | 'button' | 'choice'
}): ReplayKey | undefined {
  if (pressed.modified || pressed.on === 'choice') return undefined
  const means = KEYS[pressed.key]
  return means === 'toggle' && pressed.on === 'button' ? undefined : means
}

export function speedAfter(speed: number, by: 1 | -1): number {
  const index = SPEEDS.indexOf(speed as (typeof SPEEDS)[number]) + by
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index))] ?? 1
}
