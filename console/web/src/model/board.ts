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
import { byTime, nearlyInOrder } from './order'

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
  return applyFrames(board, [frame])
}

/** What came since the last picture, in one go: however many frames there are, each map of rows is copied once. */
export function applyFrames(board: Board, frames: readonly FeedFrame[]): Board {
  let draft: Draft = { board, copied: new Set() }
  for (const frame of frames) draft = applied(draft, frame)
  return draft.board
}

/** A board in the making, and which of its maps belong to it alone. */
interface Draft {
  board: Board
  copied: Set<Rows>
}
type Rows = 'open' | 'closed' | 'technical' | 'unregistered' | 'responders' | 'calls'
type RowsOf<K extends Rows> = Board[K] extends ReadonlyMap<string, infer T> ? Map<string, T> : never

function applied(draft: Draft, frame: FeedFrame): Draft {
  switch (frame.type) {
    case 'snapshot':
      return { board: swap(draft.board, frame), copied: new Set() }
    case 'technical':
      return { ...draft, board: { ...draft.board, technical: byId(frame.items) } }
    case 'change':
      change(draft, frame)
      return draft
    case 'positions':
      move(rowsOf(draft, 'responders'), frame.items)
      return draft
    case 'heartbeat':
      return { ...draft, board: told(draft.board, frame) }
    case 'resumed':
    case 'press':
      return draft
  }
}

/** A map that may be written to. */
function rowsOf<K extends Rows>(draft: Draft, name: K): RowsOf<K> {
  if (!draft.copied.has(name)) {
    draft.copied.add(name)
    draft.board = { ...draft.board, [name]: new Map<string, unknown>(draft.board[name]) }
  }
  return draft.board[name] as unknown as RowsOf<K>
}

/**
 * One swap: nothing of the old board is mixed with the new one, but those that were closed on it stay to be read, and so do its technical
 * alerts for the moment in which those of the new one follow in a frame of their own.
 */
function swap(board: Board, snapshot: Snapshot): Board {
  const open = snapshot.items.filter(isOpen)
  return {
    event: snapshot.event,
    open: byId(open),
    closed: board.closed,
    technical: snapshot.technical ? byId(snapshot.technical) : board.technical,
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

function change(draft: Draft, frame: Change): void {
  draft.board = { ...draft.board, event: frame.event, ...(frame.centre && { centre: frame.centre }) }
  if (frame.incident) placeIncident(draft, frame.incident)
  if (frame.technical) rowsOf(draft, 'technical').set(frame.technical.id, frame.technical)
  if (frame.technicalEnded) rowsOf(draft, 'technical').delete(frame.technicalEnded)
  if (frame.unregistered) rowsOf(draft, 'unregistered').set(frame.unregistered.id, frame.unregistered)
  if (frame.call) rowsOf(draft, 'calls').set(frame.call.id, frame.call)
  if (frame.callEnded) rowsOf(draft, 'calls').delete(frame.callEnded)
  if (frame.responder) rowsOf(draft, 'responders').set(frame.responder.id, frame.responder)
}

/** A row that came as an answer instead of a frame; the feed may have been faster. */
export function withIncident(board: Board, row: IncidentRow): Board {
  const known = findIncident(board, row.id)
  if (known && sequence(known.lastEvent) > sequence(row.lastEvent)) return board
  const draft: Draft = { board, copied: new Set() }
  placeIncident(draft, row)
  return draft.board
}

/** The dense number in an event id of the form epoch-seq. */
export function sequence(event: string | undefined): number {
  return Number(event?.split('-')[1] ?? 0)
}

function placeIncident(draft: Draft, row: IncidentRow): void {
  const closed = draft.board.closed.has(row.id) || !isOpen(row) ? rowsOf(draft, 'closed') : undefined
  closed?.delete(row.id)
  if (isOpen(row)) {
    rowsOf(draft, 'open').set(row.id, row)
    return
  }
  rowsOf(draft, 'open').delete(row.id)
  closed?.set(row.id, row)
  const oldest = closed?.keys().next().value
  if (closed && closed.size > CLOSED_KEPT && oldest !== undefined) closed.delete(oldest)
}

function move(all: Map<string, ResponderRow>, items: PositionItem[]): void {
  for (const item of items) {
    const known = all.get(item.id)
    if (known) all.set(item.id, { ...known, lat: item.lat, lon: item.lon, at: item.at })
  }
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

/** What was offered to this person and waits for his answer, the most urgent first. */
export function offeredTo(board: Board, person: string | undefined): IncidentRow[] {
  return [...board.open.values()]
    .filter((row) => person !== undefined && row.transfer?.to.id === person)
    .sort((a, b) => a.priority.localeCompare(b.priority) || a.number - b.number)
}

/** The devices of a mass incident: their technical alerts. */
export function massOf(technical: ReadonlyMap<string, TechnicalRow>, incident: string): TechnicalRow[] {
  return [...technical.values()].filter((row) => row.mass === incident)
}

/**
 * Alerts of devices: new ones first, then who looks after them, shelved ones last; in each the latest first.
 *
 * @param before the order of a moment ago, if there was one: what is nearly in order is sorted in one pass
 */
export function technicalOrder(
  all: ReadonlyMap<string, TechnicalRow>,
  shelved: ReadonlySet<string>,
  before: readonly TechnicalRow[] = [],
): TechnicalRow[] {
  const rank = (row: TechnicalRow) => (shelved.has(row.id) ? 2 : row.acknowledgedBy ? 1 : 0)
  return nearlyInOrder(before, all).sort((a, b) => rank(a) - rank(b) || byTime(b.lastAt, a.lastAt))
}

/** Whether an incident is somebody trying the button, or was one before it became an emergency. */
export function testMark(row: Pick<IncidentRow, 'marks' | 'priority'>): 'mark' | 'became' | undefined {
  if (!row.marks.includes('test-mode')) return undefined
  return row.priority === 'P3' ? 'mark' : 'became'
}

/** The test mode of an elder, while it lasts. */
export function testOf(board: Board, elder: string | undefined): CentreView['tests'][number] | undefined {
  return board.centre.tests.find((test) => test.elder === elder)
}
