import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { incidents } from '../api/calls'
import { reports } from '../api/reports'
import type { IncidentRow, TodayReport } from '../api/types'
import {
  alarmRate,
  answered,
  assurance,
  countBy,
  loads,
  longestWaiting,
  offersOf,
  pressProof,
  PRIORITIES,
  queueAges,
  silentDevices,
  unanswered,
} from '../model/overview'
import { useBoard } from './board'
import { useClock } from './clock'

const TODAY_EVERY_MS = 15_000

/** The figures of the whole centre, for the board of the supervisor and for the wall. */
export const useOverview = defineStore('overview', () => {
  const board = useBoard()
  const clock = useClock()
  const recorded = shallowRef<IncidentRow[]>([])
  const counted = shallowRef<TodayReport>()
  const todayKnown = ref(false)
  let timer: ReturnType<typeof setInterval> | undefined

  const centre = computed(() => board.board.centre)
  const everything = computed(() => {
    const all = [...recorded.value, ...board.board.closed.values(), ...board.rows]
    return [...new Map(all.map((row) => [row.id, row])).values()]
  })

  const ages = computed(() => queueAges(board.rows, clock.now))
  const longest = computed(() =>
    PRIORITIES.map((priority) => ({ priority, age: longestWaiting(board.rows, priority, clock.now) })),
  )
  const byHandling = computed(() => countBy(board.rows, (row) => row.handling))
  const byHelp = computed(() => countBy(board.rows, (row) => row.help))
  const staff = computed(() => loads(centre.value.staff, board.rows))
  const rate = computed(() => alarmRate(everything.value, centre.value.staff, clock.now))
  const escalations = computed(() => unanswered(board.rows, clock.now))
  const reach = computed(() => assurance(board.board.responders.values(), clock.now))
  const offers = computed(() => offersOf(board.rows))
  const today = computed(() => answered(counted.value))
  const silent = computed(() => silentDevices(board.board.technical.values()))
  const press = computed(() => pressProof(board.board.selfPress, clock.now))

  /** The whole day is in the record, and the server counts it; a page has seen the last of it only. */
  async function readToday(): Promise<void> {
    try {
      counted.value = await reports.today()
      recorded.value = (await incidents.list('closed')).items
      todayKnown.value = true
    } catch {
      todayKnown.value = false
    }
  }

  function start(watching: boolean): void {
    board.start(watching)
    void readToday()
    timer = setInterval(() => void readToday(), TODAY_EVERY_MS)
  }
  function stop(): void {
    clearInterval(timer)
    board.stop()
  }
  return {
    ...{ ages, longest, byHandling, byHelp, staff, rate, escalations, reach, offers, today, silent, press },
    ...{ centre, todayKnown, start, stop },
  }
})
