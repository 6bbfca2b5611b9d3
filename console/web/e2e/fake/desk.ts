import type { FollowUpOutcome, IncidentRow, PersonRef, Priority, StepKind } from '../../src/api/types.ts'
import { answered } from './cards.ts'
import { ACCOUNTS } from './people.ts'
import type { World } from './world.ts'

const inMinutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString()

/** What the staff arranges, as far as pages can be walked through with it. Undefined if it is none of these. */
export function arrange(
  world: World,
  row: IncidentRow,
  verb: string,
  body: Record<string, unknown>,
  me: PersonRef,
): IncidentRow | undefined {
  const at = world.now()
  const words = String(body.reason ?? body.note ?? '')
  const put = (part: Partial<IncidentRow>, zh: string, en: string) => world.command(row.id, part, zh, en, words)
  switch (verb) {
    case 'hold': {
      const hold = { by: me, since: at, until: inMinutes(Number(body.minutes)) }
      return put({ handling: 'ON_HOLD', hold }, '已挂起', 'Put on hold')
    }
    case 'resume':
      return put({ handling: 'TAKEN', hold: undefined }, '继续处理', 'Resumed')
    case 'transfer': {
      const transfer = { from: me, to: person(String(body.to)), at, until: inMinutes(1) }
      return put({ handling: 'IN_TRANSFER', transfer }, `转接给${transfer.to.name}`, `Offered to ${transfer.to.name}`)
    }
    case 'accept-transfer':
      return put({ handling: 'TAKEN', owner: me, transfer: undefined }, '已接受转接', 'Transfer accepted')
    case 'decline-transfer':
      return put({ handling: 'TAKEN', transfer: undefined }, '转接被拒绝', 'Transfer declined')
    case 'reassign':
      return put({ handling: 'TAKEN', owner: person(String(body.to)) }, '班长指派', 'Given by the supervisor')
    case 'priority':
      return put({ priority: body.priority as Priority }, '优先级更改', 'Priority changed')
    case 'ask-now':
      return put(
        { plan: row.plan && { ...row.plan, wave: row.plan.wave + 1, stopped: false } },
        '立即派单',
        'Asked now',
      )
    case 'stop-asking':
      return put({ plan: row.plan && { ...row.plan, stopped: true, nextAt: undefined } }, '停止派单', 'Asking stopped')
    case 'step-done':
    case 'step-skipped': {
      const status = verb === 'step-done' ? ('DONE' as const) : ('SKIPPED' as const)
      const end = { status, endedAt: at, by: me, reason: words || undefined }
      const steps = row.steps.map((one) => (one.id === body.step ? { ...one, ...end } : one))
      return put({ steps }, '预案步骤', 'Step of the plan')
    }
    case 'step-opened': {
      const title = { zh: '入户', en: 'Entry' }
      const step = { id: 'entry', kind: body.kind as StepKind, title, skip: 'SUPERVISOR' as const }
      const opened = { ...step, status: 'OPEN' as const, openedAt: at, due: inMinutes(5) }
      return put({ steps: [...row.steps, opened] }, '待办：入户', 'To do: entry')
    }
    case 'card':
      return answered(world, row, body)
    case 'dial':
      return put({}, `呼叫老人 · ${me.name}`, `The elder is called · ${me.name}`)
    case 'follow-up': {
      const followUp = { by: me, at, outcome: body.outcome as FollowUpOutcome }
      return put({ handling: 'FOLLOWED_UP', followUp }, '已回访', 'Followed up')
    }
    case 'reopen':
      return put({ handling: 'TAKEN', owner: me, closing: undefined, followUp: undefined }, '重新打开', 'Reopened')
    default:
      return undefined
  }
}

/** Technical alerts and test modes. */
export function ofCentre(world: World, noun: string, id: string, verb: string, minutes: number, me: PersonRef): void {
  const row = world.technical.get(id)
  if (noun === 'elders') {
    const name = [...world.incidents.values()].find((one) => one.elder?.id === id)?.elder?.name
    if (verb === 'start-test') world.shift.startTest(id, name, minutes, me)
    else world.shift.endTest(id)
  } else if (row && verb === 'close') world.endTechnical(id)
  else if (row) {
    const shelvedUntil = verb === 'shelve' ? inMinutes(minutes) : row.shelvedUntil
    world.putTechnical({ ...row, acknowledgedBy: me, shelvedUntil })
  }
}

function person(id: string): PersonRef {
  const found = Object.values(ACCOUNTS).find((one) => one.id === id)
  return { id, name: found?.name ?? id }
}
