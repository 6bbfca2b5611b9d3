import { describe, expect, it } from 'vitest'
import { isApple, sameKey, wake, type Able } from './push'

const able: Able = {
  worker: true,
  manager: true,
  permission: 'default',
  apple: false,
  installed: false,
  secure: true,
}

describe('waking a phone', () => {
  it('says_why_a_browser_cannot_be_woken', () => {
    expect(wake({ ...able, secure: false, worker: false }, false)).toBe('insecure')
    expect(wake({ ...able, worker: false }, false)).toBe('unsupported')
    expect(wake({ ...able, manager: false }, false)).toBe('unsupported')
    expect(wake({ ...able, permission: 'unsupported' }, false)).toBe('unsupported')
    expect(wake({ ...able, permission: 'denied' }, true)).toBe('denied')
  })

  it('sends_an_iphone_to_its_home_screen_first', () => {
    const iphone = { ...able, apple: true, manager: false, permission: 'unsupported' }
    expect(wake(iphone, false)).toBe('install')
    expect(wake({ ...able, apple: true, installed: true }, false)).toBe('off')
  })

  it('is_on_only_while_the_browser_listens_and_may_show_it', () => {
    expect(wake(able, false)).toBe('off')
    expect(wake({ ...able, permission: 'granted' }, false)).toBe('off')
    expect(wake({ ...able, permission: 'granted' }, true)).toBe('on')
    expect(wake({ ...able, permission: 'default' }, true)).toBe('off')
  })

  it('knows_phones_and_tablets_of_apple_from_macs', () => {
    expect(isApple('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 5)).toBe(true)
    expect(isApple('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5)).toBe(true)
    expect(isApple('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0)).toBe(false)
    expect(isApple('Mozilla/5.0 (Linux; Android 15)', 5)).toBe(false)
  })

  it('knows_the_key_of_another_centre', () => {
    const bytes = new Uint8Array([4, 251, 255, 62]).buffer
    expect(sameKey('BPv_Pg', bytes)).toBe(true)
    expect(sameKey('BPv_Pw', bytes)).toBe(false)
    expect(sameKey('BPv_Pg', null)).toBe(false)
  })
})
