import { describe, expect, it } from 'vitest'
import { inOrder, listed, nextToTake, reordered, windowOf, windowOfHeights } from './order'
import { incident, time } from './samples'

describe('queue', () => {
  it('goes_by_priority_then_unanswered_then_oldest', () => {
    const rows = [
      incident({ number: 1, priority: 'P3', openedAt: time(-900) }),
      incident({ number: 2, handling: 'TAKEN', openedAt: time(-800) }),
      incident({ number: 3, openedAt: time(-10) }),
      incident({ number: 4, openedAt: time(-20) }),
      incident({ number: 5, priority: 'P2' }),
    ]
    expect(inOrder(rows).map((row) => row.number)).toEqual([4, 3, 2, 5, 1])
  })

  it('takes_the_most_urgent_that_nobody_has', () => {
    const rows = [incident({ number: 1, handling: 'TAKEN' }), incident({ number: 2, priority: 'P3' })]
    expect(nextToTake(rows)?.number).toBe(2)
    expect(nextToTake([])).toBeUndefined()
  })

  it('does_not_move_under_the_pointer', () => {
    expect(listed(['a', 'b'], ['c', 'b', 'a'], true)).toEqual({ ids: ['a', 'b'], waiting: ['c'] })
  })

  it('keeps_the_place_of_a_row_that_is_gone_while_it_is_held', () => {
    expect(listed(['a', 'b'], ['b'], true).ids).toEqual(['a', 'b'])
  })

  it('shows_everything_in_order_when_it_is_let_go', () => {
    expect(listed(['a', 'b'], ['c', 'b'], false)).toEqual({ ids: ['c', 'b'], waiting: [] })
  })

  it('draws_only_rows_near_the_window_of_two_thousand', () => {
    const part = windowOf(2000, 66, 6600, 660)
    expect(part).toEqual({ from: 94, to: 116 })
    expect(windowOf(3, 66, 0, 660)).toEqual({ from: 0, to: 3 })
  })

  it('is_the_same_order_when_it_begins_with_that_of_a_moment_ago', () => {
    const row = (number: number, part = {}) => incident({ number, openedAt: time(-number), ...part })
    const first = new Map([1, 2, 3, 4].map((n) => [`i-${n}`, row(n)]))
    const before = reordered(undefined, first)
    const next = new Map(first)
    next.delete('i-2')
    next.set('i-3', row(3, { priority: 'P3' }))
    next.set('i-9', row(9))
    next.set('i-1', row(1, { handling: 'ON_HOLD', alerts: 7 }))
    expect(reordered(before, next)).toEqual(inOrder(next.values()))
    expect(reordered(before, next).map((one) => one.number)).toEqual([9, 4, 1, 3])
  })

  it('orders_times_that_were_written_with_more_or_fewer_digits', () => {
    const at = (number: number, openedAt: string) => incident({ number, openedAt })
    const rows = [at(1, '2026-01-01T00:00:30.5Z'), at(2, '2026-01-01T00:00:30Z'), at(3, '2026-01-01T00:00:29.999Z')]
    expect(inOrder(rows).map((row) => row.number)).toEqual([3, 2, 1])
  })

  it('draws_only_what_is_near_the_window_when_rows_differ_in_height', () => {
    const heights = Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? 40 : 80))
    const part = windowOfHeights(heights, 6_000, 600)
    expect(part.before).toBeLessThanOrEqual(5_700)
    expect(part.from).toBe(95)
    expect(part.to - part.from).toBeLessThan(30)
    const drawn = heights.slice(part.from, part.to).reduce((sum, one) => sum + one, 0)
    expect(part.before + drawn + part.after).toBe(600_000)
    expect(windowOfHeights([], 0, 600)).toEqual({ from: 0, to: 0, before: 0, after: 0 })
  })
})
