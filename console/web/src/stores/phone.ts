import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { saying } from '../api/calls'
import type { AssignmentCard, AssignmentStatus, Availability, DeclineReason, FeedFrame } from '../api/types'
import {
  applyToPhone,
  dutyTold,
  emptyPhone,
  jobToShow,
  offerToShow,
  restored,
  stepPath,
  wantsProof,
  withAssignment,
  withoutOffer,
  withoutStandDown,
  withUnsent,
  type Kept,
  type Phone,
} from '../model/phone'
import { at } from '../model/promise'
import { useClock } from './clock'
import { openLive, type Live } from './live'
import { useOutbox } from './outbox'
import { useScene } from './scene'
import { useSession } from './session'

/** Survives a restart of the phone in a stairwell without a network; goes with the job and with signing out. */
const STORED = 'anling.phone'
const STORED_DUTY = 'anling.availability'
/** Until the server has said when it wants to know again. */
const PROOF_MS = 11 * 3_600_000

/** What the phone of a responder shows, and what it says to the centre. */
export const usePhone = defineStore('phone', () => {
  const clock = useClock()
  const outbox = useOutbox()
  const session = useSession()
  const scene = useScene()
  const kept = readStored<Kept>(STORED)
  const phone = shallowRef<Phone>(restored(kept, session.responder?.id, Date.now()))
  /** As of when the page knows what it shows. */
  const asOf = ref(kept?.at)
  const availability = ref(storedDuty())
  watch(availability, (to) => localStorage.setItem(STORED_DUTY, to))
  /** Whether the page of the beginning of a shift is open. */
  const checking = ref(false)
  const live = shallowRef<Live>()
  const online = ref(navigator.onLine)
  const got = new Set<string>()
  const seen = new Set<string>()
  /** Jobs that were given back here: their end is no news. */
  const givenBack = new Set<string>()

  watch([phone, asOf], () => {
    const person = session.responder?.id
    const stored: Kept | undefined = person ? { person, at: asOf.value ?? Date.now(), phone: phone.value } : undefined
    localStorage.setItem(STORED, JSON.stringify(stored ?? null))
  })
  addEventListener('online', () => (online.value = true))
  addEventListener('offline', () => (online.value = false))

  const offer = computed(() => offerToShow(phone.value, clock.now))
  const shown = computed(() => {
    const job = jobToShow(phone.value)
    return job && withUnsent(job, outbox.letters)
  })
  const standDown = computed(() => phone.value.standDown)
  const link = computed(() => (online.value ? (live.value?.level.value ?? 'live') : 'lost'))
  const provenAt = computed(() => phone.value.prove?.provenAt)
  const duty = computed(() => phone.value.duty)
  const mustProve = computed(() => availability.value === 'AVAILABLE' && wantsProof(phone.value, clock.now))

  function receive(frame: FeedFrame): void {
    const next = applyToPhone(phone.value, frame)
    const own = givenBack.has(next.standDown?.assignment ?? '')
    phone.value = own ? withoutStandDown(next) : next
    asOf.value = Date.now()
    availability.value = dutyTold(frame, outbox.letters)?.availability ?? availability.value
    phone.value.offers.forEach((one) => gotOffer(one.id))
    forgetEnded()
  }

  /** What belongs to a job ends with it. */
  function forgetEnded(): void {
    scene.forgetAllBut(new Set(phone.value.assignments.map((one) => one.id)))
  }

  const start = () => void (live.value = openLive('responder', receive))
  const stop = () => live.value?.stop()

  /** The centre learns that the offer has arrived here; whether anybody looks is another matter. */
  function gotOffer(id: string): void {
    if (got.has(id)) return
    got.add(id)
    void outbox.mention(saying.delivered(id))
  }

  /** The centre learns that the offer is on a screen that somebody can see; sent is not seen. */
  function sawOffer(id: string): void {
    if (seen.has(id) || document.visibilityState !== 'visible') return
    seen.add(id)
    void outbox.mention(saying.seen(id))
  }

  /** Until the centre has said yes nobody goes; after the offer's end its answer says nothing any more. */
  async function accept(id: string): Promise<void> {
    const until = at(phone.value.offers.find((one) => one.id === id)?.expiresAt)
    const answer = await outbox.say<{ assignment?: AssignmentCard }>(saying.accept(id), until)
    phone.value = answer?.assignment ? withAssignment(phone.value, answer.assignment) : withoutOffer(phone.value, id)
  }

  function decline(id: string, reason: DeclineReason): void {
    phone.value = withoutOffer(phone.value, id)
    void outbox.say(saying.decline(id, reason))
  }

  async function confirmed(words: { path: string; body: object }): Promise<void> {
    const answer = await outbox.say<{ assignment?: AssignmentCard }>(words)
    if (answer?.assignment) phone.value = withAssignment(phone.value, answer.assignment)
    forgetEnded()
  }
  const step = (assignment: string, to: AssignmentStatus) => confirmed(saying.step(assignment, stepPath(to)))

  function release(assignment: string, reason: string): Promise<void> {
    givenBack.add(assignment)
    return confirmed(saying.release(assignment, reason))
  }

  async function setAvailability(to: Availability): Promise<void> {
    availability.value = to
    checking.value = to === 'AVAILABLE'
    await outbox.say(saying.availability(to))
  }

  /** He tapped, so his page reaches him. */
  async function prove(): Promise<void> {
    const answer = await outbox.say(saying.prove())
    const now = new Date(clock.now)
    const askAgainAt = new Date(now.getTime() + PROOF_MS).toISOString()
    if (answer) phone.value = { ...phone.value, prove: { provenAt: now.toISOString(), askAgainAt } }
  }

  function forget(): void {
    phone.value = emptyPhone
    forgetEnded()
    outbox.clear()
  }

  function standDownSeen(): void {
    phone.value = withoutStandDown(phone.value)
  }

  return {
    ...{ offer, shown, standDown, link, asOf, availability, checking, start, stop, sawOffer },
    ...{ accept, decline, step, release, setAvailability },
    ...{ standDownSeen, forget, prove, mustProve, provenAt, duty },
  }
})

/** What was said last on this phone, until the centre tells what it knows. */
function storedDuty(): Availability {
  return localStorage.getItem(STORED_DUTY) === 'UNAVAILABLE' ? 'UNAVAILABLE' : 'AVAILABLE'
}

function readStored<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}
