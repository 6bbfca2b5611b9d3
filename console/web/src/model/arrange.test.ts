import { describe, expect, it } from 'vitest'
import type { StaffRow } from '../api/types'
import { blockedBy, formOf, missing } from './arrange'
import { incident, time } from './samples'

const me = { id: 's-1', name: '周敏' }
const staff: StaffRow[] = [
  { ...me, role: 'OPERATOR', since: time(0) },
  { id: 's-2', name: '何佳', role: 'OPERATOR', since: time(0) },
]
const taken = incident({ number: 1, handling: 'TAKEN', owner: me })

describe('what is arranged', () => {
  it('offers_a_hold_of_5_15_30_or_60_minutes_and_wants_a_reason', () => {
    const form = formOf('hold', taken, staff)
    expect(form.choices.map((one) => one.id)).toEqual(['5', '15', '30', '60'])
    expect(missing(form, undefined, 'x')).toBe('arrange.choose')
    expect(missing(form, '15', '  ')).toBe('arrange.needReason')
    expect(missing(form, '15', '等儿子回电')).toBeUndefined()
  })

  it('offers_a_transfer_to_everybody_who_can_take_calls_but_its_owner', () => {
    expect(formOf('transfer', taken, staff).choices).toEqual([{ id: 's-2', name: '何佳' }])
  })

  it('does_not_accept_a_choice_that_is_no_longer_there', () => {
    expect(missing(formOf('transfer', taken, staff), 's-9', '')).toBe('arrange.choose')
  })

  it('offers_the_priorities_that_it_has_not', () => {
    expect(formOf('priority', taken, staff).choices.map((one) => one.id)).toEqual(['P2', 'P3'])
  })

  it('wants_a_witness_where_119_or_110_opens_the_door_and_none_for_a_key', () => {
    const form = formOf('entry', taken, staff)
    expect(form.choices.map((one) => one.id)).toContain('PROPERTY_OFFICE')
    expect(missing(form, 'KEY_BOX', '')).toBeUndefined()
    expect(missing(form, 'EMERGENCY_SERVICE', ' ')).toBe('entry.needWitness')
    expect(missing(form, 'EMERGENCY_SERVICE', '物业李师傅')).toBeUndefined()
  })

  it('wants_words_only_where_they_are_needed', () => {
    expect(missing(formOf('follow-up', taken, staff), 'WELL', '')).toBeUndefined()
    expect(missing(formOf('reopen', taken, staff), undefined, '')).toBe('arrange.needReason')
  })
})

describe('what cannot be arranged', () => {
  const closed = incident({ number: 2, handling: 'CLOSED', owner: me })

  it('is_the_owners_business_alone', () => {
    expect(blockedBy('hold', taken, 's-1', 'OPERATOR')).toBeUndefined()
    expect(blockedBy('hold', taken, 's-2', 'OPERATOR')).toBe('blocked.notYours')
    expect(blockedBy('hold', incident({ number: 3 }), 's-1', 'OPERATOR')).toBe('blocked.notTaken')
  })

  it('is_the_supervisors_business_alone', () => {
    expect(blockedBy('reassign', taken, 's-1', 'OPERATOR')).toBe('blocked.supervisor')
    expect(blockedBy('reassign', taken, 's-3', 'SUPERVISOR')).toBeUndefined()
  })

  it('depends_on_whether_it_is_closed', () => {
    expect(blockedBy('follow-up', taken, 's-1', 'OPERATOR')).toBe('blocked.notClosed')
    expect(blockedBy('follow-up', closed, 's-2', 'OPERATOR')).toBeUndefined()
    expect(blockedBy('follow-up', { ...closed, handling: 'FOLLOWED_UP' }, 's-2')).toBe('blocked.notClosed')
    expect(blockedBy('reopen', { ...closed, handling: 'FOLLOWED_UP' }, 's-2')).toBeUndefined()
    expect(blockedBy('hold', closed, 's-1', 'OPERATOR')).toBe('blocked.closed')
  })
})
