import { describe, expect, it } from 'vitest'
import type { AccountState } from '../api/types'
import { attacked, lockable } from './locks'
import { time } from './samples'

const account = (part: Partial<AccountState> = {}): AccountState => ({
  ...{ username: 'li-hua', disabled: false, sessions: 1, strangerFailures: 0, browsers: 1 },
  ...part,
})

describe('locks', () => {
  it('are_an_attack_from_the_tenth_failure_of_strangers_on_and_say_since_when', () => {
    expect(attacked(account({ strangerFailures: 9, strangersSince: time(0) }))).toBeUndefined()
    expect(attacked(account({ strangerFailures: 31, strangersSince: time(0) }))).toEqual({ n: 31, since: time(0) })
    expect(attacked(undefined)).toBeUndefined()
  })

  it('can_be_ended_while_somebody_is_kept_out_and_while_the_next_failure_would', () => {
    expect(lockable(account())).toBe(false)
    expect(lockable(account({ lockedUntil: time(60) }))).toBe(true)
    expect(lockable(account({ browserLockedUntil: time(60) }))).toBe(true)
    expect(lockable(account({ strangerFailures: 12, strangersSince: time(0) }))).toBe(true)
  })
})
