import { useI18n } from 'vue-i18n'
import { ApiError } from '../api/client'
import type { Text } from '../api/types'
import { at } from '../model/promise'
import { useMoment } from '../stores/clock'

/** Words for what the server sends as codes, times and two-language texts. */
export function useTexts() {
  const { t: text, te, locale } = useI18n()
  const moment = useMoment()

  /** A text of the page. The number {n} also chooses between "one | many" in languages that tell them apart. */
  function t(key: string, named: Record<string, unknown> = {}): string {
    return typeof named.n === 'number' ? text(key, named, named.n) : text(key, named)
  }

  /** The word for a code; an unknown code is shown as it is, never hidden. */
  function word(group: string, code: string | null | undefined): string {
    if (!code) return t('app.unknown')
    return te(`${group}.${code}`) ? t(`${group}.${code}`) : code
  }

  function said(text: Text | undefined): string {
    return (locale.value === 'en' ? text?.en : text?.zh) ?? ''
  }

  /** Why something failed, as the server says it; or that it did not answer. */
  function why(error: unknown): string {
    return error instanceof ApiError ? said(error.text) : t('app.offline')
  }

  function ago(time: string | null | undefined): string {
    const then = at(time)
    if (then === undefined) return t('time.noAge')
    const seconds = Math.max(0, Math.round((moment.value - then) / 1000))
    if (seconds < 2) return t('time.now')
    if (seconds < 60) return t('time.seconds', { n: seconds })
    if (seconds < 3600) return t('time.minutes', { n: Math.floor(seconds / 60) })
    if (seconds < 172_800) return t('time.hours', { n: Math.floor(seconds / 3600) })
    return t('time.days', { n: Math.floor(seconds / 86_400) })
  }

  /** Local time of day, to the second. */
  function time(value: string | number | null | undefined): string {
    if (value === null || value === undefined) return ''
    return new Date(value).toLocaleTimeString('en-GB', { hour12: false })
  }

  /** Local date and time of day, to the minute. */
  function date(value: string | null | undefined): string {
    return value ? new Date(value).toLocaleString(tag(), { dateStyle: 'medium', timeStyle: 'short' }) : ''
  }
  /** Local date. */
  function day(value: string | null | undefined): string {
    return value ? new Date(value).toLocaleDateString(tag(), { dateStyle: 'medium' }) : ''
  }
  const tag = () => (locale.value === 'zh' ? 'zh-CN' : 'en-GB')

  function metres(n: number): string {
    return String(n < 1000 ? Math.round(n / 10) * 10 : Math.round(n / 100) * 100)
  }

  const list = (group: string, codes: readonly string[]) => codes.map((code) => word(group, code)).join(comma())
  const comma = () => (locale.value === 'en' ? ', ' : '、')
  return { t, te, locale, word, said, why, ago, time, date, day, metres, list, comma }
}
