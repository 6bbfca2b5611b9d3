type Part = Record<string, object>

/** Every file of texts, by language: whoever adds one adds it in both folders and nowhere else. */
const files = {
  zh: import.meta.glob<Part>('./zh/*.ts', { eager: true, import: 'default' }),
  en: import.meta.glob<Part>('./en/*.ts', { eager: true, import: 'default' }),
}
export const parts = { zh: Object.values(files.zh), en: Object.values(files.en) }
export const zh: Part = Object.assign({}, ...parts.zh) as Part
export const en: Part = Object.assign({}, ...parts.en) as Part
