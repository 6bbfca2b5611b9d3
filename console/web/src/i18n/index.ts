import { createI18n } from 'vue-i18n'
import { en, zh } from './parts'

export type Language = 'zh' | 'en'
export { en, zh }

const STORED = 'anling.language'

function stored(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh'
}

export function setLanguage(language: Language): void {
  localStorage.setItem(STORED, language)
  show(language)
}

function show(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  const name = language === 'zh' ? '/manifest.webmanifest' : '/manifest.en.webmanifest'
  document.querySelector('link[rel=manifest]')?.setAttribute('href', name)
}

export const i18n = createI18n({
  legacy: false,
  locale: stored(),
  fallbackLocale: 'zh',
  messages: { zh, en },
  missingWarn: false,
  fallbackWarn: false,
})

/** One choice for the whole browser: panes of other windows follow. */
export function followLanguage(): void {
  show(stored())
  addEventListener('storage', (event) => {
    if (event.key === STORED) show(stored())
  })
}
