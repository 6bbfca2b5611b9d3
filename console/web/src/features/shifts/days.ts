import type { ShiftRow } from '../../api/types'
import { useTexts } from '../../ui/texts'

/** Days and times of the calendar in words; they are the centre's and never the browser's. */
export function useDays() {
  const { t, locale } = useTexts()

  function dayName(day: string): string {
    const language = locale.value === 'zh' ? 'zh-CN' : 'en-GB'
    return new Date(`${day}T00:00:00Z`).toLocaleDateString(language, {
      ...{ weekday: 'short', month: locale.value === 'zh' ? 'numeric' : 'short', day: 'numeric' },
      timeZone: 'UTC',
    })
  }

  const times = (of: Pick<ShiftRow, 'begins' | 'ends' | 'nextDay'>) =>
    `${of.begins}–${of.nextDay ? t('shifts.nextDay', { time: of.ends }) : of.ends}`

  return { dayName, times }
}
