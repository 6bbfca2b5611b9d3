import { describe, expect, it } from 'vitest'
import { en, zh } from '../../i18n/parts'
import { routesOf, SECTIONS, sectionOf, sectionsFor, type Section } from './sections'

const page = () => Promise.resolve({})
const TWO: Section[] = [
  { path: 'elders', label: 'a', line: 'b', roles: ['SUPERVISOR', 'ADMIN'], page, more: [{ path: ':id', page }] },
  { path: 'elders/import', label: 'c', line: 'd', roles: ['ADMIN'], page },
]

function has(tree: object, key: string): boolean {
  const leaf = key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], tree)
  return typeof leaf === 'string'
}

describe('the sections of the office', () => {
  it('have_a_name_and_a_line_in_both_languages', () => {
    const keys = SECTIONS.flatMap(({ label, line }) => [label, line])
    expect(keys.filter((key) => !has(zh, key) || !has(en, key))).toEqual([])
  })

  it('have_paths_of_their_own', () => {
    const paths = routesOf(SECTIONS).map((route) => route.path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => path.startsWith('/') || path === '')).toEqual([])
  })

  it('are_listed_for_those_they_are_for', () => {
    expect(sectionsFor('SUPERVISOR', TWO).map(({ path }) => path)).toEqual(['elders'])
    expect(sectionsFor('ADMIN', TWO)).toHaveLength(2)
    expect(sectionsFor('OPERATOR', TWO)).toEqual([])
    expect(sectionsFor(undefined, TWO)).toEqual([])
  })

  it('own_the_pages_below_them', () => {
    expect(sectionOf('/office/elders/7', TWO)?.label).toBe('a')
    expect(sectionOf('/office/elders/import', TWO)?.label).toBe('c')
    expect(sectionOf('/office/eldersish', TWO)).toBeUndefined()
    expect(sectionOf('/office', TWO)).toBeUndefined()
  })
})
