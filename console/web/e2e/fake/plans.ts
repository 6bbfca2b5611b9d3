import type { PlanKind, PlanLine, PlanPage, PlanRemark, PlanView } from '../../src/api/types.ts'
import { CARDS } from './cards.ts'
import type { Answer, Asked } from './routes.ts'

interface Kept extends PlanLine {
  text: string
}

const ASK = ['at-once', 'one-then-rest', 'unless-stopped', 'after-confirmation']
const ok = (body: unknown): Answer => ({ status: 200, body })
const no = (status: number, code: string, zh: string, en: string, more: object = {}): Answer => ({
  status,
  body: { error: { code, message: { zh, en }, ...more } },
})
const text = (id: string) => `# 预案 / A plan
id: ${id}
version: 1
title: {zh: 紧急求助, en: Emergency}
for: {events: [sos, medical]}
ask: one-then-rest
pause: 30s
waves:
  - {after: 0s, kinds: [doctor, nurse]}
  - {after: 60s, offers: 5}
`
const wave = (after: number, part: Partial<PlanView['waves'][number]> = {}) => ({
  ...{ after, offers: 0, kinds: [], skills: [], scopeDigits: 0, keyOnly: false },
  ...part,
})

/** Plans and cards of the scripted centre: enough of the rules to write, check and activate one. */
export class Plans {
  private readonly kept: Kept[] = []

  constructor() {
    for (const id of ['medical', 'fall']) this.put('PLAN', id, 1, text(id))
    for (const card of CARDS) this.put('CARD', card.id, card.version, text(card.id))
  }

  answer({ method, url, body }: Asked, key: string, verb: string, me: { name: string }): Answer {
    const kind: PlanKind = url.searchParams.get('kind') === 'card' || key.startsWith('card:') ? 'CARD' : 'PLAN'
    const given = String(body.file ?? '')
    if (method === 'GET' && !key) return ok({ followed: true, items: this.kept.map((one) => this.line(one)) })
    if (key === 'check') return ok(this.checked(kind, given))
    if (!key) return this.draft(kind, given, me.name, url.searchParams.get('seen'))
    const row = this.kept.find((one) => one.key === key)
    if (!row) return no(404, 'unknown_record', '没有这条记录', 'There is no such record')
    if (verb === 'activate') return this.activate(row, body, me.name)
    if (verb === 'discard') {
      this.kept.splice(this.kept.indexOf(row), 1)
      return ok({ done: true })
    }
    return ok(this.page(row))
  }

  private put(kind: PlanKind, id: string, version: number, source: string, madeBy?: string): Kept {
    const row: Kept = {
      ...{ key: `${kind.toLowerCase()}:${id}@${version}`, kind, id, version, text: source, madeBy },
      title: { zh: '紧急求助', en: 'Emergency' },
      state: madeBy ? 'DRAFT' : 'ACTIVE',
      madeAt: new Date().toISOString(),
    }
    this.kept.push(row)
    return row
  }

  private draft(kind: PlanKind, source: string, by: string, seen: string | null): Answer {
    const checked = this.checked(kind, source)
    if (checked.faults.length > 0 || !checked.id || !checked.version)
      return no(400, 'form', '有内容需要改正', 'Some of it must be mended')
    const there = this.kept.find((one) => one.kind === kind && one.id === checked.id && one.version === checked.version)
    if (there && there.madeAt !== seen) return no(409, 'changed_meanwhile', '有人已先修改', 'Somebody changed it first')
    if (there) this.kept.splice(this.kept.indexOf(there), 1)
    return ok(this.page(this.put(kind, checked.id, checked.version, source, by)))
  }

  private activate(row: Kept, body: Record<string, unknown>, by: string): Answer {
    const before = this.active(row.kind, row.id)
    if ((before?.activation ? before.version : 0) !== body.over)
      return no(409, 'changed_meanwhile', '有人已先修改', 'Somebody changed it first')
    if (before) before.state = 'STORED'
    row.state = 'ACTIVE'
    row.activation = { by, at: new Date().toISOString(), reason: String(body.reason) }
    return ok(this.page(row))
  }

  private checked(kind: PlanKind, source: string) {
    const [id, version] = headOf(source)
    const lines = source.split('\n')
    const faults: PlanRemark[] = lines.flatMap((line, n) => {
      const asked = /^ask: (.*)$/.exec(line)?.[1]
      return asked !== undefined && !ASK.includes(asked)
        ? [{ line: n + 1, column: 6, message: { zh: `“${asked}”不是允许的词`, en: `"${asked}" is no such word` } }]
        : []
    })
    const highest = Math.max(0, ...this.of(kind, id).flatMap((one) => (one.state === 'DRAFT' ? [] : [one.version])))
    if (!id) faults.push({ line: 1, column: 1, message: { zh: '缺少键“id”', en: 'the key "id" is missing' } })
    else if (version <= highest)
      faults.push({
        line: lines.findIndex((line) => line.startsWith('version:')) + 1,
        column: 10,
        message: { zh: `版本 ${version} 已用过`, en: `version ${version} is taken` },
      })
    const good = faults.length === 0
    const active = this.active(kind, id)
    return {
      ...{ id, version, faults, notes: [] },
      plan: good && kind === 'PLAN' ? meaning(id, version) : undefined,
      card: good && kind === 'CARD' ? CARDS[0] : undefined,
      active: active && { version: active.version, text: active.text },
      draft: this.of(kind, id).find((one) => one.version === version && one.state === 'DRAFT')?.madeAt,
    }
  }

  private page(row: Kept): PlanPage {
    const active = this.active(row.kind, row.id)
    const next = Math.max(...this.of(row.kind, row.id).map((one) => (one.state === 'DRAFT' ? 0 : one.version))) + 1
    return {
      line: this.line(row),
      text: row.text,
      renewed: row.text.replace(/^version: \d+$/m, `version: ${next}`),
      plan: row.kind === 'PLAN' ? meaning(row.id, row.version) : undefined,
      card: row.kind === 'CARD' ? CARDS[0] : undefined,
      active: active && { version: active.version, text: active.text },
      over: active?.activation ? active.version : 0,
    }
  }

  private line(row: Kept): PlanLine {
    const active = this.active(row.kind, row.id)
    const followed = row.kind === 'PLAN' ? active?.version : undefined
    const { key, kind, id, version, title, state, madeBy, madeAt, activation } = row
    return { key, kind, id, version, title, state, madeBy, madeAt, activation, followed }
  }

  private active(kind: PlanKind, id: string): Kept | undefined {
    return this.of(kind, id).find((one) => one.state === 'ACTIVE')
  }
  private of(kind: PlanKind, id: string): Kept[] {
    return this.kept.filter((one) => one.kind === kind && one.id === id)
  }
}

function headOf(source: string): [string, number] {
  return [/^id: (.*)$/m.exec(source)?.[1] ?? '', Number(/^version: (\d+)$/m.exec(source)?.[1] ?? 0)]
}

function meaning(id: string, version: number): PlanView {
  return {
    ...{ id, version, title: { zh: '紧急求助', en: 'Emergency' }, ask: 'ONE_THEN_REST', pause: 30, synthetic: false },
    chosen: { events: ['SOS', 'MEDICAL'], categories: ['A'], risk: 'HIGH', from: '22:00', to: '06:00', precedence: 10 },
    targets: {
      ...{ take: 30, takeAgain: 60, speak: 30, offer: 60, accept: 90 },
      ...{ leave: 180, latePercent: 50, onScene: 1200, remind: 300 },
    },
    waves: [wave(0, { kinds: ['DOCTOR', 'NURSE'], radiusMetres: 1500 }), wave(60, { offers: 5, scopeDigits: 9 })],
    noReply: [wave(0, { keyOnly: true })],
    steps: [
      {
        ...{ id: 'call-120', kind: 'EMERGENCY_SERVICE', title: { zh: '拨打 120', en: 'Call 120' } },
        ...{ start: 'OPENED', due: 180, skip: 'OWNER' },
      },
    ],
    ladder: [{ after: 180, target: 'SUPERVISOR', repeat: 180 }],
    followUp: 86_400,
  } as PlanView
}
