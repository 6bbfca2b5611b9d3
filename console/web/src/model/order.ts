import type { IncidentRow } from '../api/types'

/** Priority, then unanswered before held, then oldest; ties by number so that the order never wavers. */
export function byUrgency(a: IncidentRow, b: IncidentRow): number {
  return (
    a.priority.localeCompare(b.priority) ||
    rank(a) - rank(b) ||
    a.openedAt.localeCompare(b.openedAt) ||
    a.number - b.number
  )
}

function rank(row: IncidentRow): number {
  if (row.handling === 'WAITING') return 0
  return row.handling === 'ON_HOLD' ? 2 : 1
}

export function inOrder(rows: Iterable<IncidentRow>): IncidentRow[] {
  return [...rows].sort(byUrgency)
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
