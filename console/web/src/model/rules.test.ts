import { describe, expect, it } from 'vitest'
import { guardState, suggestedGuard, withoutVisit } from './closing'
import { actionOf } from './keys'
import { bestOffset, linkLevel, offsetAfter } from './link'
import { freshness, geoLink, metresBetween, telLink } from './places'
import { nextTone, silent } from './tones'
import { millisText, stagesOf, withPress } from './press'
import { incident, T0, time } from './samples'
import type { AssignmentRow, IncidentRow, Press } from '../api/types'

const key = (name: string, part = {}) =>
  actionOf({ key: name, ctrl: false, alt: false, meta: false, shift: false, composing: false, inField: false, ...part })

describe('keys', () => {
  it('mean_what_stands_on_the_buttons', () => {
    expect(key('F2')).toEqual({ do: 'take-next' })
    expect(key('s')).toEqual({ do: 'spoken' })
    expect(key('3')).toEqual({ do: 'digit', n: 3 })
  })

  it('give_every_action_of_the_loop_its_own', () => {
    const loop = { F2: 'take-next', s: 'spoken', x: 'no-reply', f: 'false-press', h: 'hold', t: 'transfer', n: 'note' }
    const rest = { r: 'recommend', d: 'close', c: 'call', e: 'emergency', p: 'priority', m: 'mute', '/': 'command' }
    for (const [name, what] of Object.entries({ ...loop, ...rest })) expect(key(name)).toEqual({ do: what })
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) expect(key(String(n))).toEqual({ do: 'digit', n })
    expect(key('0')).toBeUndefined()
  })

  it('belong_to_the_field_that_has_the_focus', () => {
    expect(key('s', { inField: true })).toBeUndefined()
    expect(key('F2', { inField: true })).toEqual({ do: 'take-next' })
  })

  it('belong_to_the_input_method_while_it_composes', () => {
    expect(key('F2', { composing: true })).toBeUndefined()
    expect(key('d', { composing: true })).toBeUndefined()
  })

  it('leave_the_keys_of_the_browser_alone', () => {
    expect(key('f', { ctrl: true })).toBeUndefined()
    expect(key('d', { meta: true })).toBeUndefined()
  })
})

describe('close guard', () => {
  const seen = { status: 'WITH_ELDER' } as AssignmentRow

  it('is_met_by_what_is_recorded', () => {
    expect(guardState('seen', incident({ number: 1, assignments: [seen] }), 'OPERATOR')).toBe('met')
    expect(guardState('spoken', incident({ number: 1 }), 'OPERATOR')).toBe('unmet')
  })

  it('is_not_met_by_a_visit_before_it_was_reopened', () => {
    const clocks = { receivedAt: time(0), reopenedAt: time(600) }
    const visit = (second: number) => [{ ...seen, movedAt: time(second) }]
    expect(guardState('seen', incident({ number: 1, clocks, assignments: visit(590) }), 'OPERATOR')).toBe('unmet')
    expect(guardState('seen', incident({ number: 1, clocks, assignments: visit(700) }), 'OPERATOR')).toBe('met')
  })

  it('is_met_by_a_talk_unless_no_reply_a_call_or_a_reopening_came_after_it', () => {
    const after = (clocks: Partial<IncidentRow['clocks']>, part: Partial<IncidentRow> = {}) =>
      guardState('spoken', incident({ number: 1, clocks: { receivedAt: time(0), ...clocks }, ...part }), 'OPERATOR')
    expect(after({ spokenAt: time(60) })).toBe('met')
    expect(after({ spokenAt: time(60), noReplyAt: time(50) })).toBe('met')
    expect(after({ spokenAt: time(60), noReplyAt: time(70) })).toBe('unmet')
    expect(after({ spokenAt: time(60) }, { deadlines: [{ kind: 'SPEAK', due: time(90) }] })).toBe('unmet')
    expect(after({ spokenAt: time(60), reopenedAt: time(600) })).toBe('unmet')
    expect(after({ spokenAt: time(660), reopenedAt: time(600) })).toBe('met')
  })

  it('suggests_the_strongest_that_is_met', () => {
    const clocks = { receivedAt: time(0), spokenAt: time(60) }
    expect(suggestedGuard(incident({ number: 1, clocks, assignments: [seen] }), 'OPERATOR')).toBe('seen')
    expect(suggestedGuard(incident({ number: 1, clocks }), 'OPERATOR')).toBe('spoken')
    expect(suggestedGuard(incident({ number: 1 }), 'OPERATOR')).toBeUndefined()
    expect(suggestedGuard(incident({ number: 1 }), 'SUPERVISOR')).toBe('override')
  })

  it('wants_a_second_press_where_nobody_went', () => {
    expect(withoutVisit('seen')).toBe(false)
    expect(withoutVisit('spoken')).toBe(true)
  })
})

describe('link', () => {
  it('is_doubtful_after_5_s_and_lost_after_15_s', () => {
    expect([0, 5_000, 5_001, 15_000, 15_001].map(linkLevel)).toEqual(['live', 'live', 'doubtful', 'doubtful', 'lost'])
  })

  it('takes_the_estimate_with_the_least_delay', () => {
    let estimates: number[] = []
    for (const delay of [400, 20, 300]) estimates = offsetAfter(estimates, time(5), T0 + delay)
    expect(bestOffset(estimates)).toBe(4_980)
    expect(bestOffset([])).toBe(0)
  })
})

describe('tones', () => {
  it('sound_for_p1_until_it_is_taken', () => {
    expect(nextTone(silent, { rows: [incident({ number: 1 })] }, 0)[0]).toBe('p1')
    expect(nextTone(silent, { rows: [incident({ number: 1, handling: 'TAKEN' })] }, 0)[0]).toBeUndefined()
  })

  it('sound_every_15_s_for_p2', () => {
    const rows = [incident({ number: 1, priority: 'P2' })]
    const [first, state] = nextTone(silent, { rows }, 0)
    expect(first).toBe('p2')
    expect(nextTone(state, { rows }, 14_000)[0]).toBeUndefined()
    expect(nextTone(state, { rows }, 15_000)[0]).toBe('p2')
  })

  it('trill_for_a_call_that_rings_also_while_an_emergency_waits', () => {
    const hearing = { rows: [incident({ number: 1 })], ringing: 1 }
    const [first, state] = nextTone(silent, hearing, 0)
    expect(first).toBe('call')
    expect(nextTone(state, hearing, 1_000)[0]).toBe('p1')
    expect(nextTone(state, hearing, 3_000)[0]).toBe('call')
    expect(nextTone(state, { rows: [], ringing: 0 }, 9_000)[0]).toBeUndefined()
  })

  it('spread_to_the_supervisor_after_30_s_and_at_once_where_no_operator_is', () => {
    const rows = [incident({ number: 1 })]
    const boss = { rows, leads: true, operators: 2 }
    expect(nextTone(silent, boss, T0 + 29_000)[0]).toBeUndefined()
    expect(nextTone(silent, boss, T0 + 30_000)[0]).toBe('p1')
    expect(nextTone(silent, { ...boss, operators: 0 }, T0)[0]).toBe('p1')
    expect(nextTone(silent, { rows, operators: 2 }, T0)[0]).toBe('p1')
  })

  it('sound_once_for_p3', () => {
    const rows = [incident({ number: 1, priority: 'P3' })]
    const [first, state] = nextTone(silent, { rows }, 0)
    expect(first).toBe('p3')
    expect(nextTone(state, { rows }, 60_000)[0]).toBeUndefined()
  })
})

describe('places', () => {
  it('show_their_age', () => {
    const at = (seconds: number) => freshness(time(0), T0 + seconds * 1000)
    expect([at(119), at(121), at(601), freshness(undefined, T0)]).toEqual(['fresh', 'hollow', 'grey', 'base'])
  })

  it('lead_to_the_map_app_and_the_telephone', () => {
    expect(geoLink({ lat: 39.88, lon: 116.4 }, '3 号楼')).toBe(
      'geo:39.880000,116.400000?q=39.880000,116.400000(3%20%E5%8F%B7%E6%A5%BC)',
    )
    expect(telLink('010-5550 0100')).toBe('tel:01055500100')
    expect(telLink(undefined)).toBeUndefined()
  })

  it('know_how_far_apart_they_are', () => {
    expect(metresBetween({ lat: 39.88, lon: 116.4 }, { lat: 39.889, lon: 116.4 })).toBeCloseTo(1000.8, 0)
  })
})

describe('strip of a press', () => {
  const press: Press = { id: '1', frame: '', device: 'd', protocol: 'mqtt', receivedAt: time(0), stages: [] }

  it('shows_every_stage_and_marks_what_was_reached', () => {
    const stages = stagesOf({ ...press, stages: [{ name: 'inbox', ms: 1.25, detail: 'urgent' }] })
    expect(stages.map((stage) => stage.reached)).toEqual([false, true, false, false, false])
    expect(millisText(stages[1]?.ms)).toBe('1.3')
  })

  it('keeps_the_newest_knowledge_of_a_press', () => {
    const all = withPress(withPress([], press), { ...press, totalMs: 6 })
    expect(all).toHaveLength(1)
    expect(all[0]?.totalMs).toBe(6)
  })
})
