import type {
  CardAnswer,
  CardQuestion,
  IncidentRow,
  Priority,
  ProtocolCard,
  StepKind,
  TimelineLine,
} from '../api/types'
import { isOpen } from './board'
import { at } from './promise'

/** One question that was asked, with what was answered. */
export interface Asked {
  card: ProtocolCard
  question: CardQuestion
  /** Missing if the card says it in other words by now; what was said then is shown as it was. */
  answer?: CardAnswer
  said: string
}

/** The way through the cards as far as it was gone, and the question that is to be asked now. */
export interface Walk {
  path: Asked[]
  now?: { card: ProtocolCard; question: CardQuestion }
}

/** What an answer offers to do. */
export type Suggestion =
  { do: 'raise'; priority: Priority; because: Asked } | { do: '120' } | { do: 'step'; kind: StepKind }

const NO_REPLY_MS = 30_000

/** An answer as it stands in the log, where both languages read it. */
export function wordsOf(answer: CardAnswer): string {
  return `${answer.say.zh} · ${answer.say.en}`
}

export const keyOf = (card: string, question: string) => `${card}/${question}`

/** The last answer to every question that was asked, by card and question. */
export function givenIn(lines: readonly TimelineLine[] | undefined): Map<string, string> {
  const given = new Map<string, string>()
  for (const line of lines ?? []) {
    const { card, question } = line.detail as { card?: string; question?: string }
    if (line.kind !== 'incident.question' || !card || !question) continue
    given.set(keyOf(card.split('@')[0] ?? '', question), line.note ?? '')
  }
  return given
}

/** The first card that anything was answered on: with it the walk began. */
export function begunWith(lines: readonly TimelineLine[] | undefined): string | undefined {
  const first = lines?.find((line) => line.kind === 'incident.question')
  return (first?.detail as { card?: string } | undefined)?.card?.split('@')[0]
}

/** Follows the answers from a card to the first question that has none. Another answer to an earlier question leads elsewhere. */
export function walk(
  cards: readonly ProtocolCard[],
  start: ProtocolCard | undefined,
  given: ReadonlyMap<string, string>,
): Walk {
  const path: Asked[] = []
  let card = start
  let question = start?.questions[0]
  const seen = new Set<string>()
  while (card && question) {
    const here = keyOf(card.id, question.id)
    const said = given.get(here)
    if (said === undefined) return { path, now: { card, question } }
    if (seen.has(here)) break
    seen.add(here)
    const answer = question.answers.find((one) => wordsOf(one) === said)
    path.push({ card, question, answer, said })
    const next = follow(cards, card, answer)
    card = next?.card
    question = next?.question
  }
  return { path }
}

function follow(cards: readonly ProtocolCard[], card: ProtocolCard, answer: CardAnswer | undefined) {
  const other = answer?.card ? cards.find((one) => one.id === answer.card) : undefined
  if (other) return { card: other, question: other.questions[0] }
  return { card, question: card.questions.find((one) => one.id === answer?.next) }
}

/** What the answers on the way offer and nobody has done yet, each once. */
export function suggestionsOf(path: readonly Asked[], row: IncidentRow): Suggestion[] {
  const answers = path.flatMap((one) => (one.answer ? [{ ...one, answer: one.answer }] : []))
  const found: Suggestion[] = []
  const raising = answers.filter(({ answer }) => answer.raise && answer.raise < row.priority)
  const most = raising.sort((a, b) => (a.answer.raise ?? '').localeCompare(b.answer.raise ?? ''))[0]
  if (most?.answer.raise) found.push({ do: 'raise', priority: most.answer.raise, because: most })
  if (!row.emergencyService && answers.some(({ answer }) => answer.call120)) found.push({ do: '120' })
  const kinds = new Set(answers.flatMap(({ answer }) => answer.steps))
  for (const kind of kinds) if (!row.steps.some((step) => step.kind === kind)) found.push({ do: 'step', kind })
  return found
}

/** The card that is made for what happened. */
export function proposed(cards: readonly ProtocolCard[], row: IncidentRow | undefined): ProtocolCard | undefined {
  return row && cards.find((card) => card.events.includes(row.kind))
}

/** Taken half a minute ago and neither spoken nor no reply, or no reply by now: the card for that begins by itself. */
export function noReplyDue(row: IncidentRow | undefined, now: number): boolean {
  if (!row || !isOpen(row) || row.handling === 'WAITING' || row.spoken || row.area) return false
  const taken = at(row.takenAt)
  return row.noReply || (taken !== undefined && now - taken >= NO_REPLY_MS)
}
