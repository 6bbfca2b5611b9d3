import type { ElderFields } from '../api/types'

export type ElderField = keyof ElderFields

/** Somebody typed words instead of choosing one of the elders that were found. */
export const NOT_CHOSEN = 'not-chosen'

/** A new elder's form. */
export function emptyFields(community = ''): ElderFields {
  return {
    ...{ name: '', pinyin: '', phone: '', community, compound: '', building: '', unit: '', room: '', doorNote: '' },
    ...{ category: '', allergies: [], facts: [], diagnoses: [], medication: [], risk: 'STANDARD' },
    ...{ plan: '', contacts: [] },
  }
}
