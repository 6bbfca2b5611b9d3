import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { en as enParts, parts, zh as zhParts } from './parts'

const zh = flat(zhParts)
const en = flat(enParts)

function flat(tree: object, path = ''): Map<string, string> {
  const leaves = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string') leaves.set(here, value)
    else flat(value as object, here).forEach((text, name) => leaves.set(name, text))
  }
  return leaves
}

function places(text: string | undefined): string[] {
  const names = [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort()
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'i18n' ? [] : sources(path)
    return /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [path] : []
  })
}

describe('texts', () => {
  it('have_the_same_keys_in_both_languages', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort())
  })

  it('have_the_same_places_to_fill_in_both_languages', () => {
    for (const [key, text] of zh) expect(places(en.get(key)), key).toEqual(places(text))
  })

  it('do_not_hide_each_other', () => {
    const groups = parts.zh.flatMap((part) => Object.keys(part))
    expect(new Set(groups).size).toBe(groups.length)
  })

  it('are_never_empty', () => {
    for (const [key, text] of [...zh, ...en]) expect(text.trim(), key).not.toBe('')
  })

  it('can_be_read_by_the_library_that_fills_them', () => {
    for (const [locale, keys] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const i18n = createI18n({ legacy: false, locale, messages: { zh: zhParts, en: enParts } })
      const text = i18n.global.t as (key: string, named: object, plural: number) => string
      for (const key of keys.keys()) expect(() => text(key, { n: 2 }, 2), key).not.toThrow()
    }
  })

  it('exist_for_every_key_that_the_pages_name', () => {
    const missing: string[] = []
    for (const path of sources(join(import.meta.dirname, '..'))) {
      const source = readFileSync(path, 'utf8')
      for (const match of source.matchAll(/\bt\(\s*['"]([\w.-]+)['"]/g))
        if (!zh.has(match[1] ?? '')) missing.push(`${path}: ${match[1]}`)
    }
    expect(missing).toEqual([])
  })
})
