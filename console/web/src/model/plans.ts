import type { PlanKind, PlanLine, PlanRemark, PlanView } from '../api/types'

/** A plan or card with all its versions. */
export interface PlanGroup {
  kind: PlanKind
  id: string
  /** What is valid now; a plan that was only ever a draft has none. */
  active?: PlanLine
  /** All others, the highest first. */
  others: PlanLine[]
  /** What names it: the valid version, else the highest. */
  named: PlanLine
}

export function groups(lines: readonly PlanLine[], kind: PlanKind): PlanGroup[] {
  const byId = new Map<string, PlanLine[]>()
  for (const line of lines) if (line.kind === kind) byId.set(line.id, [...(byId.get(line.id) ?? []), line])
  return [...byId].flatMap(([id, versions]) => {
    const sorted = [...versions].sort((a, b) => b.version - a.version)
    const active = sorted.find((line) => line.state === 'ACTIVE')
    const named = active ?? sorted[0]
    return named ? [{ kind, id, active, others: sorted.filter((line) => line !== active), named }] : []
  })
}

/** A version became valid and the dispatcher has not taken it up yet. */
export function isOnItsWay(line: PlanLine, followed: boolean): boolean {
  return followed && line.kind === 'PLAN' && line.state === 'ACTIVE' && line.followed !== line.version
}

/** The text of a plan or card as the beginning of another one: the same words under an id of its own, first version. */
export function begunFrom(text: string, id: string, taken: readonly string[]): string {
  let n = 2
  while (taken.includes(`${id}-${n}`)) n += 1
  return text.replace(/^id:[ \t]*\S+/m, `id: ${id}-${n}`).replace(/^version:[ \t]*\d+/m, 'version: 1')
}

export type Moment =
  /** Somebody is asked: the wave with this number. */
  | { at: number; what: 'wave'; n: number }
  /** One of the elder's own community is asked before the rest. */
  | { at: number; what: 'one' }
  /** Nothing happens unless somebody spoke and help is needed. */
  | { at: number; what: 'confirmed' }
  /** Nobody took it: it sounds at the supervisor, then it is the top of his list. */
  | { at: number; what: 'take' | 'takeAgain' }
  /** Nobody accepted. */
  | { at: number; what: 'accept' }
  /** Nobody is on the way: a rung of the ladder. */
  | { at: number; what: 'rung'; n: number }

/** When the asking begins, from the receipt, if nobody says anything. */
function begins(plan: PlanView): number | undefined {
  if (plan.waves.length === 0) return undefined
  return plan.ask === 'AT_ONCE' ? 0 : plan.ask === 'AFTER_CONFIRMATION' ? undefined : plan.pause
}

/** What happens one after the other while nobody does anything, from the receipt on. */
export function course(plan: PlanView): Moment[] {
  const start = begins(plan)
  const moments: Moment[] = [
    { at: plan.targets.take, what: 'take' },
    { at: plan.targets.takeAgain, what: 'takeAgain' },
    ...plan.ladder.map((rung, n): Moment => ({ at: rung.after, what: 'rung', n })),
  ]
  if (plan.ask === 'ONE_THEN_REST' && plan.waves.length > 0) moments.push({ at: 0, what: 'one' })
  if (plan.ask === 'AFTER_CONFIRMATION' && plan.waves.length > 0) moments.push({ at: 0, what: 'confirmed' })
  if (start !== undefined) {
    plan.waves.forEach((wave, n) => moments.push({ at: start + wave.after, what: 'wave', n }))
    moments.push({ at: (plan.ask === 'ONE_THEN_REST' ? 0 : start) + plan.targets.accept, what: 'accept' })
  }
  return moments.sort((a, b) => a.at - b.at)
}

/** What is said about each line of a text. */
export function byLine(remarks: readonly PlanRemark[]): Map<number, PlanRemark[]> {
  const lines = new Map<number, PlanRemark[]>()
  for (const remark of remarks) lines.set(remark.line, [...(lines.get(remark.line) ?? []), remark])
  return lines
}

/** Where a line and column of a text are, counted from its beginning; columns count signs. */
export function offset(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return before + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length
}

export interface DiffLine {
  sign: ' ' | '-' | '+'
  text: string
  /** Number of the line in the text before and after, where it is there. */
  before?: number
  after?: number
}

/** Two texts line by line: what went, what came, what stayed. Of equal size the lines that went stand first. */
export function diff(before: string, after: string): DiffLine[] {
  const a = before.replace(/\n$/, '').split('\n')
  const b = after.replace(/\n$/, '').split('\n')
  const common = lengths(a, b)
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j])
      lines.push({ sign: ' ', text: a[i] ?? '', before: ++i, after: ++j })
    else if (i < a.length && (j >= b.length || at(common, i + 1, j) >= at(common, i, j + 1)))
      lines.push({ sign: '-', text: a[i] ?? '', before: ++i })
    else lines.push({ sign: '+', text: b[j] ?? '', after: ++j })
  }
  return lines
}

const at = (table: number[][], i: number, j: number) => table[i]?.[j] ?? 0

/** Longest common beginning-to-end runs of the rests of both texts. */
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (table[i] ?? [])[j] =
        a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
  return table
}

/** Only what changed, with a few lines around it; a gap is an empty place between two runs. */
export function changesOnly(lines: readonly DiffLine[], around = 2): DiffLine[][] {
  const near = lines.map((_, n) =>
    lines.slice(Math.max(0, n - around), n + around + 1).some(({ sign }) => sign !== ' '),
  )
  const runs: DiffLine[][] = []
  lines.forEach((line, n) => {
    if (!near[n]) return
    if (!near[n - 1]) runs.push([])
    runs.at(-1)?.push(line)
  })
  return runs
}
