import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { demo as api } from '../api/calls'
import type { FeedFrame, Press } from '../api/types'
import { applyFrame, emptyBoard, findIncident } from '../model/board'
import { withPress } from '../model/press'
import { openLive, type Live } from './live'

/** The strip below the panes: every press with its measured stages. */
export const useDemo = defineStore('demo', () => {
  const presses = shallowRef<Press[]>([])
  const board = shallowRef(emptyBoard)
  const chosen = ref<string>()
  const device = ref<string>()
  const live = shallowRef<Live>()

  const shown = computed(
    () =>
      presses.value.find((press) => press.id === chosen.value) ??
      presses.value.find((press) => press.device === device.value) ??
      presses.value[0],
  )
  const incident = computed(() => findIncident(board.value, shown.value?.incident ?? ''))
  const link = computed(() => live.value?.level.value ?? 'live')

  async function start(): Promise<void> {
    live.value = openLive('staff', receive)
    const [info, list] = await Promise.all([api.info(), api.presses()])
    device.value = info.device
    // What the feed said meanwhile is newer than the list.
    const known = new Set(presses.value.map((press) => press.id))
    const missed = list.items.filter((press) => !known.has(press.id))
    presses.value = missed.reduceRight<Press[]>((all, press) => withPress(all, press), presses.value)
  }
  function receive(frame: FeedFrame): void {
    board.value = applyFrame(board.value, frame)
    if (frame.type === 'press') presses.value = withPress(presses.value, frame.press)
  }
  return { presses, shown, incident, chosen, device, link, start, stop: () => live.value?.stop() }
})
