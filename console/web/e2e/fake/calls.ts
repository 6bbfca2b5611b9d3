import type { CallElder, CallRow, Change, IncidentRow, PersonRef } from '../../src/api/types.ts'
import type { World } from './world.ts'

/** Telephone calls of the scripted centre: enough of the rules to walk through the pages. */
export class Calls {
  readonly rows = new Map<string, CallRow>()
  private number = 0

  constructor(
    private readonly world: World,
    private readonly tell: (part: Partial<Change>) => void,
  ) {}

  ring(number: string, elder?: CallElder): string {
    const at = new Date().toISOString()
    const id = `call-${++this.number}`
    const whose = elder ? { party: 'ELDER' as const, elders: [elder] } : { party: 'UNKNOWN' as const, elders: [] }
    this.put({ id, phase: 'RINGING', number, since: at, lastAt: at, times: 1, ...whose })
    return id
  }

  answer(id: string, by: PersonRef): void {
    const row = this.rows.get(id)
    if (!row || row.by) return
    this.put({ ...row, phase: 'ANSWERED', by, ...this.about(row, by) })
  }

  hangUp(id: string): void {
    const row = this.rows.get(id)
    if (row?.phase !== 'RINGING') return
    if (row.elders[0] && row.party !== 'CONTACT') {
      this.open(undefined, true)
      this.end(id)
    } else this.put({ ...row, phase: 'MISSED' })
  }

  bind(id: string, elder: CallElder, by: PersonRef): void {
    const row = this.rows.get(id)
    if (!row) return
    const bound: CallRow = { ...row, party: 'BOUND', elders: [elder] }
    if (row.phase === 'MISSED') {
      this.open(undefined, true)
      this.end(id)
    } else if (row.phase === 'RINGING') this.put(bound)
    else this.put({ ...bound, ...this.about(bound, by) })
  }

  end(id: string): void {
    if (this.rows.delete(id)) this.tell({ callEnded: id })
  }

  private about(row: CallRow, by: PersonRef): Partial<CallRow> {
    if (!row.elders[0]) return {}
    const { id, number } = this.open(by, false)
    return { incident: id, incidentNumber: number }
  }

  private open(by: PersonRef | undefined, missed: boolean): IncidentRow {
    const row = this.world.open(missed ? 'MISSED_CALL' : 'PHONE_CALL', 0, 'telephone', 0)
    const taken = { handling: 'TAKEN' as const, owner: by }
    return by ? this.world.command(row.id, taken, '已接听来电', 'The call was answered') : row
  }

  private put(row: CallRow): void {
    this.rows.set(row.id, row)
    this.tell({ call: row })
  }
}
