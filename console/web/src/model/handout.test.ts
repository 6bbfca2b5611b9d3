import { describe, expect, it } from 'vitest'
import { csvOf } from './handout'

describe('a list to hand out', () => {
  it('says_that_it_is_utf_8_and_ends_every_line', () => {
    expect(csvOf([['姓名'], ['李华']])).toBe('\uFEFF姓名\r\n李华\r\n')
  })

  it('quotes_what_would_break_it', () => {
    expect(csvOf([['a,b', 'say "so"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""so""","two\nlines"\r\n')
  })

  it('is_no_formula', () => {
    expect(csvOf([['=1+1', '+86 1', '@x']])).toBe("\uFEFF'=1+1,'+86 1,'@x\r\n")
  })
})
