import type { Directive } from 'vue'
import type { IncidentRow } from '../api/types'
import { useScreen } from '../stores/screen'

type Shown = Pick<IncidentRow, 'id' | 'clocks'> | undefined

/** Marks what shows an incident, so that the server learns when it was on somebody's screen first. */
export const vDrawn: Directive<HTMLElement, Shown> = {
  mounted: (element, { value }) => useScreen().watch(element, untold(value)),
  updated: (element, { value }) => useScreen().watch(element, untold(value)),
  beforeUnmount: (element) => useScreen().unwatch(element),
}

function untold(row: Shown): string | undefined {
  return row?.clocks.onScreenAt ? undefined : row?.id
}
