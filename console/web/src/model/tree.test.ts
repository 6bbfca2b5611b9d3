import { describe, expect, it } from 'vitest'
import type { TreeNode } from '../api/types'
import { branches, levelsBelow, placeName, scopeOf } from './tree'

const node = (code: string, level: TreeNode['level'], parent?: string): TreeNode => ({
  code,
  level,
  parent,
  name: code,
  version: 1,
  elders: 0,
  responders: 0,
})

describe('the tree of the organisation', () => {
  it('stands_with_children_below_their_parents', () => {
    const nodes = [
      node('110101000000', 'DISTRICT'),
      node('110101001000', 'STREET', '110101000000'),
      node('110101001001', 'COMMUNITY', '110101001000'),
      node('110101002000', 'STREET', '110101000000'),
    ]
    expect(branches(nodes).map(({ node: { code }, depth }) => [code, depth])).toEqual([
      ['110101000000', 0],
      ['110101001000', 1],
      ['110101001001', 2],
      ['110101002000', 1],
    ])
  })

  it('begins_where_somebody_may_begin_to_see', () => {
    const part = [node('110101001000', 'STREET', '110101000000')]
    expect(branches(part)).toEqual([{ node: part[0], depth: 0 }])
  })

  it('has_scopes_that_are_the_beginning_of_all_codes_within', () => {
    expect(scopeOf(node('110101000000', 'DISTRICT'))).toBe('110101')
    expect(scopeOf(node('110101001000', 'STREET'))).toBe('110101001')
    expect(scopeOf(node('110101001001', 'COMMUNITY'))).toBe('110101001001')
  })

  it('gives_names_to_codes_and_to_the_beginnings_of_codes', () => {
    const street = { ...node('110101001000', 'STREET'), name: '清澜街道' }
    expect(placeName([street], '110101001000')).toBe('清澜街道 110101001000')
    expect(placeName([street], '110101001')).toBe('清澜街道 110101001')
    expect(placeName([street], '110102'), 'one that is not known').toBe('110102')
  })

  it('goes_down_and_never_up', () => {
    expect(levelsBelow(undefined)).toEqual(['DISTRICT'])
    expect(levelsBelow('STREET')).toEqual(['AREA', 'COMMUNITY'])
    expect(levelsBelow('COMMUNITY')).toEqual([])
  })
})
