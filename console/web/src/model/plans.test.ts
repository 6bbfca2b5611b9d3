import { describe, expect, it } from 'vitest'
import type { PlanLine, PlanView } from '../api/types'
import { begunFrom, byLine, changesOnly, course, diff, groups, isOnItsWay, offset } from './plans'

const line = (id: string, version: number, part: Partial<PlanLine> = {}): PlanLine => ({
  key: `plan:${id}@${version}`,
  kind: 'PLAN',
  id,
  version,
  title: { zh: id, en: id },
  state: 'STORED',
  madeAt: '2026-03-01T00:00:00Z',
  ...part,
})

const plan = (part: Partial<PlanView> = {}): PlanView => ({
  id: 'medical',
  version: 1,
  title: { zh: '', en: '' },
  chosen: { events: [], categories: [], precedence: 0 },
  ask: 'AT_ONCE',
  pause: 30,
  targets: {
    take: 30,
    takeAgain: 60,
    speak: 30,
    offer: 60,
    accept: 90,
    leave: 180,
    latePercent: 50,
    onScene: 1200,
    remind: 300,
  },
  waves: [wave(0), wave(60)],
  noReply: [],
  steps: [],
  ladder: [{ after: 180, target: 'SUPERVISOR' }],
  synthetic: false,
  ...part,
})
const wave = (after: number) => ({ after, offers: 0, kinds: [], skills: [], scopeDigits: 0, keyOnly: false })
const told = (moments: ReturnType<typeof course>) => moments.map(({ at, what }) => `${at} ${what}`)

describe('a new plan', () => {
  const text = '# id: words before it\nid: medical   # small letters\nversion: 12\nsteps:\n  - {id: call-120}\n'

  it('begins_with_the_words_of_another_under_an_id_of_its_own', () => {
    expect(begunFrom(text, 'medical', ['medical'])).toBe(
      '# id: words before it\nid: medical-2   # small letters\nversion: 1\nsteps:\n  - {id: call-120}\n',
    )
    expect(begunFrom(text, 'medical', ['medical', 'medical-2', 'medical-3'])).toContain('id: medical-4 ')
  })
})

describe('plans', () => {
  it('stand_together_by_id_with_the_valid_version_first', () => {
    const lines = [line('a', 3, { state: 'DRAFT' }), line('a', 2, { state: 'ACTIVE' }), line('a', 1), line('b', 1)]
    const found = groups(lines, 'PLAN')
    expect(found.map(({ id, active, others }) => [id, active?.version, others.map(({ version }) => version)])).toEqual([
      ['a', 2, [3, 1]],
      ['b', undefined, [1]],
    ])
    expect(groups(lines, 'CARD')).toEqual([])
  })

  it('are_on_their_way_until_the_dispatcher_follows_them', () => {
    const active = line('a', 2, { state: 'ACTIVE', followed: 1 })
    expect(isOnItsWay(active, true)).toBe(true)
    expect(isOnItsWay({ ...active, followed: 2 }, true)).toBe(false)
    expect(isOnItsWay(active, false)).toBe(false)
    expect(isOnItsWay({ ...active, kind: 'CARD' }, true)).toBe(false)
  })
})

describe('the course of a plan', () => {
  it('begins_at_once_or_after_its_pause', () => {
    expect(told(course(plan()))).toEqual(['0 wave', '30 take', '60 takeAgain', '60 wave', '90 accept', '180 rung'])
    expect(told(course(plan({ ask: 'UNLESS_STOPPED' })))).toEqual([
      '30 take',
      '30 wave',
      '60 takeAgain',
      '90 wave',
      '120 accept',
      '180 rung',
    ])
  })

  it('asks_one_before_the_rest', () => {
    expect(told(course(plan({ ask: 'ONE_THEN_REST' })))).toEqual([
      '0 one',
      '30 take',
      '30 wave',
      '60 takeAgain',
      '90 wave',
      '90 accept',
      '180 rung',
    ])
  })

  it('asks_nobody_where_somebody_must_confirm_or_no_wave_is', () => {
    expect(told(course(plan({ ask: 'AFTER_CONFIRMATION' })))).toEqual([
      '0 confirmed',
      '30 take',
      '60 takeAgain',
      '180 rung',
    ])
    expect(told(course(plan({ waves: [] })))).toEqual(['30 take', '60 takeAgain', '180 rung'])
  })
})

describe('the difference of two texts', () => {
  it('shows_what_went_and_what_came_with_the_numbers_of_the_lines', () => {
    expect(diff('a\nb\nc\n', 'a\nx\nc\nd\n')).toEqual([
      { sign: ' ', text: 'a', before: 1, after: 1 },
      { sign: '-', text: 'b', before: 2 },
      { sign: '+', text: 'x', after: 2 },
      { sign: ' ', text: 'c', before: 3, after: 3 },
      { sign: '+', text: 'd', after: 4 },
    ])
    expect(diff('a\n', 'a\n').every(({ sign }) => sign === ' ')).toBe(true)
  })

  it('gives_both_texts_back', () => {
    const before = 'id: a\nversion: 1\nwaves:\n  - x\n  - y\n'
    const after = 'id: a\nversion: 2\nwaves:\n  - y\n  - z\n  - x\n'
    const lines = diff(before, after)
    const text = (left: '+' | '-') =>
      lines
        .filter(({ sign }) => sign !== left)
        .map((one) => `${one.text}\n`)
        .join('')
    expect(text('+')).toBe(before)
    expect(text('-')).toBe(after)
  })

  it('leaves_out_what_is_far_from_any_change', () => {
    const before = Array.from({ length: 30 }, (_, n) => `line ${n}`)
    const after = before.with(3, 'other').with(20, 'another')
    const runs = changesOnly(diff(before.join('\n'), after.join('\n')), 1)
    expect(runs.map((run) => run.map(({ sign }) => sign).join(''))).toEqual([' -+ ', ' -+ '])
    expect(changesOnly(diff('a', 'a'))).toEqual([])
  })
})

describe('what is wrong with a text', () => {
  it('stands_beside_its_line', () => {
    const remark = (row: number, column: number) => ({ line: row, column, message: { zh: '', en: '' } })
    expect([...byLine([remark(3, 1), remark(1, 2), remark(3, 9)])].map(([n, all]) => [n, all.length])).toEqual([
      [3, 2],
      [1, 1],
    ])
  })

  it('is_found_in_the_text_by_line_and_column', () => {
    const text = 'id: 😀a\nversion: x\n'
    expect(text.slice(offset(text, 2, 10))).toBe('x\n')
    expect(text.slice(offset(text, 1, 6)).startsWith('a')).toBe(true)
    expect(offset(text, 99, 1)).toBeGreaterThanOrEqual(text.length)
  })
})
