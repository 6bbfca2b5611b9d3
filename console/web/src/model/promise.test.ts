import { describe, expect, it } from 'vitest'
import { clockText, promiseClock, secondsLeft } from './promise'
import { incident, T0, time } from './samples'

const after = (seconds: number) => T0 + seconds * 1000

describe('clock of an incident', () => {
  it('runs_against_the_answer_until_somebody_takes_it', () => {
    const row = incident({ number: 1 })
    expect(promiseClock(row, after(29)).level).toBe('calm')
    expect(promiseClock(row, after(30)).level).toBe('amber')
    expect(promiseClock(row, after(60)).level).toBe('red')
    expect(promiseClock(row, after(41))).toMatchObject({ name: 'answer', elapsedMs: 41_000, promisedMs: 60_000 })
  })

  it('then_runs_against_spoken_or_no_reply', () => {
    const row = incident({ number: 1, handling: 'TAKEN', takenAt: time(10) })
    expect(promiseClock(row, after(25))).toMatchObject({ name: 'speak', elapsedMs: 15_000, level: 'amber' })
  })

  it('then_runs_against_the_acceptance_and_the_arrival', () => {
    const taken = { number: 1, handling: 'TAKEN' as const, noReply: true }
    const clocks = { receivedAt: time(0), firstOfferAt: time(1), firstAcceptedAt: time(20) }
    expect(promiseClock(incident({ ...taken, clocks }), after(31)).name).toBe('accept')
    const going = incident({ ...taken, clocks, help: 'ON_THE_WAY' })
    expect(promiseClock(going, after(80))).toMatchObject({ name: 'arrive', elapsedMs: 60_000, level: 'calm' })
  })

  it('only_counts_when_somebody_is_there', () => {
    const row = incident({ number: 1, handling: 'TAKEN', spoken: 'NEEDS_HELP', help: 'AT_DOOR' })
    expect(promiseClock(row, after(4000)).promisedMs).toBeUndefined()
  })

  it('reads_well', () => {
    expect(clockText(41_900)).toBe('00:41')
    expect(clockText(3_723_000)).toBe('1:02:03')
    expect(secondsLeft(time(10), after(9.2))).toBe(1)
    expect(secondsLeft(undefined, after(0))).toBe(0)
  })
})
