import { computed, onUnmounted, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useBoard } from '../../stores/board'

/** Title and icon of the window carry how many wait, so that a window behind others still says it. */
export function useWindowCount(): void {
  const board = useBoard()
  const { t } = useI18n()
  const waiting = computed(() => board.rows.filter((row) => row.handling === 'WAITING').length)
  const title = computed(() => (waiting.value > 0 ? `(${waiting.value}) ${t('app.name')}` : t('app.name')))
  const urgent = computed(() => board.waitingP1.length > 0)
  watch(title, (text) => (document.title = text), { immediate: true })
  watch([waiting, urgent], () => setIcon(waiting.value, urgent.value), { immediate: true })
  onUnmounted(() => setIcon(0, false))
}

function setIcon(count: number, urgent: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (link) link.href = count === 0 ? '/icon.svg' : `data:image/svg+xml,${encodeURIComponent(drawing(count, urgent))}`
}

function drawing(count: number, urgent: boolean): string {
  const fill = urgent ? '#b34400' : '#2f3a44'
  const text = count > 99 ? '99' : String(count)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="${fill}"/>` +
    `<text x="32" y="46" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="40" fill="#fff">${text}</text></svg>`
  )
}
