import type { NewShift, ShiftGap, ShiftPerson, ShiftRole, ShiftRow, ShiftWeek } from '../api/types'

/** One week of the calendar as a page shows it: people as rows, days as columns. Days and times are the centre's, as text. */

export interface PersonRow {
  person: ShiftPerson
  /** One list for each day of the week. */
  days: ShiftRow[][]
}

export interface Filter {
  search: string
  place: string
}

/** Who has a shift this week, and whoever is looked for; in the order in which their first shifts begin, then by name. */
export function personRows(week: ShiftWeek, filter: Filter): PersonRow[] {
  const search = filter.search.trim().toLowerCase()
  const known = new Map<string, ShiftPerson>(week.people.map((one) => [one.id, one]))
  const shown = week.items.filter((row) => !filter.place || row.place.startsWith(filter.place))
  const rows = new Map<string, PersonRow>()
  const rowOf = (person: ShiftPerson): PersonRow => {
    const row = rows.get(person.id) ?? { person, days: week.days.map(() => []) }
    rows.set(person.id, row)
    return row
  }
  for (const row of shown) {
    const person = known.get(row.person) ?? { id: row.person, name: row.name }
    if (fits(person, search)) rowOf(person).days[columnOf(row, week.days)]?.push(row)
  }
  if (search) for (const person of week.people) if (fits(person, search)) rowOf(person)
  return [...rows.values()]
}

function fits(person: ShiftPerson, search: string): boolean {
  return !search || `${person.name} ${person.id}`.toLowerCase().includes(search)
}

/** The day on which it begins; what began before the week stands on its first day. */
export function columnOf(row: ShiftRow, days: readonly string[]): number {
  return Math.max(0, days.indexOf(row.day))
}

/** Whether it began before the week. */
export function beganEarlier(row: ShiftRow, days: readonly string[]): boolean {
  return row.day < (days[0] ?? '')
}

export interface GapRow {
  gap: ShiftGap
  days: { from: string; to: string }[][]
  whole: boolean
}

/** Communities that nobody is on shift for, the emptiest first. */
export function gapRows(week: ShiftWeek, place: string): GapRow[] {
  return week.gaps
    .filter((gap) => !place || gap.community.startsWith(place))
    .map((gap) => {
      const days = week.days.map((day) => gap.parts.filter((part) => part.day === day))
      const whole = days.every((parts) => parts.length === 1 && parts[0]?.from === '00:00' && parts[0].to === '24:00')
      return { gap, days, whole }
    })
    .sort((a, b) => minutes(b.gap) - minutes(a.gap) || a.gap.community.localeCompare(b.gap.community))
}

function minutes(gap: ShiftGap): number {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return gap.parts.reduce((sum, part) => sum + of(part.to) - of(part.from), 0)
}

/** A day of the calendar so many days later; no time zone has a say in it. */
export function daysLater(day: string, days: number): string {
  const then = new Date(`${day}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() + days)
  return then.toISOString().slice(0, 10)
}

/** The same, of the first of two that is a day at all. */
export function dayAfter(wanted: string, shown: string, days: number): string {
  const day = Number.isNaN(Date.parse(`${wanted}T00:00:00Z`)) ? shown : wanted
  return day ? daysLater(day, days) : ''
}

const AT_DESK: readonly ShiftRole[] = ['OPERATOR', 'SUPERVISOR']

/** What somebody can do on a shift. */
export function rolesOf(person: ShiftPerson | undefined): ShiftRole[] {
  if (!person) return ['COMMUNITY', 'DOCTOR', 'RELIEF', ...AT_DESK]
  if (person.role) return person.role === 'SUPERVISOR' ? [...AT_DESK].reverse() : ['OPERATOR']
  return person.kind === 'DOCTOR' ? ['DOCTOR', 'COMMUNITY', 'RELIEF'] : ['COMMUNITY', 'RELIEF']
}

export type Typed = Required<Omit<NewShift, 'weekdays'>> & { weekdays: NonNullable<NewShift['weekdays']> }

/** What a form begins with: the shift that is changed, or what is usual for whom and when it was opened. */
export function begun(week: ShiftWeek, shift: ShiftRow | undefined, person = '', day = week.days[0] ?? ''): Typed {
  if (shift) {
    const { person, role, place, day, begins: from, ends: to } = shift
    return { person, role, place, day, from, to, weekdays: [], lastDay: '' }
  }
  const who = week.people.find((one) => one.id === person)
  const before = week.items.findLast((one) => one.person === person)
  return {
    person,
    role: before?.role ?? rolesOf(who)[0] ?? 'COMMUNITY',
    place: before?.place ?? who?.community ?? '',
    ...{ day, from: before?.begins ?? '08:00', to: before?.ends ?? '20:00' },
    ...{ weekdays: [], lastDay: daysLater(day, 27) },
  }
}

/** Shifts of others with which this one can be swapped: of the same role, in this week. */
export function swappable(week: ShiftWeek, shift: ShiftRow): ShiftRow[] {
  return week.items.filter((one) => one.mine && one.person !== shift.person && one.role === shift.role)
}

export interface Cell {
  row: number
  column: number
}

/** Which button of the grid has the focus next; the same if there is none that way. */
export function gridStep(cells: readonly Cell[], at: number, key: string): number {
  const here = cells[at]
  if (!here) return at
  const inRow = (row: number) => cells.flatMap((cell, i) => (cell.row === row ? [i] : []))
  const own = inRow(here.row)
  switch (key) {
    case 'ArrowRight':
      return own[own.indexOf(at) + 1] ?? at
    case 'ArrowLeft':
      return own[own.indexOf(at) - 1] ?? at
    case 'Home':
      return own[0] ?? at
    case 'End':
      return own.at(-1) ?? at
    case 'ArrowDown':
    case 'ArrowUp': {
      const row = inRow(here.row + (key === 'ArrowDown' ? 1 : -1))
      return row.find((i) => cells[i]?.column === here.column) ?? row[0] ?? at
    }
    default:
      return at
  }
}
