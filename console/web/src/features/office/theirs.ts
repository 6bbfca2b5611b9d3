import { shallowRef, watch } from 'vue'
import { merge } from '../../model/merge'
import { useTexts } from '../../ui/texts'

/**
 * A form about something that somebody else may save first. What he changed is put under what is typed here; what both changed stays as
 * it was typed, and his is said beside the field. The next save goes on top of his.
 */
export function useTheirs<T extends object>(typed: T, stored: () => T) {
  const { t } = useTexts()
  let before = stored()
  const both = shallowRef(new Map<string, unknown>())

  watch(stored, (now) => {
    const merged = merge(before, { ...typed }, now)
    Object.assign(typed, merged.fields)
    before = now
    both.value = new Map(merged.both.map((name) => [name, now[name]]))
  })

  function of(name: keyof T & string): string {
    return both.value.has(name) ? t('elder.theirs', { value: String(both.value.get(name) || t('elder.nothing')) }) : ''
  }
  return { of }
}
