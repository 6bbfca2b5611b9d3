import type { TimelineLine } from '../api/types'

export interface KeyedLine {
  key: string
  line: TimelineLine
}

/**
 * Lines newest first. The key of a line is its event and which line of that event it is, never its place in the list:
 * whatever else comes in or goes away, a row stays the same row and keeps what is typed into it.
 */
export function newestFirst(lines: readonly TimelineLine[]): KeyedLine[] {
  const seen = new Map<string, number>()
  const keyed = lines.map((line) => {
    const nth = (seen.get(line.event) ?? 0) + 1
    seen.set(line.event, nth)
    return { key: `${line.event}/${nth}`, line }
  })
  return keyed.reverse()
}
