import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { incidents, type Closure, type EmergencyCall } from '../api/calls'
import { ApiError } from '../api/client'
import type { IncidentDetail, IncidentRow, SpokenOutcome, Text } from '../api/types'
import { nextToTake } from '../model/order'
import { useBoard } from './board'
import { useDrafts } from './drafts'
import { useReading } from './reading'
import { useSession } from './session'

export type Panel = 'spoken' | 'close' | 'emergency'
export interface Notice {
  text?: Text
  who?: string
  when?: string
}

const NOTICE_MS = 8_000
const PENDING_MS = 10_000

/** What one operator works on: the incident in focus, the open panel, and what was asked but is not confirmed yet. */
export const useDesk = defineStore('desk', () => {
  const board = useBoard()
  const session = useSession()
  const focusId = ref<string>()
  const reading = useReading<IncidentDetail>()
  const detail = reading.shown
  const panel = ref<Panel>()
  const notice = shallowRef<Notice>()
  const pending = ref<Record<string, string>>({})

  const row = computed<IncidentRow | undefined>(
    () => board.find(focusId.value) ?? (detail.value?.id === focusId.value ? detail.value : undefined),
  )
  const about = computed(() => (detail.value?.id === focusId.value ? detail.value : undefined))
  const mine = computed(() => board.rows.filter((one) => one.owner?.id === session.staff?.id))

  function focus(id: string | undefined): void {
    if (focusId.value === id) return
    focusId.value = id
    panel.value = undefined
    reading.clear()
  }

  function look(): void {
    const id = focusId.value
    if (id) void reading.read(() => incidents.get(id))
  }
  watch(reading.error, (error) => {
    if (error !== undefined) report(error)
  })

  let soon: ReturnType<typeof setTimeout> | undefined
  watch([focusId, () => row.value?.lastEvent], ([id], [before]) => {
    clearTimeout(soon)
    if (id) soon = setTimeout(look, id === before ? 120 : 0)
  })
  watch(
    () => row.value?.lastEvent,
    () => settle(focusId.value),
  )

  function settle(id: string | undefined): void {
    if (id && id in pending.value) {
      const rest = { ...pending.value }
      Reflect.deleteProperty(rest, id)
      pending.value = rest
    }
  }

  /** Marks the change as asked, and takes the mark away when the server has confirmed or refused it. */
  async function run(id: string, what: string, call: () => Promise<IncidentRow>): Promise<boolean> {
    pending.value = { ...pending.value, [id]: what }
    notice.value = undefined
    try {
      const answer = await call()
      if ('pending' in answer) setTimeout(() => settle(id), PENDING_MS)
      else {
        board.merge(answer)
        settle(id)
      }
      return true
    } catch (error) {
      settle(id)
      report(error)
      return false
    }
  }

  function report(error: unknown): void {
    const shown: Notice = error instanceof ApiError ? { text: error.text, who: error.who, when: error.when } : {}
    notice.value = shown
    setTimeout(() => {
      if (notice.value === shown) notice.value = undefined
    }, NOTICE_MS)
  }

  /** Something that is not about the row itself; the feed tells what came of it. */
  async function attempt(call: () => Promise<object>): Promise<boolean> {
    notice.value = undefined
    try {
      await call()
      return true
    } catch (error) {
      report(error)
      return false
    }
  }

  async function takeNext(): Promise<void> {
    const next = nextToTake(board.rows.filter((one) => !(one.id in pending.value)))
    if (!next) return
    focus(next.id)
    await run(next.id, 'take', () => incidents.take(next.id))
  }

  function onFocus(what: string, call: (id: string) => Promise<IncidentRow>): Promise<boolean> {
    const id = focusId.value
    return id ? run(id, what, () => call(id)) : Promise.resolve(false)
  }

  const take = () => onFocus('take', incidents.take)
  const spoken = (outcome: SpokenOutcome) => onFocus('spoken', (id) => incidents.spoken(id, outcome))
  const noReply = () => onFocus('no-reply', incidents.noReply)
  const falsePress = () => onFocus('false-press', incidents.falsePress)
  const offer = (responder: string) => onFocus('offer', (id) => incidents.offer(id, responder))
  const withdraw = (one: string) => onFocus('withdraw', (id) => incidents.withdraw(id, one))
  const callDevice = () => onFocus('call-device', incidents.callDevice)
  const emergency = (call: EmergencyCall) => onFocus('emergency', (id) => incidents.emergency(id, call))
  const close = (closure: Closure) => onFocus('close', (id) => incidents.close(id, closure))

  /** The draft goes away only when the server has the note. */
  async function note(id: string): Promise<void> {
    const drafts = useDrafts()
    const text = drafts.texts[id]?.trim()
    if (text && (await run(id, 'note', () => incidents.note(id, text)))) drafts.set(id, '')
  }

  return {
    ...{ focusId, row, about, panel, notice, pending, mine, focus, takeNext, take },
    ...{ spoken, noReply, falsePress, offer, withdraw, callDevice, emergency, close, note, run, onFocus, attempt },
  }
})
