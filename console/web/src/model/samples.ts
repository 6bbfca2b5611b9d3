import type { AssignmentCard, CallRow, Change, IncidentRow, OfferCard, Snapshot } from '../api/types'

/** Sample values for tests: one field is named where it matters, the rest is calm. */
export const T0 = Date.parse('2026-03-14T08:15:30.000Z')
export const time = (seconds: number) => new Date(T0 + seconds * 1000).toISOString()

let seq = 0

export function incident(part: Partial<IncidentRow> & { number: number }): IncidentRow {
  return {
    id: `i-${part.number}`,
    priority: 'P1',
    handling: 'WAITING',
    help: 'ASKING',
    kind: 'SOS',
    device: 'demo-button-1',
    protocol: 'mqtt',
    verified: true,
    identity: 'VERIFIED',
    alerts: 1,
    lastAlertAt: time(0),
    openedAt: time(0),
    escalation: 0,
    noReply: false,
    offers: [],
    assignments: [],
    clocks: { receivedAt: time(0) },
    steps: [],
    deadlines: [],
    notices: [],
    marks: [],
    lastEvent: `1-${++seq}`,
    ...part,
  }
}

export function snapshot(items: IncidentRow[], part: Partial<Snapshot> = {}): Snapshot {
  return {
    type: 'snapshot',
    event: '1-100',
    items,
    technical: [],
    unregistered: [],
    responders: [],
    offers: [],
    assignments: [],
    recordBehind: { events: 0 },
    serverTime: time(0),
    calls: [],
    ...part,
  }
}

export function change(part: Partial<Change>): Change {
  return { type: 'change', event: '1-101', at: time(0), ...part }
}

export function call(id: string, part: Partial<CallRow> = {}): CallRow {
  return {
    id,
    phase: 'RINGING',
    party: 'UNKNOWN',
    number: '13800000009',
    elders: [],
    since: time(0),
    lastAt: time(0),
    times: 1,
    ...part,
  }
}

export function offerCard(id: string, part: Partial<OfferCard> = {}): OfferCard {
  return {
    id,
    incident: 'i-1',
    number: 1,
    responder: 'doctor-1',
    name: '陈立',
    priority: 'P1',
    kind: 'SOS',
    what: { zh: '求助', en: 'help' },
    where: { line: '永宁南街 12 号', community: '110101001001' },
    minutes: 4,
    distance: 300,
    why: ['travel'],
    hazards: [],
    madeAt: time(0),
    expiresAt: time(60),
    secondsLeft: 60,
    ...part,
  }
}

export function job(id: string, part: Partial<AssignmentCard> = {}): AssignmentCard {
  return {
    id,
    incident: 'i-1',
    number: 1,
    priority: 'P1',
    kind: 'SOS',
    what: { zh: '求助', en: 'help' },
    status: 'ACCEPTED',
    hazards: [],
    others: [],
    centrePhone: '010',
    acceptedAt: time(0),
    promisedAt: time(300),
    steps: ['ON_THE_WAY'],
    entry: true,
    heardAt: time(0),
    ...part,
  }
}
