import { describe, expect, it } from 'vitest'
import type { ResponderAssurance } from '../api/types'
import { chunks, unprovenFor } from './assurance'

const NOON = Date.parse('2026-07-01T12:00:00Z')
const assurance = (...at: string[]): ResponderAssurance => ({
  availability: 'AVAILABLE',
  load: 0,
  proven: at.map((one) => ({ channel: 'PAGE', at: one })),
  offers: 0,
  accepted: 0,
})

describe('responder assurance', () => {
  it('ends_twelve_hours_after_the_last_proof_on_any_channel', () => {
    expect(unprovenFor({ assurance: assurance('2026-07-01T00:00:01Z') }, NOON)).toBe(false)
    expect(unprovenFor({ assurance: assurance('2026-07-01T00:00:00Z') }, NOON)).toBe(true)
    expect(unprovenFor({ assurance: assurance('2026-06-30T00:00:00Z', '2026-07-01T11:00:00Z') }, NOON)).toBe(false)
  })

  it('does_not_rest_on_web_push', () => {
    const pushed = { ...assurance(), proven: [{ channel: 'PUSH' as const, at: '2026-07-01T11:00:00Z' }] }
    expect(unprovenFor({ assurance: pushed }, NOON)).toBe(true)
  })

  it('is_none_where_nothing_was_ever_proven_or_known', () => {
    expect(unprovenFor({ assurance: assurance() }, NOON)).toBe(true)
    expect(unprovenFor({}, NOON)).toBe(true)
  })
})

describe('pieces of a list', () => {
  it('hold_everything_in_order', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(chunks([], 2)).toEqual([])
  })
})
