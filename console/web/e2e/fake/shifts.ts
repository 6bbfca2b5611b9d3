import type { NewShift, OnShift, OwnShifts, ShiftPerson, ShiftRow, ShiftWeek } from '../../src/api/types.ts'
import type { Answer, Asked } from './routes.ts'

/** The calendar of the scripted centre: enough of the rules to look at the page by. */
const PLACES = [
  { place: '110101', name: '清澜区', level: 'DISTRICT' as const },
  { place: '110101001001', name: '清澜家园', level: 'COMMUNITY' as const },
  { place: '110101001002', name: '安馨里', level: 'COMMUNITY' as const },
]
const PEOPLE: ShiftPerson[] = [
  { id: 'doctor-1', name: '陈立医生', kind: 'DOCTOR', community: '110101001001' },
  { id: 'carer-1', name: '吴芳', kind: 'CARER', community: '110101001001' },
  { id: 'carer-2', name: '罗勇', kind: 'CARER', community: '110101001002' },
  { id: 'staff-1', name: '坐席 01 周敏', role: 'OPERATOR' },
  { id: 'staff-2', name: '班长 郑楠', role: 'SUPERVISOR' },
]
const ok = (body: unknown): Answer => ({ status: 200, body })
const no = (status: number, code: string, zh: string, en: string, more: object = {}): Answer => ({
  ...{ status, body: { error: { code, message: { zh, en }, ...more } } },
})

function later(day: string, days: number): string {
  const then = new Date(`${day}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() + days)
  return then.toISOString().slice(0, 10)
}
const today = () => new Date().toISOString().slice(0, 10)
const monday = (day: string) => later(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

class Calendar {
  private readonly rows = new Map<string, ShiftRow>()
  private next = 1

  constructor() {
    const first = monday(today())
    for (let day = 0; day < 14; day++) {
      this.put({
        person: 'carer-1',
        role: 'COMMUNITY',
        place: '110101001001',
        day: later(first, day),
        from: '08:00',
        to: '20:00',
      })
      if (day % 7 < 5)
        this.put({
          person: 'carer-2',
          role: 'COMMUNITY',
          place: '110101001002',
          day: later(first, day),
          from: '20:00',
          to: '08:00',
        })
      this.put({ person: 'staff-2', role: 'SUPERVISOR', place: '', day: later(first, day), from: '08:00', to: '20:00' })
    }
  }

  private put(
    wish: Pick<NewShift, 'person' | 'role' | 'place' | 'day' | 'from' | 'to'>,
    { pattern, id = `s${this.next++}`, version = 1 }: { pattern?: string; id?: string; version?: number } = {},
  ): void {
    const { person, role, place = '', day, from: begins, to: ends } = wish
    const nextDay = ends <= begins
    const [from, to] = [`${day}T${begins}:00Z`, `${nextDay ? later(day, 1) : day}T${ends}:00Z`]
    const name = PEOPLE.find((one) => one.id === person)?.name ?? person
    const placeName = PLACES.find((one) => one.place === place)?.name ?? ''
    this.rows.set(id, {
      ...{ id, version, person, name, role, place, placeName, day, begins, ends, nextDay, from, to, mine: true },
      ...(pattern && { pattern }),
    })
  }

  private overlap(wish: { person: string; from: string; to: string }, id = ''): ShiftRow | undefined {
    return [...this.rows.values()].find(
      (one) => one.id !== id && one.person === wish.person && one.from < wish.to && wish.from < one.to,
    )
  }

  week(of: string): ShiftWeek {
    const first = monday(of || today())
    const days = Array.from({ length: 7 }, (_, n) => later(first, n))
    const items = [...this.rows.values()].filter((one) => one.from < later(first, 7) && one.to > `${first}T00:00:00Z`)
    const parts = days.map((day) => ({ day, from: '08:00', to: '20:00' }))
    const gaps = [
      { community: '110101001002', name: '安馨里', parts },
      ...(items.length === 0
        ? [
            {
              community: '110101001001',
              name: '清澜家园',
              parts: days.map((day) => ({ day, from: '00:00', to: '24:00' })),
            },
          ]
        : []),
    ]
    return {
      ...{ monday: first, today: today(), zone: 'Asia/Shanghai', days, people: PEOPLE, places: PLACES, gaps },
      items: items.sort((a, b) => a.from.localeCompare(b.from)),
    }
  }

  add(wish: NewShift): Answer {
    const bad = this.wrong(wish)
    if (bad) return bad
    const names = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']
    const days: string[] = []
    for (let day = wish.day; day <= (wish.lastDay ?? wish.day); day = later(day, 1)) {
      const name = names[new Date(`${day}T00:00:00Z`).getUTCDay()]
      if (!wish.weekdays?.length || wish.weekdays.some((one) => one === name)) days.push(day)
    }
    const pattern = wish.weekdays?.length ? `p${this.next}` : undefined
    days.forEach((day) => this.put({ ...wish, day }, { pattern }))
    return ok({ shifts: days.length, leftOut: [] })
  }

  private wrong(wish: NewShift, id = ''): Answer | undefined {
    if (!wish.person) return no(400, 'field_person', '请选择您区域内的人员', 'Choose somebody of your own area')
    if (!/^\d\d:\d\d$/.test(wish.from)) return no(400, 'field_from', '请填写开始时间', 'The time it begins is needed')
    const end = wish.to <= wish.from ? later(wish.day, 1) : wish.day
    const span = { person: wish.person, from: `${wish.day}T${wish.from}:00Z`, to: `${end}T${wish.to}:00Z` }
    const other = this.overlap(span, id)
    if (!other) return undefined
    const when = `${other.day} ${other.begins}–${other.ends}`
    return no(409, 'shift_overlap', `${other.name} 已有班次：${when}`, `${other.name} is on another shift: ${when}`)
  }

  act(asked: Asked, id: string, verb: string): Answer {
    const row = this.rows.get(id)
    if (!row) return no(404, 'unknown_record', '没有这个班次', 'There is no such shift')
    if (asked.body.version !== row.version)
      return no(409, 'changed_meanwhile', '班长 已先修改', 'The supervisor changed it first', {
        when: new Date().toISOString(),
      })
    if (verb === 'cancel') return this.cancel(row, asked.body.rest === true)
    if (verb === 'swap') return this.swap(row, String(asked.body.other))
    const wish = asked.body as unknown as NewShift
    const bad = this.wrong(wish, id)
    if (bad) return bad
    this.put(wish, { pattern: row.pattern, id, version: row.version + 1 })
    return ok({ done: true })
  }

  private cancel(row: ShiftRow, rest: boolean): Answer {
    const gone = [...this.rows.values()].filter((one) =>
      rest && row.pattern ? one.pattern === row.pattern && one.from >= row.from : one.id === row.id,
    )
    gone.forEach((one) => this.rows.delete(one.id))
    return ok({ shifts: gone.length, leftOut: [] })
  }

  private swap(row: ShiftRow, otherId: string): Answer {
    const other = this.rows.get(otherId)
    if (!other) return no(404, 'unknown_record', '没有这个班次', 'There is no such shift')
    this.rows.set(row.id, { ...row, version: row.version + 1, person: other.person, name: other.name })
    this.rows.set(other.id, { ...other, version: other.version + 1, person: row.person, name: row.name })
    return ok({ done: true })
  }

  copy(first: string): Answer {
    const before = this.week(later(first, -7)).items.filter((one) => one.day >= later(first, -7))
    const leftOut = before.flatMap((one) => {
      const shift = {
        ...one,
        day: later(one.day, 7),
        from: later(one.from.slice(0, 10), 7) + one.from.slice(10),
        to: later(one.to.slice(0, 10), 7) + one.to.slice(10),
      }
      const other = this.overlap(shift)
      if (!other) this.put({ ...one, day: shift.day, from: one.begins, to: one.ends })
      return other && other.begins !== one.begins ? [{ shift, other }] : []
    })
    return ok({ shifts: before.length - leftOut.length, leftOut })
  }
}

const calendar = new Calendar()

export function shiftOffice(asked: Asked, what: string, id: string, verb: string): Answer {
  if (what === 'shift-weeks') return calendar.copy(String(asked.body.monday))
  if (asked.method === 'GET') return ok(calendar.week(asked.url.searchParams.get('week') ?? ''))
  return id ? calendar.act(asked, id, verb) : calendar.add(asked.body as unknown as NewShift)
}

/** Who is on shift now, and what the doctor's phone shows. */
export function onShift(what: string): OnShift | OwnShifts {
  const nextAt = new Date(Date.now() + 3_600_000).toISOString()
  if (what === 'now')
    return {
      items: [
        { person: 'staff-2', name: '班长 郑楠', role: 'SUPERVISOR', placeName: '', ends: '20:00', away: false },
        { person: 'carer-2', name: '罗勇', role: 'COMMUNITY', placeName: '安馨里', ends: '08:00', away: true },
      ],
      ...{ nextAt, next: '20:00' },
    }
  const day = today()
  const items = [0, 1, 3].map((n) => ({
    ...{
      role: 'DOCTOR' as const,
      placeName: '清澜区',
      day: later(day, n),
      begins: '20:00',
      ends: '08:00',
      nextDay: true,
    },
    ...{ from: `${later(day, n)}T20:00:00Z`, to: `${later(day, n + 1)}T08:00:00Z` },
  }))
  return { items }
}
