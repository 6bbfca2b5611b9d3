import { describe, expect, it } from 'vitest'
import type { TimelineLine } from '../api/types'
import { newestFirst } from './timeline'

const line = (event: string, kind = 'note'): TimelineLine => ({
  ...{ event, kind, at: '2026-03-14T08:15:00Z' },
  ...{ text: { zh: kind, en: kind }, detail: {} },
})
const keyOf = (lines: TimelineLine[], kind: string) => newestFirst(lines).find((one) => one.line.kind === kind)?.key

describe('lines of a timeline', () => {
  it('stand_newest_first', () => {
    expect(newestFirst([line('1-1'), line('1-2')]).map((one) => one.line.event)).toEqual(['1-2', '1-1'])
    expect(newestFirst([])).toEqual([])
  })

  it('keep_their_key_when_others_come_in_before_behind_or_go_away', () => {
    const recorded = line('1-5', 'call.recorded')
    const key = keyOf([line('1-4'), recorded], 'call.recorded')
    expect(keyOf([line('1-4'), recorded, line('1-6')], 'call.recorded'), 'a newer one').toBe(key)
    expect(keyOf([line('1-3'), line('1-4'), recorded], 'call.recorded'), 'the record caught up').toBe(key)
    expect(keyOf([recorded], 'call.recorded'), 'the oldest are left out').toBe(key)
  })

  it('of_one_event_have_a_key_each', () => {
    const keys = newestFirst([line('1-4', 'a'), line('1-4', 'b'), line('1-5', 'c')]).map((one) => one.key)
    expect(new Set(keys).size).toBe(3)
  })
})
