import { defineStore } from 'pinia'
import { ref } from 'vue'
import { demo as api, session } from '../api/calls'
import type { Ledger } from '../api/types'
import { useButton } from './button'

export type Stage = 'idle' | 'pressing' | 'killed' | 'back' | 'done' | 'failed'

const EVERY_MS = 700
const BEFORE = 3
const SETTLE_MS = 20_000
const PATIENCE_MS = 120_000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Pull the plug: presses, kills the server in the middle, goes on pressing, and asks the server that came back whether every
 * press is there exactly once.
 */
export const useTrial = defineStore('trial', () => {
  const button = useButton()
  const stage = ref<Stage>('idle')
  const ids = ref<string[]>([])
  const ledger = ref<Ledger>()
  const why = ref('')

  const sure = () => ids.value.filter((id) => button.state.acknowledged.some((one) => one.id === id))
  const owed = () => ids.value.some((id) => button.state.pending.some((one) => one.id === id))

  async function pull(): Promise<void> {
    if (stage.value === 'pressing' || stage.value === 'killed' || stage.value === 'back') return
    ids.value = []
    ledger.value = undefined
    stage.value = 'pressing'
    try {
      await trial()
      stage.value = 'done'
    } catch (error) {
      why.value = error instanceof Error ? error.message : String(error)
      stage.value = 'failed'
    }
  }

  async function trial(): Promise<void> {
    for (let i = 0; i < BEFORE; i++) {
      ids.value.push(...button.press('SOS'))
      await wait(EVERY_MS)
    }
    ids.value.push(...button.press('SOS'))
    await api.pullThePlug().catch(() => undefined)
    stage.value = 'killed'
    const deadline = Date.now() + PATIENCE_MS
    await pressUntilBack(deadline)
    stage.value = 'back'
    while (owed() && Date.now() < deadline) await wait(200)
    ledger.value = await books()
  }

  /** Acknowledged means in the inbox; after a kill it takes the dispatcher a moment to make incidents of what lies there. */
  async function books(): Promise<Ledger> {
    const until = Date.now() + SETTLE_MS
    for (;;) {
      const found = await api.ledger(ids.value)
      if (found.lost === 0 || Date.now() > until) return found
      await wait(EVERY_MS)
    }
  }

  /** A kill is seen by a failing answer; back is two good answers later on. */
  async function pressUntilBack(deadline: number): Promise<void> {
    let good = 0
    let failed = false
    const since = Date.now()
    while (good < 2) {
      if (Date.now() > deadline) throw new Error('timeout')
      if (ids.value.length < 12) ids.value.push(...button.press('SOS'))
      await wait(EVERY_MS)
      const alive = await session.find().then(
        () => true,
        () => false,
      )
      failed ||= !alive
      good = alive && (failed || Date.now() - since > 10_000) ? good + 1 : 0
    }
  }
  return { stage, ids, ledger, why, sure, pull }
})
