import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { filtered } from '../model/filter'
import { useBoard } from './board'

/** What somebody looks for in the queue. It stays while he looks elsewhere, and the queue says that it is there. */
export const useQueueFilter = defineStore('queueFilter', () => {
  const board = useBoard()
  const text = ref('')
  const kept = computed(() => filtered(board.rows, text.value))
  return { text, kept }
})
