/** What a row gives to the field in it: bound to it as it is, it names it, and ties it to what is said beside it. */
export interface BoundField {
  id: string
  name: string
  class: string
  autocomplete: string
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}
