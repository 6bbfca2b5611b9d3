import { defineStore } from 'pinia'
import { computed, inject, ref, type InjectionKey, type Ref } from 'vue'
import { bestOffset, offsetAfter } from '../model/link'

const SECOND_MS = 1_000
/** A little after the full second, so that a timer that fires a moment early does not tick twice. */
const AFTER_MS = 10

/** The server's time as this page knows it. Every clock on the screen ticks with it, at once and once a second: each tick is a picture. */
export const useClock = defineStore('clock', () => {
  const offsetMs = ref(0)
  const now = ref(Date.now())
  let estimates: number[] = []

  function synchronise(serverTime: string | undefined): void {
    if (!serverTime) return
    estimates = offsetAfter(estimates, serverTime, Date.now())
    offsetMs.value = bestOffset(estimates)
  }

  function tick(): void {
    now.value = Date.now() + offsetMs.value
    setTimeout(tick, SECOND_MS + AFTER_MS - (now.value % SECOND_MS))
  }
  setTimeout(tick, AFTER_MS)
  return { now, offsetMs, synchronise }
})

/** Set by a page that shows another time than now. */
export const MOMENT: InjectionKey<Readonly<Ref<number>>> = Symbol('moment')

/** The time that a component shows: now, or the moment of the film it is part of. */
export function useMoment(): Readonly<Ref<number>> {
  const clock = useClock()
  return inject(MOMENT, () => computed(() => clock.now), true)
}
