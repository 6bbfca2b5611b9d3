import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { ApiError } from '../api/client'
import { elderBook } from '../api/elders'
import type { ElderLine, Text } from '../api/types'
import { commandOf, isWorthASearch } from '../model/command'

const TYPING_MS = 200

/** The line that an operator types commands and searches into, and what a search found. */
export const useCommands = defineStore('commands', () => {
  const shown = ref(false)
  const line = ref('')
  const found = shallowRef<readonly ElderLine[]>([])
  const more = ref(false)
  const at = ref(0)
  const failed = shallowRef<Text>()
  /** What the list belongs to; undefined while a search is under way. */
  const answered = ref<string>()
  /** The elder whose record is open beside the queue. */
  const opened = shallowRef<ElderLine>()
  const meant = computed(() => commandOf(line.value))
  const chosen = computed(() => found.value[at.value])

  function open(): void {
    shown.value = true
  }
  function close(): void {
    shown.value = false
    line.value = ''
    found.value = []
    failed.value = undefined
    answered.value = undefined
  }
  function move(by: number): void {
    const n = found.value.length
    if (n > 0) at.value = (at.value + by + n) % n
  }
  function openRecord(line: ElderLine): void {
    opened.value = line
    close()
  }

  let soon: ReturnType<typeof setTimeout> | undefined
  watch(meant, (command) => {
    clearTimeout(soon)
    answered.value = undefined
    if (command.do === 'find' && isWorthASearch(command.words))
      soon = setTimeout(() => void search(command.words), TYPING_MS)
    else found.value = []
  })

  async function search(words: string): Promise<void> {
    try {
      const page = await elderBook.search(words)
      if (meant.value.do !== 'find' || meant.value.words !== words) return
      found.value = page.items
      more.value = page.items.length >= page.most
      at.value = 0
      failed.value = undefined
      answered.value = words
    } catch (error) {
      found.value = []
      failed.value =
        error instanceof ApiError ? error.text : { zh: '无法查询，请重试', en: 'The search failed; try again' }
    }
  }

  return {
    ...{ shown, line, found, more, at, failed, answered, opened, meant, chosen },
    ...{ open, close, move, openRecord, search },
  }
})
