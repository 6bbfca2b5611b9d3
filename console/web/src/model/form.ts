import type { Text } from '../api/types'

/** What is wrong, by the name of the field. */
export type FieldTexts = Record<string, Text>

/** A refusal of the server that names fields. */
interface Refused {
  fields: readonly { field: string; message: Text }[]
}

export function errorsOf(error: unknown): FieldTexts {
  const { fields = [] } = (error ?? {}) as Partial<Refused>
  return Object.fromEntries(fields.map(({ field, message }) => [field, message]))
}

/** The same list with one item at another place: what the keys for up and down do. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by
  const items = [...list]
  const [item] = items.splice(from, 1)
  if (item === undefined || to < 0 || to > items.length) return [...list]
  items.splice(to, 0, item)
  return items
}

/** Items of a list that people type into one field, one a line or between commas. */
export function itemsOf(text: string): string[] {
  const items = text.split(/[、,，;；|\n]/).map((item) => item.trim())
  return [...new Set(items.filter(Boolean))]
}
