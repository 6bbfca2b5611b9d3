import { describe, expect, it } from 'vitest'
import { inOrder, listed, nextToTake, windowOf } from './order'
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
})
