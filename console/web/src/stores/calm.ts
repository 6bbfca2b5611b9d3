import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/**
 * What may change many times a second, told at most once in so many milliseconds: the first change at once, the last one in any case.
 * For what somebody reads as a whole and nobody can read that often, as the order of a long list.
 */
export function calm<T>(source: () => T, restMs: number): Readonly<ShallowRef<T>> {
  const told = shallowRef(source())
  let timer: ReturnType<typeof setTimeout> | undefined
  let stale = false

  function tell(): void {
    stale = false
    told.value = source()
    timer = setTimeout(() => {
      timer = undefined
      if (stale) tell()
    }, restMs)
  }
  watch(source, () => {
    if (timer === undefined) tell()
    else stale = true
  })
  onScopeDispose(() => clearTimeout(timer))
  return told
}
