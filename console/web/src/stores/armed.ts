import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useClock } from './clock'

const WINDOW_MS = 5_000

/** Actions that want a second press: the first one arms for five seconds and does nothing. */
export const useArmed = defineStore('armed', () => {
  const clock = useClock()
  const what = ref<string>()
  const until = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  const secondsLeft = computed(() => Math.max(0, Math.ceil(Math.min(WINDOW_MS, until.value - clock.now) / 1000)))

  function isArmed(action: string): boolean {
    return what.value === action
  }
  function press(action: string, act: () => void): void {
    if (isArmed(action)) {
      disarm()
      act()
      return
    }
    what.value = action
    until.value = Date.now() + clock.offsetMs + WINDOW_MS
    clearTimeout(timer)
    // Not by the clock of the page, which ticks once a second: it would be six.
    timer = setTimeout(disarm, WINDOW_MS)
  }
  function disarm(): void {
    clearTimeout(timer)
    what.value = undefined
  }
  return { secondsLeft, isArmed, press, disarm }
})
