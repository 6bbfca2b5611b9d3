import { defineStore } from 'pinia'
import { computed } from 'vue'
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
import { useReading } from './reading'

const TODAY_EVERY_MS = 15_000

/** The figures of the whole centre, for the board of the supervisor and for the wall. */
export const useOverview = defineStore('overview', () => {
  const board = useBoard()
  const clock = useClock()
  const reading = useReading<{ counted: TodayReport; recorded: IncidentRow[] }>()
  const todayKnown = computed(() => reading.shown.value !== undefined && reading.error.value === undefined)
  let timer: ReturnType<typeof setInterval> | undefined

  const centre = computed(() => board.board.centre)
  const everything = computed(() => {
    const all = [...(reading.shown.value?.recorded ?? []), ...board.board.closed.values(), ...board.rows]
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
  const today = computed(() => answered(reading.shown.value?.counted))
  const silent = computed(() => silentDevices(board.board.technical.values()))
  const press = computed(() => pressProof(board.board.selfPress, clock.now))

  /** The whole day is in the record, and the server counts it; a page has seen the last of it only. */
  async function readToday(): Promise<void> {
    await reading.read(async () => {
      const [counted, { items }] = await Promise.all([reports.today(), incidents.list('closed')])
      return { counted, recorded: items }
    })
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
