import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { DISPOSITIONS, guardState, suggestedGuard, withoutVisit, type Guard } from '../model/closing'
import { useArmed } from './armed'
import { useDesk } from './desk'
import { useSession } from './session'

/** The filled-in form with which an incident is closed. */
export const useClosure = defineStore('closure', () => {
  const desk = useDesk()
  const session = useSession()
  const armed = useArmed()
  const disposition = ref<string>()
  const guard = ref<Guard>()
  const reference = ref('')
  const reason = ref('')

  watch(
    () => [desk.panel, desk.focusId] as const,
    ([panel]) => panel === 'close' && begin(),
  )

  // What the close can rest on may be confirmed a moment after the form was opened.
  watch(
    () => (desk.panel === 'close' && desk.row ? suggestedGuard(desk.row, session.staff?.role) : undefined),
    (found) => (guard.value ??= found),
  )

  function begin(): void {
    disposition.value = undefined
    reference.value = desk.row?.emergencyService?.reference ?? ''
    reason.value = ''
    guard.value = desk.row && suggestedGuard(desk.row, session.staff?.role)
  }

  const unmet = computed(
    () => !desk.row || !guard.value || guardState(guard.value, desk.row, session.staff?.role) === 'unmet',
  )
  /** Key of the text that says what is missing. */
  const missing = computed(() => {
    if (!disposition.value || unmet.value) return 'close.choose'
    if (guard.value === 'handed-to-120' && !reference.value.trim()) return 'close.needReference'
    return guard.value === 'override' && !reason.value.trim() ? 'close.needReason' : undefined
  })

  function choose(n: number): void {
    disposition.value = DISPOSITIONS[n - 1] ?? disposition.value
  }

  function submit(): void {
    if (missing.value || !guard.value) return
    if (withoutVisit(guard.value)) armed.press('close', () => void send())
    else void send()
  }

  async function send(): Promise<void> {
    if (!disposition.value || !guard.value) return
    const words = { reference: reference.value.trim() || undefined, reason: reason.value.trim() || undefined }
    if (await desk.close({ disposition: disposition.value, guard: guard.value, ...words })) desk.panel = undefined
  }
  return { disposition, guard, reference, reason, missing, choose, submit }
})
