import { describe, expect, it } from 'vitest'
import { filtered, matches } from './filter'
import { incident } from './samples'

describe('filter of the queue', () => {
  const elder = { id: 'e', name: '王桂兰', community: '1', phone: '010-5550-0110', allergies: [], facts: [] }
  const mine = incident({ number: 312, elder })
  const others = [
    incident({ number: 1 }),
    incident({ number: 2, handling: 'TAKEN' }),
    incident({ number: 3, handling: 'TAKEN', priority: 'P2' }),
    incident({ number: 4, priority: 'P3' }),
  ]

  it('finds_by_number_name_and_the_end_of_the_telephone_number', () => {
    for (const text of ['0312', '#312', '312', '桂兰', '0110']) expect(matches(mine, text), text).toBe(true)
    for (const text of ['31', '011', '李']) expect(matches(mine, text), text).toBe(false)
  })

  it('never_hides_an_emergency_that_waits_and_counts_the_urgent_ones_that_it_hides', () => {
    const left = filtered([mine, ...others], '0312')
    expect(left.rows.map((row) => row.number)).toEqual([312, 1])
    expect(left.urgent).toBe(2)
    expect(filtered(others, ' ').rows).toHaveLength(4)
  })
})
