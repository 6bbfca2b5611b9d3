import type { EntryWay, FollowUpOutcome, IncidentRow, Priority, Role, StaffRow } from '../api/types'
import { isOpen } from './board'

/** What can be arranged on an incident with a few words. */
export type Arrangement =
  'hold' | 'transfer' | 'reassign' | 'priority' | 'follow-up' | 'reopen' | 'test' | 'skip' | 'entry' | 'shelve' | 'mend'

/** Whether words are needed beside the choice. */
export type Words = 'none' | 'reason' | 'note'

export interface Choice {
  id: string
  /** Words of the page for it, by group and code; a name is shown as it is. */
  group?: string
  name?: string
}
export interface Form {
  choices: Choice[]
  words: Words
  /** A choice that needs words though the others do not, and the text that says so. */
  needs?: { choice: string; text: string }
}

export const HOLD_MINUTES = [5, 15, 30, 60]
export const TEST_MINUTES = [10, 20, 30]
export const SHELF_MINUTES = [60, 480, 1440, 10_080]
const PRIORITIES: Priority[] = ['P1', 'P2', 'P3']
export const ENTRY_WAYS: EntryWay[] = ['FROM_INSIDE', 'KEY_HOLDER', 'KEY_BOX', 'PROPERTY_OFFICE', 'EMERGENCY_SERVICE']
const OUTCOMES: FollowUpOutcome[] = ['WELL', 'LOOKED_AFTER', 'NEEDS_SOMETHING', 'NOT_REACHED']

/** The form of an arrangement, as it is for this incident now. */
export function formOf(what: Arrangement, row: IncidentRow | undefined, staff: readonly StaffRow[]): Form {
  switch (what) {
    case 'hold':
      return { choices: minutes(HOLD_MINUTES), words: 'reason' }
    case 'test':
      return { choices: minutes(TEST_MINUTES), words: 'none' }
    case 'shelve':
      return { choices: minutes(SHELF_MINUTES), words: 'reason' }
    case 'transfer':
      return { choices: others(row, staff), words: 'none' }
    case 'reassign':
      return { choices: others(row, staff), words: 'reason' }
    case 'priority':
      return {
        choices: coded(
          PRIORITIES.filter((one) => one !== row?.priority),
          'priority',
        ),
        words: 'reason',
      }
    case 'follow-up':
      return { choices: coded(OUTCOMES, 'followUp'), words: 'note' }
    case 'entry':
      return {
        choices: coded(ENTRY_WAYS, 'entryWay'),
        words: 'note',
        needs: { choice: 'EMERGENCY_SERVICE', text: 'entry.needWitness' },
      }
    case 'reopen':
    case 'skip':
    case 'mend':
      return { choices: [], words: 'reason' }
  }
}

function minutes(all: readonly number[]): Choice[] {
  return all.map((n) => ({ id: String(n), group: 'minutes' }))
}

function coded(codes: readonly string[], group: string): Choice[] {
  return codes.map((id) => ({ id, group }))
}

/** Everybody who can take calls, but not who has it already. */
function others(row: IncidentRow | undefined, staff: readonly StaffRow[]): Choice[] {
  return staff.filter((one) => one.id !== row?.owner?.id).map((one) => ({ id: one.id, name: one.name }))
}

/** Key of the text that says what is missing, if anything is. */
export function missing(form: Form, choice: string | undefined, words: string): string | undefined {
  if (form.choices.length > 0 && !form.choices.some((one) => one.id === choice)) return 'arrange.choose'
  if (form.needs && form.needs.choice === choice && !words.trim()) return form.needs.text
  return form.words === 'reason' && !words.trim() ? 'arrange.needReason' : undefined
}

/** Why something cannot be arranged now: key of a text. The server decides; this only spares a question. */
export function blockedBy(
  what: Arrangement,
  row: IncidentRow,
  me: string | undefined,
  role?: Role,
): string | undefined {
  const supervisor = role === 'SUPERVISOR'
  if (what === 'follow-up') return row.handling === 'CLOSED' ? undefined : 'blocked.notClosed'
  if (what === 'reopen') return isOpen(row) ? 'blocked.notClosed' : undefined
  if (!isOpen(row)) return 'blocked.closed'
  if (what === 'reassign') return supervisor ? undefined : 'blocked.supervisor'
  if (what === 'test') return row.elder ? undefined : 'blocked.noElder'
  if (row.handling === 'WAITING') return 'blocked.notTaken'
  if (what === 'hold' || what === 'transfer') return row.owner?.id === me ? undefined : 'blocked.notYours'
  return undefined
}
