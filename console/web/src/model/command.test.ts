import { describe, expect, it } from 'vitest'
import { commandOf, isWorthASearch } from './command'

describe('the command bar', () => {
  it('finds_by_words_after_find_and_without_it', () => {
    expect(commandOf('/find 0312')).toEqual({ do: 'find', words: '0312' })
    expect(commandOf('find 竹海里 3号楼')).toEqual({ do: 'find', words: '竹海里 3号楼' })
    expect(commandOf('王秀英')).toEqual({ do: 'find', words: '王秀英' })
    expect(commandOf('/wangxiuying')).toEqual({ do: 'find', words: 'wangxiuying' })
  })

  it('takes_full_width_signs_of_an_input_method_for_the_usual_ones', () => {
    expect(commandOf('／find　０３１２')).toEqual({ do: 'find', words: '0312' })
    expect(commandOf('／１２０')).toEqual({ do: 'emergency' })
  })

  it('offers_to_a_row_and_never_to_none', () => {
    expect(commandOf('/offer 2')).toEqual({ do: 'offer', n: 2 })
    expect(commandOf('/offer')).toEqual({ do: 'nothing' })
    expect(commandOf('/offer 0')).toEqual({ do: 'nothing' })
    expect(commandOf('/offer x')).toEqual({ do: 'nothing' })
  })

  it('opens_the_card_of_120_and_looks_for_longer_numbers', () => {
    expect(commandOf('/120')).toEqual({ do: 'emergency' })
    expect(commandOf('1203')).toEqual({ do: 'find', words: '1203' })
  })

  it('says_nothing_to_nothing_and_names_a_command_that_is_none', () => {
    expect(commandOf(' / ')).toEqual({ do: 'nothing' })
    expect(commandOf('/find ')).toEqual({ do: 'nothing' })
    expect(commandOf('/x')).toEqual({ do: 'unknown', word: 'x' })
  })

  it('searches_for_a_surname_but_not_for_one_letter', () => {
    expect(isWorthASearch('王')).toBe(true)
    expect(isWorthASearch('w')).toBe(false)
    expect(isWorthASearch('wx')).toBe(true)
  })
})
