import type { LevelsWish } from '../../api/reports'
import { dayIn } from '../../model/day'
import { useClock } from '../../stores/clock'

/** A day of the calendar so many days ago, as 2026-03-14: of this machine, until an answer said in which zone the centre lives. */
export function daysBefore(days: number, zone?: string): string {
  return dayIn(zone, useClock().now - days * 86_400_000)
}

/** What the address asks for, with what is usual where it says nothing. */
export function toWish(query: Record<string, unknown>, from: string, to: string): LevelsWish {
  const usual: LevelsWish = { clock: 'ANSWERED', of: 'P1', from, to, step: 'DAY', by: 'NONE' }
  const said = Object.keys(usual).filter((name) => typeof query[name] === 'string')
  return { ...usual, ...Object.fromEntries(said.map((name) => [name, query[name]])) }
}
