import { defineStore } from 'pinia'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { cards as api, incidents } from '../api/calls'
import type { CardQuestion, ProtocolCard } from '../api/types'
import { begunWith, givenIn, keyOf, noReplyDue, proposed, suggestionsOf, walk, wordsOf } from '../model/cards'
import { useClock } from './clock'
import { useDesk } from './desk'
import { useSession } from './session'

/** The protocol cards: which one is asked from, what was answered, and what is asked now. */
export const useProtocol = defineStore('protocol', () => {
  const desk = useDesk()
  const clock = useClock()
  const session = useSession()
  const all = shallowRef<ProtocolCard[]>([])
  /** Incidents whose card is open, with the card it begins with. */
  const chosen = ref<Record<string, string>>({})
  const closed = ref<Record<string, boolean>>({})
  /** Answered but not yet in the story, by incident. */
  const mine = ref<Record<string, Record<string, string>>>({})
  const again = shallowRef<{ card: ProtocolCard; question: CardQuestion }>()
  const focused = ref(false)

  async function load(): Promise<void> {
    await desk.attempt(async () => {
      const { items } = await api.list()
      all.value = items
      return items
    })
  }

  const startId = computed(() => {
    const id = desk.focusId ?? ''
    return chosen.value[id] ?? begunWith(desk.about?.timeline) ?? proposed(all.value, desk.row)?.id
  })
  const start = computed(() => all.value.find((card) => card.id === startId.value))
  const open = computed(() => {
    const id = desk.focusId ?? ''
    return desk.row !== undefined && id in chosen.value && !closed.value[id]
  })
  const waiting = computed(() => mine.value[desk.focusId ?? ''] ?? {})
  const given = computed(() => new Map([...givenIn(desk.about?.timeline), ...Object.entries(waiting.value)]))
  const way = computed(() => walk(all.value, start.value, given.value))
  const now = computed(() => again.value ?? way.value.now)
  const suggestions = computed(() => (desk.row ? suggestionsOf(way.value.path, desk.row) : []))

  /** What was answered here is in the story now. */
  watch(
    () => desk.about?.timeline,
    (lines) => {
      const id = desk.focusId
      const told = givenIn(lines)
      if (!id || !mine.value[id]) return
      const rest = Object.entries(mine.value[id]).filter(([key, said]) => told.get(key) !== said)
      mine.value = { ...mine.value, [id]: Object.fromEntries(rest) }
    },
  )
  watch(
    () => desk.focusId,
    () => (again.value = undefined),
  )

  const silent = computed(() => all.value.find((card) => card.noReply))
  /** The owner's card for no reply opens by itself, once, and takes nobody's focus. */
  watch(
    () => desk.row?.owner?.id === session.staff?.id && noReplyDue(desk.row, clock.now) && silent.value !== undefined,
    (due) => {
      const id = desk.focusId
      if (!due || !id || !silent.value || id in chosen.value) return
      chosen.value = { ...chosen.value, [id]: begunWith(desk.about?.timeline) ?? silent.value.id }
    },
    { immediate: true },
  )

  function choose(card: string): void {
    const id = desk.focusId
    if (!id || !card) return
    chosen.value = { ...chosen.value, [id]: card }
    closed.value = { ...closed.value, [id]: false }
    again.value = undefined
  }
  /** The key opens the card and gives it the keys 1 to 9; pressed in the card it closes it. */
  function toggle(): void {
    const id = desk.focusId
    if (!id) return
    if (open.value && focused.value) closed.value = { ...closed.value, [id]: true }
    else {
      choose(startId.value ?? all.value[0]?.id ?? '')
      void toCard()
    }
  }
  async function toCard(): Promise<void> {
    await nextTick()
    document.querySelector<HTMLElement>('[data-card]')?.focus()
  }

  async function answer(n: number): Promise<void> {
    const id = desk.focusId
    const asked = now.value
    const one = asked?.question.answers[n - 1]
    if (!id || !asked || !one) return
    const key = keyOf(asked.card.id, asked.question.id)
    again.value = undefined
    put(id, { ...mine.value[id], [key]: wordsOf(one) })
    void toCard()
    const kept = await desk.run(id, 'card', () => incidents.card(id, asked.card.id, asked.question.id, one.id))
    if (kept) return
    const rest = { ...mine.value[id] }
    Reflect.deleteProperty(rest, key)
    put(id, rest)
  }
  function put(id: string, answers: Record<string, string>): void {
    mine.value = { ...mine.value, [id]: answers }
  }
  function askAgain(step: { card: ProtocolCard; question: CardQuestion }): void {
    again.value = { card: step.card, question: step.question }
    void toCard()
  }
  return { all, start, open, way, now, again, waiting, suggestions, focused, load, choose, toggle, answer, askAgain }
})
