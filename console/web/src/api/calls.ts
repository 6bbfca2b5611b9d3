import { get, post, remove } from './client'
import type {
  Availability,
  Background,
  BrowserListens,
  CardList,
  Channel,
  Consent,
  DeclineReason,
  DemoInfo,
  DialConfig,
  EntryWay,
  EntryView,
  Face,
  FollowUpOutcome,
  IncidentDetail,
  IncidentList,
  IncidentRow,
  Ledger,
  MapConfig,
  PhoneCheck,
  Press,
  Priority,
  Recording,
  ReadinessView,
  Replay,
  Sessions,
  Signed,
  SpokenOutcome,
  StepKind,
  VisitReport,
} from './types'

/** Every endpoint the pages use, by name. */
export const session = {
  find: () => get<Sessions>('/api/session'),
  signIn: (username: string, password: string, code = '') =>
    post<Signed>('/api/session', { username, password, code: code || undefined }),
  signOut: (face: Face) => remove<object>(`/api/session?face=${face}`),
}

export interface EmergencyCall {
  service: string
  calledAt: string
  caller: string
  reference?: string
  consent?: Consent
}
export interface Closure {
  disposition: string
  guard: string
  reference?: string
  reason?: string
}

const act = (id: string, what: string, body: object = {}) => post<IncidentRow>(`/api/incidents/${id}/${what}`, body)

export const incidents = {
  list: (state: 'open' | 'closed' | 'all') => get<IncidentList>(`/api/incidents?state=${state}`),
  get: (id: string) => get<IncidentDetail>(`/api/incidents/${encodeURIComponent(id)}`),
  background: (id: string) => get<Background>(`/api/incidents/${encodeURIComponent(id)}/background`),
  take: (id: string) => act(id, 'take'),
  spoken: (id: string, outcome: SpokenOutcome) => act(id, 'spoken', { outcome }),
  noReply: (id: string) => act(id, 'no-reply'),
  note: (id: string, text: string) => act(id, 'note', { text }),
  offer: (id: string, responder: string) => act(id, 'offer', { responder }),
  withdraw: (id: string, offer: string) => act(id, 'withdraw', { offer }),
  emergency: (id: string, call: EmergencyCall) => act(id, 'emergency-service', call),
  falsePress: (id: string) => act(id, 'false-press'),
  close: (id: string, closure: Closure) => act(id, 'close', closure),
  callDevice: (id: string) => act(id, 'call-device'),
  hold: (id: string, minutes: number, reason: string) => act(id, 'hold', { minutes, reason }),
  resume: (id: string) => act(id, 'resume'),
  transfer: (id: string, to: string) => act(id, 'transfer', { to }),
  acceptTransfer: (id: string) => act(id, 'accept-transfer'),
  declineTransfer: (id: string) => act(id, 'decline-transfer'),
  reassign: (id: string, to: string, reason: string) => act(id, 'reassign', { to, reason }),
  priority: (id: string, priority: Priority, reason: string) => act(id, 'priority', { priority, reason }),
  askNow: (id: string) => act(id, 'ask-now'),
  stopAsking: (id: string) => act(id, 'stop-asking'),
  stepDone: (id: string, step: string, came: { way?: EntryWay; note?: string } = {}) =>
    act(id, 'step-done', { step, ...came }),
  stepOpened: (id: string, kind: StepKind) => act(id, 'step-opened', { kind }),
  card: (id: string, card: string, question: string, answer: string) => act(id, 'card', { card, question, answer }),
  stepSkipped: (id: string, step: string, reason: string) => act(id, 'step-skipped', { step, reason }),
  followUp: (id: string, outcome: FollowUpOutcome, note?: string) => act(id, 'follow-up', { outcome, note }),
  reopen: (id: string, reason: string) => act(id, 'reopen', { reason }),
  replay: (id: string) => get<Replay>(`/api/incidents/${encodeURIComponent(id)}/replay`),
}

/** Paths and bodies of what a phone says; the outbox keeps and repeats them. */
export const saying = {
  accept: (offer: string) => ({ path: `/api/offers/${offer}/accept`, body: {} }),
  decline: (offer: string, reason: DeclineReason) => ({ path: `/api/offers/${offer}/decline`, body: { reason } }),
  step: (assignment: string, step: string) => ({ path: `/api/assignments/${assignment}/${step}`, body: {} }),
  release: (assignment: string, reason: string) => ({
    path: `/api/assignments/${assignment}/release`,
    body: { reason },
  }),
  availability: (availability: Availability) => ({ path: '/api/availability', body: { availability } }),
  delivered: (offer: string) => ({ path: `/api/offers/${offer}/delivered`, body: {} }),
  seen: (offer: string) => ({ path: `/api/offers/${offer}/seen`, body: {} }),
  prove: (channel: Channel = 'PAGE') => ({ path: '/api/prove', body: { channel } }),
  alright: (assignment: string) => ({ path: `/api/assignments/${assignment}/alright`, body: {} }),
  report: (assignment: string, report: VisitReport) => ({
    path: `/api/assignments/${assignment}/report`,
    body: report,
  }),
  checked: (check: PhoneCheck) => ({ path: '/api/readiness', body: check }),
}

/** What a phone looks at now or not at all. */
export const phone = {
  entry: (assignment: string) => get<EntryView>(`/api/assignments/${encodeURIComponent(assignment)}/entry`),
  readiness: () => get<ReadinessView>('/api/readiness'),
  askTests: () => post<object>('/api/readiness/test'),
  listens: (at: BrowserListens) => post<object>('/api/push', at),
  stops: (endpoint: string) => post<object>('/api/push/off', { endpoint }),
}

/** Where the phone is: old ones are worth nothing, so they are never kept. */
export const whereabouts = {
  report: (at: { lat: number; lon: number; accuracy?: number; at: string }) => post<object>('/api/position', at),
}

const row = (id: string) => encodeURIComponent(id)
export const technical = {
  acknowledge: (id: string) => post<object>(`/api/technical/${row(id)}/acknowledge`),
  shelve: (id: string, minutes: number, reason: string) =>
    post<object>(`/api/technical/${row(id)}/shelve`, { minutes, reason }),
  close: (id: string, reason: string) => post<object>(`/api/technical/${row(id)}/close`, { reason }),
}

export const telephony = {
  config: () => get<DialConfig>('/api/calls/config'),
  answer: (id: string) => post<object>(`/api/calls/${row(id)}/answer`),
  bind: (id: string, elder: string) => post<object>(`/api/calls/${row(id)}/bind`, { elder }),
  done: (id: string) => post<object>(`/api/calls/${row(id)}/done`),
  dialCaller: (id: string) => post<object>(`/api/calls/${row(id)}/dial`),
  recording: (incident: string, event: string, reason: string) =>
    post<Recording>(`/api/incidents/${row(incident)}/recording`, { event, reason }),
  dial: (incident: string, who: string) => post<object>(`/api/incidents/${row(incident)}/dial`, { who }),
}

export const cards = { list: () => get<CardList>('/api/cards') }

export const elders = {
  startTest: (id: string, minutes: number) => post<object>(`/api/elders/${row(id)}/start-test`, { minutes }),
  endTest: (id: string) => post<object>(`/api/elders/${row(id)}/end-test`),
}

export const district = {
  config: () => get<MapConfig>('/api/map/config'),
  streets: () => get<GeoJSON.FeatureCollection>('/api/map/streets.geojson'),
}

export const demo = {
  info: () => get<DemoInfo>('/api/demo/info'),
  presses: () => get<{ items: Press[] }>('/api/demo/presses'),
  ledger: (ids: string[]) => get<Ledger>(`/api/demo/ledger?ids=${ids.map(encodeURIComponent).join(',')}`),
  call: (who: 'elder' | 'unknown') => post<object>('/api/demo/call', { who }),
  pullThePlug: () => post<object>('/api/demo/pull-the-plug'),
}
