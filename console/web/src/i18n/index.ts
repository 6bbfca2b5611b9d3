import { createI18n } from 'vue-i18n'
import zhDesk from './zh/desk'
import zhPages from './zh/pages'
import zhOverview from './zh/overview'
import zhReplay from './zh/replay'
import zhWords from './zh/words'
import enDesk from './en/desk'
import enPages from './en/pages'
import enOverview from './en/overview'
import enReplay from './en/replay'
import enWords from './en/words'

export type Language = 'zh' | 'en'
export const zh = { ...zhPages, ...zhDesk, ...zhOverview, ...zhReplay, ...zhWords }
export const en = { ...enPages, ...enDesk, ...enOverview, ...enReplay, ...enWords }

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
