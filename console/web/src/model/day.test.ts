import { describe, expect, it } from 'vitest'
import { dayIn } from './day'

describe('the day of the calendar', () => {
  it('is_that_of_the_centre_and_not_that_of_who_looks', () => {
    const evening = Date.parse('2026-03-14T17:30:00Z')
    expect(dayIn('Asia/Shanghai', evening)).toBe('2026-03-15')
    expect(dayIn('UTC', evening)).toBe('2026-03-14')
    expect(dayIn('America/New_York', Date.parse('2026-01-01T03:00:00Z'))).toBe('2025-12-31')
  })
})
