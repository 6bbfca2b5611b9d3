import { describe, expect, it } from 'vitest'
import type { FeedFrame, TechnicalRow } from '../api/types'
import {
  applyFrame,
  applyFrames,
  emptyBoard,
  findIncident,
  massOf,
  meanwhile,
  pressesMayNotArrive,
  technicalOrder,
  testMark,
  withIncident,
} from './board'
import { resumeAfter } from './link'
import { change, incident, snapshot, time } from './samples'

const two = applyFrame(emptyBoard, snapshot([incident({ number: 1 }), incident({ number: 2 })]))

function technical(id: string, part: Partial<TechnicalRow> = {}): TechnicalRow {
  const row = {
    id,
    type: 'MAINS_LOST',
    device: id,
    protocol: 'mqtt',
    since: time(0),
    lastAt: time(0),
    count: 1,
  } as const
  return { ...row, ...part }
}

/** Numbers that a seed gives. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function randomFrame(roll: (below: number) => number): FeedFrame {
  const number = roll(12)
  const row = incident({ number, handling: (['WAITING', 'TAKEN', 'CLOSED'] as const)[roll(3)] ?? 'WAITING' })
  const frames: FeedFrame[] = [
    change({ incident: row }),
    change({ technical: technical(`t-${number}`) }),
    change({ technicalEnded: `t-${number}` }),
    { type: 'positions', items: [{ id: `r-${number}`, lat: number, lon: 1, at: time(1) }] },
    change({ responder: { id: `r-${number}`, name: 'R', kind: 'DOCTOR', status: 'AVAILABLE' } }),
    snapshot([row]),
  ]
  return frames[roll(20) === 0 ? 5 : roll(5)] ?? change({})
}

describe('a press in test mode', () => {
  it('is_marked_a_test_until_it_becomes_an_emergency_and_is_never_shown_as_a_mere_test_then', () => {
    const tried = incident({ number: 1, priority: 'P3', marks: ['test-mode'] })
    expect(testMark(tried)).toBe('mark')
    expect(testMark({ ...tried, priority: 'P1' })).toBe('became')
    expect(testMark({ ...tried, marks: [] })).toBeUndefined()
  })
})

describe('board', () => {
  it('is_the_same_whether_frames_come_one_by_one_or_all_at_once', () => {
    const seed = Math.floor(Math.random() * 1e9)
    const roll = dice(seed)
    const frames = Array.from({ length: 400 }, () => randomFrame(roll))
    const oneByOne = frames.reduce(applyFrame, two)
    expect(applyFrames(two, frames), `seed ${seed}`).toEqual(oneByOne)
    expect([...two.open.keys()], 'the board that was given is as it was').toEqual(['i-1', 'i-2'])
  })

  it('keeps_the_maps_that_nothing_was_said_about', () => {
    const next = applyFrames(two, [change({ technical: technical('t-1') })])
    expect(next.open).toBe(two.open)
    expect(next.responders).toBe(two.responders)
  })

  it('takes_two_hundred_changes_among_ten_thousand_rows_in_the_time_of_a_picture', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => technical(`t-${i}`, { mass: 'i-1' }))
    const full = applyFrame(emptyBoard, snapshot([incident({ number: 1 })], { technical: many }))
    const news = Array.from({ length: 200 }, (_, i) => change({ technical: technical(`t-${i}`, { count: 2 }) }))
    const took = Array.from({ length: 9 }, () => {
      const begun = performance.now()
      expect(massOf(applyFrames(full, news).technical, 'i-1')).toHaveLength(9_800)
      return performance.now() - begun
    })
    // One copy takes 2 ms here; a copy for each change took 150. The best of nine, since other work may stand in between.
    expect(Math.min(...took)).toBeLessThan(30)
  })

  it('puts_new_technical_alerts_first_and_shelved_ones_last', () => {
    const by = { id: 'o', name: 'O' }
    const rows = [
      technical('shelved', { lastAt: time(90) }),
      technical('old'),
      technical('has-somebody', { acknowledgedBy: by, lastAt: time(80) }),
      technical('new', { lastAt: time(9) }),
    ]
    const now = new Map(rows.map((row) => [row.id, row]))
    const ordered = technicalOrder(now, new Set(['shelved']))
    expect(ordered.map((row) => row.id)).toEqual(['new', 'old', 'has-somebody', 'shelved'])
    now.delete('new')
    now.set('old', technical('old', { acknowledgedBy: by, lastAt: time(70) }))
    now.set('newest', technical('newest', { lastAt: time(95) }))
    const again = technicalOrder(now, new Set(), ordered).map((row) => row.id)
    expect(again, 'from the order of a moment ago').toEqual(technicalOrder(now, new Set()).map((row) => row.id))
    expect(again).toEqual(['newest', 'shelved', 'has-somebody', 'old'])
  })

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

  it('keeps_its_technical_alerts_until_those_of_the_next_snapshot_follow', () => {
    const old = applyFrame(emptyBoard, snapshot([], { technical: [technical('old')] }))
    const begun = snapshot([incident({ number: 1 })], { technical: undefined, event: '1-200' })
    const half = applyFrame(old, begun)
    expect([...half.open.values()].map((row) => row.number)).toEqual([1])
    expect([...half.technical.keys()]).toEqual(['old'])
    const rest: FeedFrame = { type: 'technical', event: '1-200', items: [technical('new')] }
    const later = change({ technical: technical('newest') })
    expect([...applyFrames(old, [begun, rest, later]).technical.keys()]).toEqual(['new', 'newest'])
    expect(resumeAfter('1-100', begun), 'cut off here, it would never get the rest').toBeUndefined()
    expect(resumeAfter(undefined, rest)).toBe('1-200')
    expect(resumeAfter('1-200', { type: 'positions', items: [] } as unknown as FeedFrame)).toBe('1-200')
  })

  it('forgets_a_technical_alert_that_ended', () => {
    const row = technical('t', { type: 'LOW_BATTERY' })
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
