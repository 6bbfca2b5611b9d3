import { describe, expect, it } from 'vitest'
import { acknowledged, due, lampOf, pressed, reconnected, started, toldAfter, type ButtonState } from './button'
import { added, after, decoded, encoded } from './outbox'
import { applyToPhone, emptyPhone, jobToShow, nextStep, offerToShow, stepPath } from './phone'
import { change, job, offerCard, snapshot, T0, time } from './samples'

describe('button', () => {
  const press = (state: ButtonState, now = 0) => pressed(state, 'alarm', { type: 'SOS' }, now)[0]

  it('gives_every_press_an_id_of_its_own', () => {
    const [first, a] = pressed(started(7), 'alarm', { type: 'SOS' }, 0)
    const [, b] = pressed(first, 'alarm', { type: 'SOS' }, 0)
    expect([a.id, b.id]).toEqual(['7-1', '7-2'])
    expect(a.body).toMatchObject({ v: 1, id: '7-1', type: 'SOS' })
  })

  it('repeats_after_2_4_8_and_at_most_60_s_with_the_same_id', () => {
    let state = press(started(7))
    const sent: number[] = []
    for (let now = 0; now <= 200_000; now += 1_000) {
      const [next, ready] = due(state, now)
      state = next
      for (const one of ready) {
        expect(one.body.id).toBe('7-1')
        sent.push(now)
      }
    }
    expect(sent).toEqual([2_000, 6_000, 14_000, 30_000, 62_000, 122_000, 182_000])
  })

  it('counts_its_repeats', () => {
    const [, ready] = due(press(started(7)), 2_000)
    expect(ready[0]?.body.resend).toBe(1)
  })

  it('sends_what_it_owes_at_once_when_the_way_is_open_again', () => {
    const [, ready] = due(reconnected(press(started(7)), 500), 500)
    expect(ready).toHaveLength(1)
  })

  it('is_green_only_when_everything_is_acknowledged', () => {
    const state = press(press(started(7)))
    expect(lampOf(started(7))).toBe('grey')
    expect(lampOf(acknowledged(state, ['7-1'], 40))).toBe('amber')
    expect(lampOf(acknowledged(state, ['7-1', '7-2'], 40))).toBe('green')
  })

  it('shows_only_what_it_was_told', () => {
    expect(toldAfter(toldAfter([], 'received'), 'accepted')).toEqual(['received', 'accepted'])
    expect(toldAfter(['received', 'taken', 'accepted'], 'taken')).toEqual(['received', 'taken'])
    expect(toldAfter(['received', 'taken'], 'off')).toEqual([])
  })

  it('ignores_an_acknowledgement_of_what_it_does_not_owe', () => {
    const state = press(started(7))
    expect(acknowledged(state, ['6-9'], 40)).toBe(state)
    expect(acknowledged(state, ['7-1'], 40).acknowledged).toEqual([{ id: '7-1', ms: 40 }])
  })
})

describe('outbox', () => {
  const letter = { key: 'k', path: '/p', body: {}, at: 0 }

  it('keeps_a_letter_that_got_no_answer', () => {
    expect(after([letter], 'k', 'no-answer')).toEqual([letter])
    expect(after([letter], 'k', 'refused')).toEqual([])
    expect(after([letter], 'k', 'delivered')).toEqual([])
  })

  it('takes_a_letter_once', () => {
    expect(added(added([], letter), letter)).toHaveLength(1)
  })

  it('survives_a_reload_and_rubbish', () => {
    expect(decoded(encoded([letter]))).toEqual([letter])
    expect(decoded('{nonsense')).toEqual([])
    expect(decoded('[1, null]')).toEqual([])
  })
})

describe('phone', () => {
  const withOffer = applyToPhone(emptyPhone, change({ offer: offerCard('o1') }))

  it('shows_the_most_urgent_offer_that_still_waits', () => {
    const two = applyToPhone(withOffer, change({ offer: offerCard('o2', { incident: 'i-2', priority: 'P3' }) }))
    expect(offerToShow(two, T0)?.id).toBe('o1')
    expect(offerToShow(two, Date.parse(time(61)))).toBeUndefined()
  })

  it('drops_an_offer_that_ended', () => {
    expect(applyToPhone(withOffer, change({ offerEnded: 'o1' })).offers).toEqual([])
  })

  it('puts_the_job_in_the_place_of_the_offer', () => {
    const going = applyToPhone(withOffer, change({ assignment: job('a1') }))
    expect(going.offers).toEqual([])
    expect(jobToShow(going)?.id).toBe('a1')
  })

  it('offers_one_step_at_a_time', () => {
    expect(nextStep(job('a', { status: 'ACCEPTED' }))).toBe('ON_THE_WAY')
    expect(nextStep(job('a', { status: 'WITH_ELDER' }))).toBe('DONE')
    expect(stepPath('ON_THE_WAY')).toBe('on-the-way')
  })

  it('forgets_a_job_that_is_done', () => {
    const going = applyToPhone(emptyPhone, change({ assignment: job('a1') }))
    expect(applyToPhone(going, change({ assignment: job('a1', { status: 'DONE' }) })).assignments).toEqual([])
  })

  it('is_stood_down_from_offer_and_job', () => {
    const standDown = { incident: 'i-1', number: 1, reason: 'FALSE_PRESS' } as const
    const down = applyToPhone(withOffer, change({ standDown }))
    expect(down.offers).toEqual([])
    expect(down.standDown).toEqual(standDown)
  })

  it('is_replaced_by_a_snapshot', () => {
    expect(applyToPhone(withOffer, snapshot([], { assignments: [job('a1')] })).offers).toEqual([])
  })
})
