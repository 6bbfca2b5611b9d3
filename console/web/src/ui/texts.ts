import { useI18n } from 'vue-i18n'
import { ApiError } from '../api/client'
import type { Text } from '../api/types'
import { at } from '../model/promise'
import { age, parted } from '../model/span'
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
    const { unit, n } = age((moment.value - then) / 1000)
    return t(`time.${unit}`, { n })
  }

  /** How long, as people say it. */
  function span(seconds: number): string {
    return parted(seconds)
      .map(({ unit, n }) => t(`time.span.${unit}`, { n }))
      .join(' ')
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

  const list = (group: string, codes: readonly string[]) => codes.map((code) => word(group, code)).join(comma())
  const comma = () => (locale.value === 'en' ? ', ' : '、')
  return { t, te, locale, word, said, why, ago, span, time, date, day, metres, list, comma }
}

function metres(n: number): string {
  return String(n < 1000 ? Math.round(n / 10) * 10 : Math.round(n / 100) * 100)
}
