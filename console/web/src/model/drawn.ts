import type { Drawn } from '../api/types'

/** The server is told at most so often. */
const PAUSE_MS = 1_000
const AT_ONCE = 100
/** More than a night has. */
const REMEMBERED = 5_000

/**
 * Which incidents this page has drawn, and which of them the server was not told yet. The first is told at once, what comes within a second
 * of it together and with its age, so that a burst is one message and no time is lost by it. Times are those of a stopwatch.
 */
export class DrawnBook {
  private readonly told = new Set<string>()
  private readonly waiting = new Map<string, number>()
  private saidAt = -Infinity

  add(id: string, now: number): void {
    if (!this.told.has(id) && !this.waiting.has(id)) this.waiting.set(id, now)
  }

  /** How long to wait before something may be told; undefined while there is nothing. */
  pause(now: number): number | undefined {
    return this.waiting.size === 0 ? undefined : Math.max(0, this.saidAt + PAUSE_MS - now)
  }

  /** What is told now, the oldest first. */
  take(now: number): Drawn[] {
    const rows = [...this.waiting].slice(0, AT_ONCE)
    for (const [id] of rows) {
      this.waiting.delete(id)
      this.told.add(id)
    }
    for (const id of [...this.told].slice(0, Math.max(0, this.told.size - REMEMBERED))) this.told.delete(id)
    this.saidAt = now
    return rows.map(([id, at]) => ({ id, ms: Math.round(now - at) }))
  }

  /** The link broke: nobody knows what arrived, and what is drawn then counts from when it is there again. */
  forget(): void {
    this.told.clear()
    this.waiting.clear()
  }
}
