import { defineStore } from 'pinia'
import { ref } from 'vue'
import { ApiError, newKey, NoAnswer, post } from '../api/client'
import { added, after, decoded, encoded, sorted, type Letter, type Outbox } from '../model/outbox'
import { useClock } from './clock'

const STORED = 'anling.outbox'
const RETRY_MS = 3_000
/** A fact about the screen is worth this many tries. */
const MENTIONS = 5

/** Sends what the phone says, in order, and keeps it over reloads until the server has answered. */
export const useOutbox = defineStore('outbox', () => {
  const letters = ref<Outbox>(decoded(localStorage.getItem(STORED)))
  const refused = ref<ApiError>()
  /** An acceptance that never reached the centre in time: whoever gave it must know that he does not go. */
  const unheard = ref(false)
  const clock = useClock()
  const waiters = new Map<string, (answer: unknown) => void>()
  let sending = false

  function keep(next: Outbox): void {
    letters.value = next
    localStorage.setItem(STORED, encoded(next))
  }

  /** Resolves with the server's answer, or with undefined if it was refused; waits as long as it takes. */
  function say<T>(words: { path: string; body: object }, until?: number): Promise<T | undefined> {
    const letter: Letter = { ...words, key: newKey(), at: Date.now(), ...(until !== undefined && { until }) }
    keep(added(letters.value, letter))
    const answer = new Promise<unknown>((resolve) => waiters.set(letter.key, resolve))
    void drain()
    return answer as Promise<T | undefined>
  }

  /** What only says how far an offer came: nothing that the person does waits behind it, and nothing of it is kept. */
  async function mention(words: { path: string; body: object }, key = newKey(), tries = MENTIONS): Promise<void> {
    try {
      await post<unknown>(words.path, words.body, key)
    } catch (error) {
      if (error instanceof NoAnswer && tries > 1) setTimeout(() => void mention(words, key, tries - 1), RETRY_MS)
    }
  }

  async function drain(): Promise<void> {
    dropLate()
    if (sending) return
    sending = true
    while (letters.value[0] && (await deliver(letters.value[0])));
    sending = false
  }

  async function deliver(letter: Letter): Promise<boolean> {
    try {
      done(letter, await post<unknown>(letter.path, letter.body, letter.key))
      return true
    } catch (error) {
      if (error instanceof NoAnswer || (error instanceof ApiError && [401, 429, 503].includes(error.status)))
        return false
      if (error instanceof ApiError) refused.value = error
      done(letter, undefined)
      return true
    }
  }

  /** Whether it arrived nobody knows; the centre says so as soon as it can be asked. */
  function dropLate(): void {
    const { late } = sorted(letters.value, clock.now)
    for (const letter of late) {
      unheard.value = true
      done(letter, undefined)
    }
  }

  function done(letter: Letter, answer: unknown): void {
    keep(after(letters.value, letter.key, answer === undefined ? 'refused' : 'delivered'))
    waiters.get(letter.key)?.(answer)
    waiters.delete(letter.key)
  }

  setInterval(() => void drain(), RETRY_MS)
  addEventListener('online', () => void drain())
  void drain()
  return { letters, refused, unheard, say, mention, drain, clear: () => keep([]) }
})
