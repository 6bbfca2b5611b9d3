import type { OutcomeRow, ServiceClass } from '../api/types'

/** Incidents of a month as a table: a row each outcome, a column each class. */
export interface Outcomes {
  classes: ServiceClass[]
  rows: { disposition?: string; counts: number[]; sum: number }[]
  sums: number[]
  sum: number
}

const CLASSES: readonly ServiceClass[] = ['P1', 'P2', 'P3', 'ORDER']

/** The most frequent outcome first; what is still open last. */
export function outcomesOf(incidents: readonly OutcomeRow[]): Outcomes {
  const classes = CLASSES.filter((of) => incidents.some((row) => row.of === of))
  const kinds = [...new Set(incidents.map((row) => row.disposition))]
  const countOf = (of: ServiceClass, disposition?: string) =>
    total(incidents.filter((row) => row.of === of && row.disposition === disposition).map((row) => row.count))
  const rows = kinds.map((disposition) => {
    const counts = classes.map((of) => countOf(of, disposition))
    return { disposition, counts, sum: total(counts) }
  })
  rows.sort((a, b) => Number(a.disposition == null) - Number(b.disposition == null) || b.sum - a.sum)
  const sums = classes.map((_, index) => total(rows.map((row) => row.counts[index] ?? 0)))
  return { classes, rows, sums, sum: total(sums) }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, one) => sum + one, 0)
}
