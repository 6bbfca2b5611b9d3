import type { IncidentRow, Replay, ReplayFrame, TimelineLine } from '../../src/api/types.ts'

/** Remembers each row as it was, so that the scripted centre can show its films. */
export class Films {
  private readonly frames = new Map<string, ReplayFrame[]>()
  private readonly last = new Map<string, IncidentRow>()

  note(row: IncidentRow, line: TimelineLine): void {
    this.last.set(row.id, row)
    const frame: ReplayFrame = {
      ...{ event: line.event, at: line.at, receivedAt: line.at, kind: line.kind, text: line.text, note: line.note },
      by: row.owner,
      state: { ...row, elder: undefined, home: undefined },
      seen: [{ screen: 'OPERATORS', what: { zh: '事件行与时间线', en: 'the row and the timeline' } }],
    }
    this.frames.set(row.id, [...(this.frames.get(row.id) ?? []), frame])
  }

  film(id: string): Replay | undefined {
    const row = this.last.get(id)
    if (!row) return undefined
    const frames = this.frames.get(id) ?? []
    const first = frames[0]
    const ranking = { wanted: 5, eligible: 9, excluded: { UNAVAILABLE: 1, OUT_OF_SCOPE: 4 } }
    return {
      ...{ incident: id, number: row.number, complete: true, elder: row.elder, home: row.home },
      frames: first ? [{ ...first, ranking }, ...frames.slice(1)] : [],
      looks: row.owner && row.takenAt ? [{ at: row.takenAt, person: row.owner, role: 'OPERATOR', what: 'card' }] : [],
    }
  }
}
