import type {
  CentreView,
  FeedFrame,
  IncidentRow,
  NoticeRow,
  OfferRow,
  PersonRef,
  Press,
  ProveAsk,
  Role,
  StepRow,
  TechnicalRow,
  UnregisteredRow,
} from '../../src/api/types.ts'

type Told = (centre: CentreView) => void
const inSeconds = (n: number) => new Date(Date.now() + n * 1000).toISOString()

/** Who is here, and what the supervisor should know: the part of the scripted centre that is about no incident. */
export class Shift {
  centre: CentreView = {
    staff: [],
    tests: [],
    uncovered: [{ community: '110101001003', name: '翠竹苑', since: inSeconds(-340), available: 2, proven: 0 }],
    alarms: [],
  }
  private readonly pages = new Map<string, number>()

  constructor(private readonly told: Told) {}

  arrive(id: string, name: string, role: Role): void {
    this.pages.set(id, (this.pages.get(id) ?? 0) + 1)
    if (this.centre.staff.some((one) => one.id === id)) return
    this.put({ staff: [...this.centre.staff, { id, name, role, since: inSeconds(0) }] })
  }
  leave(id: string): void {
    const left = (this.pages.get(id) ?? 1) - 1
    this.pages.set(id, left)
    if (left === 0) this.put({ staff: this.centre.staff.filter((one) => one.id !== id) })
  }
  startTest(elder: string, name: string | undefined, minutes: number, by: PersonRef): void {
    this.put({ tests: [...this.centre.tests, { elder, name, until: inSeconds(minutes * 60), by }] })
  }
  endTest(elder: string): void {
    this.put({ tests: this.centre.tests.filter((one) => one.elder !== elder) })
  }
  private put(part: Partial<CentreView>): void {
    this.centre = { ...this.centre, ...part }
    this.told(this.centre)
  }
}

/** What a plan brings with an incident. */
export function planned(at: string, offers: readonly OfferRow[]) {
  const due = (n: number) => new Date(Date.parse(at) + n * 1000).toISOString()
  const step = (id: string, kind: StepRow['kind'], zh: string, en: string, n: number): StepRow => ({
    ...{ id, kind, title: { zh, en }, skip: 'OWNER', status: 'OPEN', openedAt: at, due: due(n) },
  })
  return {
    plan: {
      ...{ id: 'medical', version: '3', title: { zh: '突发疾病', en: 'Medical emergency' } },
      ...{ wave: 1, noReply: false, stopped: false, nextAt: due(600) },
    },
    steps: [
      step('family', 'FAMILY', '通知家属', 'Tell the family', 300),
      { ...step('120', 'EMERGENCY_SERVICE', '呼叫 120', 'Call 120', 60), skip: 'NEVER' as const },
    ],
    notices: offers.slice(0, 2).flatMap((offer, i) => noticesTo(offer, at, i)),
    deadlines: [],
    marks: [],
  }
}

function noticesTo(offer: OfferRow, at: string, i: number): NoticeRow[] {
  const page = { id: offer.id, recipient: offer.responder, name: offer.name, channel: 'PAGE' as const, attempt: 1 }
  const voice = { ...page, channel: 'VOICE' as const }
  return i === 0
    ? [{ ...page, sentAt: at, deliveredAt: at, seenAt: at }]
    : [
        { ...page, sentAt: at },
        { ...voice, sentAt: at, failedAt: at, detail: 'busy' },
      ]
}

/** One power cut, many devices. */
export function powerCut(id: string, at: string): { rows: TechnicalRow[]; part: Partial<IncidentRow> } {
  const rows = ['王桂兰', '李淑珍', '张德福', '刘秀英'].map((elderName, i) => ({
    ...{ id: `hub-${i}:MAINS_LOST`, type: 'MAINS_LOST' as const, device: `hub-${i}`, protocol: 'mqtt', elderName },
    ...{ community: '翠竹苑', since: at, lastAt: at, count: 1, mass: id },
  }))
  return { rows, part: { alerts: rows.length, area: '110101001003' } }
}

/** What was measured of a press. */
export function pressOf(row: IncidentRow, id: string, frame: string, at: string): Press {
  return {
    id,
    frame,
    device: row.device,
    protocol: 'mqtt',
    receivedAt: at,
    incident: row.id,
    number: row.number,
    stages: [
      { name: 'frame', ms: 0, detail: frame },
      { name: 'inbox', ms: 1.2, detail: 'urgent 1763700000-7' },
      { name: 'decision', ms: 1.9, detail: 'SOS P1, 4 of 40 asked; nearest: 陈立医生 320 m' },
      { name: 'offer', ms: 0.8, detail: '4 offers, 60 s' },
      { name: 'responder', ms: 2.4, detail: 'doctor-1' },
    ],
    totalMs: 6.3,
  }
}

/** The heartbeat: presses are proven, one intake failed once. */
export function pulse(serverTime: string, event: string): FeedFrame {
  const selfPress = { provenAt: inSeconds(-14), missed: 1, failing: ['watch-3g'] }
  return { type: 'heartbeat', serverTime, event, recordBehind: { events: 0 }, selfPress, warnings: ['DISK_LOW'] }
}

export function proof(provenAt: string | undefined): ProveAsk {
  const askAgainAt = provenAt && new Date(Date.parse(provenAt) + 11 * 3_600_000).toISOString()
  return { provenAt, askAgainAt }
}

/** A device that nobody knows. */
export function stranger(at: string): UnregisteredRow {
  return {
    ...{ id: '203.0.113.0/24', devices: ['watch-9999'], protocol: 'watch-3g', identity: 'UNKNOWN', kinds: ['SOS'] },
    ...{ alarm: true, alerts: 2, firstAt: at, lastAt: at },
  }
}
