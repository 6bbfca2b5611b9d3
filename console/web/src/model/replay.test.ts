import { describe, expect, it } from 'vitest'
import type { IncidentRow, OfferRow, Replay, ReplayFrame } from '../api/types'
import {
  advance,
  endOf,
  filmOf,
  isStory,
  lengthOf,
  nextEvent,
  offsetAt,
  previousEvent,
  replayKey,
  sceneAt,
  SILENCE_MS,
  speedAfter,
  timeAt,
  whyOf,
} from './replay'
import { incident, T0, time } from './samples'

const offer = (part: Partial<OfferRow> = {}): OfferRow => ({
  id: 'o-1',
  responder: 'doctor-1',
  name: '李医生',
  status: 'LIVE',
  rank: 1,
  madeAt: time(0),
  expiresAt: time(60),
  seconds: { travel: 240, ready: 60, accept: 20, coverage: 0, fatigue: 0, total: 320 },
  distance: 320,
  reasons: ['travel', 'ready', 'accept'],
  stale: false,
  byHand: false,
  ...part,
})

let seq = 0
function frame(seconds: number, kind: string, state?: Partial<IncidentRow>, part: Partial<ReplayFrame> = {}) {
  return {
    event: `1-${++seq}`,
    at: time(seconds),
    receivedAt: time(seconds),
    kind,
    text: { zh: kind, en: kind },
    state: state && incident({ number: 7, ...state }),
    seen: [],
    ...part,
  } satisfies ReplayFrame
}

const declined = offer({ status: 'DECLINED', declined: 'TOO_FAR' })
const second = offer({ id: 'o-2', responder: 'nurse-1' })
const replay: Replay = {
  incident: 'i-7',
  number: 7,
  complete: true,
  elder: { id: 'e-1', name: '王桂兰', community: '110101001001', allergies: [], facts: [] },
  home: { lat: 39.88, lon: 116.4 },
  frames: [
    frame(0, 'incident.opened', {}),
    frame(0, 'help.ranked', {}, { ranking: { wanted: 2, eligible: 9, excluded: { UNAVAILABLE: 3 } } }),
    frame(0, 'offer.made', { offers: [offer()] }),
    frame(0, 'offer.made', { offers: [offer(), second] }),
    frame(2, 'incident.taken', { handling: 'TAKEN', offers: [offer(), second] }),
    frame(3, 'offer.declined', { handling: 'TAKEN', offers: [declined, second] }),
    frame(603, 'incident.closed', {
      handling: 'CLOSED',
      offers: [declined, second],
      closing: { by: { id: 's', name: '班长' }, at: time(603), disposition: 'REASSURED', guard: 'SPOKEN' },
    }),
  ],
  looks: [
    { at: time(1), person: { id: 'operator', name: '坐席一' }, role: 'OPERATOR', what: 'card' },
    { at: time(500), person: { id: 'supervisor', name: '班长' }, role: 'SUPERVISOR', what: 'card' },
  ],
}
const film = filmOf(replay)
const second2 = (n: number) => T0 + n * 1000

describe('the film of an incident', () => {
  it('shows_the_row_as_it_was_at_each_moment', () => {
    expect(sceneAt(film, second2(0)).row?.handling).toBe('WAITING')
    expect(sceneAt(film, second2(1.9)).row?.handling).toBe('WAITING')
    expect(sceneAt(film, second2(2)).row?.handling).toBe('TAKEN')
    expect(sceneAt(film, second2(600)).row?.offers[0]?.status).toBe('DECLINED')
    expect(sceneAt(film, second2(603)).row?.handling).toBe('CLOSED')
  })

  it('puts_the_elder_and_the_home_into_every_row', () => {
    const { row } = sceneAt(film, second2(2))
    expect(row?.elder?.name).toBe('王桂兰')
    expect(row?.home).toEqual(replay.home)
  })

  it('shows_what_one_decision_did_together', () => {
    expect(sceneAt(film, second2(1)).latest.map((shot) => shot.frame.kind)).toEqual([
      'incident.opened',
      'help.ranked',
      'offer.made',
      'offer.made',
    ])
    expect(sceneAt(film, second2(10)).latest.map((shot) => shot.frame.kind)).toEqual(['offer.declined'])
  })

  it('knows_the_last_search_and_who_had_looked_by_then', () => {
    expect(sceneAt(film, second2(5)).search?.ranking?.excluded).toEqual({ UNAVAILABLE: 3 })
    expect(sceneAt(film, second2(0)).looks).toEqual([])
    expect(sceneAt(film, second2(499)).looks.map((look) => look.person.name)).toEqual(['坐席一'])
    expect(sceneAt(film, second2(600)).looks).toHaveLength(2)
  })

  it('says_nothing_of_looks_that_could_not_be_read', () => {
    expect(filmOf({ ...replay, looks: undefined }).looksKnown).toBe(false)
    expect(film.looksKnown).toBe(true)
  })

  it('shows_at_the_home_who_said_that_he_is_there_and_nobody_else', () => {
    const job = (responder: string, status: 'ON_THE_WAY' | 'AT_DOOR') => ({
      ...{ id: responder, offer: 'o', responder, name: responder, status },
      ...{ acceptedAt: time(1), promisedAt: time(9), movedAt: time(5) },
    })
    const there = filmOf({
      ...replay,
      frames: [frame(5, 'assignment.moved', { assignments: [job('a', 'ON_THE_WAY'), job('b', 'AT_DOOR')] })],
    })
    const { people } = sceneAt(there, second2(5))
    expect(people.map((one) => [one.id, one.lat, one.lon])).toEqual([['b', 39.88, 116.4]])
  })

  it('begins_where_the_first_state_is_known', () => {
    const torn = filmOf({ ...replay, complete: false, frames: [frame(0, 'incident.note'), ...replay.frames.slice(4)] })
    expect(sceneAt(torn, second2(1)).row).toBeUndefined()
    expect(sceneAt(torn, second2(2)).row?.handling).toBe('TAKEN')
  })

  it('never_runs_backwards_when_a_clock_did', () => {
    const odd = filmOf({ ...replay, frames: [frame(5, 'incident.opened', {}), frame(4, 'incident.taken', {})] })
    expect(odd.shots.map((shot) => shot.t)).toEqual([second2(5), second2(5)])
  })

  it('can_be_empty', () => {
    const empty = filmOf({ ...replay, frames: [] })
    expect(sceneAt(empty, 0)).toMatchObject({ latest: [], people: [] })
    expect([timeAt(empty, 0, 'short'), advance(empty, 0, { ms: 100, speed: 60, axis: 'short' })]).toEqual([0, 0])
  })
})

describe('the time of the film', () => {
  it('cuts_silence_on_the_short_axis_only', () => {
    expect(lengthOf(film, 'whole')).toBe(603_000)
    expect(lengthOf(film, 'short')).toBe(3_000 + SILENCE_MS)
  })

  it('goes_from_time_to_place_and_back_on_both_axes', () => {
    for (const axis of ['whole', 'short'] as const)
      for (const t of [0, 1, 2, 2.5, 3, 203, 602, 603].map(second2))
        expect(timeAt(film, offsetAt(film, t, axis), axis)).toBeCloseTo(t, 3)
  })

  it('runs_at_any_speed_and_stops_at_the_end', () => {
    const whole = (ms: number, speed: number) => advance(film, second2(3), { ms, speed, axis: 'whole' })
    expect(whole(1_000, 1)).toBe(second2(4))
    expect(whole(1_000, 60)).toBe(second2(63))
    expect(whole(11_000, 60)).toBe(endOf(film))
    expect(advance(film, second2(3), { ms: SILENCE_MS / 2, speed: 1, axis: 'short' })).toBe(second2(303))
    expect(advance(film, second2(3), { ms: -5, speed: 1, axis: 'whole' })).toBe(second2(3))
  })

  it('steps_from_decision_to_decision', () => {
    expect(nextEvent(film, second2(0))).toBe(second2(2))
    expect(nextEvent(film, second2(603))).toBe(second2(603))
    expect(previousEvent(film, second2(2.5))).toBe(second2(2))
    expect(previousEvent(film, second2(2))).toBe(second2(0))
    expect(previousEvent(film, second2(0))).toBe(second2(0))
  })
})

describe('reasons of the film', () => {
  const why = (index: number) => {
    const shot = film.shots[index]
    return shot && whyOf(shot)
  }

  it('give_the_score_of_the_offer_that_was_made_and_of_no_other', () => {
    expect(why(2)).toEqual([{ is: 'score', offer: offer() }])
    expect(why(3)).toEqual([{ is: 'score', offer: second }])
  })

  it('are_what_the_responder_said_and_how_it_was_closed', () => {
    expect(why(5)).toEqual([{ is: 'code', group: 'decline', code: 'TOO_FAR' }])
    expect(why(6)).toEqual([
      { is: 'code', group: 'disposition', code: 'REASSURED' },
      { is: 'code', group: 'closeGuard', code: 'SPOKEN' },
    ])
  })

  it('are_the_words_that_were_given', () => {
    const [shot] = filmOf({ ...replay, frames: [frame(0, 'incident.priority', {}, { reason: '来电平静' })] }).shots
    expect(shot && whyOf(shot)).toEqual([{ is: 'words', words: '来电平静' }])
  })

  it('are_not_invented', () => {
    expect(why(4)).toEqual([])
    expect(isStory(frame(0, 'incident.deadline'))).toBe(false)
  })
})

describe('keys of the film', () => {
  const key = (name: string, on: 'page' | 'button' | 'choice' = 'page', modified = false) =>
    replayKey({ key: name, modified, on })

  it('play_step_and_go_to_both_ends', () => {
    expect([' ', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'ArrowUp', 'x'].map((one) => key(one))).toEqual([
      ...['toggle', 'next', 'previous', 'start', 'end', 'faster'],
      undefined,
    ])
  })

  it('leave_space_to_a_button_and_everything_to_a_list_of_choices', () => {
    expect(key(' ', 'button')).toBeUndefined()
    expect(key('ArrowRight', 'button')).toBe('next')
    expect(key('ArrowUp', 'choice')).toBeUndefined()
    expect(key('ArrowLeft', 'page', true)).toBeUndefined()
  })

  it('change_the_speed_within_its_bounds', () => {
    expect([speedAfter(5, 1), speedAfter(60, 1), speedAfter(1, -1)]).toEqual([10, 60, 1])
  })
})
