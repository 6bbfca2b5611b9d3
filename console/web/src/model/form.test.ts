import { describe, expect, it } from 'vitest'
import { errorsOf, itemsOf, moved } from './form'

const text = (zh: string) => ({ zh, en: zh })

describe('forms', () => {
  it('find_what_is_wrong_by_the_name_of_the_field', () => {
    const wrong = Object.assign(new Error('form'), { fields: [{ field: 'contacts.0.phone', message: text('a') }] })
    expect(errorsOf(wrong)['contacts.0.phone']?.zh).toBe('a')
    expect(errorsOf(new Error('lost'))).toEqual({})
    expect(errorsOf(undefined)).toEqual({})
  })

  it('move_an_item_up_and_down_and_not_out_of_the_list', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 2, -2)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })

  it('take_items_apart_however_people_separate_them', () => {
    expect(itemsOf('青霉素、磺胺, aspirin；青霉素\n')).toEqual(['青霉素', '磺胺', 'aspirin'])
  })
})
