/** Seconds as hours, minutes and seconds, as people say them. */
export function parted(seconds: number): { unit: 'hours' | 'minutes' | 'seconds'; n: number }[] {
  const parts = [
    { unit: 'hours' as const, n: Math.floor(seconds / 3600) },
    { unit: 'minutes' as const, n: Math.floor((seconds % 3600) / 60) },
    { unit: 'seconds' as const, n: seconds % 60 },
  ].filter(({ n }) => n > 0)
  return parts.length > 0 ? parts : [{ unit: 'seconds', n: 0 }]
}

/** The classes of supervision: from a panel that is polled to a sensor that speaks once a day. */
export const SILENCES = [20, 90, 180, 1_800, 18_000, 90_000] as const

/** How long ago something was, as roughly as people say it. */
export function age(seconds: number): { unit: 'now' | 'seconds' | 'minutes' | 'hours' | 'days'; n: number } {
  const past = Math.max(0, Math.round(seconds))
  if (past < 2) return { unit: 'now', n: 0 }
  if (past < 60) return { unit: 'seconds', n: past }
  if (past < 3600) return { unit: 'minutes', n: Math.floor(past / 60) }
  if (past < 172_800) return { unit: 'hours', n: Math.floor(past / 3600) }
  return { unit: 'days', n: Math.floor(past / 86_400) }
}
