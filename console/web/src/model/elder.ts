import type { ElderFields } from '../api/types'

export type ElderField = keyof ElderFields

/** Somebody typed words instead of choosing one of the elders that were found. */
export const NOT_CHOSEN = 'not-chosen'

/** What stands in a field; an empty one is the same whether the server left it out or somebody emptied it. */
function plain(value: unknown): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return ''
  return JSON.stringify(value, (_key, part: unknown) =>
    part === null || part === '' || part === false ? undefined : part,
  )
}

const names = (...all: ElderFields[]) => [...new Set(all.flatMap((one) => Object.keys(one)))] as ElderField[]

/** The fields in which two states of a record differ. */
export function changesOf(before: ElderFields, after: ElderFields): ElderField[] {
  return names(before, after).filter((name) => plain(before[name]) !== plain(after[name]))
}

export interface Merged {
  fields: ElderFields
  /** What the other one changed and I did not: taken over. */
  theirs: ElderField[]
  /** What both of us changed, and differently: mine stands, and somebody must look. */
  both: ElderField[]
}

/** Puts what I typed on top of what somebody else saved meanwhile, field by field, so that neither is lost silently. */
export function merge(before: ElderFields, mine: ElderFields, theirs: ElderFields): Merged {
  const changedByMe = changesOf(before, mine)
  const changedByThem = changesOf(before, theirs)
  const fields: ElderFields = { ...theirs }
  for (const name of changedByMe) Object.assign(fields, { [name]: mine[name] })
  const differs = new Set(changesOf(mine, theirs))
  return {
    fields,
    theirs: changedByThem.filter((name) => !changedByMe.includes(name)),
    both: changedByThem.filter((name) => changedByMe.includes(name) && differs.has(name)),
  }
}

/** A new elder's form. */
export function emptyFields(community = ''): ElderFields {
  return {
    ...{ name: '', pinyin: '', phone: '', community, compound: '', building: '', unit: '', room: '', doorNote: '' },
    ...{ category: '', allergies: [], facts: [], diagnoses: [], medication: [], risk: 'STANDARD' },
    ...{ plan: '', contacts: [] },
  }
}
