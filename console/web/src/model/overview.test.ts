import { describe, expect, it } from 'vitest'
import type { IncidentRow, OfferRow, ResponderRow, StepRow, TechnicalRow } from '../api/types'
import {
  alarmRate,
  answered,
  assurance,
  loads,
  longestWaiting,
  offersOf,
  phoneDoubts,
  pressProof,
  queueAges,
  silentDevices,
  unanswered,
} from './overview'
import { incident, T0, time } from './samples'

const now = T0 + 100_000
const received = (seconds: number, part: Partial<IncidentRow> = {}): IncidentRow =>
  incident({ number: seconds + 1000, clocks: { receivedAt: time(seconds) }, openedAt: time(seconds), ...part })
const anna = { id: 'a', name: '周敏' }
const staff = [{ ...anna, role: 'OPERATOR' as const, since: time(0) }]

describe('ages of the queue', () => {
  it('stand_against_the_promise_of_their_priority', () => {
    const ages = queueAges([received(20), received(70), received(90, { priority: 'P3' })], now)
    expect(ages.map(({ name, priority, count, late, worst }) => [name, priority, count, late, worst.level])).toEqual([
      ['answer', 'P1', 2, 1, 'red'],
      ['answer', 'P3', 1, 0, 'calm'],
    ])
    expect(ages[0]?.worst.elapsedMs).toBe(80_000)
  })

  it('name_the_worst_one', () => {
    const worst = longestWaiting([received(70), received(20), received(95, { priority: 'P2' })], 'P1', now)
    expect(worst?.row.clocks.receivedAt).toBe(time(20))
    expect(longestWaiting([received(20, { handling: 'TAKEN', takenAt: time(25) })], 'P1', now)).toBeUndefined()
  })

  it('leave_out_what_is_promised_nothing', () => {
    expect(queueAges([incident({ number: 1, handling: 'TAKEN', spoken: 'UNCLEAR', help: 'SAFE' })], now)).toEqual([])
  })
})

describe('who has what', () => {
  it('tells_who_is_ready_busy_and_holding', () => {
    const rows = [received(1, { owner: anna, handling: 'ON_HOLD' })]
    expect(loads(staff, [])[0]?.state).toBe('ready')
    expect(loads(staff, rows)[0]?.state).toBe('holding')
    expect(loads(staff, [...rows, received(2, { owner: anna, handling: 'TAKEN' })])[0]?.state).toBe('busy')
  })

  it('puts_first_who_answers_for_something_and_is_gone', () => {
    const [first, second] = loads(staff, [received(1, { owner: { id: 'x', name: '已下班' }, handling: 'TAKEN' })])
    expect([first?.name, first?.state, second?.name]).toEqual(['已下班', 'gone', '周敏'])
  })

  it('is_a_flood_over_ten_alarms_for_each_operator', () => {
    const rows = (n: number) => Array.from({ length: n }, (_, i) => received(i))
    expect([1, 2, 10, 11].map((n) => alarmRate(rows(n), staff, now).level)).toEqual(['calm', 'amber', 'amber', 'red'])
    expect(alarmRate(rows(22), [...staff, { ...anna, id: 'b', role: 'OPERATOR', since: time(0) }], now).each).toBe(11)
    expect(alarmRate([received(-700)], staff, now).alarms).toBe(0)
  })
})

describe('escalations', () => {
  const alarmed = (part: Partial<IncidentRow>) => unanswered([received(0, { escalation: 1, ...part })], now).length

  it('stand_until_what_they_were_about_is_answered', () => {
    expect(alarmed({ escalated: 'NOT_TAKEN' })).toBe(1)
    expect(alarmed({ escalated: 'NOT_TAKEN', handling: 'TAKEN' })).toBe(0)
    expect(alarmed({ escalated: 'NOT_ACCEPTED', handling: 'TAKEN', help: 'ASKING' })).toBe(1)
    expect(alarmed({ escalated: 'NOT_ACCEPTED', handling: 'TAKEN', help: 'ON_THE_WAY' })).toBe(0)
    expect(alarmed({ escalated: 'NO_REPLY', noReply: true, handling: 'TAKEN', help: 'ON_THE_WAY' })).toBe(1)
    expect(alarmed({ escalated: 'NO_REPLY', noReply: true, handling: 'TAKEN', help: 'WITH_ELDER' })).toBe(0)
    const clocks = (spoken: number) => ({ receivedAt: time(0), noReplyAt: time(30), spokenAt: time(spoken) })
    expect(alarmed({ escalated: 'NO_REPLY', noReply: true, handling: 'TAKEN', clocks: clocks(40) })).toBe(0)
    expect(alarmed({ escalated: 'NO_REPLY', noReply: true, handling: 'TAKEN', clocks: clocks(20) })).toBe(1)
  })

  it('about_a_step_stand_while_a_step_is_overdue', () => {
    const step = (due: number, status: StepRow['status']): StepRow => ({
      ...{ id: 's', kind: 'FAMILY', title: { zh: '', en: '' }, skip: 'OWNER', status },
      ...{ openedAt: time(0), due: time(due) },
    })
    expect(alarmed({ escalated: 'STEP_OVERDUE', steps: [step(50, 'OPEN')] })).toBe(1)
    expect(alarmed({ escalated: 'STEP_OVERDUE', steps: [step(50, 'DONE')] })).toBe(0)
  })

  it('of_a_reason_that_is_not_known_stand', () => {
    expect(alarmed({ escalated: 'SILENT_ON_SCENE', handling: 'TAKEN', help: 'WITH_ELDER' })).toBe(1)
    expect(alarmed({ escalation: 0 })).toBe(0)
    expect(alarmed({ escalated: 'SILENT_ON_SCENE', handling: 'CLOSED' })).toBe(0)
  })
})

describe('responders', () => {
  const person = (id: string, status: ResponderRow['status'], provenAt?: string): ResponderRow => ({
    ...{ id, name: id, kind: 'DOCTOR', status, provenAt },
  })

  it('on_duty_are_proven_or_not', () => {
    const found = assurance(
      [
        person('a', 'AVAILABLE', time(0)),
        person('b', 'OFFERED', time(-90_000)),
        person('c', 'ENGAGED'),
        person('d', 'UNAVAILABLE'),
      ],
      now,
    )
    expect(found).toMatchObject({ available: 1, asked: 1, engaged: 1, away: 1, proven: 1 })
    expect(found.unproven.map((one) => one.id)).toEqual(['b', 'c'])
  })

  it('whose_phone_may_stay_unheard_are_named_as_long_as_the_check_counts', () => {
    const readiness = { soundHeard: false, notifications: 'granted', batteryPercent: 12 }
    const checked = (from: number) => ({
      ...person('a', 'AVAILABLE'),
      assurance: { proven: [], checkedAt: time(from), readiness },
    })
    expect(phoneDoubts(checked(0), now)).toEqual(['sound', 'battery'])
    expect(phoneDoubts(checked(-90_000), now)).toEqual([])
    expect(phoneDoubts(person('a', 'AVAILABLE'), now)).toEqual([])
    expect(assurance([checked(0)], now).doubtful).toHaveLength(1)
  })

  it('offers_are_counted_by_their_answer', () => {
    const offers = ['LIVE', 'LIVE', 'DECLINED', 'EXPIRED', 'ACCEPTED'].map((status) => ({ status })) as OfferRow[]
    expect(offersOf([received(0, { offers })])).toEqual({ live: 2, declined: 1, expired: 1 })
  })
})

describe('answered', () => {
  const line = (seconds: number, promised: number, share?: number) => ({
    ...{ of: 'P1' as const, seconds, promised, judged: share == null ? 0 : 3, kept: 2 },
    ...(share != null && { share }),
  })

  it('is_no_hundred_per_cent_while_nothing_is_judged', () => {
    const { of, shares } = answered({ of: 2, at: time(0), promises: [line(15, 0.95), line(60, 0.975)] })
    expect(of).toBe(2)
    expect(shares.map(({ share }) => share)).toEqual([undefined, undefined])
    expect(shares.every(({ met }) => met)).toBe(true)
    expect(answered(undefined)).toEqual({ of: 0, shares: [] })
  })

  it('is_held_against_what_the_centre_promises', () => {
    const { shares } = answered({ of: 3, at: time(0), promises: [line(15, 0.95, 2 / 3), line(60, 0.6, 2 / 3)] })
    expect(shares.map(({ met }) => met)).toEqual([false, true])
  })
})

describe('devices and presses', () => {
  it('silent_ones_are_counted_by_community', () => {
    const rows = ['甲', '乙', '乙'].map((community) => ({ type: 'LINK_LOST', community })) as TechnicalRow[]
    const battery = { type: 'LOW_BATTERY', community: '甲' } as TechnicalRow
    expect(silentDevices([...rows, battery])).toEqual([
      { community: '乙', count: 2 },
      { community: '甲', count: 1 },
    ])
  })

  it('presses_are_red_when_two_were_missed_or_none_was_ever_proven', () => {
    const proof = (missed: number, provenAt?: string) => pressProof({ missed, provenAt, failing: ['mqtt'] }, now)
    expect(proof(0, time(88))).toEqual({ level: 'calm', seconds: 12, failing: ['mqtt'] })
    expect([proof(1, time(0))?.level, proof(2, time(0))?.level, proof(0)?.level]).toEqual(['amber', 'red', 'red'])
    expect(pressProof(undefined, now)).toBeUndefined()
  })
})
