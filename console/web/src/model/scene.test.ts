import { describe, expect, it } from 'vitest'
import type { AssignmentCard } from '../api/types'
import { decoded, encoded, sorted, type Letter } from './outbox'
import { emptyPhone, isLate, nextStep, restored, withUnsent } from './phone'
import {
  emptyDraft,
  faultOf,
  faultsOf,
  FIELDS,
  isEmpty,
  pressuresMixedUp,
  readingsOf,
  reportOf,
  valueOf,
} from './report'

const NOON = Date.parse('2026-03-01T12:00:00Z')
const job = {
  id: 'inc-1-a1',
  incident: 'inc-1',
  status: 'AT_DOOR',
  priority: 'P1',
  acceptedAt: '2026-03-01T11:50:00Z',
} as AssignmentCard
const letter = (path: string, more: Partial<Letter> = {}): Letter => ({ key: path, path, body: {}, at: NOON, ...more })

describe('phone without a network', () => {
  it('shows_the_step_that_was_said_and_marks_it_until_the_centre_has_heard_it', () => {
    const outbox = [letter('/api/assignments/inc-1-a1/with-elder'), letter('/api/assignments/inc-2-a1/done')]
    const { job: shown, unsent } = withUnsent(job, outbox)
    expect(shown.status).toBe('WITH_ELDER')
    expect(unsent).toBe(true)
    expect(nextStep(shown)).toBe('DONE')
    expect(withUnsent(job, [])).toEqual({ job, unsent: false })
  })

  it('keeps_the_job_over_a_restart_but_no_offer_and_nothing_of_somebody_else_or_of_another_day', () => {
    const phone = { ...emptyPhone, assignments: [job], offers: [{ id: 'o1' } as never] }
    const kept = { person: 'doctor-1', at: NOON - 60_000, phone }
    expect(restored(kept, 'doctor-1', NOON)).toEqual({ assignments: [job], offers: [] })
    expect(restored(kept, 'nurse-1', NOON)).toBe(emptyPhone)
    expect(restored(kept, undefined, NOON)).toBe(emptyPhone)
    expect(restored({ ...kept, at: NOON - 13 * 3_600_000 }, 'doctor-1', NOON)).toBe(emptyPhone)
    expect(restored(undefined, 'doctor-1', NOON)).toBe(emptyPhone)
  })

  it('drops_an_acceptance_that_came_too_late_and_keeps_what_still_counts_with_its_key', () => {
    const accept = letter('/api/offers/o1/accept', { until: NOON })
    const step = letter('/api/assignments/inc-1-a1/done')
    expect(sorted([accept, step], NOON - 1)).toEqual({ left: [accept, step], late: [] })
    expect(sorted([accept, step], NOON)).toEqual({ left: [step], late: [accept] })
    expect(decoded(encoded([accept, step]))).toEqual([accept, step])
  })
})

describe('the hole after accepted', () => {
  it('is_told_once_the_deadline_of_the_step_is_over', () => {
    const due = '2026-03-01T12:00:00Z'
    expect(isLate({ ...job, status: 'ACCEPTED', due }, NOON - 1)).toBe(false)
    expect(isLate({ ...job, status: 'ACCEPTED', due }, NOON)).toBe(true)
    expect(isLate({ ...job, status: 'ON_THE_WAY', due: undefined }, NOON)).toBe(true)
    expect(isLate({ ...job, status: 'AT_DOOR', due: undefined }, NOON)).toBe(false)
  })
})

describe('report', () => {
  const pulse = FIELDS[0] as (typeof FIELDS)[number]

  it('reads_numbers_as_people_type_them', () => {
    expect(valueOf(' 36,8 ')).toBe(36.8)
    expect(valueOf('')).toBeUndefined()
    expect(valueOf('12o')).toBeNaN()
    expect(valueOf('-5')).toBeNaN()
  })

  it('tells_beside_the_field_what_cannot_be', () => {
    expect(faultOf(pulse, '80')).toBeUndefined()
    expect(faultOf(pulse, undefined)).toBeUndefined()
    expect(faultOf(pulse, 'x')).toBe('number')
    expect(faultOf(pulse, '800')).toBe('range')
    expect(faultsOf({ ...emptyDraft, texts: { SPO2: '101', TEMPERATURE: '38,5' } })).toEqual({ SPO2: 'range' })
    expect(pressuresMixedUp({ ...emptyDraft, texts: { SYSTOLIC: '80', DIASTOLIC: '120' } })).toBe(true)
    expect(pressuresMixedUp({ ...emptyDraft, texts: { SYSTOLIC: '120' } })).toBe(false)
  })

  it('sends_what_was_measured_and_nothing_else', () => {
    const draft = { texts: { HEART_RATE: '80', CONSCIOUSNESS: '0', SPO2: ' ' }, note: '  ' }
    expect(readingsOf(draft)).toEqual([
      { kind: 'HEART_RATE', value: 80 },
      { kind: 'CONSCIOUSNESS', value: 0 },
    ])
    expect(reportOf(draft, 'HELPED')).toEqual({ outcome: 'HELPED', readings: readingsOf(draft) })
    expect(reportOf({ ...emptyDraft, note: ' 已止血 ' }, 'OTHER')).toEqual({
      outcome: 'OTHER',
      readings: [],
      note: '已止血',
    })
    expect(isEmpty(emptyDraft)).toBe(true)
  })
})
