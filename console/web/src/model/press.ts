import type { Press, Stage } from '../api/types'

/** The stages of the way of a press, in order. */
export const STAGES = ['frame', 'inbox', 'decision', 'offer', 'responder'] as const
export type StageName = (typeof STAGES)[number]

export interface StageView {
  name: StageName
  ms?: number
  detail?: string
  reached: boolean
}

export function stagesOf(press: Press | undefined): StageView[] {
  return STAGES.map((name) =>
    viewOf(
      name,
      press?.stages.find((stage) => stage.name === name),
    ),
  )
}

function viewOf(name: StageName, stage: Stage | undefined): StageView {
  if (!stage) return { name, reached: false }
  return { name, reached: true, ms: stage.ms, detail: stage.detail }
}

/** The newest knowledge of each press, newest press first. */
export function withPress(presses: readonly Press[], press: Press, keep = 20): Press[] {
  const others = presses.filter((one) => one.id !== press.id)
  return [press, ...others].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)).slice(0, keep)
}

export function millisText(ms: number | undefined | null): string {
  if (ms === undefined || ms === null) return '—'
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms))
}
