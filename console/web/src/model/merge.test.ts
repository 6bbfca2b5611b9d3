import { describe, expect, it } from 'vitest'
import type { ElderFields } from '../api/types'
import { emptyFields } from './elder'
import { changesOf, merge } from './merge'

const base: ElderFields = { ...emptyFields('110101001001'), name: '王秀英', phone: '1', room: '502' }
const contact = (name: string) => ({ name, phone: '2', holdsKey: false })

describe('a record that two people change', () => {
  it('differs_only_where_something_else_stands', () => {
    expect(changesOf(base, { ...base, doorNote: undefined, contacts: undefined })).toEqual([])
    expect(changesOf(base, { ...base, phone: '3', contacts: [contact('a')] })).toEqual(['phone', 'contacts'])
    expect(changesOf({ contacts: [contact('a')] }, { contacts: [{ name: 'a', phone: '2' }] })).toEqual([])
  })

  it('keeps_what_each_of_them_changed', () => {
    const merged = merge(base, { ...base, phone: '3' }, { ...base, room: '503' })
    expect(merged.fields.phone).toBe('3')
    expect(merged.fields.room).toBe('503')
    expect(merged.theirs).toEqual(['room'])
    expect(merged.both).toEqual([])
  })

  it('names_what_both_changed_and_leaves_what_i_typed', () => {
    const merged = merge(base, { ...base, phone: '3' }, { ...base, phone: '4' })
    expect(merged.fields.phone).toBe('3')
    expect(merged.both).toEqual(['phone'])
    expect(merge(base, { ...base, phone: '4' }, { ...base, phone: '4' }).both).toEqual([])
  })
})
