import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { saying } from '../api/calls'
import type { AssignmentCard, AssignmentStatus, Availability, DeclineReason, FeedFrame } from '../api/types'
import {
  applyToPhone,
  emptyPhone,
  jobToShow,
  offerToShow,
  stepPath,
  wantsProof,
  withAssignment,
  withoutOffer,
  withoutStandDown,
  type Phone,
} from '../model/phone'
import { useClock } from './clock'
import { openLive, type Live } from './live'
import { useOutbox } from './outbox'

/** Survives a reload in a stairwell without a network, and goes away with the window. */
const STORED = 'anling.phone'
const STORED_DUTY = 'anling.availability'
/** Until the server has said when it wants to know again. */
const PROOF_MS = 11 * 3_600_000

/** What the phone of a responder shows, and what it says to the centre. */
export const usePhone = defineStore('phone', () => {
  const clock = useClock()
  const outbox = useOutbox()
  const phone = shallowRef<Phone>(kept())
  const availability = ref<Availability>(
    localStorage.getItem(STORED_DUTY) === 'UNAVAILABLE' ? 'UNAVAILABLE' : 'AVAILABLE',
  )
  /** The step that was said and is not confirmed yet. */
  const asked = ref<{ assignment: string; step: AssignmentStatus }>()
  const live = shallowRef<Live>()
  const got = new Set<string>()
  const seen = new Set<string>()
  /** Jobs that were given back here: their end is no news. */
  const givenBack = new Set<string>()

  watch(phone, (now) => sessionStorage.setItem(STORED, JSON.stringify(now)))

  const offer = computed(() => offerToShow(phone.value, clock.now))
  const job = computed(() => jobToShow(phone.value))
  const standDown = computed(() => phone.value.standDown)
  const link = computed(() => live.value?.level.value ?? 'live')

  function receive(frame: FeedFrame): void {
    const next = applyToPhone(phone.value, frame)
    const own = givenBack.has(next.standDown?.assignment ?? '')
    phone.value = own ? withoutStandDown(next) : next
    phone.value.offers.forEach((one) => gotOffer(one.id))
    if (frame.type === 'change' && frame.assignment?.id === asked.value?.assignment) asked.value = undefined
  }

  function start(): void {
    live.value = openLive('responder', receive)
  }
  function stop(): void {
    live.value?.stop()
  }

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

  async function accept(id: string): Promise<void> {
    const answer = await outbox.say<{ assignment?: AssignmentCard }>(saying.accept(id))
    phone.value = answer?.assignment ? withAssignment(phone.value, answer.assignment) : withoutOffer(phone.value, id)
  }

  function decline(id: string, reason: DeclineReason): void {
    phone.value = withoutOffer(phone.value, id)
    void outbox.say(saying.decline(id, reason))
  }

  async function step(assignment: string, to: AssignmentStatus): Promise<void> {
    asked.value = { assignment, step: to }
    const answer = await outbox.say<{ assignment?: AssignmentCard }>(saying.step(assignment, stepPath(to)))
    if (answer?.assignment) phone.value = withAssignment(phone.value, answer.assignment)
    asked.value = undefined
  }

  async function release(assignment: string, reason: string): Promise<void> {
    givenBack.add(assignment)
    const answer = await outbox.say<{ assignment?: AssignmentCard }>(saying.release(assignment, reason))
    if (answer?.assignment) phone.value = withAssignment(phone.value, answer.assignment)
  }

  async function setAvailability(to: Availability): Promise<void> {
    availability.value = to
    localStorage.setItem(STORED_DUTY, to)
    await outbox.say(saying.availability(to))
  }

  /** He tapped, so his page reaches him. */
  async function prove(): Promise<void> {
    const answer = await outbox.say(saying.prove())
    const now = new Date(clock.now)
    const askAgainAt = new Date(now.getTime() + PROOF_MS).toISOString()
    if (answer) phone.value = { ...phone.value, prove: { provenAt: now.toISOString(), askAgainAt } }
  }
  const provenAt = computed(() => phone.value.prove?.provenAt)
  const mustProve = computed(() => availability.value === 'AVAILABLE' && wantsProof(phone.value, clock.now))

  function forget(): void {
    phone.value = emptyPhone
    outbox.clear()
  }

  function standDownSeen(): void {
    phone.value = withoutStandDown(phone.value)
  }

  return {
    ...{ offer, job, standDown, link, availability, asked, start, stop, sawOffer },
    ...{ accept, decline, step, release, setAvailability, standDownSeen, forget, prove, mustProve, provenAt },
  }
})

function kept(): Phone {
  try {
    return (JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Phone | null) ?? emptyPhone
  } catch {
    return emptyPhone
  }
}
