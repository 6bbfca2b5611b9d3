import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { telephony } from '../api/calls'
import type { CallRow, DialConfig } from '../api/types'
import { dialLink, foremost, sorted } from '../model/calls'
import { NOT_CHOSEN } from '../model/elder'
import { useBoard } from './board'
import { useDesk } from './desk'
import { useSession } from './session'

const PLAIN: DialConfig = { link: 'tel:{number}', hook: false }

/** Telephone calls at the desk: what rings, what must be bound, what must be returned, and how a number is dialled. */
export const useCalls = defineStore('calls', () => {
  const board = useBoard()
  const desk = useDesk()
  const session = useSession()
  const config = shallowRef<DialConfig>(PLAIN)
  const binding = ref<string>()
  /** The call that was answered here and belongs to no incident yet. */
  const speaking = ref<string>()
  /** Whose call it is, as far as somebody chose; and what the field says before anybody types. */
  const wanted = ref<string>()
  const wantedName = ref('')
  const unsure = ref(false)

  const all = computed(() => sorted(board.board.calls.values()))
  const first = computed(() => foremost(all.value, session.staff?.id))
  const off = computed(() => board.link === 'lost')

  async function start(): Promise<void> {
    await desk.attempt(async () => (config.value = await telephony.config()))
  }
  const link = (number: string | null | undefined) => dialLink(number, config.value.link)

  async function answer(row: CallRow | undefined): Promise<void> {
    if (!row || off.value) return
    if (row.incident) desk.focus(row.incident)
    speaking.value = row.incident ? undefined : row.id
    if (!(await desk.attempt(() => telephony.answer(row.id)))) speaking.value = undefined
  }

  /** Which incident a call belongs to is told on the feed, sooner or later than the answer to the command. */
  watch(
    () => speaking.value && board.board.calls.get(speaking.value)?.incident,
    (incident) => {
      if (!incident) return
      speaking.value = undefined
      desk.focus(incident)
    },
  )

  /** The first key opens the form with the elder in focus, Enter sends it. */
  function askWhose(row: CallRow | undefined): void {
    if (!row || off.value) return
    binding.value = binding.value === row.id ? undefined : row.id
    const likely = row.elders[0] ?? desk.row?.elder
    wanted.value = likely?.id
    wantedName.value = likely?.name ?? likely?.id ?? ''
    unsure.value = false
  }
  async function bind(): Promise<void> {
    const id = binding.value
    const elder = wanted.value
    if (!id || off.value) return
    unsure.value = !elder || elder === NOT_CHOSEN
    if (!elder || unsure.value) return
    if (await desk.attempt(() => telephony.bind(id, elder))) binding.value = undefined
  }
  watch(wanted, () => (unsure.value = false))
  async function done(row: CallRow | undefined): Promise<void> {
    if (row && !off.value) await desk.attempt(() => telephony.done(row.id))
  }

  function dialCaller(event: Event, row: CallRow): void {
    if (config.value.hook) event.preventDefault()
    if (!off.value) void desk.attempt(() => telephony.dialCaller(row.id))
  }
  /** Written into the incident in any case; where the exchange can be asked, the link of the computer is not followed. */
  function dial(event: Event, incident: string, who: string): void {
    if (config.value.hook) event.preventDefault()
    if (!off.value) void desk.attempt(() => telephony.dial(incident, who))
  }

  return {
    ...{ config, binding, wanted, wantedName, unsure, all, first, off, start, link },
    ...{ answer, askWhose, bind, done, dialCaller, dial },
  }
})
