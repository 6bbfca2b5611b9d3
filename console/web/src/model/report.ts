import type { Measured, VisitOutcome, VisitReport, VitalSign } from '../api/types'

/** What a responder can measure; the server has the same limits and decides. */
export interface Field {
  readonly kind: Exclude<VitalSign, 'CONSCIOUSNESS'>
  readonly low: number
  readonly high: number
  readonly decimals: 0 | 1
}

export const FIELDS: readonly Field[] = [
  { kind: 'HEART_RATE', low: 20, high: 300, decimals: 0 },
  { kind: 'SYSTOLIC', low: 40, high: 300, decimals: 0 },
  { kind: 'DIASTOLIC', low: 20, high: 200, decimals: 0 },
  { kind: 'SPO2', low: 30, high: 100, decimals: 0 },
  { kind: 'TEMPERATURE', low: 25, high: 45, decimals: 1 },
  { kind: 'RESPIRATION', low: 2, high: 80, decimals: 0 },
  { kind: 'GLUCOSE', low: 0.5, high: 50, decimals: 1 },
]

/** Alert, newly confused, answers to voice, to pain, to nothing. */
export const CONSCIOUSNESS = ['A', 'C', 'V', 'P', 'U'] as const

export const OUTCOMES: readonly VisitOutcome[] = [
  'HELPED',
  'NOT_NEEDED',
  'HANDED_OVER',
  'NOT_FOUND',
  'NO_ACCESS',
  'OTHER',
]

/** What was typed so far, as it was typed. */
export interface Draft {
  readonly outcome?: VisitOutcome
  readonly texts: Readonly<Partial<Record<VitalSign, string>>>
  readonly note: string
}
export const emptyDraft: Draft = { texts: {}, note: '' }

export type Fault = 'number' | 'range'

/** A number as people type it, also with a comma; an empty field is no number and no fault. */
export function valueOf(text: string | undefined): number | undefined {
  const plain = (text ?? '').trim().replace(',', '.')
  return plain === '' ? undefined : /^\d{1,4}(\.\d{0,2})?$/.test(plain) ? Number(plain) : Number.NaN
}

export function faultOf(field: Field, text: string | undefined): Fault | undefined {
  const value = valueOf(text)
  if (value === undefined) return undefined
  if (Number.isNaN(value)) return 'number'
  return value < field.low || value > field.high ? 'range' : undefined
}

/** The lower pressure is below the upper one; else two fields were mixed up. */
export function pressuresMixedUp(draft: Draft): boolean {
  const [upper, lower] = [valueOf(draft.texts.SYSTOLIC), valueOf(draft.texts.DIASTOLIC)]
  return upper !== undefined && lower !== undefined && lower >= upper
}

export function faultsOf(draft: Draft): Partial<Record<VitalSign, Fault>> {
  const faults: Partial<Record<VitalSign, Fault>> = {}
  for (const field of FIELDS) {
    const fault = faultOf(field, draft.texts[field.kind])
    if (fault) faults[field.kind] = fault
  }
  return faults
}

export function readingsOf(draft: Draft): Measured[] {
  const kinds: VitalSign[] = [...FIELDS.map((field) => field.kind), 'CONSCIOUSNESS']
  return kinds.flatMap((kind) => {
    const value = valueOf(draft.texts[kind])
    return value === undefined || Number.isNaN(value) ? [] : [{ kind, value }]
  })
}

export function reportOf(draft: Draft, outcome: VisitOutcome): VisitReport {
  const note = draft.note.trim()
  return { outcome, readings: readingsOf(draft), ...(note && { note }) }
}

export function isEmpty(draft: Draft): boolean {
  return readingsOf(draft).length === 0 && draft.note.trim() === ''
}
