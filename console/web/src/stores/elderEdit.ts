import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { ApiError } from '../api/client'
import { elderBook } from '../api/elders'
import type { ElderFields, ElderRecord, Text } from '../api/types'
import type { ElderField } from '../model/elder'
import { errorsOf, type FieldTexts } from '../model/form'
import { changesOf, merge } from '../model/merge'
import { useDrafts } from './drafts'

const LOST: Text = { zh: '没有答复，请重试；您的内容仍在', en: 'No answer; try again. What you typed is still there' }

interface Draft {
  version: number
  before: ElderFields
  fields: ElderFields
}

/** One record that is being edited. What is typed lies on this machine until the server has it. */
export const useElderEdit = defineStore('elderEdit', () => {
  const drafts = useDrafts()
  const id = ref('')
  const version = ref(0)
  const before = shallowRef<ElderFields>({})
  const fields = ref<ElderFields>({})
  const errors = shallowRef<FieldTexts>({})
  const failed = shallowRef<Text>()
  const rival = shallowRef<{ who?: string; when?: string; theirs: ElderField[]; both: ElderField[] }>()
  const restored = ref(false)
  const busy = ref(false)
  const changed = computed(() => changesOf(before.value, fields.value))
  const key = computed(() => `elder.${id.value}`)

  /** Begins with what the server has, or goes on with what was typed before. */
  function begin(record: { id: string; version: number; fields: ElderFields }): void {
    id.value = record.id
    const kept = draft()
    restored.value = kept !== undefined
    version.value = kept?.version ?? record.version
    before.value = kept?.before ?? record.fields
    fields.value = structuredClone(kept?.fields ?? record.fields)
    errors.value = {}
    failed.value = undefined
    rival.value = undefined
  }

  function draft(): Draft | undefined {
    try {
      return (JSON.parse(drafts.texts[key.value] ?? 'null') as Draft | null) ?? undefined
    } catch {
      return undefined
    }
  }

  function keep(): void {
    const kept: Draft = { version: version.value, before: before.value, fields: fields.value }
    drafts.set(key.value, changed.value.length > 0 ? JSON.stringify(kept) : '')
  }

  function discard(): void {
    fields.value = structuredClone(before.value)
    errors.value = {}
    failed.value = undefined
    rival.value = undefined
    restored.value = false
    drafts.set(key.value, '')
  }

  async function save(send: () => Promise<ElderRecord>): Promise<ElderRecord | undefined> {
    if (busy.value) return undefined
    busy.value = true
    errors.value = {}
    failed.value = undefined
    try {
      const stored = await send()
      drafts.set(key.value, '')
      restored.value = false
      rival.value = undefined
      return stored
    } catch (error) {
      errors.value = errorsOf(error)
      failed.value = error instanceof ApiError ? error.text : LOST
      if (error instanceof ApiError && error.code === 'changed_meanwhile') await meet(error)
      return undefined
    } finally {
      busy.value = false
    }
  }

  const change = () => save(() => elderBook.change(id.value, version.value, fields.value))
  const add = (number: string) => save(() => elderBook.add(number || undefined, fields.value))

  /** Somebody was first: what he changed is put under what was typed here, and the next save goes on top of his. */
  async function meet(error: ApiError): Promise<void> {
    const theirs = await elderBook.get(id.value)
    const merged = merge(before.value, fields.value, theirs.fields)
    rival.value = { who: error.who, when: error.when, theirs: merged.theirs, both: merged.both }
    before.value = theirs.fields
    version.value = theirs.version
    fields.value = structuredClone(merged.fields)
    keep()
  }

  return {
    ...{ id, version, before, fields, errors, failed, rival, restored, busy, changed },
    ...{ begin, keep, discard, change, add },
  }
})
