import { defineStore } from 'pinia'
import { nextTick, ref, watch } from 'vue'
import type { Consent } from '../api/types'
import { useArmed } from './armed'
import { useDesk } from './desk'

/** The filled-in card of a call to 120: a person calls, this only writes down when, who and the reference. */
export const useEmergency = defineStore('emergency', () => {
  const desk = useDesk()
  const armed = useArmed()
  const time = ref('')
  const caller = ref('operator')
  const reference = ref('')
  const consent = ref<Consent | ''>('')

  watch(
    () => [desk.panel, desk.focusId] as const,
    ([panel]) => {
      if (panel !== 'emergency') return
      const before = desk.row?.emergencyService
      const called = before ? new Date(before.calledAt) : new Date()
      time.value = called.toTimeString().slice(0, 5)
      caller.value = before?.caller ?? 'operator'
      reference.value = before?.reference ?? ''
      consent.value = before?.consent ?? ''
      void nextTick(() => document.querySelector<HTMLElement>('[data-dial120]')?.focus())
    },
  )

  function record(): void {
    armed.press('emergency', () => void send())
  }

  async function send(): Promise<void> {
    const call = {
      service: '120',
      calledAt: instantOf(time.value).toISOString(),
      caller: caller.value,
      reference: reference.value.trim() || undefined,
      consent: consent.value || undefined,
    }
    if (await desk.emergency(call)) desk.panel = undefined
  }
  return { time, caller, reference, consent, record }
})

/** A time of day means the last time it was that late. */
function instantOf(time: string): Date {
  const now = new Date()
  const [hours, minutes] = time.split(':').map(Number)
  if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return now
  const called = new Date(now)
  called.setHours(hours, minutes, 0, 0)
  if (hours === now.getHours() && minutes === now.getMinutes()) return now
  if (called > now) called.setDate(called.getDate() - 1)
  return called
}
