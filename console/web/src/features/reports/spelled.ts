import { spell } from '../../model/chart'
import { useTexts } from '../../ui/texts'

/** Seconds in words of the chosen language; a dash where nothing was measured. */
export function useSpelled(): (seconds: number | null | undefined) => string {
  const { t } = useTexts()
  return (seconds) => {
    if (seconds == null) return '—'
    const { unit, n } = spell(seconds)
    return t(`reports.${unit}`, { n })
  }
}
