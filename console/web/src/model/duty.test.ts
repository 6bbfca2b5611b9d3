import { describe, expect, it } from 'vitest'
import type { FeedFrame, OwnDuty } from '../api/types'
import { applyToPhone, dutyTold, emptyPhone, withoutStandDown } from './phone'

const ON: OwnDuty = { availability: 'AVAILABLE', until: '2026-03-14T12:00:00Z' }
const OFF: OwnDuty = { availability: 'UNAVAILABLE', pausedAt: '2026-03-14T09:00:00Z', until: '2026-03-14T12:00:00Z' }
const change = (duty?: OwnDuty) =>
  ({ type: 'change', event: '1-1', at: '2026-03-14T09:00:00Z', ...(duty && { duty }) }) as FeedFrame
const letter = { key: 'k', at: 1, path: '/api/availability', body: {} }

describe('the duty of a phone', () => {
  it('is_what_the_centre_says', () => {
    expect(dutyTold(change(OFF), [])).toEqual(OFF)
    expect(dutyTold(change(), [])).toBeUndefined()
    expect(dutyTold({ type: 'heartbeat' } as FeedFrame, [])).toBeUndefined()
  })

  it('is_ones_own_word_until_the_centre_has_heard_it', () => {
    expect(dutyTold(change(ON), [letter])).toBeUndefined()
    expect(dutyTold(change(ON), [{ ...letter, path: '/api/prove' }])).toEqual(ON)
  })

  it('is_kept_and_outlives_a_stand_down', () => {
    const phone = applyToPhone(applyToPhone(emptyPhone, change(ON)), change())
    expect(phone.duty).toEqual(ON)
    expect(withoutStandDown(phone).duty).toEqual(ON)
    const snapshot = { type: 'snapshot', offers: [], assignments: [], duty: OFF } as unknown as FeedFrame
    expect(applyToPhone(phone, snapshot).duty).toEqual(OFF)
  })
})
