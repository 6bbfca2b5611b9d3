import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useArmed } from './armed'

describe('what_cannot_be_undone', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
  })
  afterEach(() => void vi.useRealTimers())

  function begin() {
    const armed = useArmed()
    const done: string[] = []
    return { armed, done, press: (what: string) => armed.press(what, () => done.push(what)) }
  }

  it('wants_a_second_press_within_five_seconds', () => {
    const { armed, done, press } = begin()
    press('close')
    expect([done, armed.isArmed('close')]).toEqual([[], true])
    vi.advanceTimersByTime(4_000)
    press('close')
    expect([done, armed.isArmed('close')]).toEqual([['close'], false])
  })

  it('is_off_again_after_five_seconds_and_when_it_is_taken_back', () => {
    const { armed, done, press } = begin()
    press('close')
    vi.advanceTimersByTime(5_000)
    expect(armed.isArmed('close')).toBe(false)
    press('close')
    armed.disarm()
    press('close')
    expect(done, 'each of the three was a first press').toEqual([])
  })

  it('is_not_done_by_a_press_of_something_else', () => {
    const { done, press } = begin()
    press('close')
    press('false-press')
    press('close')
    expect(done).toEqual([])
  })
})
