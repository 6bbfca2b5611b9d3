import { describe, expect, it } from 'vitest'
import { DrawnBook } from './drawn'

describe('what the page has drawn', () => {
  it('is_told_at_once_after_a_rest_and_then_once_a_second_with_its_age', () => {
    const book = new DrawnBook()
    expect(book.pause(0)).toBeUndefined()
    book.add('inc-1', 5_000)
    expect(book.pause(5_000)).toBe(0)
    expect(book.take(5_000)).toEqual([{ id: 'inc-1', ms: 0 }])
    book.add('inc-2', 5_100)
    book.add('inc-3', 5_900)
    expect(book.pause(5_900)).toBe(100)
    expect(book.take(6_000)).toEqual([
      { id: 'inc-2', ms: 900 },
      { id: 'inc-3', ms: 100 },
    ])
    expect(book.pause(6_000)).toBeUndefined()
  })

  it('is_told_once_and_the_first_time_counts', () => {
    const book = new DrawnBook()
    book.add('inc-1', 10)
    book.add('inc-1', 700)
    expect(book.take(710)).toEqual([{ id: 'inc-1', ms: 700 }])
    book.add('inc-1', 9_000)
    expect(book.pause(9_000)).toBeUndefined()
  })

  it('of_a_mass_is_told_a_hundred_at_a_time', () => {
    const book = new DrawnBook()
    for (let n = 0; n < 250; n++) book.add(`inc-${n}`, 0)
    expect(book.take(0).map((row) => row.id)).toContain('inc-99')
    expect(book.pause(0)).toBe(1_000)
    expect(book.take(1_000)).toHaveLength(100)
    expect(book.take(2_000)).toHaveLength(50)
  })

  it('is_told_again_after_the_link_broke_from_then_on', () => {
    const book = new DrawnBook()
    book.add('inc-1', 0)
    book.take(0)
    book.add('inc-2', 10)
    book.forget()
    expect(book.pause(20)).toBeUndefined()
    book.add('inc-1', 30_000)
    expect(book.take(30_000)).toEqual([{ id: 'inc-1', ms: 0 }])
  })

  it('does_not_grow_for_ever', () => {
    const book = new DrawnBook()
    for (let n = 0; n < 6_000; n++) book.add(`inc-${n}`, 0)
    for (let n = 0; n < 60; n++) book.take(n * 1_000)
    book.add('inc-0', 100_000)
    book.add('inc-5999', 100_000)
    expect(book.take(100_000).map((row) => row.id)).toEqual(['inc-0'])
  })
})
