import { get, post } from './client'
import type { Done, NewShift, OnShift, OwnShifts, ShiftChange, ShiftsDone, ShiftWeek } from './types'

const at = (id: string) => `/api/office/shifts/${encodeURIComponent(id)}`

/** The calendar of shifts; days are those of the centre, as 2026-03-14. */
export const shifts = {
  week: (monday: string) => get<ShiftWeek>(`/api/office/shifts${monday ? `?week=${monday}` : ''}`),
  /** Address of a week as a file. */
  file: (monday: string, format: 'csv' | 'xlsx', language: string) =>
    `/api/office/shifts/file?${new URLSearchParams({ week: monday, format, language }).toString()}`,
  add: (shift: NewShift) => post<ShiftsDone>('/api/office/shifts', shift),
  change: (id: string, change: ShiftChange) => post<Done>(at(id), change),
  cancel: (id: string, version: number, rest: boolean) => post<ShiftsDone>(`${at(id)}/cancel`, { version, rest }),
  swap: (id: string, version: number, other: string, otherVersion: number) =>
    post<Done>(`${at(id)}/swap`, { version, other, otherVersion }),
  copyWeek: (monday: string) => post<ShiftsDone>('/api/office/shift-weeks', { monday }),
  now: () => get<OnShift>('/api/shifts/now'),
  own: () => get<OwnShifts>('/api/shifts/own'),
}
