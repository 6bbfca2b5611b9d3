import type { LevelLine, LevelsReport } from '../api/types'

/** Where things stand in a chart. Pure arithmetic: pixels in, pixels out; nothing here knows a colour or a language. */

export interface Box {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

export interface Spot {
  x: number
  y: number
  line: LevelLine
}

/** One group over time; where nothing was judged the line is broken. */
export interface Course {
  label: string
  group: string
  spots: Spot[]
  path: string
}

/** As many lines as can be told apart. */
export const MOST_COURSES = 5

export function periodsOf(report: Pick<LevelsReport, 'lines'>): string[] {
  return [...new Set(report.lines.map((line) => line.period ?? ''))].sort()
}

/** Groups with the most incidents first. */
export function groupsOf(report: Pick<LevelsReport, 'lines'>): { group: string; label: string; judged: number }[] {
  const known = new Map<string, { group: string; label: string; judged: number }>()
  for (const line of report.lines) {
    const group = line.group ?? ''
    const before = known.get(group) ?? { group, label: line.label ?? '', judged: 0 }
    known.set(group, { ...before, judged: before.judged + line.judged })
  }
  return [...known.values()].sort((a, b) => b.judged - a.judged || a.group.localeCompare(b.group))
}

/** The lowest share that the axis begins with: a chart of 94 to 99 % from zero shows nothing, one from 93 % says too much. */
export function floorOf(report: Pick<LevelsReport, 'lines'>): number {
  const shares = report.lines.flatMap(({ share, goal }) => [share, goal]).filter((one) => one != null)
  const lowest = Math.min(1, ...shares)
  if (lowest >= 0.9) return 0.8
  if (lowest >= 0.5) return 0.5
  return 0
}

/** Where the axis has its lines: whole per cents only, from its floor to all. */
export function ticksOf(floor: number): number[] {
  const step = TICKS.find(({ from }) => floor >= from)?.step ?? 25
  const first = Math.round(floor * 100)
  return Array.from({ length: Math.round((100 - first) / step) + 1 }, (_, n) => (first + n * step) / 100)
}
const TICKS = [
  { from: 0.8, step: 5 },
  { from: 0.5, step: 10 },
]

export function xOf(index: number, count: number, box: Box): number {
  const room = box.width - box.left - box.right
  return box.left + (count < 2 ? room / 2 : (room * index) / (count - 1))
}

export function yOf(share: number, floor: number, box: Box): number {
  const room = box.height - box.top - box.bottom
  return box.top + room * (1 - (Math.max(floor, share) - floor) / (1 - floor))
}

export function coursesOf(report: Pick<LevelsReport, 'lines'>, box: Box): Course[] {
  const periods = periodsOf(report)
  const floor = floorOf(report)
  return groupsOf(report)
    .slice(0, MOST_COURSES)
    .map(({ group, label }) => {
      const byPeriod = new Map(
        report.lines.filter((one) => (one.group ?? '') === group).map((one) => [one.period, one]),
      )
      const spots: (Spot | undefined)[] = periods.map((period, index) => {
        const line = byPeriod.get(period === '' ? undefined : period)
        if (line?.share == null) return undefined
        return { x: xOf(index, periods.length, box), y: yOf(line.share, floor, box), line }
      })
      return { group, label, path: pathOf(spots), spots: spots.filter((spot) => spot !== undefined) }
    })
}

/** The promise over time, as a stair: what is judged in a period may be promised more than in the next. */
export function goalPath(report: Pick<LevelsReport, 'lines'>, box: Box): string {
  const periods = periodsOf(report)
  const floor = floorOf(report)
  const spots = periods.map((period, index) => {
    const goals = report.lines.filter((one) => (one.period ?? '') === period && one.goal != null)
    const judged = goals.reduce((sum, one) => sum + one.judged, 0)
    if (judged === 0) return undefined
    const goal = goals.reduce((sum, one) => sum + (one.goal ?? 0) * one.judged, 0) / judged
    return { x: xOf(index, periods.length, box), y: yOf(goal, floor, box) }
  })
  const path = pathOf(spots)
  return periods.length === 1 && spots[0] ? `M${box.left} ${spots[0].y}H${box.width - box.right}` : path
}

function pathOf(spots: ({ x: number; y: number } | undefined)[]): string {
  let pen = 'M'
  let path = ''
  for (const spot of spots) {
    if (spot) path += `${pen}${round(spot.x)} ${round(spot.y)}`
    pen = spot ? 'L' : 'M'
  }
  return path
}

/** At most so many of a row of labels, evenly, the first among them. */
export function fewOf<T>(all: readonly T[], most: number): { value: T; index: number }[] {
  const every = Math.max(1, Math.ceil(all.length / most))
  return all.map((value, index) => ({ value, index })).filter(({ index }) => index % every === 0)
}

/** Bars of a row: how long half, nine tenths, nineteen twentieths and ninety-nine hundredths took, as shares of the axis. */
export interface Bars {
  line: LevelLine
  p50: number
  p90: number
  p95: number
  p99: number
}

/** The end of the axis: a round time that holds everything but a few wild ones. */
export function endOf(lines: readonly LevelLine[], target: number | undefined): number {
  const longest = Math.max(0.1, target ?? 0, ...lines.map((line) => line.p99 ?? 0))
  return ENDS.find((end) => end >= longest) ?? Math.ceil(longest / 86_400) * 86_400
}
const ENDS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900],
  ...[1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400],
]

export function barsOf(lines: readonly LevelLine[], end: number): Bars[] {
  const part = (seconds: number | undefined) => Math.min(1, Math.max(0, (seconds ?? 0) / end))
  return lines
    .filter((line) => line.p50 != null)
    .map((line) => ({ line, p50: part(line.p50), p90: part(line.p90), p95: part(line.p95), p99: part(line.p99) }))
}

export interface Spelled {
  unit: 'milliseconds' | 'seconds' | 'minutes' | 'hours'
  n: string
}

/** A duration as people say it: 38 ms, 14 s, 12:30 min, 5.2 h. */
export function spell(seconds: number): Spelled {
  const ms = Math.round(seconds * 1000)
  if (ms > 0 && ms < 1000) return { unit: 'milliseconds', n: String(ms) }
  if (seconds < 10) return { unit: 'seconds', n: String(round(seconds)) }
  if (seconds < 120) return { unit: 'seconds', n: String(Math.round(seconds)) }
  const whole = Math.round(seconds)
  if (whole < 7200 && whole % 60 === 0) return { unit: 'minutes', n: String(whole / 60) }
  if (whole < 7200) return { unit: 'minutes', n: `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}` }
  return { unit: 'hours', n: String(round(seconds / 3600)) }
}

/** In per cent with one digit; a share just short of its promise is never rounded up to it. */
export function percent(share: number): string {
  return (Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
