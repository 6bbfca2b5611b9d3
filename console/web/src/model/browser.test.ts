import { describe, expect, it } from 'vitest'
import { browserName } from './browser'

describe('the name of a browser', () => {
  it('is_short_and_told_from_others_that_claim_to_be_it', () => {
    expect(browserName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')).toBe(
      'Chrome · Linux',
    )
    expect(browserName('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge · Windows')
    expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1')).toBe(
      'Safari · iOS',
    )
  })

  it('is_the_first_word_of_what_nobody_knows', () => {
    expect(browserName('curl/8.1')).toBe('curl')
    expect(browserName('')).toBe('')
  })
})
