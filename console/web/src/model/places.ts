import type { Point } from '../api/types'
import { at } from './promise'

/** Over 2 min a position is hollow, over 10 min grey. One without an age is the base. */
export type Freshness = 'fresh' | 'hollow' | 'grey' | 'base'

export function freshness(measured: string | null | undefined, now: number): Freshness {
  const then = at(measured)
  if (then === undefined) return 'base'
  const age = now - then
  if (age > 10 * 60_000) return 'grey'
  return age > 2 * 60_000 ? 'hollow' : 'fresh'
}

export function ageSeconds(measured: string | null | undefined, now: number): number | undefined {
  const then = at(measured)
  return then === undefined ? undefined : Math.max(0, Math.round((now - then) / 1000))
}

/** Opens the map app of the phone. */
export function geoLink(point: Point, label: string): string {
  const place = `${point.lat.toFixed(6)},${point.lon.toFixed(6)}`
  return `geo:${place}?q=${place}(${encodeURIComponent(label)})`
}

export function telLink(number: string | null | undefined): string | undefined {
  const digits = number?.replace(/[^\d+*#]/g, '')
  return digits ? `tel:${digits}` : undefined
}

/** Metres between two places, near enough inside a town. */
export function metresBetween(a: Point, b: Point): number {
  const k = Math.PI / 180
  const x = (b.lon - a.lon) * k * Math.cos(((a.lat + b.lat) / 2) * k)
  return Math.hypot(x, (b.lat - a.lat) * k) * 6_371_000
}
