import { defineStore } from 'pinia'
import { computed, inject, ref, type InjectionKey, type Ref } from 'vue'
import { bestOffset, offsetAfter } from '../model/link'

/** The server's time as this page knows it. Ticks twice a second for every clock on the screen. */
export const useClock = defineStore('clock', () => {
  const offsetMs = ref(0)
  const now = ref(Date.now())
  let estimates: number[] = []

  function synchronise(serverTime: string | undefined): void {
    if (!serverTime) return
    estimates = offsetAfter(estimates, serverTime, Date.now())
    offsetMs.value = bestOffset(estimates)
  }

  setInterval(() => (now.value = Date.now() + offsetMs.value), 500)
  return { now, offsetMs, synchronise }
})

/** Set by a page that shows another time than now. */
export const MOMENT: InjectionKey<Readonly<Ref<number>>> = Symbol('moment')

/** The time that a component shows: now, or the moment of the film it is part of. */
export function useMoment(): Readonly<Ref<number>> {
  const clock = useClock()
  return inject(MOMENT, () => computed(() => clock.now), true)
}
