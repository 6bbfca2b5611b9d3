import { describe, expect, it } from 'vitest'
import type { NoticeRow, TechnicalRow } from '../api/types'
import { applyFrame, emptyBoard, massOf, offeredTo, testOf } from './board'
import { actionOf } from './keys'
import { noticesOf, otherNotices } from './notices'
import { byUrgency } from './order'
import { applyToPhone, dueToReport, emptyPhone, wantsProof } from './phone'
import { promiseClock } from './promise'
import { change, incident, job, snapshot, T0, time } from './samples'
import { nextTone, silent } from './tones'

const me = { id: 's-1', name: '周敏' }
const other = { id: 's-2', name: '何佳' }
const transfer = { from: other, to: me, at: time(0) }

describe('board of the desk', () => {
  it('keeps_the_followed_up_among_the_closed', () => {
    const open = applyFrame(emptyBoard, snapshot([incident({ number: 1 })]))
    const next = applyFrame(open, change({ incident: incident({ number: 1, handling: 'FOLLOWED_UP' }) }))
    expect(next.open.size).toBe(0)
    expect(next.closed.size).toBe(1)
  })

  it('takes_a_reopened_one_back', () => {
    const closed = applyFrame(emptyBoard, change({ incident: incident({ number: 1, handling: 'CLOSED' }) }))
    const next = applyFrame(closed, change({ incident: incident({ number: 1, handling: 'TAKEN' }) }))
    expect(next.open.size).toBe(1)
    expect(next.closed.size).toBe(0)
  })

  it('shows_each_what_was_offered_to_him_the_most_urgent_first', () => {
    const rows = [
      incident({ number: 1, priority: 'P2', handling: 'IN_TRANSFER', transfer }),
      incident({ number: 2, priority: 'P1', handling: 'IN_TRANSFER', transfer }),
      incident({ number: 3, handling: 'IN_TRANSFER', transfer: { ...transfer, to: other } }),
    ]
    const board = applyFrame(emptyBoard, snapshot(rows))
    expect(offeredTo(board, 's-1').map((row) => row.number)).toEqual([2, 1])
    expect(offeredTo(board, undefined)).toEqual([])
  })

  it('replaces_the_centre_as_a_whole', () => {
    const tests = [{ elder: 'e-1', until: time(60), by: me }]
    const board = applyFrame(emptyBoard, change({ centre: { staff: [], tests, uncovered: [], alarms: [] } }))
    expect(testOf(board, 'e-1')?.by.name).toBe('周敏')
    expect(testOf(board, undefined)).toBeUndefined()
    expect(applyFrame(board, change({})).centre).toBe(board.centre)
  })

  it('knows_the_devices_of_a_mass_incident', () => {
    const row = (id: string, mass?: string) => ({ id, mass }) as TechnicalRow
    const technical = [row('a', 'i-1'), row('b', 'i-2'), row('c')]
    expect(massOf(applyFrame(emptyBoard, snapshot([], { technical })).technical, 'i-1').map((one) => one.id)).toEqual([
      'a',
    ])
  })
})

describe('a hold', () => {
  const held = incident({
    number: 1,
    handling: 'ON_HOLD',
    spoken: 'UNCLEAR',
    hold: { by: me, since: time(0), until: time(600) },
  })

  it('runs_against_its_wake_up', () => {
    expect(promiseClock(held, T0 + 300_000)).toMatchObject({ name: 'hold', promisedMs: 600_000, level: 'amber' })
    expect(promiseClock(held, T0 + 601_000).level).toBe('red')
  })

  it('stands_below_what_somebody_works_on', () => {
    const taken = incident({ number: 2, handling: 'TAKEN', openedAt: time(50) })
    expect([held, taken, incident({ number: 3 })].sort(byUrgency).map((row) => row.number)).toEqual([3, 2, 1])
  })
})

describe('a transfer', () => {
  it('rings_at_whom_it_was_offered_to_and_at_nobody_else', () => {
    const rows = [incident({ number: 1, handling: 'IN_TRANSFER', transfer })]
    const [tone, state] = nextTone(silent, { rows, me: 's-1' }, 0)
    expect(tone).toBe('transfer')
    expect(nextTone(state, { rows, me: 's-1' }, 1_000)[0]).toBeUndefined()
    expect(nextTone(state, { rows, me: 's-1' }, 4_000)[0]).toBe('transfer')
    expect(nextTone(silent, { rows, me: 's-2' }, 0)[0]).toBeUndefined()
  })

  it('never_covers_the_tone_of_an_emergency', () => {
    const rows = [incident({ number: 1, handling: 'IN_TRANSFER', transfer }), incident({ number: 2 })]
    expect(nextTone(silent, { rows, me: 's-1' }, 0)[0]).toBe('p1')
  })
})

describe('notices', () => {
  const notice = (part: Partial<NoticeRow>): NoticeRow => ({
    ...{ id: 'n', recipient: 'doctor-1', channel: 'PAGE', attempt: 1 },
    ...part,
  })

  it('have_four_facts_of_which_none_stands_for_another', () => {
    const [facts] = noticesOf([notice({ sentAt: time(1), seenAt: time(3) })], 'doctor-1')
    expect(facts?.facts.map((one) => one.at)).toEqual([time(1), undefined, time(3), undefined])
  })

  it('of_family_stand_apart_from_those_of_who_was_asked', () => {
    const all = [notice({}), notice({ recipient: 'contact:0' })]
    expect(otherNotices(all, ['doctor-1']).map((one) => one.notice.recipient)).toEqual(['contact:0'])
  })
})

describe('phone on duty', () => {
  it('asks_for_a_tap_until_it_was_proven_and_again_in_time', () => {
    expect(wantsProof(emptyPhone, T0)).toBe(false)
    const never = applyToPhone(emptyPhone, snapshot([], { prove: {} }))
    expect(wantsProof(never, T0)).toBe(true)
    const proven = applyToPhone(never, change({ prove: { provenAt: time(0), askAgainAt: time(100) } }))
    expect(wantsProof(proven, T0 + 99_000)).toBe(false)
    expect(wantsProof(proven, T0 + 100_000)).toBe(true)
  })

  it('keeps_the_reason_of_a_stand_down_when_the_end_of_the_job_follows', () => {
    const going = applyToPhone(emptyPhone, change({ assignment: job('a-1') }))
    const standDown = { incident: 'i-1', number: 1, assignment: 'a-1', reason: 'FALSE_PRESS' as const }
    const down = applyToPhone(going, change({ standDown }))
    const after = applyToPhone(down, change({ assignment: job('a-1', { status: 'RELEASED' }) }))
    expect(after.standDown?.reason).toBe('FALSE_PRESS')
    expect(after.assignments).toEqual([])
  })

  it('reports_where_it_is_now_and_then', () => {
    expect(dueToReport(undefined, T0)).toBe(true)
    expect(dueToReport(time(0), T0 + 14_000)).toBe(false)
    expect(dueToReport(time(0), T0 + 15_000)).toBe(true)
  })
})

describe('keys of the desk', () => {
  it('are_all_different', () => {
    const plain = { ctrl: false, alt: false, meta: false, shift: false, composing: false, inField: false }
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const actions = letters.map((key) => actionOf({ key, ...plain })?.do).filter(Boolean)
    expect(new Set(actions).size).toBe(actions.length)
    expect(actionOf({ key: 'h', ...plain })).toEqual({ do: 'hold' })
    expect(actionOf({ key: 'y', ...plain })).toEqual({ do: 'accept-transfer' })
    expect(actionOf({ key: 'h', ...plain, inField: true })).toBeUndefined()
  })
})
