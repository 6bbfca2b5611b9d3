import type { LevelLine, LevelsReport, MonthReport, ServiceClock, TodayReport } from '../../src/api/types.ts'

/** Figures that a chart can be looked at with; the same question has the same answer. */
const DAY = 86_400_000
const TARGET: Record<ServiceClock, number> = {
  ACKNOWLEDGED: 0.2,
  ON_SCREEN: 1,
  ANSWERED: 15,
  FIRST_HELP: 180,
  ACCEPTED: 90,
  AT_DOOR: 900,
  FOLLOWED_UP: 86_400,
}
const CLOCKS = Object.keys(TARGET) as ServiceClock[]
const GROUPS: Record<string, [string, string][]> = {
  COMMUNITY: [
    ['110107001001', '松园社区'],
    ['110107001002', '柏园社区'],
  ],
  PRIORITY: [
    ['P1', 'P1'],
    ['P3', 'P3'],
  ],
  OPERATOR: [['s-1', '坐席一']],
  MODEL: [['button', 'button']],
}
const OUTSIDE = { tests: 12, selfPresses: 43_200, technical: 88 }

function line(clock: ServiceClock, seed: number, part: Partial<LevelLine>): LevelLine {
  const scale = TARGET[clock] * (0.35 + ((seed * 7) % 10) / 40)
  const judged = 20 + ((seed * 13) % 30)
  const kept = judged - (seed % 4)
  const [p50, p90, p95, p99] = [scale, scale * 2.1, scale * 2.6, scale * 4.4]
  return { done: judged - 1, waiting: 1, judged, kept, share: kept / judged, goal: 0.95, p50, p90, p95, p99, ...part }
}

function levels(url: URL): LevelsReport {
  const word = (name: string) => url.searchParams.get(name) ?? ''
  const clock = word('clock') as ServiceClock
  const first = Date.parse(word('from'))
  const step = { DAY: DAY, WEEK: 7 * DAY, MONTH: 30 * DAY }[word('step')] ?? Infinity
  const count = Number.isFinite(step) ? Math.floor((Date.parse(word('to')) - first) / step) + 1 : 1
  const groups = GROUPS[word('by')] ?? [undefined]
  const lines = Array.from({ length: count }, (_, index) =>
    groups.map((group, of) => {
      const period = Number.isFinite(step) ? new Date(first + index * step).toISOString().slice(0, 10) : undefined
      return line(clock, index * 3 + of, {
        ...(period && { period }),
        ...(group && { group: group[0], label: group[1] }),
      })
    }),
  ).flat()
  return {
    ...{ clock, from: word('from'), to: word('to'), zone: 'Asia/Shanghai', outside: OUTSIDE, complete: true },
    ...{ step: word('step') as 'DAY', by: word('by') as 'NONE', lines, whole: line(clock, 5, {}) },
    ...(word('of') && { of: word('of') as 'P1' }),
    promises: [
      { of: 'P1', promised: 0.95, seconds: TARGET[clock], judged: 100, kept: 93, share: 0.93 },
      { of: 'P1', promised: 0.975, seconds: TARGET[clock] * 4, judged: 0, kept: 0 },
    ],
  }
}

function month(name: string): MonthReport {
  return {
    ...{ month: name, running: true, centre: '安铃呼叫中心', zone: 'Asia/Shanghai', outside: OUTSIDE, complete: true },
    levels: CLOCKS.map((clock, seed) => ({
      clock,
      whole: line(clock, seed, {}),
      promises: [{ of: 'P1', promised: 0.95, seconds: TARGET[clock], judged: 100, kept: 96, share: 0.96 }],
    })),
    incidents: [
      { of: 'P1', disposition: 'HELPED_AT_HOME', count: 81 },
      { of: 'P1', disposition: 'FALSE_PRESS', count: 40 },
      { of: 'P3', disposition: 'REASSURED', count: 12 },
      { of: 'P1', count: 2 },
    ],
    falsePresses: 40,
    escalations: [
      { reason: 'NOT_TAKEN', count: 9, incidents: 7, unanswered: 1 },
      { reason: 'OWNER_REMINDED', count: 4, incidents: 3 },
    ],
    answers: { accepted: 70, declined: 61, expired: 33, withdrawn: 120, p50: 24, p90: 61 },
    silent: [{ community: '110107001001', label: '松园社区', devices: 4, times: 9, still: 1 }],
  }
}

const today = (): TodayReport => ({
  of: 14,
  at: new Date().toISOString(),
  promises: [
    { of: 'P1', promised: 0.95, seconds: 15, judged: 14, kept: 14, share: 1 },
    { of: 'P1', promised: 0.975, seconds: 60, judged: 0, kept: 0 },
  ],
})

/** What is asked about the record; undefined if nobody knows the address. */
export function report(url: URL, what: string): unknown {
  if (what === 'levels') return levels(url)
  if (what === 'month') return month(url.searchParams.get('month') ?? '')
  if (what === 'file') return 'figures'
  return what === 'today' ? today() : undefined
}
