import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { isOpen } from '../../model/board'
import { telLink } from '../../model/places'
import { useArrangement } from '../../stores/arrangement'
import { useArmed } from '../../stores/armed'
import { useBoard } from '../../stores/board'
import { useClosure } from '../../stores/closure'
import { useDesk } from '../../stores/desk'
import { useEmergency } from '../../stores/emergency'
import { useProtocol } from '../../stores/protocol'
import type { Candidate, SpokenOutcome } from '../../api/types'

export const OUTCOMES: SpokenOutcome[] = ['NEEDS_HELP', 'NO_HELP_NEEDED', 'UNCLEAR']

/** What an operator can do with the incident in focus; buttons and keys both come here. */
export function useActions() {
  const { t } = useI18n()
  const board = useBoard()
  const desk = useDesk()
  const armed = useArmed()
  const closure = useClosure()
  const arrangement = useArrangement()
  const emergency = useEmergency()
  const protocol = useProtocol()

  /** Why nothing can be done at all, in words. */
  const off = computed(() => {
    if (board.link === 'lost') return t('blocked.link')
    if (!desk.row) return t('incident.none')
    if (!isOpen(desk.row)) return t('blocked.closed')
    return desk.row.id in desk.pending ? t('blocked.busy') : undefined
  })
  const offUntaken = computed(() => off.value ?? (desk.row?.handling === 'WAITING' ? t('blocked.notTaken') : undefined))
  const blocked = computed(() => ({
    take: off.value ?? (desk.row?.handling === 'WAITING' ? undefined : t('blocked.notWaiting')),
    takeNext: board.link === 'lost' ? t('blocked.link') : undefined,
    handle: offUntaken.value,
    note: off.value,
    call: telLink(desk.row?.elder?.phone) ? undefined : t('blocked.noPhone'),
    device: offUntaken.value ?? (desk.row?.identity === 'SECOND_SOURCE' ? t('blocked.unverified') : undefined),
  }))

  function toggle(panel: 'spoken' | 'close' | 'emergency'): void {
    armed.disarm()
    desk.panel = desk.panel === panel ? undefined : panel
  }

  function spoken(): void {
    if (blocked.value.handle) return
    if (desk.panel === 'spoken') say('NEEDS_HELP')
    else toggle('spoken')
  }
  function say(outcome: SpokenOutcome): void {
    desk.panel = undefined
    void desk.spoken(outcome)
  }
  function noReply(): void {
    if (!blocked.value.handle) void desk.noReply()
  }
  function falsePress(): void {
    if (!blocked.value.handle) armed.press('false', () => void desk.falsePress())
  }
  function close(): void {
    if (blocked.value.handle) return
    if (desk.panel === 'close') closure.submit()
    else toggle('close')
  }
  function call120(): void {
    if (blocked.value.handle) return
    if (desk.panel === 'emergency') emergency.record()
    else toggle('emergency')
  }
  function offer(candidate: Candidate | undefined): void {
    if (candidate && !candidate.busy && !blocked.value.handle) void desk.offer(candidate.id)
  }
  function takeNext(): void {
    if (!blocked.value.takeNext) void desk.takeNext()
  }
  function take(): void {
    if (!blocked.value.take) void desk.take()
  }
  function callDevice(): void {
    if (!blocked.value.device) void desk.callDevice()
  }

  /** Whether 1 to 9 ask that row of the recommended ones: nothing nearer wants the digits. */
  const digitsOffer = computed(() => !arrangement.what && !desk.panel && !(protocol.open && protocol.focused))
  function digit(n: number): void {
    const outcome = OUTCOMES[n - 1]
    if (arrangement.what) arrangement.choose(n)
    else if (desk.panel === 'spoken' && outcome) say(outcome)
    else if (desk.panel === 'close') closure.choose(n)
    else if (protocol.open && protocol.focused) void protocol.answer(n)
    else if (!desk.panel) offer(desk.about?.responders[n - 1])
  }
  function escape(): void {
    armed.disarm()
    arrangement.close()
    desk.panel = undefined
  }

  return {
    ...{ blocked, take, takeNext, spoken, say, noReply, falsePress, close, call120 },
    ...{ callDevice, offer, digit, digitsOffer, escape, toggle },
  }
}
