import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useClock } from './clock'

const WINDOW_MS = 5_000

/** Actions that want a second press: the first one arms for five seconds and does nothing. */
export const useArmed = defineStore('armed', () => {
  const clock = useClock()
  const what = ref<string>()
  const until = ref(0)

  const secondsLeft = computed(() => Math.max(0, Math.ceil((until.value - clock.now) / 1000)))

  function isArmed(action: string): boolean {
    return what.value === action && secondsLeft.value > 0
  }
  function press(action: string, act: () => void): void {
    if (isArmed(action)) {
      disarm()
      act()
      return
    }
    what.value = action
    until.value = Date.now() + clock.offsetMs + WINDOW_MS
  }
  function disarm(): void {
    what.value = undefined
  }
  return { secondsLeft, isArmed, press, disarm }
})
