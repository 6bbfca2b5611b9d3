import { describe, expect, it } from 'vitest'
import type { AuditLine, AuditPage } from '../api/types'
import { behind, countsOf, saidOf, spanOf, subjectOf, wishOf, type AuditWish } from './audit'

const USUAL: AuditWish = { from: '2026-03-08', to: '2026-03-14', who: '', elder: '', kind: '' }
const line = (what: string) => ({ what }) as AuditLine
const page = (...whats: string[]) => ({ lines: whats.map(line) }) as AuditPage

describe('what is asked of the audit', () => {
  it('stands_in_the_address_as_far_as_it_was_said', () => {
    expect(saidOf({ ...USUAL, who: ' s-1 ' })).toEqual({ from: '2026-03-08', to: '2026-03-14', who: 's-1' })
    expect(wishOf({ from: '2026-01-01', kind: 'EXPORT' }, USUAL)).toEqual({
      ...USUAL,
      from: '2026-01-01',
      kind: 'EXPORT',
    })
  })

  it('is_what_is_usual_where_the_address_makes_no_sense', () => {
    expect(wishOf({ kind: 'SPY', who: ['a', 'b'], to: null }, USUAL)).toEqual(USUAL)
  })
})

describe('entries of the audit', () => {
  it('follow_each_other_page_by_page', () => {
    const first = behind(undefined, page('a', 'b'))
    expect(behind(first, page('c')).map(({ what }) => what)).toEqual(['a', 'b', 'c'])
  })

  it('have_their_figures_told_in_words', () => {
    expect(countsOf('blocks=11 incidents=1 sign-ins=0')).toEqual([
      { word: 'blocks', count: 11 },
      { word: 'incidents', count: 1 },
      { word: 'sign-ins', count: 0 },
    ])
    expect(subjectOf('elders new=3 changed=0')).toBe('elders')
    expect(countsOf('elders new=3 changed=0')).toHaveLength(2)
  })

  it('show_everything_else_as_it_was_noted', () => {
    for (const plain of ['10.0.0.7', 'anling-a=b.csv', 'user root', '', undefined, null]) {
      expect(countsOf(plain)).toBeUndefined()
      expect(subjectOf(plain)).toBe(plain ?? '')
    }
  })
})

describe('how long something is kept', () => {
  it('is_said_in_years_where_they_are_whole', () => {
    expect(spanOf(1095)).toEqual({ n: 3, unit: 'years' })
    expect(spanOf(180)).toEqual({ n: 180, unit: 'days' })
    expect(spanOf(400)).toEqual({ n: 400, unit: 'days' })
  })
})
