import { ref, shallowRef } from 'vue'

/**
 * What a page reads from the server. Of several questions only the last one counts, in whatever order the answers come:
 * a late answer never takes the place of a newer one. Until an answer comes, what was shown stays.
 */
export function useReading<T>() {
  const shown = shallowRef<T>()
  const error = shallowRef<unknown>()
  const busy = ref(false)
  let last = 0

  /** Whether the answer came and nobody had asked for something else meanwhile. */
  async function read(question: () => Promise<T>): Promise<boolean> {
    const own = ++last
    busy.value = true
    try {
      const answer = await question()
      if (own !== last) return false
      shown.value = answer
      error.value = undefined
      return true
    } catch (failure) {
      if (own === last) error.value = failure
      return false
    } finally {
      if (own === last) busy.value = false
    }
  }

  /** Shows nothing, and nothing that was asked before. */
  function clear(): void {
    last++
    busy.value = false
    shown.value = undefined
    error.value = undefined
  }

  return { shown, error, busy, read, clear }
}

export type Reading<T> = ReturnType<typeof useReading<T>>
