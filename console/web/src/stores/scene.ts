import { defineStore } from 'pinia'
import { reactive, watch } from 'vue'
import { phone as looks, saying } from '../api/calls'
import { ApiError } from '../api/client'
import type { EntryView, VisitOutcome } from '../api/types'
import { emptyDraft, reportOf, type Draft } from '../model/report'
import { useOutbox } from './outbox'

const STORED = 'anling.reports'

/** What belongs to a job at the scene and ends with it: the way in, which is never kept, and the report that is being written. */
export const useScene = defineStore('scene', () => {
  const outbox = useOutbox()
  const entries = reactive(new Map<string, EntryView>())
  const drafts = reactive<Record<string, Draft>>(stored())

  watch(drafts, () => localStorage.setItem(STORED, JSON.stringify(drafts)))

  const alright = (assignment: string) => outbox.say(saying.alright(assignment))

  function report(assignment: string, outcome: VisitOutcome): void {
    void outbox.say(saying.report(assignment, reportOf(drafts[assignment] ?? emptyDraft, outcome)))
    Reflect.deleteProperty(drafts, assignment)
  }

  /** Asks how to get in; the centre writes down that he asked. @returns what went wrong */
  async function lookAtEntry(assignment: string): Promise<unknown> {
    try {
      entries.set(assignment, await looks.entry(assignment))
      return undefined
    } catch (error) {
      return error instanceof ApiError ? error.text : 'no-answer'
    }
  }

  function forgetAllBut(open: ReadonlySet<string>): void {
    for (const id of entries.keys()) if (!open.has(id)) entries.delete(id)
    for (const id of Object.keys(drafts)) if (!open.has(id)) Reflect.deleteProperty(drafts, id)
  }
  return { entries, drafts, alright, report, lookAtEntry, forgetAllBut }
})

function stored(): Record<string, Draft> {
  try {
    return (JSON.parse(localStorage.getItem(STORED) ?? '{}') ?? {}) as Record<string, Draft>
  } catch {
    return {}
  }
}
