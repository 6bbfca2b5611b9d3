import type { IncidentRow, Role } from '../api/types'
import { at } from './promise'

export const DISPOSITIONS = [
  'HELPED_AT_HOME',
  'TAKEN_TO_HOSPITAL',
  'REASSURED',
  'FALSE_PRESS',
  'TEST',
  'DEVICE_FAULT',
  'NO_ACCESS',
  'DECEASED',
  'OTHER',
] as const
export const GUARDS = ['seen', 'spoken', 'handed-to-120', 'override'] as const
export type Guard = (typeof GUARDS)[number]

/** Whether a guard is met by what is recorded already, can be met with words, or is not for this person. */
export type GuardState = 'met' | 'words' | 'unmet'

export function guardState(guard: Guard, row: IncidentRow, role: Role | undefined): GuardState {
  switch (guard) {
    case 'seen':
      return wasSeen(row) ? 'met' : 'unmet'
    case 'spoken':
      return isSpokenWith(row) ? 'met' : 'unmet'
    case 'handed-to-120':
      return row.emergencyService ? 'words' : 'unmet'
    case 'override':
      return role === 'SUPERVISOR' || role === 'ADMIN' ? 'words' : 'unmet'
  }
}

export function suggestedGuard(row: IncidentRow, role: Role | undefined): Guard | undefined {
  return GUARDS.find((guard) => guardState(guard, row, role) !== 'unmet')
}

/** Nobody was with the elder: closing wants a second press. */
export function withoutVisit(guard: Guard): boolean {
  return guard !== 'seen'
}

/** Somebody spoke with the elder since it was reopened, who did not stay silent afterwards and does not wait to be spoken with again. */
export function isSpokenWith(row: IncidentRow): boolean {
  const spoken = at(row.clocks.spokenAt)
  if (spoken === undefined) return false
  const silent = at(row.clocks.noReplyAt) ?? 0
  const waits = row.deadlines.some(({ kind }) => kind === 'SPEAK')
  return spoken > reopened(row) && silent <= spoken && !waits
}

/** A visit before it was reopened is none: it was closed on that one too early. */
function wasSeen(row: IncidentRow): boolean {
  const since = reopened(row)
  return row.assignments.some(
    (one) => (one.status === 'WITH_ELDER' || one.status === 'DONE') && (at(one.movedAt) ?? Infinity) > since,
  )
}

const reopened = (row: IncidentRow) => at(row.clocks.reopenedAt) ?? 0
