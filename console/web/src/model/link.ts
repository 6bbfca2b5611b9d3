import type { FeedFrame } from '../api/types'

/** How well the page hears the server. Over 5 s of silence it is doubtful, over 15 s it is lost. */
export type LinkLevel = 'live' | 'doubtful' | 'lost'

export function linkLevel(silentMs: number): LinkLevel {
  if (silentMs > 15_000) return 'lost'
  return silentMs > 5_000 ? 'doubtful' : 'live'
}

/**
 * Clock of the server minus clock of this machine. A frame is never early, so the largest of the last estimates is the one
 * with the least delay in it.
 */
export function offsetAfter(estimates: readonly number[], serverTime: string, now: number): number[] {
  return [...estimates, Date.parse(serverTime) - now].slice(-15)
}

export function bestOffset(estimates: readonly number[]): number {
  return estimates.length === 0 ? 0 : Math.max(...estimates)
}

/**
 * The event to resume after once this frame has come, if there is one. A snapshot without its technical alerts is nothing to resume
 * after: they come in the next frame, if the line holds.
 */
export function resumeAfter(before: string | undefined, frame: FeedFrame): string | undefined {
  if (frame.type === 'snapshot' && frame.technical === undefined) return undefined
  return 'event' in frame && frame.type !== 'heartbeat' ? frame.event : before
}
