import type { CardAnswer, CardQuestion, IncidentRow, ProtocolCard } from '../../src/api/types.ts'
import type { World } from './world.ts'

function answer(id: string, zh: string, en: string, part: Partial<CardAnswer> = {}): CardAnswer {
  return { id, say: { zh, en }, call120: false, steps: [], ...part }
}
function question(id: string, zh: string, en: string, answers: CardAnswer[]): CardQuestion {
  return { id, ask: { zh, en }, answers }
}

/** Cards of the scripted centre: as many as pages can be walked through with. */
export const CARDS: ProtocolCard[] = [
  {
    ...{ id: 'fall', version: 1, title: { zh: '跌倒', en: 'Fall' }, events: ['FALL'], noReply: false },
    questions: [
      question('talk', '您能听见我说话、能回答我吗？', 'Can you hear me and answer me?', [
        answer('clear', '能，回答清楚', 'Yes, clearly', { next: 'blood' }),
        answer('none', '没有回答', 'No answer', { next: 'blood', raise: 'P1', call120: true }),
      ]),
      question('blood', '有没有流血，或者撞到头？', 'Is there any bleeding, or was the head hit?', [
        answer('none', '都没有', 'Neither'),
        answer('head', '撞到头', 'Hit the head', { call120: true, steps: ['ENTRY'] }),
      ]),
    ],
  },
  {
    ...{ id: 'help', version: 1, title: { zh: '求助', en: 'Call for help' }, events: ['SOS'], noReply: false },
    questions: [
      question('matter', '您怎么了？', 'What is the matter?', [
        answer('fall', '跌倒了', 'A fall', { card: 'fall' }),
        answer('else', '别的不适', 'Unwell otherwise', { next: 'alone' }),
      ]),
      question('alone', '身边有人吗？门能开吗？', 'Is anybody with you? Can the door be opened?', [
        answer('company', '有人，能开门', 'Yes, and can open', { steps: ['FAMILY'] }),
        answer('shut', '独自一人，开不了门', 'Alone, cannot open', { steps: ['ENTRY'] }),
      ]),
    ],
  },
  {
    ...{ id: 'no-reply', version: 1, title: { zh: '无应答', en: 'No reply' }, events: [], noReply: true },
    questions: [
      question('redial', '再呼叫一次，有人应答吗？', 'Call once more: does anybody answer?', [
        answer('answered', '有人应答', 'Answered', { card: 'help' }),
        answer('silence', '无人应答', 'Nobody answers', { raise: 'P1', call120: true, steps: ['ENTRY'] }),
      ]),
    ],
  },
]

/** An answer is a line of the story, with what was asked and what was said. */
export function answered(world: World, row: IncidentRow, body: Record<string, unknown>): IncidentRow | undefined {
  const card = CARDS.find((one) => one.id === body.card)
  const asked = card?.questions.find((one) => one.id === body.question)
  const said = asked?.answers.find((one) => one.id === body.answer)
  if (!card || !asked || !said) return undefined
  const words = `${said.say.zh} · ${said.say.en}`
  const next = world.command(row.id, {}, `问：${asked.ask.zh}`, `Asked: ${asked.ask.en}`, words)
  const line = world.timelines.get(row.id)?.at(-1)
  if (line) Object.assign(line, { kind: 'incident.question', detail: { card: `${card.id}@1`, question: asked.id } })
  return next
}
