// Generated from the records of org.anling.console.api; do not edit.
// Write anew: mvn -pl console/server test -Dtest=DocumentsTest -Dtypes.write=true

export interface Accepted {
  assignment: AssignmentCard
}

export interface AccountState {
  username: string
  disabled: boolean
  lockedUntil?: string
  oneTimeUntil?: string
  factorSince?: string
  sessions: number
  strangerFailures: number
  strangersSince?: string
  browsers: number
  browserLockedUntil?: string
}

export interface AccountView {
  username: string
  name: string
  role: Role
  scope: string
  factorSince?: string
  codesLeft: number
  factorDemanded: boolean
  todo: Todo[]
  sessions: SessionRow[]
}

export interface ActivatePlan {
  over: number
  seen: string
  reason: string
}

export interface AddressView {
  line: string
  communityName: string
  compound: string
  building: string
  unit: string
  floor?: number
  room: string
  doorNote?: string
}

export type AlarmTarget = 'OPERATOR' | 'SUPERVISOR' | 'DUTY_PHONE'

export type AlertType =
  | 'SOS'
  | 'FALL'
  | 'PANIC'
  | 'MEDICAL'
  | 'DURESS'
  | 'FIRE'
  | 'SMOKE'
  | 'HEAT'
  | 'GAS'
  | 'CO'
  | 'UNKNOWN_ALARM'
  | 'MISSED_CALL'
  | 'INACTIVITY'
  | 'WANDERING'
  | 'FENCE_EXIT'
  | 'FENCE_ENTER'
  | 'TAKEN_OFF'
  | 'VITAL_ABNORMAL'
  | 'FLOOD'
  | 'TEMP_LOW'
  | 'TEMP_HIGH'
  | 'INTRUDER'
  | 'CALLBACK'
  | 'LIFE_SERVICE'
  | 'PHONE_CALL'
  | 'REPORTED'
  | 'LOW_BATTERY'
  | 'POWER_OFF'
  | 'POWER_ON'
  | 'MAINS_LOST'
  | 'MAINS_RESTORED'
  | 'TAMPER'
  | 'SENSOR_LOST'
  | 'SENSOR_LOW_BATTERY'
  | 'LINK_WARNING'
  | 'LINK_LOST'
  | 'LINK_RESTORED'
  | 'RUNAWAY'
  | 'CANCEL'
  | 'SOS_ENDED'
  | 'CARER_ARRIVED'
  | 'STILL_NEEDS_HELP'
  | 'CLOSED_ON_SITE'
  | 'CALL_STARTED'
  | 'CALL_ENDED'
  | 'VOICE_FOLLOWS'
  | 'TEST'

export interface AnsweredCall {
  event: string
  call: string
  from?: string
  operator?: string
}

export interface Answers {
  accepted: number
  declined: number
  expired: number
  withdrawn: number
  p50?: number
  p90?: number
}

export interface AssignmentCard {
  id: string
  incident: string
  number: number
  priority: Priority
  kind: AlertType
  what: Text
  status: AssignmentStatus
  elder?: Patient
  address?: AddressView
  home?: Point
  card?: FirstAidView
  hazards: string[]
  others: Companion[]
  centrePhone: string
  acceptedAt: string
  promisedAt: string
  steps: AssignmentStatus[]
  navigate?: string
  entry: boolean
  heardAt: string
  askedAt?: string
  due?: string
}

export interface AssignmentList {
  items: AssignmentCard[]
}

export interface AssignmentRow {
  id: string
  offer: string
  responder: string
  name: string
  kind?: ResponderKind
  phone?: string
  status: AssignmentStatus
  acceptedAt: string
  promisedAt: string
  movedAt: string
  askedAt?: string
}

export type AssignmentStatus =
  | 'ACCEPTED'
  | 'ON_THE_WAY'
  | 'AT_DOOR'
  | 'WITH_ELDER'
  | 'DONE'
  | 'RELEASED'

export interface Assurance {
  proven: ChannelProof[]
  checkedAt?: string
  readiness?: Readiness
}

export interface Attending {
  care: Care
  name: string
  phone?: string
}

export interface AuditKeeping {
  personalDays: number
  auditDays: number
  signInDays: number
  hour: number
  last?: LastNight
}

export type AuditKind =
  | 'LOOK'
  | 'CHANGE'
  | 'EXPORT'
  | 'ERASURE'
  | 'SIGN_IN'
  | 'SIGN_IN_REFUSED'
  | 'SIGN_OUT'
  | 'COMMAND'

export interface AuditLine {
  at: string
  person: string
  name?: string
  role: Role
  kind: AuditKind
  what: string
  elder?: string
  elderName?: string
  incident?: string
  reason?: string
  subject?: string
}

export interface AuditPage {
  lines: AuditLine[]
  next?: string
  zone: string
  keeping: AuditKeeping
}

export type Availability = 'AVAILABLE' | 'UNAVAILABLE'

export interface Background {
  devices?: HomeDevice[]
  vitals?: MeasuredSign[]
  earlier?: EarlierIncident[]
  attending?: Attending[]
}

export interface BindTo {
  elder: string
}

export interface BreakGlass {
  reason: string
}

export interface BrowserListens {
  endpoint: string
  key: string
  auth: string
}

export interface BrowserStops {
  endpoint: string
}

export interface CallElder {
  id: string
  name?: string
  age?: number
  address?: string
}

export interface CallRow {
  id: string
  phase: Phase
  party: Party
  number?: string
  elders: CallElder[]
  device?: string
  since: string
  lastAt: string
  times: number
  by?: PersonRef
  incident?: string
  incidentNumber?: number
}

export interface Candidate {
  id: string
  name: string
  kind: ResponderKind
  status: ResponderStatus
  distance?: number
  seconds?: number
  busy: boolean
}

export interface CardAnswer {
  id: string
  say: Title
  next?: string
  card?: string
  raise?: Priority
  call120: boolean
  steps: Kind[]
}

export interface CardAnswered {
  card: string
  question: string
  answer: string
}

export interface CardList {
  items: ProtocolCard[]
}

export interface CardQuestion {
  id: string
  ask: Title
  hint?: Title
  answers: CardAnswer[]
}

export interface CardView {
  firstAid: FirstAidView
  contacts: ContactView[]
  doorNote?: string
  category: string
}

export type Care = 'FAMILY_DOCTOR' | 'CARER'

export interface CentreView {
  staff: StaffRow[]
  tests: TestRow[]
  uncovered: UncoveredRow[]
  alarms: SupervisorAlarm[]
}

export interface Change {
  type: 'change'
  event: string
  at: string
  incident?: IncidentRow
  technical?: TechnicalRow
  technicalEnded?: string
  unregistered?: UnregisteredRow
  responder?: ResponderRow
  offer?: OfferCard
  offerEnded?: string
  assignment?: AssignmentCard
  standDown?: StandDown
  centre?: CentreView
  prove?: ProveAsk
  call?: CallRow
  callEnded?: string
  duty?: OwnDuty
}

export type Channel = 'PAGE' | 'MQTT' | 'VOICE' | 'SMS' | 'MAIL' | 'WEBHOOK' | 'PUSH'

export interface ChannelProof {
  channel: Channel
  at: string
}

export interface ChannelState {
  channel: Channel
  provenAt?: string
  test?: TestState
}

export interface ChannelWait {
  channel: Channel
  waitSeconds: number
}

export interface ClockMonth {
  clock: ServiceClock
  whole: LevelLine
  promises: PromiseLine[]
}

export interface ClocksRow {
  raisedAt?: string
  receivedAt: string
  takenAt?: string
  spokenAt?: string
  noReplyAt?: string
  firstOfferAt?: string
  firstAcceptedAt?: string
  onTheWayAt?: string
  atDoorAt?: string
  withElderAt?: string
  emergencyServiceAt?: string
  closedAt?: string
  safeAt?: string
  followedUpAt?: string
  acknowledgedAt?: string
  onScreenAt?: string
  reopenedAt?: string
}

export type CloseGuard = 'SEEN' | 'SPOKEN' | 'HANDED_TO_120' | 'OVERRIDE'

export interface ClosingRow {
  by: PersonRef
  at: string
  disposition: Disposition
  guard: CloseGuard
  reference?: string
  reason?: string
}

export interface Closure {
  disposition: string
  guard: string
  reference?: string
  reason?: string
}

export type CommandKind =
  | 'LOCATE'
  | 'CALL'
  | 'TEXT'
  | 'SAY'
  | 'LAMP'
  | 'SOS_NUMBERS'
  | 'INTERVAL'
  | 'FIND'
  | 'RESTART'

export interface CommandLine {
  id: string
  kind: CommandKind
  state: CommandState
  askedAt: string
  at: string
  until: string
  note: string
  by: string
  byName: string
}

export interface CommandPage {
  items: CommandLine[]
  kinds: CommandKind[]
}

export type CommandState = 'QUEUED' | 'SENT' | 'ACCEPTED' | 'DONE' | 'FAILED' | 'EXPIRED'

export interface CommandWish {
  kind: CommandKind
  text?: string
  numbers?: string[]
  seconds?: number
}

export interface Communities {
  items: Community[]
}

export interface Community {
  code: string
  name: string
}

export interface Companion {
  name: string
  kind?: ResponderKind
  status: AssignmentStatus
}

export type Consent = 'GIVEN' | 'REFUSED' | 'CANNOT_BE_ASKED'

export interface ContactFields {
  name?: string
  relation?: string
  phone?: string
  holdsKey?: boolean
  hours?: string
  informed?: boolean
}

export interface ContactView {
  name: string
  relation: string
  phone: string
  holdsKey: boolean
  hours?: string
}

export interface CopyWeek {
  monday: string
}

export type DayOfWeek =
  | 'MONDAY'
  | 'TUESDAY'
  | 'WEDNESDAY'
  | 'THURSDAY'
  | 'FRIDAY'
  | 'SATURDAY'
  | 'SUNDAY'

export type DeadlineKind =
  | 'TAKE'
  | 'TAKE_AGAIN'
  | 'SPEAK'
  | 'ACCEPT'
  | 'LEAVE'
  | 'ARRIVE'
  | 'ON_SCENE'
  | 'ASK'
  | 'REMIND'
  | 'WAKE'
  | 'HANDOVER'
  | 'STEP'
  | 'WAVE'
  | 'LADDER'
  | 'TEST_CONFIRM'
  | 'FOLLOW_UP'

export interface DeadlineRow {
  kind: DeadlineKind
  due: string
}

export type DeclineReason = 'BUSY' | 'TOO_FAR' | 'NOT_WELL' | 'NO_TRANSPORT' | 'OTHER'

export interface DemoCall {
  who: string
  hangUp?: boolean
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
  elderName?: string
}

export interface DeviceChange {
  version: number
  elder?: string
  model?: string
  sim?: string
  silenceSeconds?: number
}

export interface DeviceLine {
  id: string
  version: number
  standing: Standing
  protocol: string
  model?: string
  silenceSeconds: number
  sim?: string
  hasSecret: boolean
  hasKey: boolean
  elder?: string
  elderName?: string
  communityName?: string
  trouble: AlertType[]
  lastTest?: string
}

export interface DevicePage {
  items: DeviceLine[]
  next?: string
}

export interface DeviceVersion {
  version: number
}

export interface DialConfig {
  link: string
  hook: boolean
}

export interface DialWho {
  who?: string
}

export interface DiscardPlan {
  seen: string
}

export type Disposition =
  | 'HELPED_AT_HOME'
  | 'TAKEN_TO_HOSPITAL'
  | 'REASSURED'
  | 'FALSE_PRESS'
  | 'TEST'
  | 'DEVICE_FAULT'
  | 'NO_ACCESS'
  | 'DECEASED'
  | 'OTHER'

export interface Done {
  done: boolean
}

export interface Drawn {
  id: string
  ms: number
}

export interface Duty {
  availability: Availability
}

export interface EarlierIncident {
  id: string
  number: number
  kind: AlertType
  priority: Priority
  receivedAt: string
  test: boolean
  closedAt?: string
  disposition?: Disposition
}

export interface ElderChange {
  version: number
  fields: ElderFields
}

export interface ElderFields {
  name?: string
  pinyin?: string
  birthYear?: number
  sex?: Sex
  phone?: string
  community?: string
  compound?: string
  building?: string
  unit?: string
  floor?: number
  room?: string
  doorNote?: string
  latitude?: number
  longitude?: number
  category?: string
  allergies?: string[]
  facts?: string[]
  diagnoses?: string[]
  medication?: string[]
  risk?: Risk
  plan?: string
  contacts?: ContactFields[]
  doctor?: string
  carer?: string
}

export interface ElderLine {
  id: string
  name: string
  age: number
  sex: Sex
  community: string
  communityName: string
  line: string
  phone: string
  devices: string[]
}

export interface ElderPage {
  items: ElderLine[]
  most: number
  next?: string
}

export interface ElderRecord {
  id: string
  version: number
  age: number
  communityName: string
  line: string
  fields: ElderFields
  devices: DeviceLine[]
  vitals?: MeasuredSign[]
  openIncident?: string
  incidents: PastIncident[]
  doctorName?: string
  carerName?: string
}

export interface ElderRemoval {
  version: number
  reason: string
}

export interface ElderView {
  id: string
  name?: string
  age?: number
  sex?: Sex
  community: string
  communityName?: string
  phone?: string
  address?: AddressView
  allergies: string[]
  facts: string[]
}

export interface EmergencyCall {
  service?: string
  calledAt?: string
  caller?: string
  reference?: string
  consent?: Consent
}

export interface EmergencyRow {
  service: string
  calledAt: string
  caller: string
  reference?: string
  consent?: Consent
}

export type Empty = Record<string, never>

export interface EndedCall {
  event: string
  call: string
  from?: string
  reason?: string
}

export interface Enrolment {
  id: string
  protocol: string
  model?: string
  elder?: string
  sim?: string
  silenceSeconds?: number
}

export interface EntryView {
  doorNote?: string
  keys: KeyHolder[]
}

export type EntryWay =
  | 'FROM_INSIDE'
  | 'KEY_HOLDER'
  | 'KEY_BOX'
  | 'PROPERTY_OFFICE'
  | 'EMERGENCY_SERVICE'

export interface ErasedElder {
  blocks: number
  incidents: number
  devices: number
  keys: number
}

export interface Erasure {
  ground: ErasureGround
}

export type ErasureGround = 'ASKED' | 'DECEASED' | 'LEFT' | 'MISTAKE' | 'ORDERED'

export interface ErrorBody {
  code: string
  message: Text
  who?: string
  when?: string
  fields?: FieldError[]
}

export type EscalationReason =
  | 'NOT_TAKEN'
  | 'NOT_TAKEN_AGAIN'
  | 'NO_REPLY'
  | 'NOBODY_TO_ASK'
  | 'NOT_ACCEPTED'
  | 'NOT_ON_THE_WAY'
  | 'NOT_AT_DOOR'
  | 'SILENT_ON_SCENE'
  | 'OWNER_REMINDED'
  | 'UNREADABLE'
  | 'HOLD_OVER'
  | 'TRANSFER_NOT_ACCEPTED'
  | 'STEP_OVERDUE'
  | 'LADDER'
  | 'TEST_NOT_CONFIRMED'
  | 'FOLLOW_UP_OVERDUE'
  | 'FOLLOW_UP_GIVEN_UP'
  | 'OWNER_SIGNED_OFF'
  | 'VITALS'

export interface EscalationRow {
  reason: string
  count: number
  incidents: number
  unanswered?: number
}

export type Face = 'staff' | 'responder'

export interface FactorCode {
  code: string
}

export interface FactorSecret {
  secret: string
  link: string
}

export type FeedFrame = Snapshot | Technical | Resumed | Change | Positions | Heartbeat | PressSeen

export interface FieldError {
  field: string
  message: Text
}

export interface FileWish {
  reason: string
}

export interface FirstAidView {
  allergies: string[]
  facts: string[]
  diagnoses: string[]
  medication: string[]
}

export type FollowUpOutcome = 'WELL' | 'LOOKED_AFTER' | 'NEEDS_SOMETHING' | 'NOT_REACHED'

export interface FollowUpRow {
  by: PersonRef
  at: string
  outcome: FollowUpOutcome
}

export interface FollowedUp {
  outcome: FollowUpOutcome
  note?: string
}

export interface GapPart {
  day: string
  from: string
  to: string
}

export type Grouping = 'NONE' | 'COMMUNITY' | 'PRIORITY' | 'OPERATOR' | 'MODEL'

export type Handling = 'WAITING' | 'TAKEN' | 'ON_HOLD' | 'IN_TRANSFER' | 'CLOSED' | 'FOLLOWED_UP'

export interface Heartbeat {
  type: 'heartbeat'
  serverTime: string
  event: string
  recordBehind: RecordBehind
  selfPress?: SelfPress
  warnings: ServerWarning[]
}

export type Help = 'NONE' | 'ASKING' | 'ACCEPTED' | 'ON_THE_WAY' | 'AT_DOOR' | 'WITH_ELDER' | 'SAFE'

export interface HoldFor {
  minutes: number
  reason: string
}

export interface HoldRow {
  by: PersonRef
  since: string
  until: string
}

export interface HomeDevice {
  id: string
  heardAt?: string
  batteryPercent?: number
  signalPercent?: number
  pressedAt?: string
  troubles: AlertType[]
}

export type Identity = 'VERIFIED' | 'UNVERIFIED' | 'SECOND_SOURCE' | 'UNKNOWN'

export interface ImportProblem {
  line: number
  column: string
  message: Text
}

export type ImportState = 'LOOKING' | 'CLEAN' | 'REFUSED' | 'WRITING' | 'IMPORTED' | 'FAILED'

export interface ImportView {
  id: string
  kind: string
  file: string
  state: ImportState
  rows: number
  added: number
  changed: number
  unchanged: number
  wrong: number
  from: number
  listed: number
  problems: ImportProblem[]
  failure?: Text
}

export interface IncidentDetail extends IncidentRow {
  timeline: TimelineLine[]
  timelineComplete: boolean
  responders: Candidate[]
  card?: CardView
}

export interface IncidentList {
  items: IncidentRow[]
  technical: TechnicalRow[]
  unregistered: UnregisteredRow[]
  recordBehind: RecordBehind
}

export interface IncidentRow {
  id: string
  number: number
  priority: Priority
  handling: Handling
  help: Help
  kind: AlertType
  elder?: ElderView
  device: string
  protocol: string
  verified: boolean
  identity: Identity
  alerts: number
  lastAlertAt: string
  openedAt: string
  takenAt?: string
  owner?: PersonRef
  deadline?: DeadlineRow
  mayRepeat?: number
  escalation: number
  escalated?: EscalationReason
  position?: Place
  home?: Point
  spoken?: SpokenOutcome
  noReply: boolean
  emergencyService?: EmergencyRow
  closing?: ClosingRow
  offers: OfferRow[]
  assignments: AssignmentRow[]
  clocks: ClocksRow
  plan?: PlanRow
  steps: StepRow[]
  hold?: HoldRow
  transfer?: TransferRow
  followUp?: FollowUpRow
  deadlines: DeadlineRow[]
  notices: NoticeRow[]
  marks: string[]
  area?: string
  lastEvent: string
}

export interface Invitation {
  person: string
  name: string
  username: string
  password: string
  until: string
}

export interface Invitations {
  items: Invitation[]
}

export interface Invite {
  ids: string[]
}

export interface KeyHolder {
  name: string
  relation: string
  phone: string
}

export type Kind =
  | 'FAMILY'
  | 'FAMILY_DOCTOR'
  | 'NEIGHBOUR'
  | 'COMMUNITY_STATION'
  | 'EMERGENCY_SERVICE'
  | 'ENTRY'
  | 'CALL_BACK'
  | 'OTHER'

export interface LastNight {
  day: string
  blocks: number
  entries: number
  signIns: number
  doneAt?: string
}

export interface Ledger {
  acknowledgedHere: Record<string, string>
  lost: number
  doubled: number
}

export interface LeftOut {
  tests: number
  selfPresses: number
  technical: number
}

export interface LevelLine {
  period?: string
  group?: string
  label?: string
  done: number
  waiting: number
  judged: number
  kept: number
  share?: number
  goal?: number
  p50?: number
  p90?: number
  p95?: number
  p99?: number
}

export interface LevelsReport {
  clock: ServiceClock
  from: string
  to: string
  step: Step
  by: Grouping
  of?: ServiceClass
  zone: string
  lines: LevelLine[]
  whole: LevelLine
  promises: PromiseLine[]
  outside: LeftOut
  complete: boolean
}

export interface Listen {
  event: string
  reason: string
}

export interface Look {
  at: string
  person: PersonRef
  role: Role
  what: string
}

export interface ManualIncident {
  priority: Priority
  way: ReportWay
  reporter?: string
  reason: string
}

export interface MapConfig {
  tiles?: string
  datum: string
  centre: number[]
}

export interface MaybeReason {
  reason?: string
}

export interface Measured {
  kind: VitalSign
  value: number
}

export interface MeasuredSign {
  kind: VitalSign
  value: number
  at: string
}

export interface MonthReport {
  month: string
  running: boolean
  centre: string
  zone: string
  levels: ClockMonth[]
  incidents: OutcomeRow[]
  falsePresses: number
  escalations: EscalationRow[]
  answers: Answers
  silent: SilentDevices[]
  outside: LeftOut
  complete: boolean
}

export interface NewElder {
  number?: string
  fields: ElderFields
}

export interface NewNode {
  code: string
  parent?: string
  level: TreeLevel
  name: string
}

export interface NewSecret {
  secret: string
  device: DeviceLine
}

export interface NewShift {
  person: string
  role: ShiftRole
  place?: string
  day: string
  from: string
  to: string
  weekdays?: DayOfWeek[]
  lastDay?: string
}

export interface NewStaff {
  id: string
  name: string
  role: Role
  phone?: string
  mail?: string
  scope?: string
}

export interface NodeName {
  name: string
  version: number
}

export interface NotCopied {
  shift: ShiftRow
  other: ShiftRow
}

export interface Note {
  text: string
}

export interface NoticeRow {
  id: string
  recipient: string
  name?: string
  channel: Channel
  attempt: number
  sentAt?: string
  deliveredAt?: string
  seenAt?: string
  answeredAt?: string
  failedAt?: string
  detail?: string
}

export interface OfferCard {
  id: string
  incident: string
  number: number
  responder: string
  name: string
  priority: Priority
  kind: AlertType
  what: Text
  where: Where
  minutes: number
  distance: number
  why: string[]
  hazards: string[]
  madeAt: string
  expiresAt: string
  secondsLeft: number
  leaves?: number
}

export interface OfferList {
  items: OfferCard[]
}

export interface OfferRow {
  id: string
  responder: string
  name: string
  kind?: ResponderKind
  status: OfferStatus
  rank: number
  madeAt: string
  expiresAt: string
  seconds: Seconds
  distance: number
  reasons: string[]
  stale: boolean
  byHand: boolean
  answeredAt?: string
  declined?: DeclineReason
  withdrawn?: WithdrawReason
}

export type OfferStatus = 'LIVE' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN'

export interface OfferTo {
  responder: string
}

export interface OnShift {
  items: OnShiftRow[]
  nextAt?: string
  next?: string
}

export interface OnShiftRow {
  person: string
  name: string
  role: ShiftRole
  placeName: string
  ends: string
  away: boolean
}

export interface OpenPages {
  responders: string[]
}

export interface OpenedIncident {
  incident: string
}

export interface OutcomeRow {
  of: ServiceClass
  disposition?: string
  count: number
}

export interface OwnDuty {
  availability: Availability
  pausedAt?: string
  until?: string
}

export interface OwnPassword {
  password: string
}

export interface OwnShift {
  role: ShiftRole
  placeName: string
  day: string
  begins: string
  ends: string
  nextDay: boolean
  from: string
  to: string
}

export interface OwnShifts {
  items: OwnShift[]
}

export interface PageWord {
  type: string
  open?: boolean
  drawn?: Drawn[]
}

export interface PanelKey {
  version: number
  key?: string
}

export type Party = 'ELDER' | 'DEVICE' | 'CONTACT' | 'BOUND' | 'UNKNOWN'

export interface PasswordChange {
  old: string
  fresh: string
}

export interface PastIncident {
  id: string
  number: number
  kind: AlertType
  priority: Priority
  receivedAt: string
  closedAt?: string
  disposition?: Disposition
  test: boolean
}

export interface Patient {
  name?: string
  age?: number
  phone?: string
}

export interface Pending {
  pending: boolean
  look: string
}

export interface PersonRef {
  id: string
  name: string
}

export type Phase = 'RINGING' | 'ANSWERED' | 'MISSED' | 'ENDED' | 'DIALLED'

export interface PhoneCheck {
  soundHeard?: boolean
  notifications?: string
  positionAgeSeconds?: number
  batteryPercent?: number
}

export interface Place {
  lat: number
  lon: number
  source?: Source
  accuracy?: number
  at?: string
}

export interface PlanActivation {
  by: string
  at: string
  reason: string
}

export interface PlanChecked {
  id?: string
  version?: number
  faults: PlanRemark[]
  notes: PlanRemark[]
  plan?: PlanView
  card?: ProtocolCard
  active?: PlanSource
  draft?: string
}

export interface PlanFor {
  events: AlertType[]
  categories: string[]
  risk?: Risk
  from?: string
  to?: string
  precedence: number
}

export type PlanKind = 'PLAN' | 'CARD'

export interface PlanLine {
  key: string
  kind: PlanKind
  id: string
  version: number
  title: Title
  state: PlanState
  madeBy?: string
  madeAt: string
  activation?: PlanActivation
  followed?: number
}

export interface PlanPage {
  line: PlanLine
  text: string
  renewed: string
  plan?: PlanView
  card?: ProtocolCard
  active?: PlanSource
  over: number
}

export interface PlanRemark {
  line: number
  column: number
  message: Text
}

export interface PlanRow {
  id: string
  version: string
  title?: Text
  wave: number
  noReply: boolean
  stopped: boolean
  nextAt?: string
}

export interface PlanRung {
  after: number
  target: AlarmTarget
  repeat?: number
}

export interface PlanShelf {
  followed: boolean
  items: PlanLine[]
}

export interface PlanSource {
  version: number
  text: string
}

export type PlanState = 'ACTIVE' | 'STORED' | 'DRAFT'

export interface PlanStep {
  id: string
  kind: Kind
  title: Title
  start: Start
  due: number
  skip: Skip
}

export interface PlanTargets {
  take: number
  takeAgain: number
  speak: number
  offer: number
  accept: number
  leave: number
  latePercent: number
  onScene: number
  remind: number
}

export interface PlanView {
  id: string
  version: number
  title: Title
  chosen: PlanFor
  priority?: Priority
  ask: Timing
  pause: number
  targets: PlanTargets
  waves: PlanWave[]
  noReply: PlanWave[]
  steps: PlanStep[]
  ladder: PlanRung[]
  followUp?: number
  synthetic: boolean
}

export interface PlanWave {
  after: number
  offers: number
  kinds: ResponderKind[]
  skills: string[]
  radiusMetres?: number
  within?: number
  scopeDigits: number
  keyOnly: boolean
}

export interface Point {
  lat: number
  lon: number
}

export interface PositionItem {
  id: string
  lat: number
  lon: number
  at?: string
}

export interface PositionReport {
  lat: number
  lon: number
  accuracy?: number
  at?: string
}

export interface Positions {
  type: 'positions'
  items: PositionItem[]
}

export interface Press {
  id: string
  frame: string
  device: string
  protocol: string
  receivedAt: string
  incident?: string
  number?: number
  stages: Stage[]
  totalMs?: number
}

export interface PressList {
  items: Press[]
}

export interface PressSeen {
  type: 'press'
  press: Press
}

export interface PressedDigits {
  event: string
  call: string
  digits: string
}

export type Priority = 'P1' | 'P2' | 'P3'

export interface PriorityOf {
  priority: Priority
  reason: string
}

export interface Problem {
  error: ErrorBody
}

export interface PromiseLine {
  of: ServiceClass
  promised: number
  seconds: number
  judged: number
  kept: number
  share?: number
}

export interface ProtocolCard {
  id: string
  version: number
  title: Title
  events: AlertType[]
  noReply: boolean
  questions: CardQuestion[]
}

export interface ProveAsk {
  provenAt?: string
  askAgainAt?: string
}

export interface Proven {
  channel?: Channel
}

export interface Ranking {
  wanted: number
  eligible: number
  excluded: Record<string, number>
}

export interface Readiness {
  soundHeard: boolean
  notifications: string
  positionAgeSeconds?: number
  batteryPercent?: number
}

export interface ReadinessView {
  channels: ChannelState[]
  checkedAt?: string
  readiness?: Readiness
  pushKey?: string
}

export interface Reason {
  reason: string
}

export interface ReassignTo {
  to: string
  reason: string
}

export interface RecordBehind {
  events: number
  since?: string
}

export interface RecordedCall {
  event: string
  call: string
  link: string
}

export interface Recording {
  link: string
}

export interface RecoveryCodes {
  codes: string[]
}

export interface Refusal {
  reason?: DeclineReason
}

export interface Release {
  reason: string
}

export interface Replay {
  incident: string
  number?: number
  plan?: string
  complete: boolean
  elder?: ElderView
  home?: Point
  frames: ReplayFrame[]
  looks?: Look[]
}

export interface ReplayFrame {
  event: string
  at: string
  receivedAt: string
  kind: string
  cause?: string
  by?: PersonRef
  device?: string
  text: Text
  note?: string
  reason?: string
  state?: IncidentRow
  ranking?: Ranking
  seen: Sight[]
}

export interface ReportResult {
  result: string
}

export type ReportWay = 'PHONE' | 'DESK' | 'NEIGHBOUR' | 'FAMILY' | 'OTHER'

export interface ResponderAssurance {
  availability: Availability
  load: number
  proven: ChannelProof[]
  lastAccepted?: string
  offers: number
  accepted: number
}

export interface ResponderForm {
  id: string
  version: number
  name: string
  kind: ResponderKind
  travel: TravelMode
  phone?: string
  mail?: string
  community: string
  scope?: string
  skills: string[]
  keysOf: string[]
  channels: ChannelWait[]
  latitude?: number
  longitude?: number
}

export type ResponderKind =
  | 'DOCTOR'
  | 'NURSE'
  | 'CARER'
  | 'VOLUNTEER'
  | 'FAMILY'
  | 'NEIGHBOUR'
  | 'KEY_HOLDER'
  | 'VEHICLE'

export interface ResponderRecord {
  id: string
  name: string
  kind: ResponderKind
  travel: TravelMode
  phone?: string
  mail?: string
  community: string
  scope: string
  skills: string[]
  keysOf: string[]
  channels: ChannelWait[]
  latitude: number
  longitude: number
  version: number
  account?: AccountState
  assurance?: ResponderAssurance
}

export interface ResponderRecords {
  items: ResponderRecord[]
}

export interface ResponderRow {
  id: string
  name: string
  kind: ResponderKind
  status: ResponderStatus
  lat?: number
  lon?: number
  at?: string
  provenAt?: string
  assurance?: Assurance
}

export type ResponderStatus = 'AVAILABLE' | 'OFFERED' | 'ENGAGED' | 'UNAVAILABLE'

export interface Resumed {
  type: 'resumed'
  event: string
  serverTime: string
}

export interface RingingCall {
  event: string
  call: string
  from?: string
}

export type Risk = 'STANDARD' | 'HIGH'

export type Role = 'OPERATOR' | 'SUPERVISOR' | 'ADMIN' | 'RESPONDER'

export type Screen = 'OPERATORS' | 'SUPERVISOR' | 'RESPONDER' | 'DEVICE'

export interface Seconds {
  travel: number
  ready: number
  accept: number
  coverage: number
  fatigue: number
  total: number
}

export interface SelfPress {
  provenAt?: string
  missed: number
  failing: string[]
}

export type ServerWarning =
  | 'MEMORY_FULL'
  | 'ROUTINE_STOPPED'
  | 'DISK_LOW'
  | 'REPLICAS_MISSING'
  | 'LIVE_DOWN'

export type ServiceClass = 'P1' | 'P2' | 'P3' | 'ORDER'

export type ServiceClock =
  | 'ACKNOWLEDGED'
  | 'ON_SCREEN'
  | 'ANSWERED'
  | 'FIRST_HELP'
  | 'ACCEPTED'
  | 'AT_DOOR'
  | 'FOLLOWED_UP'

export interface SessionRow {
  id: string
  here: boolean
  since: string
  seen: string
  address: string
  browser: string
}

export interface Sessions {
  staff?: Signed
  responder?: Signed
  demo: boolean
  centre: string
  serverTime: string
}

export type Sex = 'FEMALE' | 'MALE' | 'OTHER'

export interface ShelveFor {
  minutes: number
  reason: string
}

export interface ShiftCancel {
  version: number
  rest?: boolean
}

export interface ShiftChange {
  version: number
  person: string
  role: ShiftRole
  place?: string
  day: string
  from: string
  to: string
}

export interface ShiftGap {
  community: string
  name: string
  parts: GapPart[]
}

export interface ShiftPerson {
  id: string
  name: string
  kind?: ResponderKind
  role?: Role
  community?: string
}

export interface ShiftPlace {
  place: string
  name: string
  level?: TreeLevel
}

export type ShiftRole = 'COMMUNITY' | 'DOCTOR' | 'RELIEF' | 'OPERATOR' | 'SUPERVISOR'

export interface ShiftRow {
  id: string
  version: number
  person: string
  name: string
  role: ShiftRole
  place: string
  placeName: string
  day: string
  begins: string
  ends: string
  nextDay: boolean
  from: string
  to: string
  pattern?: string
  mine: boolean
}

export interface ShiftSwap {
  version: number
  other: string
  otherVersion: number
}

export interface ShiftWeek {
  monday: string
  today: string
  zone: string
  days: string[]
  items: ShiftRow[]
  people: ShiftPerson[]
  places: ShiftPlace[]
  gaps: ShiftGap[]
}

export interface ShiftsDone {
  shifts: number
  leftOut: NotCopied[]
}

export interface Sight {
  screen: Screen
  person?: PersonRef
  what: Text
}

export interface SignIn {
  username: string
  password: string
  code?: string
}

export interface Signed {
  id: string
  name: string
  role: Role
  face: Face
  kind?: ResponderKind
  scope: string
  todo: Todo[]
}

export interface SilentDevices {
  community?: string
  label?: string
  devices: number
  times: number
  still: number
}

export type Skip = 'OWNER' | 'SUPERVISOR' | 'NEVER'

export interface Snapshot {
  type: 'snapshot'
  event: string
  items: IncidentRow[]
  technical?: TechnicalRow[]
  unregistered: UnregisteredRow[]
  responders: ResponderRow[]
  offers: OfferCard[]
  assignments: AssignmentCard[]
  centre?: CentreView
  prove?: ProveAsk
  recordBehind: RecordBehind
  serverTime: string
  calls: CallRow[]
  duty?: OwnDuty
}

export type Source = 'FIX' | 'CELLS' | 'ACCESS_POINTS' | 'HOME' | 'PERSON'

export type SpokenOutcome = 'NEEDS_HELP' | 'NO_HELP_NEEDED' | 'UNCLEAR'

export interface SpokenWith {
  outcome?: SpokenOutcome
}

export interface StaffChange {
  version: number
  name: string
  role: Role
  phone?: string
  mail?: string
  scope?: string
}

export interface StaffList {
  items: StaffRow[]
}

export interface StaffRecord {
  id: string
  name: string
  role: Role
  phone?: string
  mail?: string
  scope: string
  version: number
  account?: AccountState
}

export interface StaffRecords {
  items: StaffRecord[]
}

export interface StaffRow {
  id: string
  name: string
  role: Role
  since: string
}

export interface Stage {
  name: string
  ms: number
  detail: string
}

export interface StandDown {
  incident: string
  number: number
  offer?: string
  assignment?: string
  reason: WithdrawReason
}

export type Standing = 'ENROLLED' | 'REVOKED'

export type Start =
  | 'OPENED'
  | 'TAKEN'
  | 'CONFIRMED'
  | 'NO_REPLY'
  | 'ACCEPTED'
  | 'AT_DOOR'
  | 'NOBODY_TO_ASK'

export type Step = 'DAY' | 'WEEK' | 'MONTH' | 'WHOLE'

export interface StepDone {
  step: string
  note?: string
  way?: EntryWay
}

export interface StepRow {
  id: string
  kind: Kind
  title: Text
  skip: Skip
  status: StepStatus
  openedAt: string
  due: string
  endedAt?: string
  by?: PersonRef
  reason?: string
}

export interface StepSkipped {
  step: string
  reason: string
}

export type StepStatus = 'OPEN' | 'DONE' | 'SKIPPED'

export interface StepToOpen {
  kind: Kind
}

export interface SupervisorAlarm {
  event: string
  at: string
  code: string
  detail?: string
}

export interface Technical {
  type: 'technical'
  event: string
  items: TechnicalRow[]
}

export interface TechnicalRow {
  id: string
  type: AlertType
  device: string
  protocol: string
  elder?: string
  elderName?: string
  community?: string
  detail?: string
  since: string
  lastAt: string
  count: number
  mass?: string
  acknowledgedBy?: PersonRef
  shelvedUntil?: string
}

export interface TestFor {
  minutes?: number
}

export interface TestRow {
  elder: string
  name?: string
  until: string
  by: PersonRef
}

export interface TestState {
  sentAt?: string
  deliveredAt?: string
  seenAt?: string
  answeredAt?: string
  failedAt?: string
  detail?: string
}

export interface Text {
  zh: string
  en: string
}

export interface TimelineLine {
  event: string
  at: string
  kind: string
  cause?: string
  person?: PersonRef
  device?: string
  text: Text
  detail: unknown
  raw?: string[]
  note?: string
}

export type Timing = 'AT_ONCE' | 'ONE_THEN_REST' | 'UNLESS_STOPPED' | 'AFTER_CONFIRMATION'

export interface Title {
  zh: string
  en: string
}

export interface TodayReport {
  of: number
  promises: PromiseLine[]
  at: string
}

export type Todo = 'PASSWORD' | 'SECOND_FACTOR'

export interface TransferRow {
  from: PersonRef
  to: PersonRef
  at: string
  until?: string
}

export interface TransferTo {
  to: string
}

export type TravelMode = 'WALK' | 'BICYCLE' | 'CAR'

export interface Tree {
  items: TreeNode[]
}

export type TreeLevel = 'DISTRICT' | 'STREET' | 'AREA' | 'COMMUNITY'

export interface TreeNode {
  code: string
  parent?: string
  level: TreeLevel
  name: string
  version: number
  elders: number
  responders: number
}

export interface UncoveredRow {
  community: string
  name?: string
  since: string
  available?: number
  proven?: number
}

export interface UnregisteredRow {
  id: string
  devices: string[]
  protocol: string
  identity: Identity
  kinds: AlertType[]
  alarm: boolean
  alerts: number
  firstAt: string
  lastAt: string
}

export type VisitOutcome =
  | 'STILL_THERE'
  | 'HELPED'
  | 'NOT_NEEDED'
  | 'HANDED_OVER'
  | 'NOT_FOUND'
  | 'NO_ACCESS'
  | 'OTHER'

export interface VisitReport {
  outcome?: VisitOutcome
  readings?: Measured[]
  note?: string
}

export type VitalSign =
  | 'HEART_RATE'
  | 'SPO2'
  | 'SYSTOLIC'
  | 'DIASTOLIC'
  | 'TEMPERATURE'
  | 'GLUCOSE'
  | 'RESPIRATION'
  | 'CONSCIOUSNESS'

export interface Where {
  line: string
  floor?: number
  room?: string
  community: string
  home?: Point
}

export type WithdrawReason =
  | 'ENOUGH_HELP'
  | 'FALSE_PRESS'
  | 'INCIDENT_CLOSED'
  | 'UNAVAILABLE'
  | 'REPLACED'
  | 'BY_OPERATOR'
  | 'NOT_NEEDED'

export interface WithdrawalOf {
  offer: string
}
