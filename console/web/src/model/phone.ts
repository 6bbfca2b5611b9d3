import type {
  AssignmentCard,
  AssignmentStatus,
  Change,
  FeedFrame,
  OfferCard,
  OwnDuty,
  ProveAsk,
  StandDown,
} from '../api/types'
import type { Outbox } from './outbox'
import { at, secondsLeft } from './promise'

/** What the phone of a responder knows. */
export interface Phone {
  readonly offers: readonly OfferCard[]
  readonly assignments: readonly AssignmentCard[]
  /** Not needed any more; stays until the person has seen it. */
  readonly standDown?: Partial<StandDown> & Pick<StandDown, 'incident' | 'number'>
  /** Whether this page is known to reach its owner. */
  readonly prove?: ProveAsk
  /** Whether he may be asked, as the centre knows it, and what the calendar of shifts says. */
  readonly duty?: OwnDuty
}

export const emptyPhone: Phone = { offers: [], assignments: [] }

export function applyToPhone(phone: Phone, frame: FeedFrame): Phone {
  if (frame.type === 'snapshot')
    return {
      ...phone,
      ...{ offers: frame.offers, assignments: frame.assignments.filter(isOpen) },
      ...{ prove: frame.prove, duty: frame.duty },
    }
  return frame.type === 'change' ? changed(phone, frame) : phone
}

function changed(phone: Phone, frame: Change): Phone {
  let next = phone
  if (frame.offer) next = { ...next, offers: [...next.offers.filter((o) => o.id !== frame.offer?.id), frame.offer] }
  if (frame.offerEnded) next = withoutOffer(next, frame.offerEnded)
  if (frame.assignment) next = tookBack(phone, frame.assignment, withAssignment(next, frame.assignment))
  if (frame.prove) next = { ...next, prove: frame.prove }
  if (frame.duty) next = { ...next, duty: frame.duty }
  if (frame.standDown) next = stoodDown(next, frame.standDown)
  return next
}

/** A job that ends without being done is a stand-down, whoever says it first. */
function tookBack(before: Phone, card: AssignmentCard, after: Phone): Phone {
  const had = before.assignments.some((one) => one.id === card.id)
  if (!had || card.status !== 'RELEASED') return after
  // The centre said why already: its word is better than "released".
  if (before.standDown?.assignment === card.id) return after
  const { incident, number, id: assignment } = card
  return { ...after, standDown: { incident, number, assignment } }
}

function stoodDown(phone: Phone, standDown: StandDown): Phone {
  return {
    ...phone,
    offers: phone.offers.filter((offer) => offer.incident !== standDown.incident),
    assignments: phone.assignments.filter((one) => one.incident !== standDown.incident),
    standDown,
  }
}

export function withoutStandDown(phone: Phone): Phone {
  const { offers, assignments, prove, duty } = phone
  return { offers, assignments, prove, duty }
}

export function withoutOffer(phone: Phone, id: string): Phone {
  return { ...phone, offers: phone.offers.filter((offer) => offer.id !== id) }
}

export function withAssignment(phone: Phone, card: AssignmentCard): Phone {
  const others = phone.assignments.filter((one) => one.id !== card.id)
  return {
    ...phone,
    offers: phone.offers.filter((offer) => offer.incident !== card.incident),
    assignments: isOpen(card) ? [...others, card] : others,
  }
}

/** The most urgent question that still waits for an answer. */
export function offerToShow(phone: Phone, now: number): OfferCard | undefined {
  return phone.offers
    .filter((offer) => secondsLeft(offer.expiresAt, now) > 0)
    .sort((a, b) => a.priority.localeCompare(b.priority) || a.expiresAt.localeCompare(b.expiresAt))[0]
}

/** The most urgent job. */
export function jobToShow(phone: Phone): AssignmentCard | undefined {
  return [...phone.assignments].sort(
    (a, b) => a.priority.localeCompare(b.priority) || a.acceptedAt.localeCompare(b.acceptedAt),
  )[0]
}

const STEPS: Partial<Record<AssignmentStatus, AssignmentStatus>> = {
  ACCEPTED: 'ON_THE_WAY',
  ON_THE_WAY: 'AT_DOOR',
  AT_DOOR: 'WITH_ELDER',
  WITH_ELDER: 'DONE',
}

/** One state button at a time: the next step of the usual way. */
export function nextStep(job: AssignmentCard): AssignmentStatus | undefined {
  return STEPS[job.status]
}

/** The job as its owner has said it, whether or not the centre has heard that; it is marked until then. */
export function withUnsent(job: AssignmentCard, outbox: Outbox): { job: AssignmentCard; unsent: boolean } {
  const said = outbox.flatMap((letter) => {
    const step = Object.values(STEPS).find((one) => letter.path === `/api/assignments/${job.id}/${stepPath(one)}`)
    return step ? [step] : []
  })
  const status = said.at(-1)
  return status ? { job: { ...job, status }, unsent: true } : { job, unsent: false }
}

/** Whether somebody was alarmed because nothing was heard: the deadline of his step is over. */
export function isLate(job: AssignmentCard, now: number): boolean {
  const waits = job.status === 'ACCEPTED' || job.status === 'ON_THE_WAY'
  const due = at(job.due)
  return waits && (due === undefined || due <= now)
}

/** What a phone keeps over a restart, for whom, and as of when. */
export interface Kept {
  readonly person: string
  readonly at: number
  readonly phone: Phone
}
const KEPT_MS = 12 * 3_600_000

/** The jobs that were kept, if they are this person's and not of another day; an offer is worth nothing that nobody confirms. */
export function restored(kept: Kept | undefined, person: string | undefined, now: number): Phone {
  const usable = kept && kept.person === person && now - kept.at < KEPT_MS
  return usable ? { ...kept.phone, offers: [] } : emptyPhone
}

/** What a frame says of his duty; nothing while the phone has a word about it that the centre has not heard yet. */
export function dutyTold(frame: FeedFrame, outbox: Outbox): OwnDuty | undefined {
  const unheard = outbox.some((letter) => letter.path === '/api/availability')
  const tells = frame.type === 'snapshot' || frame.type === 'change'
  return tells && !unheard ? (frame.duty ?? undefined) : undefined
}

/** ON_THE_WAY is said at on-the-way. */
export function stepPath(step: AssignmentStatus): string {
  return step.toLowerCase().replaceAll('_', '-')
}

function isOpen(card: AssignmentCard): boolean {
  return card.status !== 'DONE' && card.status !== 'RELEASED'
}

/** Whether the phone should ask its owner to tap: never proven, or so long ago that it does not count much longer. */
export function wantsProof(phone: Phone, now: number): boolean {
  const again = at(phone.prove?.askAgainAt)
  return phone.prove !== undefined && (again === undefined || again <= now)
}

const REPORT_EVERY_MS = 15_000

/** A moving phone has a fix every second; the centre needs one now and then. */
export function dueToReport(sentAt: string | undefined, now: number): boolean {
  const last = at(sentAt)
  return last === undefined || now - last >= REPORT_EVERY_MS
}
