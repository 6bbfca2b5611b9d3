import { describe, expect, it } from 'vitest'
import type { ShiftRow, ShiftWeek } from '../api/types'
import {
  beganEarlier,
  begun,
  columnOf,
  dayAfter,
  daysLater,
  gapRows,
  gridStep,
  personRows,
  rolesOf,
  swappable,
} from './shifts'

const DAYS = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15']

function shift(id: string, person: string, day: string, part: Partial<ShiftRow> = {}): ShiftRow {
  return {
    ...{ id, version: 1, person, name: `name of ${person}`, role: 'COMMUNITY', place: '110101001001' },
    ...{ placeName: '和平社区', day, begins: '08:00', ends: '20:00', nextDay: false, mine: true },
    ...{ from: `${day}T00:00:00Z`, to: `${day}T12:00:00Z`, ...part },
  }
}

function week(items: ShiftRow[], gaps: ShiftWeek['gaps'] = []): ShiftWeek {
  return {
    ...{ monday: '2026-03-09', today: '2026-03-10', zone: 'Asia/Shanghai', days: DAYS, items, gaps, places: [] },
    people: [
      { id: 'r-1', name: '周敏', kind: 'CARER', community: '110101001001' },
      { id: 'r-2', name: '陈立', kind: 'DOCTOR', community: '110101002001' },
      { id: 's-1', name: '郑楠', role: 'SUPERVISOR' },
    ],
  }
}

const ALL = { search: '', place: '' }

describe('a week of shifts', () => {
  it('has_a_row_for_everybody_with_a_shift_and_a_list_for_each_day', () => {
    const rows = personRows(week([shift('a', 'r-2', '2026-03-10'), shift('b', 'r-2', '2026-03-10')]), ALL)
    expect(rows.map((row) => row.person.name)).toEqual(['陈立'])
    expect(rows[0]?.days.map((day) => day.length)).toEqual([0, 2, 0, 0, 0, 0, 0])
  })

  it('shows_on_monday_what_began_on_sunday', () => {
    const night = shift('a', 'r-1', '2026-03-08', { begins: '20:00', ends: '08:00', nextDay: true })
    expect(columnOf(night, DAYS)).toBe(0)
    expect(beganEarlier(night, DAYS)).toBe(true)
    expect(personRows(week([night]), ALL)[0]?.days[0]).toEqual([night])
  })

  it('shows_whom_somebody_looks_for_though_he_has_no_shift', () => {
    const found = personRows(week([shift('a', 'r-2', '2026-03-10')]), { search: '周', place: '' })
    expect(found.map((row) => row.person.id)).toEqual(['r-1'])
  })

  it('shows_shifts_of_people_who_are_not_of_ones_own_part', () => {
    const rows = personRows(week([shift('a', 'r-9', '2026-03-10')]), ALL)
    expect(rows[0]?.person).toEqual({ id: 'r-9', name: 'name of r-9' })
  })

  it('can_be_cut_to_a_place', () => {
    const items = [shift('a', 'r-1', '2026-03-10'), shift('b', 'r-2', '2026-03-10', { place: '110102' })]
    expect(personRows(week(items), { search: '', place: '110101' })).toHaveLength(1)
  })
})

describe('gaps', () => {
  const part = (day: string, from = '00:00', to = '24:00') => ({ day, from, to })
  const gaps = [
    { community: '110101001001', name: '甲', parts: [part('2026-03-10', '08:00', '12:00')] },
    { community: '110101001002', name: '乙', parts: DAYS.map((day) => part(day)) },
  ]

  it('stand_on_their_days_the_emptiest_community_first', () => {
    const rows = gapRows(week([], gaps), '')
    expect(rows.map((row) => [row.gap.name, row.whole])).toEqual([
      ['乙', true],
      ['甲', false],
    ])
    expect(rows[1]?.days[1]).toEqual([part('2026-03-10', '08:00', '12:00')])
    expect(gapRows(week([], gaps), '110101001001')).toHaveLength(1)
  })
})

describe('a form', () => {
  it('begins_with_the_shift_that_is_changed', () => {
    const typed = begun(week([]), shift('a', 'r-1', '2026-03-10', { begins: '20:00', ends: '08:00' }))
    expect(typed).toMatchObject({ person: 'r-1', day: '2026-03-10', from: '20:00', to: '08:00', weekdays: [] })
  })

  it('begins_with_what_that_person_did_last', () => {
    const items = [shift('a', 'r-2', '2026-03-10', { role: 'RELIEF', begins: '09:00', ends: '17:00' })]
    expect(begun(week(items), undefined, 'r-2', '2026-03-12')).toMatchObject({
      ...{ role: 'RELIEF', place: '110101001001', day: '2026-03-12', from: '09:00', to: '17:00' },
    })
    expect(begun(week([]), undefined, 'r-2').role).toBe('DOCTOR')
    expect(begun(week([]), undefined, 'r-2').place).toBe('110101002001')
  })

  it('offers_the_roles_that_somebody_can_have', () => {
    const { people } = week([])
    expect(people.map((one) => rolesOf(one)[0])).toEqual(['COMMUNITY', 'DOCTOR', 'SUPERVISOR'])
    expect(rolesOf(people[0])).not.toContain('DOCTOR')
    expect(rolesOf({ id: 's-2', name: 'x', role: 'OPERATOR' })).toEqual(['OPERATOR'])
  })

  it('offers_shifts_of_others_to_swap_with', () => {
    const one = shift('a', 'r-1', '2026-03-10')
    const items = [one, shift('b', 'r-1', '2026-03-11'), shift('c', 'r-2', '2026-03-11')]
    const far = shift('d', 'r-3', '2026-03-11', { mine: false })
    const doctor = shift('e', 'r-3', '2026-03-11', { role: 'DOCTOR' })
    expect(swappable(week([...items, far, doctor]), one).map(({ id }) => id)).toEqual(['c'])
  })
})

describe('days', () => {
  it('are_counted_without_a_clock_that_jumps', () => {
    expect(daysLater('2026-03-28', 1)).toBe('2026-03-29')
    expect(daysLater('2026-03-29', 1)).toBe('2026-03-30')
    expect(daysLater('2026-10-25', 7)).toBe('2026-11-01')
    expect(daysLater('2026-01-01', -1)).toBe('2025-12-31')
  })

  it('are_counted_from_the_week_that_is_wanted_and_not_from_the_one_that_is_still_shown', () => {
    expect(dayAfter('2026-03-16', '2026-03-09', 7)).toBe('2026-03-23')
    expect(dayAfter('', '2026-03-09', -7), 'the week of today').toBe('2026-03-02')
    expect(dayAfter('next', '2026-03-09', 7), 'an address that somebody typed').toBe('2026-03-16')
    expect(dayAfter('', '', 7), 'nothing is read yet').toBe('')
  })
})

describe('the keys of the grid', () => {
  const cells = [
    { row: 0, column: 0 },
    { row: 0, column: 1 },
    { row: 0, column: 1 },
    { row: 1, column: 0 },
    { row: 1, column: 1 },
  ]

  it('go_along_a_row_and_to_the_same_day_of_the_next', () => {
    expect(gridStep(cells, 0, 'ArrowRight')).toBe(1)
    expect(gridStep(cells, 2, 'ArrowRight')).toBe(2)
    expect(gridStep(cells, 2, 'ArrowLeft')).toBe(1)
    expect(gridStep(cells, 2, 'ArrowDown')).toBe(4)
    expect(gridStep(cells, 4, 'ArrowUp')).toBe(1)
    expect(gridStep(cells, 4, 'ArrowDown')).toBe(4)
    expect(gridStep(cells, 2, 'Home')).toBe(0)
    expect(gridStep(cells, 0, 'End')).toBe(2)
    expect(gridStep(cells, 0, 'x')).toBe(0)
    expect(gridStep([], 0, 'End')).toBe(0)
  })
})
