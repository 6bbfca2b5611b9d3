import { computed, shallowRef } from 'vue'
import { ApiError } from '../../api/client'
import { useTexts } from '../../ui/texts'

/** Codes that name another field than their own. */
const FIELDS: Record<string, string> = { id_taken: 'id', words: 'skills', codeword: 'code' }

/** What the server refused: beside the field that it is about, else below the form. Nothing that was typed is touched. */
export function useRefusal() {
  const { t, said, time } = useTexts()
  const error = shallowRef<unknown>()
  const busy = shallowRef(false)

  const field = computed(() => {
    const name = error.value instanceof ApiError ? /^field_(\w+)$/.exec(error.value.code)?.[1] : undefined
    return name && (FIELDS[name] ?? name)
  })
  const text = computed(() => {
    if (error.value === undefined) return ''
    if (!(error.value instanceof ApiError)) return t('app.offline')
    return said(error.value.text) + (error.value.when ? ` (${time(error.value.when)})` : '')
  })
  const general = computed(() => (field.value ? '' : text.value))

  const of = (name: string): string => (field.value === name ? text.value : '')
  const code = () => (error.value instanceof ApiError ? error.value.code : undefined)

  /** Runs a wish; undefined if it was refused. */
  async function tryTo<T>(wish: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    error.value = undefined
    try {
      return await wish()
    } catch (refused) {
      error.value = refused
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { tryTo, of, code, general, busy, clear: () => (error.value = undefined) }
}

export type Refusal = ReturnType<typeof useRefusal>
