import type { Background, Consent, IncidentRow, SpokenOutcome } from '../../src/api/types.ts'
import { Entries } from './audit.ts'
import { CARDS } from './cards.ts'
import { arrange, ofCentre } from './desk.ts'
import { ACCOUNTS, CENTRE, elder, streets } from './people.ts'
import { report } from './reports.ts'
import { onShift, shiftOffice } from './shifts.ts'
import type { World } from './world.ts'

export interface Asked {
  method: string
  url: URL
  body: Record<string, unknown>
  cookies: Record<string, string>
}
export interface Answer {
  status: number
  body: unknown
  cookies?: string[]
  /** Name under which a browser keeps it. */
  file?: string
}

const entries = new Entries()
const ok = (body: unknown, ...cookies: string[]): Answer => ({ status: 200, body, cookies })
const no = (status: number, code: string, zh: string, en: string, more: object = {}): Answer => ({
  status,
  body: { error: { code, message: { zh, en }, ...more } },
})

/** The agreed HTTP shapes over the scripted world. */
export function answer(world: World, asked: Asked): Answer {
  const [, , noun = '', id = '', verb = ''] = asked.url.pathname.split('/').map(decodeURIComponent)
  if (noun === 'session') return session(world, asked)
  if (noun === 'demo') return demo(world, asked, id)
  const signedIn = asked.cookies['anling-staff'] ?? asked.cookies['anling-responder']
  if (!signedIn) return no(401, 'no_session', '请先登录', 'Sign in first')
  switch (noun) {
    case 'incidents':
      return incidents(world, asked, id, verb)
    case 'offers':
      return offers(world, asked, id, verb)
    case 'assignments':
      return assignments(world, asked, id, verb)
    case 'map':
      return ok(id === 'config' ? { datum: 'WGS84', centre: CENTRE } : streets())
    case 'imports':
      return world.records.imports(verb, asked.url)
    case 'devices':
    case 'communities':
    case 'elders':
      if (!['start-test', 'end-test'].includes(verb)) return records(world, asked, noun, id, verb)
    // falls through
    case 'technical': {
      const me = ACCOUNTS[asked.cookies['anling-staff'] ?? '']
      if (me) ofCentre(world, noun, id, verb, Number(asked.body.minutes ?? 30), { id: me.id, name: me.name })
      return ok({ done: true })
    }
    case 'cards':
      return ok({ items: CARDS })
    case 'account':
      return world.office.account(asked, signedIn, id, verb)
    case 'office':
      return office(world, asked, id, verb)
    case 'shifts':
      return ok(onShift(id))
    case 'calls':
      return calls(world, asked, id, verb)
    case 'reports': {
      const [from, to] = ['from', 'to'].map((name) => asked.url.searchParams.get(name) ?? '')
      if ((from ?? '') > (to ?? '')) return no(400, 'bad_span', '日期不对：请填写起止日期', 'The dates make no sense')
      return ok(report(asked.url, id))
    }
    case 'audit':
      return ok(id === 'file' ? 'entries' : entries.page(asked.url))
    case 'readiness':
      if (id === 'test') world.scene.askTests()
      return ok(asked.method === 'GET' ? world.scene.readiness() : { done: true })
    case 'prove':
      world.proven = new Date().toISOString()
      return ok({ done: true })
    case 'availability':
    case 'position':
    case 'push':
      return ok({ done: true })
    default:
      return no(404, 'unknown', '没有这个地址', 'No such address')
  }
}

function records(world: World, { method, url, body, cookies }: Asked, noun: string, id: string, verb: string): Answer {
  const me = ACCOUNTS[cookies['anling-staff'] ?? '']
  if (!me) return no(403, 'role', '您的角色不能执行此操作', 'Your role may not do this')
  const get = method === 'GET'
  if (noun === 'communities') return world.records.communities()
  if (noun === 'devices' && verb === 'commands')
    return get ? world.records.commandList(id, me.role) : world.records.command(id, me, body)
  if (noun === 'devices') return get ? world.records.deviceList(url) : world.records.deviceChange(id, verb, body)
  if (get && !id) return world.records.list(url)
  if (get) return world.records.look(id, me.role, false)
  if (verb === 'break-glass') return world.records.look(id, me.role, true)
  if (verb === 'file' || verb === 'erase') return dataOf(world, id, verb, body)
  if (verb === 'remove') return world.records.remove(id)
  if (verb === 'open-incident') {
    if (!String(body.reason ?? '').trim()) return unfilled('reason')
    const row = world.open('REPORTED', Number(id.replace(/\D/g, '') || 0), 'desk', 0)
    return ok({ incident: row.id })
  }
  return world.records.change(id || String(body.number ?? 'e-new'), body, me.name)
}

function unfilled(field: string): Answer {
  const fields = [{ field, message: { zh: '请填写', en: 'Fill this in' } }]
  return no(400, 'form', '有内容需要改正', 'Some of it must be mended', { fields })
}

/** What an elder may ask for. */
function dataOf(world: World, id: string, verb: string, body: Record<string, unknown>): Answer {
  if (verb === 'file' && !String(body.reason ?? '').trim()) return unfilled('reason')
  if (verb === 'file') {
    entries.note({ kind: 'EXPORT', what: 'elder', elder: id, reason: String(body.reason) })
    return { ...ok({ elder: id }), file: `anling-elder-${id}.json` }
  }
  const open = [...world.incidents.values()].some(
    (row) => row.elder?.id === id && row.handling !== 'CLOSED' && row.handling !== 'FOLLOWED_UP',
  )
  if (open) return no(409, 'erase_open', '该老人有进行中的事件', 'An incident of this elder is open')
  world.records.remove(id)
  const subject = 'blocks=41 incidents=3 devices=1 keys=2'
  entries.note({ kind: 'ERASURE', what: 'elder', elder: id, reason: String(body.ground), subject })
  return ok({ blocks: 41, incidents: 3, devices: 1, keys: 2 })
}

function calls(world: World, { body, cookies }: Asked, id: string, verb: string): Answer {
  if (id === 'config') return ok({ link: 'tel:{number}', hook: false })
  const me = ACCOUNTS[cookies['anling-staff'] ?? '']
  if (!me) return no(403, 'role', '您的角色不能执行此操作', 'Your role may not do this')
  if (verb === 'answer') world.calls.answer(id, { id: me.id, name: me.name })
  if (verb === 'bind') world.calls.bind(id, { id: String(body.elder) }, { id: me.id, name: me.name })
  if (verb === 'done') world.calls.end(id)
  return ok({ done: true })
}

function office(world: World, asked: Asked, what: string, id: string): Answer {
  const me = ACCOUNTS[asked.cookies['anling-staff'] ?? '']
  if (!me || me.role === 'OPERATOR') return no(403, 'role', '您的角色不能执行此操作', 'Your role may not do this')
  const verb = asked.url.pathname.split('/')[5] ?? ''
  if (what.startsWith('shift')) return shiftOffice(asked, what, id, verb)
  return world.office.answer(asked, what, id, verb)
}

function session(world: World, { method, url, body, cookies }: Asked): Answer {
  if (method === 'DELETE') {
    const face = url.searchParams.get('face') ?? 'staff'
    return ok({ done: true }, `anling-${face}=; Max-Age=0; Path=/`)
  }
  if (method === 'GET') {
    const of = (face: string) => {
      const username = cookies[`anling-${face}`] ?? ''
      const account = ACCOUNTS[username]
      return account && { ...account, todo: world.office.due(username) }
    }
    const both = { staff: of('staff'), responder: of('responder') }
    return ok({ ...both, demo: true, centre: 'demo', serverTime: new Date().toISOString() })
  }
  const username = String(body.username)
  const account = ACCOUNTS[username]
  const browser = cookies['anling-known']
  const refused = world.office.refusal(username, String(body.password), String(body.code ?? ''), browser)
  if (refused) return refused
  if (!account) return no(401, 'wrong_password', '用户名或密码不对', 'Wrong user name or password')
  return ok(
    { ...account, todo: world.office.due(username) },
    `anling-${account.face}=${username}; Path=/; SameSite=Strict`,
    `anling-known=${world.office.remember(username, browser)}; Path=/api/; HttpOnly; SameSite=Strict`,
  )
}

function demo(world: World, asked: Asked, what: string): Answer {
  switch (what) {
    case 'info':
      return ok({
        device: 'demo-button-1',
        mqttWs: `ws://${asked.url.host}/mqtt`,
        username: 'demo-button-1',
        password: 'demo-button-1',
        operator: 'operator',
        responder: 'doctor-1',
        passwordOfAccounts: 'anling-demo',
        elder: 'elder-0',
        elderName: '王桂兰',
        managementUrl: '',
      })
    case 'call': {
      const known = elder(0)
      const caller = { id: known.id, name: known.name, age: known.age, address: known.address?.line }
      const call =
        asked.body.who === 'unknown' ? world.calls.ring('13800009999') : world.calls.ring('13800000001', caller)
      if (asked.body.hangUp) world.calls.hangUp(call)
      return ok({ done: true })
    }
    case 'silent':
      world.scene.ask()
      return ok({ done: true })
    case 'late':
      world.scene.makeLate()
      return ok({ done: true })
    case 'presses':
      return ok({ items: world.presses })
    case 'ledger': {
      const ids = (asked.url.searchParams.get('ids') ?? '').split(',').filter(Boolean)
      const here = ids.filter((one) => world.held.has(one))
      const acknowledgedHere = Object.fromEntries(here.map((one) => [one, world.held.get(one)]))
      return ok({ acknowledgedHere, lost: ids.length - here.length, doubled: 0 })
    }
    default:
      return ok({ done: true })
  }
}

function incidents(world: World, { method, url, body, cookies }: Asked, id: string, verb: string): Answer {
  if (method === 'GET' && id) {
    if (!cookies['anling-staff']) return no(403, 'role', '您的账号不能这样做。', 'Your account may not do this.')
    if (verb === 'background') return ok(background(world.incidents.get(id)))
    const found = verb === 'replay' ? world.films.film(id) : world.detail(id)
    return found ? ok(found) : no(404, 'unknown_incident', '没有这个事件', 'No such incident')
  }
  if (method === 'GET') {
    const closed = url.searchParams.get('state') === 'closed'
    const items = [...world.incidents.values()].filter(
      (row) => ['CLOSED', 'FOLLOWED_UP'].includes(row.handling) === closed,
    )
    return ok({ items, technical: [], unregistered: [], recordBehind: { events: 0 } })
  }
  if (verb === 'recording') return ok({ link: 'https://pbx.example/recordings/1' })
  const me = ACCOUNTS[cookies['anling-staff'] ?? '']
  const row = world.incidents.get(id)
  if (!me || !row) return no(404, 'unknown_incident', '没有这个事件', 'No such incident')
  if (verb === 'take' && row.handling !== 'WAITING')
    return no(409, 'already_taken', '已有人接警。', 'Somebody has it.', { who: row.owner?.name, when: row.takenAt })
  return ok(command(world, row, verb, body, { id: me.id, name: me.name }))
}

/** A home whose button was tried, and whose watch is nearly empty. */
function background(row: IncidentRow | undefined): Background {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  if (!row?.elder) return { devices: [], vitals: [], earlier: [], attending: [] }
  const devices: Background['devices'] = [
    { id: 'home-0007', heardAt: ago(2), batteryPercent: 92, signalPercent: 80, pressedAt: ago(0), troubles: [] },
    {
      id: '3405000001',
      heardAt: ago(190),
      batteryPercent: 8,
      signalPercent: 40,
      troubles: ['LOW_BATTERY'],
    },
  ]
  const earlier: Background['earlier'] = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    ...{
      id: `inc-e${n}`,
      number: 100 - n,
      kind: 'SOS',
      priority: n % 3 === 0 ? 'P2' : 'P1',
      receivedAt: ago(n * 9_000),
    },
    ...{ test: n === 2, closedAt: ago(n * 9_000 - 20), disposition: n % 2 === 0 ? 'FALSE_PRESS' : 'HELPED_AT_HOME' },
  }))
  const attending: Background['attending'] = [{ care: 'FAMILY_DOCTOR', name: '张医生', phone: '010-55500001' }]
  const vitals: Background['vitals'] = [{ kind: 'HEART_RATE', value: 72, at: ago(12) }]
  return { devices, vitals, earlier, attending }
}

function command(
  world: World,
  row: IncidentRow,
  verb: string,
  body: Record<string, unknown>,
  me: { id: string; name: string },
): IncidentRow {
  const at = world.now()
  const due = (ms: number) => new Date(Date.now() + ms).toISOString()
  switch (verb) {
    case 'take':
      if (row.device === 'demo-button-1') world.tell({ code: 'taken', text: '坐席已接警' }, 'taken')
      return world.command(
        row.id,
        { handling: 'TAKEN', takenAt: at, owner: me, deadline: { kind: 'SPEAK', due: due(30_000) } },
        '接警',
        'Taken',
      )
    case 'spoken': {
      const spoken = (body.outcome ?? 'NEEDS_HELP') as SpokenOutcome
      return world.command(
        row.id,
        { spoken, clocks: { ...row.clocks, spokenAt: at }, deadline: { kind: 'ACCEPT', due: due(90_000) } },
        '已与老人通话',
        'Spoken with the elder',
      )
    }
    case 'no-reply':
      return world.command(
        row.id,
        { noReply: true, clocks: { ...row.clocks, noReplyAt: at } },
        '老人无应答',
        'No reply',
      )
    case 'note':
      return world.command(row.id, {}, '备注', 'Note', String(body.text))
    case 'emergency-service': {
      const call = { service: '120', calledAt: String(body.calledAt), caller: String(body.caller) }
      return world.command(
        row.id,
        { emergencyService: { ...call, reference: body.reference as string, consent: body.consent as Consent } },
        '已呼叫 120',
        '120 called',
      )
    }
    case 'false-press':
      return world.command(
        row.id,
        { ...world.standDown(row, 'FALSE_PRESS'), spoken: 'NO_HELP_NEEDED', clocks: { ...row.clocks, spokenAt: at } },
        '误按',
        'False press',
      )
    case 'close': {
      const closing = { by: me, at, disposition: body.disposition, guard: 'SPOKEN' } as IncidentRow['closing']
      return world.command(
        row.id,
        { ...world.standDown(row, 'INCIDENT_CLOSED'), handling: 'CLOSED', closing, deadline: undefined },
        '事件关闭',
        'Closed',
      )
    }
    default:
      return arrange(world, row, verb, body, me) ?? world.command(row.id, {}, verb, verb)
  }
}

function offers(world: World, { body }: Asked, id: string, verb: string): Answer {
  if (!id) return ok({ items: world.snapshot('responder').offers })
  if (verb === 'delivered' || verb === 'seen') return ok({ done: true })
  if (verb === 'accept') return ok({ assignment: world.accept(id) })
  world.decline(id, body.reason as 'BUSY')
  return ok({ done: true })
}

function assignments(world: World, { body }: Asked, id: string, verb: string): Answer {
  if (!id) return ok({ items: world.snapshot('responder').assignments })
  if (verb === 'entry') return ok(world.scene.entry())
  if (verb === 'alright') {
    world.scene.alright()
    return ok({ done: true })
  }
  if (verb === 'report') {
    world.scene.reports.push(body)
    return ok({ done: true })
  }
  const status = verb === 'release' ? 'RELEASED' : verb.toUpperCase().replaceAll('-', '_')
  return ok({ assignment: world.move(id, status as 'DONE') })
}
