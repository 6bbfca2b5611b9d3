import { describe, expect, it } from 'vitest'
import type { FeedFrame } from '../api/types'
import { pressesMayNotArrive, applyFrame, emptyBoard, findIncident, meanwhile, withIncident } from './board'
import { change, incident, snapshot, time } from './samples'

const two = applyFrame(emptyBoard, snapshot([incident({ number: 1 }), incident({ number: 2 })]))

describe('board', () => {
  it('is_replaced_as_a_whole_by_a_snapshot', () => {
    const next = applyFrame(two, snapshot([incident({ number: 3 })]))
    expect([...next.open.keys()]).toEqual(['i-3'])
  })

  it('keeps_what_was_closed_while_the_page_was_open', () => {
    const closed = incident({ number: 1, handling: 'CLOSED' })
    const next = applyFrame(applyFrame(two, change({ incident: closed })), snapshot([]))
    expect(findIncident(next, 'i-1')?.handling).toBe('CLOSED')
  })

  it('moves_a_closed_incident_out_of_the_open_ones', () => {
    const next = applyFrame(two, change({ incident: incident({ number: 1, handling: 'CLOSED' }) }))
    expect([...next.open.keys()]).toEqual(['i-2'])
    expect([...next.closed.keys()]).toEqual(['i-1'])
  })

  it('does_not_change_the_board_that_it_was_given', () => {
    applyFrame(two, change({ incident: incident({ number: 9 }) }))
    expect(two.open.size).toBe(2)
  })

  it('ignores_an_answer_that_is_older_than_the_feed', () => {
    const fresh = withIncident(two, incident({ number: 1, alerts: 5, lastEvent: '1-900' }))
    const late = withIncident(fresh, incident({ number: 1, alerts: 4, lastEvent: '1-899' }))
    expect(late.open.get('i-1')?.alerts).toBe(5)
  })

  it('moves_only_responders_that_it_knows', () => {
    const person = { id: 'd', name: 'D', kind: 'DOCTOR', status: 'AVAILABLE', lat: 1, lon: 1 } as const
    const board = applyFrame(emptyBoard, snapshot([], { responders: [person] }))
    const items = [
      { id: 'd', lat: 2, lon: 3, at: time(1) },
      { id: 'ghost', lat: 2, lon: 3 },
    ]
    const next = applyFrame(board, { type: 'positions', items })
    expect([...next.responders.values()]).toEqual([{ ...person, lat: 2, lon: 3, at: time(1) }])
  })

  it('forgets_a_technical_alert_that_ended', () => {
    const row = {
      id: 't',
      type: 'LOW_BATTERY',
      device: 'w',
      protocol: 'mqtt',
      since: time(0),
      lastAt: time(0),
      count: 1,
    } as const
    const raised = applyFrame(emptyBoard, change({ technical: row }))
    expect(raised.technical.size).toBe(1)
    expect(applyFrame(raised, change({ technicalEnded: 't' })).technical.size).toBe(0)
  })

  it('tells_what_changed_while_it_was_cut_off', () => {
    const before = applyFrame(
      emptyBoard,
      snapshot([incident({ number: 1, lastEvent: '1-1' }), incident({ number: 2 })]),
    )
    const after = applyFrame(before, snapshot([incident({ number: 1, lastEvent: '1-5' }), incident({ number: 3 })]))
    expect(meanwhile(before, after)).toEqual({ opened: [3], closed: [2], changed: [1] })
  })

  it('keeps_when_presses_were_proven_over_a_snapshot_and_says_from_two_misses_on_that_they_may_not_arrive', () => {
    const beat = (missed: number) =>
      ({
        type: 'heartbeat',
        serverTime: '2026-03-01T08:00:00Z',
        event: '1-1',
        recordBehind: { events: 0 },
        selfPress: { provenAt: '2026-03-01T07:59:26Z', missed, failing: missed > 0 ? ['g/tcp'] : [] },
        warnings: ['DISK_LOW'],
      }) satisfies FeedFrame
    const proven = applyFrame(emptyBoard, beat(0))
    expect(applyFrame(proven, snapshot([])).selfPress?.provenAt).toBe('2026-03-01T07:59:26Z')
    expect(applyFrame(proven, snapshot([])).warnings).toEqual(['DISK_LOW'])
    expect(pressesMayNotArrive(proven.selfPress)).toBe(false)
    expect(pressesMayNotArrive(applyFrame(proven, beat(1)).selfPress)).toBe(false)
    expect(pressesMayNotArrive(applyFrame(proven, beat(2)).selfPress)).toBe(true)
    expect(pressesMayNotArrive(undefined)).toBe(false)
  })
})
