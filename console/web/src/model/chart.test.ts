import { describe, expect, it } from 'vitest'
import type { LevelLine } from '../api/types'
import {
  barsOf,
  coursesOf,
  endOf,
  fewOf,
  floorOf,
  goalPath,
  groupsOf,
  percent,
  periodsOf,
  spell,
  ticksOf,
  yOf,
  type Box,
} from './chart'

const BOX: Box = { width: 120, height: 110, left: 10, right: 10, top: 5, bottom: 5 }

function line(part: Partial<LevelLine>): LevelLine {
  return { done: 1, waiting: 0, judged: 1, kept: 1, share: 1, goal: 0.95, ...part }
}

describe('the line of shares', () => {
  const lines = [
    line({ period: '2026-03-01', share: 1 }),
    line({ period: '2026-03-02', share: undefined, judged: 0, goal: undefined }),
    line({ period: '2026-03-03', share: 0.5 }),
  ]

  it('goes_from_edge_to_edge_and_is_broken_where_nothing_was_judged', () => {
    const [course] = coursesOf({ lines }, BOX)
    expect(course?.path).toBe('M10 5M110 105')
    expect(course?.spots.map(({ x }) => x)).toEqual([10, 110])
  })

  it('begins_at_an_honest_floor', () => {
    expect(floorOf({ lines })).toBe(0.5)
    expect(floorOf({ lines: [line({ share: 0.97 })] })).toBe(0.8)
    expect(floorOf({ lines: [line({ share: 0.2 })] })).toBe(0)
    expect(yOf(0.1, 0.5, BOX)).toBe(105)
  })

  it('has_lines_at_whole_per_cents_from_its_floor_to_all', () => {
    for (const floor of [0, 0.5, 0.8]) {
      const ticks = ticksOf(floor).map((tick) => Math.round(tick * 1e6) / 1e4)
      expect(ticks.every(Number.isInteger)).toBe(true)
      expect(new Set(ticks).size).toBe(ticks.length)
      expect([ticks[0], ticks.at(-1)]).toEqual([floor * 100, 100])
      expect(ticks.length).toBeLessThanOrEqual(6)
    }
  })

  it('has_the_promise_beside_it_weighted_by_who_is_judged', () => {
    const both = [
      line({ period: 'a', goal: 0.9, judged: 3, group: 'x' }),
      line({ period: 'a', goal: 0.98, group: 'y' }),
    ]
    expect(goalPath({ lines: both }, BOX)).toBe(`M10 ${yOf(0.92, floorOf({ lines: both }), BOX)}H110`)
    expect(goalPath({ lines: [line({ goal: undefined })] }, BOX)).toBe('')
  })

  it('shows_the_largest_groups_first_and_no_more_than_can_be_told_apart', () => {
    const many = Array.from({ length: 8 }, (_, n) => line({ group: `g${n}`, label: `G${n}`, judged: n }))
    expect(groupsOf({ lines: many }).map(({ label }) => label)[0]).toBe('G7')
    expect(coursesOf({ lines: many }, BOX)).toHaveLength(5)
    expect(periodsOf({ lines: many })).toEqual([''])
  })
})

describe('the bars of percentiles', () => {
  it('share_one_axis_that_ends_at_a_round_time_and_holds_the_target', () => {
    const lines = [line({ p50: 14, p90: 68, p95: 84, p99: 96.8 }), line({ p50: undefined })]
    expect(endOf(lines, 15)).toBe(120)
    expect(endOf([], 15)).toBe(15)
    expect(endOf([line({ p99: 0.06 })], 0.2)).toBe(0.2)
    expect(endOf([line({ p99: 200_000 })], undefined)).toBe(259_200)
    expect(barsOf(lines, 120)).toEqual([
      { line: lines[0], p50: 14 / 120, p90: 68 / 120, p95: 84 / 120, p99: 96.8 / 120 },
    ])
  })

  it('name_few_enough_labels_to_be_read', () => {
    expect(fewOf([...'abcdefgh'], 4).map(({ value }) => value)).toEqual(['a', 'c', 'e', 'g'])
    expect(fewOf(['a'], 4)).toEqual([{ value: 'a', index: 0 }])
  })
})

describe('figures', () => {
  it('are_spelled_as_people_say_them', () => {
    expect(spell(0.038)).toEqual({ unit: 'milliseconds', n: '38' })
    expect(spell(0.9996)).toEqual({ unit: 'seconds', n: '1' })
    expect(spell(0)).toEqual({ unit: 'seconds', n: '0' })
    expect(spell(1.44)).toEqual({ unit: 'seconds', n: '1.4' })
    expect(spell(84.4)).toEqual({ unit: 'seconds', n: '84' })
    expect(spell(749.6)).toEqual({ unit: 'minutes', n: '12:30' })
    expect(spell(900)).toEqual({ unit: 'minutes', n: '15' })
    expect(spell(18_720)).toEqual({ unit: 'hours', n: '5.2' })
  })

  it('never_round_a_share_up_to_its_promise', () => {
    expect([percent(0.94996), percent(0.95), percent(1)]).toEqual(['94.9', '95.0', '100.0'])
  })
})
