import { defineStore } from 'pinia'
import { reactive } from 'vue'

const STORED = 'anling.drafts'

/** Notes that were typed but not saved. They survive a reload and a restart of the server. */
export const useDrafts = defineStore('drafts', () => {
  const texts = reactive<Record<string, string>>(stored())

  function set(incident: string, text: string): void {
    if (text) texts[incident] = text
    else Reflect.deleteProperty(texts, incident)
    localStorage.setItem(STORED, JSON.stringify(texts))
  }
  return { texts, set }
})

function stored(): Record<string, string> {
  try {
    return (JSON.parse(localStorage.getItem(STORED) ?? '{}') ?? {}) as Record<string, string>
  } catch {
    return {}
  }
}
