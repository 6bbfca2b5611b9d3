import { describe, expect, it } from 'vitest'
import { useReading } from './reading'

/** A question whose answer the test gives when it wants to. */
function asked<T>() {
  let answer!: (value: T) => void
  let refuse!: (why: Error) => void
  const promise = new Promise<T>((resolve, reject) => {
    answer = resolve
    refuse = reject
  })
  return { question: () => promise, answer, refuse }
}

describe('what a page reads', () => {
  it('is_the_answer_to_the_last_question_in_whatever_order_answers_come', async () => {
    const reading = useReading<string>()
    const [first, second] = [asked<string>(), asked<string>()]
    const reads = [reading.read(first.question), reading.read(second.question)]
    second.answer('second')
    await reads[1]
    expect(reading.busy.value).toBe(false)
    first.answer('first')
    expect(await Promise.all(reads)).toEqual([false, true])
    expect(reading.shown.value).toBe('second')
  })

  it('is_still_being_read_while_only_an_older_answer_came', async () => {
    const reading = useReading<string>()
    const [first, second] = [asked<string>(), asked<string>()]
    const older = reading.read(first.question)
    const newer = reading.read(second.question)
    first.answer('first')
    await older
    expect(reading.shown.value).toBeUndefined()
    expect(reading.busy.value).toBe(true)
    second.answer('second')
    await newer
    expect(reading.shown.value).toBe('second')
  })

  it('stays_when_an_answer_does_not_come_and_an_old_failure_says_nothing', async () => {
    const reading = useReading<string>()
    await reading.read(() => Promise.resolve('here'))
    const lost = asked<string>()
    const read = reading.read(lost.question)
    lost.refuse(new Error('lost'))
    expect(await read).toBe(false)
    expect(reading.shown.value).toBe('here')
    expect(reading.error.value).toBeInstanceOf(Error)

    const [old, now] = [asked<string>(), asked<string>()]
    const reads = [reading.read(old.question), reading.read(now.question)]
    now.answer('now')
    await reads[1]
    old.refuse(new Error('too late'))
    await reads[0]
    expect(reading.error.value).toBeUndefined()
    expect(reading.shown.value).toBe('now')
  })

  it('can_be_put_away_together_with_what_is_still_asked', async () => {
    const reading = useReading<string>()
    const late = asked<string>()
    const read = reading.read(late.question)
    reading.clear()
    late.answer('late')
    expect(await read).toBe(false)
    expect(reading.shown.value).toBeUndefined()
    expect(reading.busy.value).toBe(false)
  })
})
