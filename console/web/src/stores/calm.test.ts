import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { calm } from './calm'

describe('what_changes_many_times_a_second', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function begin() {
    const source = shallowRef(0)
    const scope = effectScope()
    const told = scope.run(() => calm(() => source.value, 1_000))
    const set = async (value: number) => {
      source.value = value
      await nextTick()
    }
    return { scope, set, told: () => told?.value }
  }

  it('is_told_at_once_when_it_was_quiet', async () => {
    const { set, told } = begin()
    expect(told()).toBe(0)
    await set(1)
    expect(told()).toBe(1)
    vi.advanceTimersByTime(1_000)
    await set(2)
    expect(told()).toBe(2)
  })

  it('is_told_once_in_a_while_and_the_last_change_is_never_lost', async () => {
    const { set, told } = begin()
    await set(1)
    await set(2)
    await set(3)
    expect(told()).toBe(1)
    vi.advanceTimersByTime(999)
    expect(told()).toBe(1)
    vi.advanceTimersByTime(1)
    expect(told()).toBe(3)
    await set(4)
    expect(told(), 'rests again').toBe(3)
    vi.advanceTimersByTime(1_000)
    expect(told()).toBe(4)
  })

  it('asks_nothing_any_more_when_nobody_looks', async () => {
    const { scope, set, told } = begin()
    await set(1)
    await set(2)
    scope.stop()
    vi.advanceTimersByTime(5_000)
    expect(told()).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})
