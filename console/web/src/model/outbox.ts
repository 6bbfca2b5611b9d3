/** One thing that the phone said. Its key makes repeating harmless. */
export interface Letter {
  key: string
  path: string
  body: object
  at: number
  /** After this it says nothing any more: nobody waits for the answer to an offer that has ended. */
  until?: number
}

/** The letters that the server has not answered yet, oldest first; they leave in order. */
export type Outbox = readonly Letter[]

export type Delivery = 'delivered' | 'refused' | 'no-answer'

export function added(outbox: Outbox, letter: Letter): Outbox {
  return outbox.some((one) => one.key === letter.key) ? outbox : [...outbox, letter]
}

/** Without an answer it stays at the head: nobody knows whether it arrived. A refusal is an answer. */
export function after(outbox: Outbox, key: string, delivery: Delivery): Outbox {
  return delivery === 'no-answer' ? outbox : outbox.filter((one) => one.key !== key)
}

/** What can still be said, and what came too late. */
export function sorted(outbox: Outbox, now: number): { left: Outbox; late: Outbox } {
  const isLate = (letter: Letter) => letter.until !== undefined && letter.until <= now
  return { left: outbox.filter((one) => !isLate(one)), late: outbox.filter(isLate) }
}

export function encoded(outbox: Outbox): string {
  return JSON.stringify(outbox)
}

export function decoded(text: string | null): Outbox {
  if (!text) return []
  try {
    const letters = JSON.parse(text) as unknown
    return Array.isArray(letters) ? letters.filter(isLetter) : []
  } catch {
    return []
  }
}

function isLetter(value: unknown): value is Letter {
  const letter = value as Partial<Letter> | null
  return typeof letter?.key === 'string' && typeof letter.path === 'string' && typeof letter.at === 'number'
}
