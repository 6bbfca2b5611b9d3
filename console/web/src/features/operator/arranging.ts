import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { elders, incidents } from '../../api/calls'
import { blockedBy, type Arrangement } from '../../model/arrange'
import { offeredTo, testOf } from '../../model/board'
import { useArrangement } from '../../stores/arrangement'
import { useBoard } from '../../stores/board'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'

/** What a key asks for. */
export type Arranging =
  | 'hold'
  | 'transfer'
  | 'accept-transfer'
  | 'decline-transfer'
  | 'priority'
  | 'give'
  | 'test'
  | 'ask-now'
  | 'stop-asking'
  | 'follow-up'
  | 'reopen'

/** What an operator arranges with the incident in focus; buttons and keys both come here. */
export function useArranging() {
  const { t } = useI18n()
  const board = useBoard()
  const desk = useDesk()
  const session = useSession()
  const form = useArrangement()

  const off = computed(() => {
    if (board.link === 'lost') return t('blocked.link')
    if (!desk.row) return t('incident.none')
    return desk.row.id in desk.pending ? t('blocked.busy') : undefined
  })
  function why(what: Arrangement): string | undefined {
    if (off.value || !desk.row) return off.value
    const key = blockedBy(what, desk.row, session.staff?.id, session.staff?.role)
    return key && t(key)
  }
  const blocked = computed(() => ({
    hold: desk.row?.handling === 'ON_HOLD' ? off.value : why('hold'),
    transfer: why('transfer'),
    reassign: why('reassign'),
    priority: why('priority'),
    test: why('test'),
    'follow-up': why('follow-up'),
    reopen: why('reopen'),
    ask: why('priority'),
    stop: why('priority') ?? (desk.row?.plan?.stopped ? t('blocked.stopped') : undefined),
  }))

  /** The first press opens the form, the second sends it. */
  function arrange(what: Exclude<Arrangement, 'skip' | 'entry' | 'shelve' | 'mend'>): void {
    if (blocked.value[what]) return
    if (form.what === what) void form.submit()
    else form.open(what)
  }
  function hold(): void {
    if (desk.row?.handling !== 'ON_HOLD') arrange('hold')
    else if (!blocked.value.hold) void desk.onFocus('resume', incidents.resume)
  }
  function askNow(): void {
    if (!blocked.value.ask) void desk.onFocus('ask-now', incidents.askNow)
  }
  function stopAsking(): void {
    if (!blocked.value.stop) void desk.onFocus('stop-asking', incidents.stopAsking)
  }

  const offered = computed(() => offeredTo(board.board, session.staff?.id))
  function acceptTransfer(): void {
    const first = offered.value[0]
    if (!first || board.link === 'lost') return
    desk.focus(first.id)
    void desk.onFocus('accept-transfer', incidents.acceptTransfer)
  }
  /** Who was asked says no; the owner takes his offer back. */
  function declineTransfer(): void {
    const id = offered.value[0]?.id ?? (desk.row?.transfer ? desk.row.id : undefined)
    if (id && board.link !== 'lost') void desk.run(id, 'decline-transfer', () => incidents.declineTransfer(id))
  }

  const test = computed(() => testOf(board.board, desk.row?.elder?.id))
  function toggleTest(): void {
    const elder = desk.row?.elder?.id
    if (test.value && elder && !off.value) void desk.attempt(() => elders.endTest(elder))
    else arrange('test')
  }
  function done(step: string): void {
    if (!blocked.value.priority) void desk.onFocus('step', (id) => incidents.stepDone(id, step))
  }

  function run(what: Arranging): void {
    switch (what) {
      case 'hold':
        return hold()
      case 'transfer':
        return arrange('transfer')
      case 'accept-transfer':
        return acceptTransfer()
      case 'decline-transfer':
        return declineTransfer()
      case 'priority':
        return arrange('priority')
      case 'give':
        return arrange('reassign')
      case 'test':
        return toggleTest()
      case 'ask-now':
        return askNow()
      case 'stop-asking':
        return stopAsking()
      case 'follow-up':
        return arrange('follow-up')
      case 'reopen':
        return arrange('reopen')
    }
  }

  return {
    ...{ run, blocked, offered, test, arrange, hold, askNow, stopAsking, done },
    ...{ acceptTransfer, declineTransfer, toggleTest },
  }
}
