import type { IncidentRow } from '../api/types'

export interface Filtered {
  rows: readonly IncidentRow[]
  /** How many of P1 and P2 are not shown; never one that nobody has taken. */
  urgent: number
}

/** Whether a row is what somebody looks for: its number, the elder, the community, the device, the last digits of the telephone. */
export function matches(row: IncidentRow, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (/^#?0*\d+$/.test(wanted) && Number(wanted.replace('#', '')) === row.number) return true
  const elder = row.elder
  const digits = elder?.phone?.replace(/\D/g, '') ?? ''
  if (/^\d{4,}$/.test(wanted) && digits.endsWith(wanted)) return true
  const words = [elder?.name, elder?.communityName, elder?.address?.line, row.device, row.owner?.name]
  return words.some((word) => word?.toLowerCase().includes(wanted))
}

/** What a filter leaves. An emergency that waits for somebody is never hidden, and what is hidden of the others is counted. */
export function filtered(rows: readonly IncidentRow[], text: string): Filtered {
  if (!text.trim()) return { rows, urgent: 0 }
  const urgent = (row: IncidentRow) => row.priority !== 'P3'
  const stays = (row: IncidentRow) => matches(row, text) || (urgent(row) && row.handling === 'WAITING')
  return { rows: rows.filter(stays), urgent: rows.filter((row) => urgent(row) && !stays(row)).length }
}
