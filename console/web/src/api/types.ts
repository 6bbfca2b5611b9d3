/**
 * Shapes of the server's answers and feed frames: the published records of console/server. Times are ISO-8601 in UTC,
 * distances metres. What the server may leave out is optional, so that a page never breaks on what is missing.
 */
type Maybe<T> = T | null

export type Priority = 'P1' | 'P2' | 'P3'
export type Handling = 'WAITING' | 'TAKEN' | 'CLOSED'
export type Help = 'NONE' | 'ASKING' | 'ACCEPTED' | 'ON_THE_WAY' | 'AT_DOOR' | 'WITH_ELDER'
export type OfferStatus = 'LIVE' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN'
export type AssignmentStatus = 'ACCEPTED' | 'ON_THE_WAY' | 'AT_DOOR' | 'WITH_ELDER' | 'DONE' | 'RELEASED'
export type Role = 'OPERATOR' | 'SUPERVISOR' | 'ADMIN' | 'RESPONDER'
export type Face = 'staff' | 'responder'
export type SpokenOutcome = 'NEEDS_HELP' | 'NO_HELP_NEEDED' | 'UNCLEAR'
export type DeclineReason = 'BUSY' | 'TOO_FAR' | 'NOT_WELL' | 'NO_TRANSPORT' | 'OTHER'
export type Availability = 'AVAILABLE' | 'UNAVAILABLE'
export type ResponderStatus = 'AVAILABLE' | 'OFFERED' | 'ENGAGED' | 'UNAVAILABLE'

export interface Text {
  zh: string
  en: string
}
export interface PersonRef {
  id: string
  name: string
}
export interface Signed extends PersonRef {
  role: Role
  face: Face
  kind?: Maybe<string>
}
export interface Sessions {
  staff?: Maybe<Signed>
  responder?: Maybe<Signed>
  demo: boolean
  centre: string
  serverTime?: string
}
export interface AddressView {
  line: string
  communityName?: string
  compound?: string
  building?: string
  unit?: string
  floor?: Maybe<number>
  room?: string
  doorNote?: Maybe<string>
}
export interface FirstAidView {
  allergies: string[]
  facts: string[]
  diagnoses: string[]
  medication: string[]
}
export interface ContactView {
  name: string
  relation: string
  phone: string
  holdsKey: boolean
  hours?: Maybe<string>
}
export interface CardView {
  firstAid: FirstAidView
  contacts: ContactView[]
  doorNote?: Maybe<string>
  category?: string
}
export interface ElderView {
  id: string
  name?: Maybe<string>
  age?: Maybe<number>
  sex?: Maybe<string>
  community: string
  communityName?: Maybe<string>
  phone?: Maybe<string>
  address?: Maybe<AddressView>
  allergies: string[]
  facts: string[]
}
export interface Point {
  lat: number
  lon: number
}
export interface Place extends Point {
  source?: Maybe<string>
  accuracy?: Maybe<number>
  at?: Maybe<string>
}
export interface Seconds {
  travel: number
  ready: number
  accept: number
  coverage: number
  fatigue: number
  total: number
}
export interface OfferRow {
  id: string
  responder: string
  name: string
  kind?: Maybe<string>
  status: OfferStatus
  rank: number
  madeAt: string
  expiresAt: string
  seconds: Seconds
  distance: number
  reasons: string[]
  stale: boolean
  byHand: boolean
  answeredAt?: Maybe<string>
  declined?: Maybe<string>
  withdrawn?: Maybe<string>
}
export interface AssignmentRow {
  id: string
  offer: string
  responder: string
  name: string
  kind?: Maybe<string>
  phone?: Maybe<string>
  status: AssignmentStatus
  acceptedAt: string
  promisedAt: string
  movedAt: string
}
export type ClockName =
  | 'raisedAt'
  | 'receivedAt'
  | 'takenAt'
  | 'spokenAt'
  | 'noReplyAt'
  | 'firstOfferAt'
  | 'firstAcceptedAt'
  | 'onTheWayAt'
  | 'atDoorAt'
  | 'withElderAt'
  | 'emergencyServiceAt'
  | 'closedAt'
export type ClocksRow = Partial<Record<ClockName, Maybe<string>>>
export interface EmergencyRow {
  service: string
  calledAt: string
  caller: string
  reference?: Maybe<string>
}
export interface ClosingRow {
  by: PersonRef
  at: string
  disposition: string
  guard: string
  reference?: Maybe<string>
  reason?: Maybe<string>
}
export interface IncidentRow {
  id: string
  number: number
  priority: Priority
  handling: Handling
  help: Help
  kind: string
  elder?: Maybe<ElderView>
  device: string
  protocol: string
  verified: boolean
  identity: string
  alerts: number
  lastAlertAt: string
  openedAt: string
  takenAt?: Maybe<string>
  owner?: Maybe<PersonRef>
  deadline?: Maybe<{ kind: string; due: string }>
  mayRepeat?: Maybe<number>
  escalation: number
  escalated?: Maybe<string>
  position?: Maybe<Place>
  home?: Maybe<Point>
  spoken?: Maybe<SpokenOutcome>
  noReply: boolean
  emergencyService?: Maybe<EmergencyRow>
  closing?: Maybe<ClosingRow>
  offers: OfferRow[]
  assignments: AssignmentRow[]
  clocks: ClocksRow
  lastEvent: string
}
export interface TimelineLine {
  event: string
  at: string
  kind: string
  cause?: Maybe<string>
  person?: Maybe<PersonRef>
  device?: Maybe<string>
  text: Text
  detail?: unknown
  raw?: Maybe<string[]>
  note?: Maybe<string>
}
export interface Candidate {
  id: string
  name: string
  kind: string
  status: ResponderStatus
  distance?: Maybe<number>
  seconds?: Maybe<number>
  busy: boolean
}
export interface IncidentDetail extends IncidentRow {
  timeline: TimelineLine[]
  timelineComplete?: boolean
  responders: Candidate[]
  card?: Maybe<CardView>
}
export interface TechnicalRow {
  id: string
  type: string
  device: string
  protocol: string
  elder?: Maybe<string>
  elderName?: Maybe<string>
  community?: Maybe<string>
  detail?: Maybe<string>
  since: string
  lastAt: string
  count: number
}
export interface UnregisteredRow {
  id: string
  devices: string[]
  protocol: string
  identity: string
  kinds: string[]
  alarm: boolean
  alerts: number
  firstAt: string
  lastAt: string
}
export interface RecordBehind {
  events: number
  since?: Maybe<string>
}
export interface ResponderRow {
  id: string
  name: string
  kind: string
  status: ResponderStatus
  lat?: Maybe<number>
  lon?: Maybe<number>
  at?: Maybe<string>
}
export interface IncidentList {
  items: IncidentRow[]
  technical: TechnicalRow[]
  unregistered: UnregisteredRow[]
  recordBehind: RecordBehind
}

export interface OfferCard {
  id: string
  incident: string
  number: number
  responder: string
  name: string
  priority: Priority
  kind: string
  what: Text
  where: {
    line: string
    floor?: Maybe<number>
    room?: Maybe<string>
    community: string
    home?: Maybe<Point>
  }
  minutes: number
  distance: number
  why: string[]
  hazards: string[]
  madeAt: string
  expiresAt: string
  secondsLeft: number
  leaves?: Maybe<number>
}
export interface Companion {
  name: string
  kind?: Maybe<string>
  status: AssignmentStatus
}
export interface AssignmentCard {
  id: string
  incident: string
  number: number
  priority: Priority
  kind: string
  what: Text
  status: AssignmentStatus
  elder?: Maybe<{ name?: Maybe<string>; age?: Maybe<number>; phone?: Maybe<string> }>
  address?: Maybe<AddressView>
  home?: Maybe<Point>
  card?: Maybe<FirstAidView>
  hazards: string[]
  others: Companion[]
  centrePhone: string
  acceptedAt: string
  promisedAt: string
  steps: AssignmentStatus[]
}
export interface StandDown {
  incident: string
  number: number
  offer?: Maybe<string>
  assignment?: Maybe<string>
  reason: string
}

export interface Stage {
  name: string
  ms: number
  detail: string
}
export interface Press {
  id: string
  frame: string
  device: string
  protocol: string
  receivedAt: string
  incident?: Maybe<string>
  number?: Maybe<number>
  stages: Stage[]
  totalMs?: Maybe<number>
}
export interface DemoInfo {
  device: string
  mqttWs: string
  username: string
  password: string
  operator: string
  responder: string
  passwordOfAccounts: string
  elder: string
  managementUrl: string
}
export interface Ledger {
  acknowledgedHere: Record<string, string>
  lost: number
  doubled: number
}
export interface MapConfig {
  tiles?: Maybe<string>
  datum: string
  centre: number[]
}

export interface Snapshot {
  type: 'snapshot'
  event: string
  items: IncidentRow[]
  technical: TechnicalRow[]
  unregistered: UnregisteredRow[]
  responders: ResponderRow[]
  offers: OfferCard[]
  assignments: AssignmentCard[]
  recordBehind: RecordBehind
  serverTime: string
}
export interface Change {
  type: 'change'
  event: string
  at: string
  incident?: Maybe<IncidentRow>
  technical?: Maybe<TechnicalRow>
  technicalEnded?: Maybe<string>
  unregistered?: Maybe<UnregisteredRow>
  responder?: Maybe<ResponderRow>
  offer?: Maybe<OfferCard>
  offerEnded?: Maybe<string>
  assignment?: Maybe<AssignmentCard>
  standDown?: Maybe<StandDown>
}
export interface PositionItem extends Point {
  id: string
  at?: Maybe<string>
}
export type FeedFrame =
  | Snapshot
  | Change
  | { type: 'resumed'; event: string; serverTime: string }
  | { type: 'positions'; items: PositionItem[] }
  | { type: 'heartbeat'; serverTime: string; event: string; recordBehind: RecordBehind }
  | { type: 'press'; press: Press }
