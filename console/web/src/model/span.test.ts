import { describe, expect, it } from 'vitest'
import { age, parted } from './span'

describe('times', () => {
  it('are_said_as_people_do', () => {
    expect(parted(0)).toEqual([{ unit: 'seconds', n: 0 }])
    expect(parted(90)).toEqual([
      { unit: 'minutes', n: 1 },
      { unit: 'seconds', n: 30 },
    ])
    expect(parted(86_400)).toEqual([{ unit: 'hours', n: 24 }])
  })

  it('are_the_rougher_the_longer_ago', () => {
    expect(age(-5)).toEqual({ unit: 'now', n: 0 })
    expect(age(1.6)).toEqual({ unit: 'seconds', n: 2 })
    expect(age(3_599)).toEqual({ unit: 'minutes', n: 59 })
    expect(age(172_799)).toEqual({ unit: 'hours', n: 47 })
    expect(age(172_800)).toEqual({ unit: 'days', n: 2 })
  })
})
