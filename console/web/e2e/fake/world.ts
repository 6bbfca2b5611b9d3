import type {
  AlertType,
  AssignmentCard,
  AssignmentStatus,
  Change,
  FeedFrame,
  IncidentDetail,
  IncidentRow,
  OfferCard,
  OfferRow,
  Press,
  Priority,
  ResponderRow,
  Snapshot,
  TechnicalRow,
  TimelineLine,
} from '../../src/api/types.ts'
import { Calls } from './calls.ts'
import { Records } from './elders.ts'
import { FakeOffice } from './office.ts'
import { card, CENTRE, elder, firstAid, responders } from './people.ts'
import { Scene } from './phone.ts'
import { Films } from './replay.ts'
import { planned, powerCut, pressOf, proof, pulse, Shift, stranger } from './shift.ts'

const OFFER_MS = 60_000
const EPOCH = 1_763_700_000
const PRIORITY: Partial<Record<AlertType, Priority>> = {
  SOS: 'P1',
  FALL: 'P1',
  SMOKE: 'P1',
  INACTIVITY: 'P2',
  FLOOD: 'P2',
}
const WORDS: Record<string, [string, string]> = {
  SOS: ['老人按下紧急按钮', 'The elder pressed the SOS button'],
  FALL: ['老人跌倒', 'The elder fell'],
  SMOKE: ['家中有烟雾', 'Smoke at home'],
}
type Listener = (frame: FeedFrame) => void
interface Told {
  code: string
  text: string
}

/** A scripted centre in memory: enough of the rules that the pages can be walked through. It decides nothing that matters. */
export class World {
  readonly incidents = new Map<string, IncidentRow>()
  readonly timelines = new Map<string, TimelineLine[]>()
  readonly technical = new Map<string, TechnicalRow>()
  readonly presses: Press[] = []
  /** Alarm ids of the button and the incident they became. */
  readonly held = new Map<string, string>()
  readonly people: ResponderRow[] = responders(Date.now())
  readonly staff = new Set<Listener>()
  readonly phones = new Set<Listener>()
  readonly films = new Films()
  readonly office = new FakeOffice()
  readonly records = new Records()
  readonly shift = new Shift((centre) => this.toStaff({ centre }))
  readonly calls = new Calls(this, (part) => this.toStaff(part))
  /** When the responder tapped last. */
  proven: string | undefined
  readonly scene = new Scene(this)
  tell: (told: Told, lamp: string) => void = () => undefined
  private seq = 0
  private number = 40
  constructor() {
    this.open('FALL', 1, 'watch-3g', 25_000)
    this.open('FLOOD', 2, 'sia-dc09', 70_000)
    this.open('CALLBACK', 4, 'jt808', 200_000)
    this.technicalAlert('LOW_BATTERY', 'watch-0012', '张德福')
    const mass = this.open('MAINS_LOST', 5, 'mqtt', 40_000, 'hub-0')
    const { rows, part } = powerCut(mass.id, mass.openedAt)
    rows.forEach((row) => this.putTechnical(row))
    this.command(
      mass.id,
      { ...part, elder: undefined, offers: [], notices: [], steps: [] },
      '区域断电',
      'Mains lost in the area',
    )
  }

  private isOpen(row: IncidentRow): boolean {
    return row.handling !== 'CLOSED' && row.handling !== 'FOLLOWED_UP'
  }

  now(): string {
    return new Date().toISOString()
  }

  alarm(device: string, id: string, type: AlertType, frame: string): void {
    if (this.held.has(id)) return
    if (type === 'LOW_BATTERY') {
      this.held.set(id, 'technical')
      this.technicalAlert(type, device, elder(0).name ?? '')
      return
    }
    const known = [...this.incidents.values()].find((row) => row.device === device && this.isOpen(row))
    const row = known ? this.join(known, type) : this.open(type, 0, 'mqtt', 0, device)
    this.held.set(id, row.id)
    this.measured(row, id, frame)
  }

  private join(row: IncidentRow, type: AlertType): IncidentRow {
    const next = { ...row, alerts: row.alerts + 1, lastAlertAt: this.now() }
    return this.changed(next, `又一个信号 ${type}`, `Another signal ${type}`)
  }

  open(type: AlertType, who: number, protocol: string, ageMs: number, device = `watch-${who}`): IncidentRow {
    const at = new Date(Date.now() - ageMs).toISOString()
    const id = `i-${++this.number}`
    const offers = this.offersFor(id, who === 0)
    const place = { lat: CENTRE[1] + who * 0.0011, lon: CENTRE[0] - who * 0.0013 }
    const row: IncidentRow = {
      id,
      number: this.number,
      priority: PRIORITY[type] ?? 'P3',
      handling: 'WAITING',
      help: 'ASKING',
      kind: type,
      elder: elder(who),
      device,
      protocol,
      verified: protocol === 'mqtt',
      identity: protocol === 'mqtt' ? 'VERIFIED' : 'UNVERIFIED',
      alerts: 1,
      lastAlertAt: at,
      openedAt: at,
      deadline: { kind: 'TAKE', due: new Date(Date.parse(at) + 30_000).toISOString() },
      escalation: 0,
      position: { ...place, lat: place.lat + 0.0012, source: 'FIX', accuracy: 12, at },
      home: place,
      noReply: false,
      offers,
      assignments: [],
      clocks: { receivedAt: at, firstOfferAt: at },
      lastEvent: '',
      ...planned(at, offers),
    }
    this.changed(row, '收到报警，事件建立', 'Alarm received, incident opened', [`[3G*${device}*0002*AL]`])
    for (const offer of row.offers)
      if (offer.responder === 'doctor-1') this.toPhone({ offer: this.offerCard(row, offer) })
    return row
  }

  private offersFor(incident: string, doctor: boolean): OfferRow[] {
    const chosen = doctor ? this.people.slice(0, 4) : this.people.slice(1, 4)
    const terms: OfferRow['reasons'][] = [
      ['travel', 'ready', 'accept'],
      ['travel', 'accept', 'fatigue'],
    ]
    return chosen.map((one, i) => ({
      id: `${incident}.o${i}`,
      responder: one.id,
      name: one.name,
      kind: one.kind,
      status: 'LIVE' as const,
      rank: i + 1,
      madeAt: this.now(),
      expiresAt: new Date(Date.now() + OFFER_MS).toISOString(),
      seconds: { travel: 180 + i * 40, ready: 60, accept: 15, coverage: 0, fatigue: 0, total: 255 + i * 40 },
      distance: 320 + i * 140,
      reasons: terms[i % 2] ?? [],
      stale: i === 3,
      byHand: false,
    }))
  }

  offerCard(row: IncidentRow, offer: OfferRow): OfferCard {
    const [zh, en] = WORDS[row.kind] ?? ['老人需要帮助', 'An elder needs help']
    const address = row.elder?.address
    return {
      id: offer.id,
      incident: row.id,
      number: row.number,
      responder: offer.responder,
      name: offer.name,
      priority: row.priority,
      kind: row.kind,
      what: { zh, en },
      where: { line: address?.line ?? '', floor: address?.floor, room: address?.room, community: '110101001001' },
      minutes: 5,
      distance: offer.distance,
      why: offer.reasons,
      hazards: row.elder?.facts.includes('dog') ? ['dog'] : [],
      madeAt: offer.madeAt,
      expiresAt: offer.expiresAt,
      secondsLeft: 60,
    }
  }

  assignmentCard(row: IncidentRow, id: string): AssignmentCard {
    const one = row.assignments.find((assignment) => assignment.id === id)
    if (!one || !row.elder) throw new Error('no such assignment')
    const offer = row.offers.find((candidate) => candidate.id === one.offer)
    if (!offer) throw new Error('no such offer')
    const { what } = this.offerCard(row, offer)
    return {
      id,
      incident: row.id,
      number: row.number,
      priority: row.priority,
      kind: row.kind,
      what,
      status: one.status,
      elder: { name: row.elder.name, age: row.elder.age, phone: row.elder.phone },
      card: firstAid(row.elder),
      hazards: ['dog'],
      others: [],
      centrePhone: '010-5550-0100',
      acceptedAt: one.acceptedAt,
      promisedAt: one.promisedAt,
      steps: [],
      ...this.scene.part(one, row),
    }
  }

  accept(offerId: string): AssignmentCard {
    const row = this.byOffer(offerId)
    const at = this.now()
    const offers = row.offers.map((one) => ({
      ...one,
      status: one.id === offerId ? ('ACCEPTED' as const) : one.status,
    }))
    const mine = row.offers.find((one) => one.id === offerId)
    if (!mine) throw new Error('no such offer')
    const assignment = {
      id: `${offerId}.a`,
      offer: offerId,
      responder: mine.responder,
      name: mine.name,
      kind: mine.kind,
      phone: '138-0000-0001',
      status: 'ACCEPTED' as const,
      acceptedAt: at,
      promisedAt: new Date(Date.now() + 300_000).toISOString(),
      movedAt: at,
    }
    const next = this.changed(
      {
        ...row,
        offers,
        assignments: [...row.assignments, assignment],
        help: 'ACCEPTED',
        clocks: { ...row.clocks, firstAcceptedAt: at },
      },
      `${mine.name}接单`,
      `${mine.name} accepted`,
    )
    this.tell({ code: 'accepted', text: '有人马上就来' }, 'accepted')
    return this.assignmentCard(next, assignment.id)
  }

  decline(offerId: string, reason: OfferRow['declined']): void {
    const row = this.byOffer(offerId)
    const offers = row.offers.map((one) =>
      one.id === offerId ? { ...one, status: 'DECLINED' as const, declined: reason } : one,
    )
    this.changed({ ...row, offers }, '拒单', 'declined')
    this.toPhone({ offerEnded: offerId })
  }

  move(assignmentId: string, status: AssignmentStatus): AssignmentCard {
    const row = [...this.incidents.values()].find((one) => one.assignments.some((a) => a.id === assignmentId))
    if (!row) throw new Error('no such assignment')
    const assignments = row.assignments.map((one) =>
      one.id === assignmentId ? { ...one, status, movedAt: this.now() } : one,
    )
    const help = status === 'DONE' || status === 'RELEASED' ? row.help : status
    const next = this.changed({ ...row, assignments, help }, `任务：${status}`, `assignment: ${status}`)
    if (status === 'AT_DOOR') this.tell({ code: 'at-door', text: '人已到门口' }, 'at-door')
    return this.assignmentCard(next, assignmentId)
  }

  /** An operator's command: changes the row, writes the line. */
  command(id: string, patch: Partial<IncidentRow>, zh: string, en: string, note?: string): IncidentRow {
    const row = this.incidents.get(id)
    if (!row) throw new Error('no such incident')
    return this.changed({ ...row, ...patch }, zh, en, undefined, note)
  }

  standDown(row: IncidentRow, reason: 'FALSE_PRESS' | 'INCIDENT_CLOSED'): Partial<IncidentRow> {
    const busy = row.assignments.some((one) => one.responder === 'doctor-1' && one.status !== 'DONE')
    const asked = row.offers.some((one) => one.responder === 'doctor-1' && one.status === 'LIVE')
    if (busy || asked) this.toPhone({ standDown: { incident: row.id, number: row.number, reason } })
    return {
      offers: row.offers.map((one) =>
        one.status === 'LIVE' ? { ...one, status: 'WITHDRAWN' as const, withdrawn: reason } : one,
      ),
      assignments: row.assignments.map((one) =>
        one.status === 'DONE' ? one : { ...one, status: 'RELEASED' as const },
      ),
    }
  }

  detail(id: string): IncidentDetail | undefined {
    const row = this.incidents.get(id)
    if (!row) return undefined
    const candidates = this.people.slice(1).map((one, i) => ({
      id: one.id,
      name: one.name,
      kind: one.kind,
      status: one.status,
      distance: 300 + i * 120,
      seconds: 120 + i * 45,
      busy: i === 1,
    }))
    const timeline = this.timelines.get(id) ?? []
    return { ...row, timeline, timelineComplete: true, responders: candidates, card: row.elder && card(row.elder) }
  }

  snapshot(face: string): Snapshot {
    const rows = [...this.incidents.values()]
    const mine = rows.flatMap((row) =>
      row.offers
        .filter((one) => one.responder === 'doctor-1' && one.status === 'LIVE' && this.isOpen(row))
        .map((one) => this.offerCard(row, one)),
    )
    const jobs = rows.flatMap((row) =>
      row.assignments.filter((one) => one.responder === 'doctor-1').map((one) => this.assignmentCard(row, one.id)),
    )
    const phone = face === 'responder'
    return {
      type: 'snapshot',
      event: `${EPOCH}-${this.seq}`,
      items: phone ? [] : rows.filter((row) => this.isOpen(row)),
      technical: phone ? [] : [...this.technical.values()],
      unregistered: phone ? [] : [stranger(this.now())],
      responders: phone ? [] : this.people,
      offers: phone ? mine : [],
      assignments: phone ? jobs : [],
      centre: phone ? undefined : this.shift.centre,
      prove: phone ? proof(this.proven) : undefined,
      recordBehind: { events: 0 },
      serverTime: this.now(),
      calls: phone ? [] : [...this.calls.rows.values()],
    }
  }

  heartbeat(): FeedFrame {
    return pulse(this.now(), `${EPOCH}-${this.seq}`)
  }

  private byOffer(id: string): IncidentRow {
    const row = [...this.incidents.values()].find((one) => one.offers.some((offer) => offer.id === id))
    if (!row) throw new Error('no such offer')
    return row
  }

  private changed(row: IncidentRow, zh: string, en: string, raw?: string[], note?: string): IncidentRow {
    const event = `${EPOCH}-${++this.seq}`
    const next = { ...row, lastEvent: event }
    this.incidents.set(row.id, next)
    const line: TimelineLine = { event, at: this.now(), kind: 'fake', text: { zh, en }, detail: {}, raw, note }
    this.timelines.set(row.id, [...(this.timelines.get(row.id) ?? []), line])
    this.films.note(next, line)
    this.toStaff({ incident: next })
    return next
  }

  private technicalAlert(type: AlertType, device: string, elderName: string): void {
    const row: TechnicalRow = {
      id: `${device}/${type}`,
      type,
      device,
      protocol: 'mqtt',
      elderName,
      since: this.now(),
      lastAt: this.now(),
      count: (this.technical.get(`${device}/${type}`)?.count ?? 0) + 1,
    }
    this.putTechnical(row)
  }

  putTechnical(row: TechnicalRow): void {
    this.technical.set(row.id, row)
    this.toStaff({ technical: row })
  }
  endTechnical(id: string): void {
    this.technical.delete(id)
    this.toStaff({ technicalEnded: id })
  }

  private measured(row: IncidentRow, id: string, frame: string): void {
    const press = pressOf(row, id, frame, this.now())
    this.presses.unshift(press)
    for (const listener of this.staff) listener({ type: 'press', press })
  }

  private toStaff(part: Partial<Change>): void {
    for (const listener of this.staff) listener(this.change(part))
  }
  toPhone(part: Partial<Change>): void {
    for (const listener of this.phones) listener(this.change(part))
  }
  private change(part: Partial<Change>): Change {
    return { type: 'change', event: `${EPOCH}-${this.seq}`, at: this.now(), ...part }
  }
}
