import type { AuditLine, AuditPage } from '../../src/api/types.ts'

const HOUR = 3_600_000
type Who = Pick<AuditLine, 'person' | 'name' | 'role'>
type What = Omit<AuditLine, 'at' | 'person' | 'name' | 'role'>

const WHO: Who[] = [
  { person: 'staff-1', name: '坐席 01 周敏', role: 'OPERATOR' },
  { person: 'doctor-1', name: '陈立医生', role: 'RESPONDER' },
  { person: 'staff-4', name: '管理员 郭强', role: 'ADMIN' },
]
const WHAT: What[] = [
  { kind: 'LOOK', what: 'card', elder: 'elder-0', elderName: '王桂兰', incident: 'inc-57' },
  { kind: 'LOOK', what: 'door-note', elder: 'elder-0', elderName: '王桂兰', incident: 'inc-57' },
  { kind: 'EXPORT', what: 'report', subject: 'anling-ANSWERED-2026-03-01-2026-03-31.csv' },
  { kind: 'LOOK', what: 'glass', elder: 'elder-1', elderName: '李淑珍', reason: '医院来电询问用药' },
  { kind: 'CHANGE', what: 'import', subject: 'elders new=120 changed=3 unchanged=877' },
  {
    kind: 'ERASURE',
    what: 'elder',
    elder: 'e-77',
    reason: 'DECEASED',
    subject: 'blocks=41 incidents=3 devices=1 keys=2',
  },
  { kind: 'SIGN_IN_REFUSED', what: 'wrong_password', subject: '10.0.0.7' },
]

/** Entries of the audit; what a test does is added to them. */
export class Entries {
  private readonly done: What[] = []

  note(what: What): void {
    this.done.unshift(what)
  }

  page(url: URL): AuditPage {
    const wanted = (name: string) => url.searchParams.get(name) ?? ''
    const older = wanted('before') !== ''
    const all = older ? WHAT : [...this.done, ...WHAT]
    const lines = all.flatMap((what, index): AuditLine[] => {
      const who = what.kind === 'ERASURE' || what.kind === 'EXPORT' ? WHO[2] : WHO[index % WHO.length]
      const at = new Date(Date.now() - (index + (older ? 30 : 0)) * HOUR).toISOString()
      return who && this.fits(what, who, wanted) ? [{ at, ...who, ...what }] : []
    })
    return {
      lines,
      zone: 'Asia/Shanghai',
      ...(!older && wanted('kind') === '' && { next: 'older' }),
      keeping: {
        personalDays: 1095,
        auditDays: 1825,
        signInDays: 365,
        hour: 4,
        last: { day: '2026-03-13', blocks: 1204, entries: 88, signIns: 310, doneAt: '2026-03-13T20:02:11Z' },
      },
    }
  }

  private fits(what: What, who: Who, wanted: (name: string) => string): boolean {
    const named = `${who.person} ${who.name ?? ''}`
    return (
      (wanted('kind') === '' || what.kind === wanted('kind')) &&
      (wanted('elder') === '' || what.elder === wanted('elder')) &&
      named.includes(wanted('who'))
    )
  }
}
