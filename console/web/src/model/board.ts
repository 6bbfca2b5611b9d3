import type {
  CallRow,
  CentreView,
  Change,
  FeedFrame,
  Heartbeat,
  IncidentRow,
  PositionItem,
  RecordBehind,
  ResponderRow,
  SelfPress,
  ServerWarning,
  Snapshot,
  TechnicalRow,
  UnregisteredRow,
} from '../api/types'

/** What the operator's page knows: the fold of the feed. Never changed in place; untouched parts are shared. */
export interface Board {
  readonly event: string
  readonly open: ReadonlyMap<string, IncidentRow>
  /** The last ones that were closed while the page was open, newest last. */
  readonly closed: ReadonlyMap<string, IncidentRow>
  readonly technical: ReadonlyMap<string, TechnicalRow>
  readonly unregistered: ReadonlyMap<string, UnregisteredRow>
  readonly responders: ReadonlyMap<string, ResponderRow>
  /** Who is here, who is tested, where nobody could be asked. */
  readonly centre: CentreView
  /** Telephone calls that somebody may have to do something about. */
  readonly calls: ReadonlyMap<string, CallRow>
  readonly recordBehind: RecordBehind
  /** Whether presses are proven to arrive; missing while nobody presses by himself. */
  readonly selfPress?: SelfPress
  /** What the server says of its stores. */
  readonly warnings: readonly ServerWarning[]
}

export const emptyCentre: CentreView = { staff: [], tests: [], uncovered: [], alarms: [] }

/** What became different while the page was cut off. */
export interface Meanwhile {
  opened: number[]
  closed: number[]
  changed: number[]
}

const CLOSED_KEPT = 100

export const emptyBoard: Board = {
  event: '',
  open: new Map(),
  closed: new Map(),
  technical: new Map(),
  unregistered: new Map(),
  responders: new Map(),
  centre: emptyCentre,
  calls: new Map(),
  recordBehind: { events: 0 },
  warnings: [],
}

/** Whether the centre still works on it. */
export function isOpen(row: Pick<IncidentRow, 'handling'>): boolean {
  return row.handling !== 'CLOSED' && row.handling !== 'FOLLOWED_UP'
}

export function applyFrame(board: Board, frame: FeedFrame): Board {
  switch (frame.type) {
    case 'snapshot':
      return swap(board, frame)
    case 'change':
      return change(board, frame)
    case 'positions':
      return { ...board, responders: moved(board.responders, frame.items) }
    case 'heartbeat':
      return told(board, frame)
    case 'resumed':
    case 'press':
      return board
  }
}

/** One swap: nothing of the old board is mixed with the new one, but those that were closed on it stay to be read. */
function swap(board: Board, snapshot: Snapshot): Board {
  const open = snapshot.items.filter(isOpen)
  return {
    event: snapshot.event,
    open: byId(open),
    closed: board.closed,
    technical: byId(snapshot.technical ?? []),
    unregistered: byId(snapshot.unregistered ?? []),
    responders: byId(snapshot.responders ?? []),
    centre: snapshot.centre ?? emptyCentre,
    calls: byId(snapshot.calls ?? []),
    recordBehind: snapshot.recordBehind ?? { events: 0 },
    selfPress: board.selfPress,
    warnings: board.warnings,
  }
}

function told(board: Board, { recordBehind, selfPress, warnings = [] }: Heartbeat): Board {
  const same =
    sameBehind(board.recordBehind, recordBehind) &&
    sameProof(board.selfPress, selfPress) &&
    board.warnings.join() === warnings.join()
  return same ? board : { ...board, recordBehind, selfPress, warnings }
}

function sameProof(a?: SelfPress, b?: SelfPress): boolean {
  return a?.provenAt === b?.provenAt && a?.missed === b?.missed && a?.failing.join() === b?.failing.join()
}

/** From two misses in a row on, real presses may not arrive either. */
export function pressesMayNotArrive(proof?: SelfPress): boolean {
  return proof !== undefined && proof.missed >= 2
}

function change(board: Board, frame: Change): Board {
  const next = { ...board, event: frame.event }
  if (frame.incident) placeIncident(next, frame.incident)
  if (frame.technical) next.technical = put(board.technical, frame.technical)
  if (frame.technicalEnded) next.technical = without(board.technical, frame.technicalEnded)
  if (frame.unregistered) next.unregistered = put(board.unregistered, frame.unregistered)
  if (frame.centre) next.centre = frame.centre
  if (frame.call) next.calls = put(board.calls, frame.call)
  if (frame.callEnded) next.calls = without(board.calls, frame.callEnded)
  if (frame.responder) next.responders = put(board.responders, frame.responder)
  return next
}

/** A row that came as an answer instead of a frame; the feed may have been faster. */
export function withIncident(board: Board, row: IncidentRow): Board {
  const known = findIncident(board, row.id)
  if (known && sequence(known.lastEvent) > sequence(row.lastEvent)) return board
  const next = { ...board }
  placeIncident(next, row)
  return next
}

/** The dense number in an event id of the form epoch-seq. */
export function sequence(event: string | undefined): number {
  return Number(event?.split('-')[1] ?? 0)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function placeIncident(board: Mutable<Board>, row: IncidentRow): void {
  if (isOpen(row)) {
    board.open = put(board.open, row)
    if (board.closed.has(row.id)) board.closed = without(board.closed, row.id)
    return
  }
  board.open = without(board.open, row.id)
  const closed = new Map(without(board.closed, row.id)).set(row.id, row)
  const oldest = closed.keys().next().value
  if (closed.size > CLOSED_KEPT && oldest !== undefined) closed.delete(oldest)
  board.closed = closed
}

function moved(all: ReadonlyMap<string, ResponderRow>, items: PositionItem[]): ReadonlyMap<string, ResponderRow> {
  const next = new Map(all)
  for (const item of items) {
    const known = next.get(item.id)
    if (known) next.set(item.id, { ...known, lat: item.lat, lon: item.lon, at: item.at })
  }
  return next
}

/** Compares two boards by what a person would want to be told. */
export function meanwhile(before: Board, after: Board): Meanwhile {
  const rows = [...after.open.values()]
  return {
    opened: rows.filter((row) => !before.open.has(row.id)).map((row) => row.number),
    closed: [...before.open.values()].filter((row) => !after.open.has(row.id)).map((row) => row.number),
    changed: rows.filter((row) => differs(before.open.get(row.id), row)).map((row) => row.number),
  }
}

export function findIncident(board: Board, id: string): IncidentRow | undefined {
  return board.open.get(id) ?? board.closed.get(id)
}

function differs(before: IncidentRow | undefined, after: IncidentRow): boolean {
  return before !== undefined && before.lastEvent !== after.lastEvent
}

function sameBehind(a: RecordBehind, b: RecordBehind | undefined): boolean {
  return b === undefined || (a.events === b.events && a.since === b.since)
}

function byId<T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

function put<T extends { id: string }>(all: ReadonlyMap<string, T>, row: T): ReadonlyMap<string, T> {
  return new Map(all).set(row.id, row)
}

function without<T>(all: ReadonlyMap<string, T>, id: string): ReadonlyMap<string, T> {
  const next = new Map(all)
  next.delete(id)
  return next
}

/** What was offered to this person and waits for his answer, the most urgent first. */
export function offeredTo(board: Board, person: string | undefined): IncidentRow[] {
  return [...board.open.values()]
    .filter((row) => person !== undefined && row.transfer?.to.id === person)
    .sort((a, b) => a.priority.localeCompare(b.priority) || a.number - b.number)
}

/** The devices of a mass incident: their technical alerts. */
export function massOf(board: Board, incident: string): TechnicalRow[] {
  return [...board.technical.values()].filter((row) => row.mass === incident)
}

/** The test mode of an elder, while it lasts. */
export function testOf(board: Board, elder: string | undefined): CentreView['tests'][number] | undefined {
  return board.centre.tests.find((test) => test.elder === elder)
}
