/** What stands in a field; an empty one is the same whether the server left it out or somebody emptied it. */
function plain(value: unknown): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return ''
  return JSON.stringify(value, (_key, part: unknown) =>
    part === null || part === '' || part === false ? undefined : part,
  )
}

type Name<T> = keyof T & string

/** The fields in which two states of a record differ. */
export function changesOf<T extends object>(before: T, after: T): Name<T>[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Name<T>[]
  return names.filter((name) => plain(before[name]) !== plain(after[name]))
}

export interface Merged<T> {
  fields: T
  /** What the other one changed and I did not: taken over. */
  theirs: Name<T>[]
  /** What both of us changed, and differently: mine stands, and somebody must look. */
  both: Name<T>[]
}

/** Puts what I typed on top of what somebody else saved meanwhile, field by field, so that neither is lost silently. */
export function merge<T extends object>(before: T, mine: T, theirs: T): Merged<T> {
  const changedByMe = changesOf(before, mine)
  const changedByThem = changesOf(before, theirs)
  const fields: T = { ...theirs }
  for (const name of changedByMe) fields[name] = mine[name]
  const differs = new Set(changesOf(mine, theirs))
  return {
    fields,
    theirs: changedByThem.filter((name) => !changedByMe.includes(name)),
    both: changedByThem.filter((name) => changedByMe.includes(name) && differs.has(name)),
  }
}
