import { describe, expect, it } from 'vitest'
import type { OutcomeRow } from '../api/types'
import { outcomesOf } from './month'

describe('a month', () => {
  it('is_a_table_of_outcomes_by_class_with_sums_and_what_is_open_last', () => {
    const rows: OutcomeRow[] = [
      { of: 'P1', count: 4 },
      { of: 'P1', disposition: 'FALSE_PRESS', count: 2 },
      { of: 'P3', disposition: 'FALSE_PRESS', count: 1 },
      { of: 'P1', disposition: 'HELPED_AT_HOME', count: 9 },
    ]
    expect(outcomesOf(rows)).toEqual({
      classes: ['P1', 'P3'],
      rows: [
        { disposition: 'HELPED_AT_HOME', counts: [9, 0], sum: 9 },
        { disposition: 'FALSE_PRESS', counts: [2, 1], sum: 3 },
        { disposition: undefined, counts: [4, 0], sum: 4 },
      ],
      sums: [15, 1],
      sum: 16,
    })
    expect(outcomesOf([])).toEqual({ classes: [], rows: [], sums: [], sum: 0 })
  })
})
