import { describe, expect, it } from 'vitest'
import type { CardAnswer, ProtocolCard, TimelineLine } from '../api/types'
import { begunWith, givenIn, noReplyDue, proposed, suggestionsOf, walk, wordsOf } from './cards'
import { incident, T0, time } from './samples'

const answer = (id: string, part: Partial<CardAnswer> = {}): CardAnswer => ({
  ...{ id, say: { zh: `${id}-zh`, en: id }, call120: false, steps: [] },
  ...part,
})
const ask = (id: string, ...answers: CardAnswer[]) => ({ id, ask: { zh: `${id}?`, en: `${id}?` }, answers })
const card = (id: string, part: Partial<ProtocolCard>): ProtocolCard => ({
  ...{ id, version: 1, title: { zh: id, en: id }, events: [], noReply: false, questions: [] },
  ...part,
})
const fall = card('fall', {
  events: ['FALL'],
  questions: [
    ask('talk', answer('clear', { next: 'pain' }), answer('odd', { card: 'blood', raise: 'P1', call120: true })),
    ask('pain', answer('none'), answer('some', { raise: 'P2', steps: ['ENTRY'] })),
  ],
})
const blood = card('blood', { questions: [ask('much', answer('lots'), answer('round', { card: 'fall' }))] })
const cards = [fall, blood]

let seq = 0
const told = (key: string, question: string, said: string): TimelineLine => ({
  ...{ event: `1-${++seq}`, at: time(0), kind: 'incident.question', text: { zh: '', en: '' } },
  ...{ detail: { card: key, question }, note: said },
})
const say = (id: string) => wordsOf(answer(id))

describe('protocol cards', () => {
  it('ask_one_question_at_a_time_and_go_where_the_answer_leads', () => {
    expect(walk(cards, fall, new Map()).now?.question.id).toBe('talk')
    const clear = walk(cards, fall, new Map([['fall/talk', say('clear')]]))
    expect(clear.path.map((one) => one.answer?.id)).toEqual(['clear'])
    expect(clear.now?.question.id).toBe('pain')
    const odd = walk(cards, fall, new Map([['fall/talk', say('odd')]]))
    expect(odd.now).toEqual({ card: blood, question: blood.questions[0] })
  })

  it('lead_elsewhere_when_an_earlier_question_is_answered_anew', () => {
    const lines = [told('fall@1', 'talk', say('clear')), told('fall@1', 'pain', say('some'))]
    expect(walk(cards, fall, givenIn(lines)).path).toHaveLength(2)
    const anew = walk(cards, fall, givenIn([...lines, told('fall@1', 'talk', say('odd'))]))
    expect(anew.path.map((one) => one.question.id)).toEqual(['talk'])
    expect(anew.now?.card.id).toBe('blood')
  })

  it('end_where_nothing_follows_and_never_go_round_in_circles', () => {
    const end = walk(cards, fall, new Map(Object.entries({ 'fall/talk': say('clear'), 'fall/pain': say('none') })))
    expect(end.now).toBeUndefined()
    const round = new Map(Object.entries({ 'fall/talk': say('odd'), 'blood/much': say('round') }))
    expect(walk(cards, fall, round).path).toHaveLength(2)
  })

  it('show_what_was_said_then_though_the_card_says_it_in_other_words_now', () => {
    const way = walk(cards, fall, givenIn([told('fall@0', 'talk', '从前的话 · old words')]))
    expect(way.path[0]?.answer).toBeUndefined()
    expect(way.path[0]?.said).toBe('从前的话 · old words')
    expect(begunWith([told('blood@3', 'much', say('lots')), told('fall@1', 'talk', say('clear'))])).toBe('blood')
  })

  it('offer_what_the_answers_offer_until_it_is_done', () => {
    const row = incident({ number: 1, kind: 'FALL', priority: 'P3' })
    const given = new Map(Object.entries({ 'fall/talk': say('clear'), 'fall/pain': say('some') }))
    const some = walk(cards, fall, given).path
    expect(suggestionsOf(some, row).map((one) => one.do)).toEqual(['raise', 'step'])
    expect(suggestionsOf(some, { ...row, priority: 'P2' }).map((one) => one.do)).toEqual(['step'])
    const odd = walk(cards, fall, new Map([['fall/talk', say('odd')]])).path
    expect(suggestionsOf(odd, row)).toMatchObject([{ do: 'raise', priority: 'P1' }, { do: '120' }])
    const called = { service: '120', calledAt: time(0), caller: 'operator' }
    expect(suggestionsOf(odd, { ...row, priority: 'P1', emergencyService: called })).toEqual([])
  })

  it('are_proposed_for_what_happened', () => {
    expect(proposed(cards, incident({ number: 1, kind: 'FALL' }))).toBe(fall)
    expect(proposed(cards, incident({ number: 1, kind: 'GAS' }))).toBeUndefined()
  })
})

describe('the card for no reply', () => {
  const taken = incident({ number: 1, handling: 'TAKEN', takenAt: time(0) })

  it('begins_by_itself_30_s_after_the_take_when_neither_is_recorded', () => {
    expect(noReplyDue(taken, T0 + 29_999)).toBe(false)
    expect(noReplyDue(taken, T0 + 30_000)).toBe(true)
    expect(noReplyDue({ ...taken, spoken: 'UNCLEAR' }, T0 + 60_000)).toBe(false)
    expect(noReplyDue({ ...taken, noReply: true }, T0)).toBe(true)
  })

  it('does_not_begin_before_the_take_nor_after_the_close_nor_where_nobody_can_be_asked', () => {
    expect(noReplyDue(incident({ number: 1 }), T0 + 90_000)).toBe(false)
    expect(noReplyDue({ ...taken, handling: 'CLOSED' }, T0 + 90_000)).toBe(false)
    expect(noReplyDue({ ...taken, area: '110101' }, T0 + 90_000)).toBe(false)
    expect(noReplyDue(undefined, T0)).toBe(false)
  })
})
