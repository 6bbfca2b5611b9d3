import { defineStore } from 'pinia'
import { computed, nextTick, ref, watch } from 'vue'
import { elders, incidents, technical } from '../api/calls'
import type { EntryWay, FollowUpOutcome, Priority } from '../api/types'
import { formOf, missing as missingIn, type Arrangement, type Form } from '../model/arrange'
import { useBoard } from './board'
import { useDesk } from './desk'

/** The one small form that is open: a choice, a few words, and whom or what it is about. */
export const useArrangement = defineStore('arrangement', () => {
  const board = useBoard()
  const desk = useDesk()
  const what = ref<Arrangement>()
  /** Step of a plan or technical alert that it is about, if it is not the incident itself. */
  const subject = ref<string>()
  const choice = ref<string>()
  const words = ref('')

  const form = computed<Form | undefined>(() => what.value && formOf(what.value, desk.row, board.board.centre.staff))
  const missing = computed(() => form.value && missingIn(form.value, choice.value, words.value))

  function open(next: Arrangement, about?: string): void {
    desk.panel = undefined
    what.value = next
    subject.value = about
    choice.value = undefined
    words.value = ''
    if (form.value?.choices.length === 0) void toWords()
  }
  function close(): void {
    what.value = undefined
  }
  watch(
    () => [desk.panel, desk.focusId] as const,
    ([panel], [, before]) => (panel || before !== desk.focusId) && close(),
  )

  function choose(n: number): void {
    const chosen = form.value?.choices[n - 1]
    if (!chosen) return
    choice.value = chosen.id
    if (form.value?.words === 'reason' || form.value?.needs?.choice === chosen.id) void toWords()
  }
  /** Who has chosen goes on with the words; nobody has to reach for the mouse. */
  async function toWords(): Promise<void> {
    await nextTick()
    document.querySelector<HTMLElement>('[data-words]')?.focus()
  }

  async function submit(): Promise<void> {
    if (!what.value || missing.value) return
    if (await send(what.value, choice.value ?? '', words.value.trim())) close()
  }

  function send(done: Arrangement, chosen: string, said: string): Promise<boolean> {
    const about = subject.value ?? ''
    switch (done) {
      case 'hold':
        return desk.onFocus(done, (id) => incidents.hold(id, Number(chosen), said))
      case 'transfer':
        return desk.onFocus(done, (id) => incidents.transfer(id, chosen))
      case 'reassign':
        return desk.onFocus(done, (id) => incidents.reassign(id, chosen, said))
      case 'priority':
        return desk.onFocus(done, (id) => incidents.priority(id, chosen as Priority, said))
      case 'follow-up':
        return desk.onFocus(done, (id) => incidents.followUp(id, chosen as FollowUpOutcome, said || undefined))
      case 'reopen':
        return desk.onFocus(done, (id) => incidents.reopen(id, said))
      case 'skip':
        return desk.onFocus(done, (id) => incidents.stepSkipped(id, about, said))
      case 'entry':
        return desk.onFocus(done, (id) =>
          incidents.stepDone(id, about, { way: chosen as EntryWay, note: said || undefined }),
        )
      case 'test':
        return desk.attempt(() => elders.startTest(desk.row?.elder?.id ?? '', Number(chosen)))
      case 'shelve':
        return desk.attempt(() => technical.shelve(about, Number(chosen), said))
      case 'mend':
        return desk.attempt(() => technical.close(about, said))
    }
  }
  return { what, subject, choice, words, form, missing, open, close, choose, submit }
})
