import type { IncidentRow } from '../api/types'

/** Priority, then unanswered before held, then oldest; ties by number so that the order never wavers. */
export function byUrgency(a: IncidentRow, b: IncidentRow): number {
  if (a.priority !== b.priority) return a.priority < b.priority ? -1 : 1
  return rank(a) - rank(b) || byTime(a.openedAt, b.openedAt) || a.number - b.number
}

/** Times of equal length are in the order of their letters, which is many times quicker to see. */
export function byTime(a: string, b: string): number {
  if (a === b) return 0
  if (a.length !== b.length) return Date.parse(a) - Date.parse(b)
  return a < b ? -1 : 1
}

function rank(row: IncidentRow): number {
  if (row.handling === 'WAITING') return 0
  return row.handling === 'ON_HOLD' ? 2 : 1
}

export function inOrder(rows: Iterable<IncidentRow>): IncidentRow[] {
  return [...rows].sort(byUrgency)
}

/** The same, beginning with the order of a moment ago: what is nearly in order is sorted in one pass. */
export function reordered(
  before: readonly IncidentRow[] | undefined,
  open: ReadonlyMap<string, IncidentRow>,
): IncidentRow[] {
  return nearlyInOrder(before ?? [], open).sort(byUrgency)
}

/** The rows of now in the order of a moment ago, new ones behind. */
export function nearlyInOrder<T extends { id: string }>(before: readonly T[], now: ReadonlyMap<string, T>): T[] {
  const rows = before.flatMap((row) => now.get(row.id) ?? [])
  if (rows.length === now.size) return rows
  const known = new Set(rows.map((row) => row.id))
  for (const row of now.values()) if (!known.has(row.id)) rows.push(row)
  return rows
}

/** The one that F2 takes. */
export function nextToTake(rows: Iterable<IncidentRow>): IncidentRow | undefined {
  return inOrder(rows).find((row) => row.handling === 'WAITING')
}

export interface Listed {
  ids: string[]
  /** Arrived while the list was held; they wait behind a chip. */
  waiting: string[]
}

/**
 * The order to show. While somebody points at the list nothing moves: rows keep their places, new ones wait, and one that
 * is gone keeps its place as well, so that no other row slides under the pointer.
 */
export function listed(shown: readonly string[], sorted: readonly string[], held: boolean): Listed {
  if (!held || shown.length === 0) return { ids: [...sorted], waiting: [] }
  const known = new Set(shown)
  return { ids: [...shown], waiting: sorted.filter((id) => !known.has(id)) }
}

/** Which rows of a long list must exist in the page. */
export function windowOf(count: number, rowHeight: number, top: number, height: number): { from: number; to: number } {
  const spare = 6
  const from = Math.max(0, Math.floor(top / rowHeight) - spare)
  return { from, to: Math.min(count, Math.ceil((top + height) / rowHeight) + spare) }
}

/** The same for rows of different heights: what is not known yet is guessed; how far down the first one begins comes with it. */
export function windowOfHeights(
  heights: readonly number[],
  top: number,
  height: number,
): { from: number; to: number; before: number; after: number } {
  const spare = height / 2
  let from = 0
  let before = 0
  while (from < heights.length && before + (heights[from] ?? 0) < top - spare) before += heights[from++] ?? 0
  let to = from
  let end = before
  while (to < heights.length && end < top + height + spare) end += heights[to++] ?? 0
  const after = heights.slice(to).reduce((sum, one) => sum + one, 0)
  return { from, to, before, after }
}
