import { describe, expect, it } from 'vitest'
import type { AssignmentCard } from '../api/types'
import { decoded, encoded, sorted, type Letter } from './outbox'
import { emptyPhone, nextStep, restored, withUnsent } from './phone'

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
