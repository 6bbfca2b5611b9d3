import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { FeedFrame, IncidentRow } from '../api/types'
import {
  applyFrames,
  emptyBoard,
  findIncident,
  meanwhile,
  withIncident,
  type Board,
  type Meanwhile,
} from '../model/board'
import type { LinkLevel } from '../model/link'
import { reordered } from '../model/order'
import { openLive, type Live } from './live'
import { perPicture } from './pictures'
import { useScreen } from './screen'

/**
 * The operator's board and its link to the server. One store, replaced as a whole by what came since the last picture. Whoever needs
 * one part of it reads that part here, so that nothing is drawn anew for another.
 */
export const useBoard = defineStore('board', () => {
  const screen = useScreen()
  const board = shallowRef<Board>(emptyBoard)
  const missed = shallowRef<Meanwhile>()
  const eventAt = ref<number>()
  const loaded = ref(false)
  const live = shallowRef<Live>()

  const frames = perPicture(apply)

  function receive(frame: FeedFrame): void {
    if (frame.type === 'change') eventAt.value = Date.now()
    frames.add(frame)
  }
  function apply(came: FeedFrame[]): void {
    const before = board.value
    board.value = applyFrames(before, came)
    if (!came.some((frame) => frame.type === 'snapshot')) return
    if (loaded.value) missed.value = noteworthy(meanwhile(before, board.value))
    loaded.value = true
  }

  /** A page that only watches does not make its user one who can take calls. */
  function start(watching = false): void {
    live.value = openLive('staff', receive, watching, (feed) => {
      if (feed && !watching) screen.begin((drawn) => feed.say({ type: 'drawn', drawn }))
      else screen.end()
    })
  }
  function stop(): void {
    live.value?.stop()
    screen.end()
    live.value = undefined
  }
  function merge(row: IncidentRow): void {
    frames.flush()
    board.value = withIncident(board.value, row)
  }
  function find(id: string | undefined): IncidentRow | undefined {
    return id === undefined ? undefined : findIncident(board.value, id)
  }

  const open = computed(() => board.value.open)
  const technical = computed(() => board.value.technical)
  const responders = computed(() => board.value.responders)
  const rows = computed<IncidentRow[]>((before) => reordered(before, open.value))
  const waitingP1 = computed(() => rows.value.filter((row) => row.priority === 'P1' && row.handling === 'WAITING'))
  const link = computed<LinkLevel>(() => live.value?.level.value ?? 'live')
  const heardAt = computed(() => live.value?.heardAt.value)
  return {
    ...{ board, rows, technical, responders, waitingP1, missed, eventAt, loaded, link, heardAt },
    ...{ start, stop, merge, find },
  }
})

function noteworthy(difference: Meanwhile): Meanwhile | undefined {
  const count = difference.opened.length + difference.closed.length + difference.changed.length
  return count > 0 ? difference : undefined
}
