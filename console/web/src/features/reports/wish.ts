import type { LevelsWish } from '../../api/reports'
import { useClock } from '../../stores/clock'

/** A day of the calendar on this machine, so many days ago, as 2026-03-14. */
export function daysBefore(days: number): string {
  const day = new Date(useClock().now - days * 86_400_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** What the address asks for, with what is usual where it says nothing. */
export function toWish(query: Record<string, unknown>, from: string, to: string): LevelsWish {
  const usual: LevelsWish = { clock: 'ANSWERED', of: 'P1', from, to, step: 'DAY', by: 'NONE' }
  const said = Object.keys(usual).filter((name) => typeof query[name] === 'string')
  return { ...usual, ...Object.fromEntries(said.map((name) => [name, query[name]])) }
}
