import type {
  AccountView,
  Invitation,
  NewStaff,
  ResponderForm,
  ResponderRecord,
  StaffRecord,
  TreeNode,
} from '../../src/api/types.ts'
import { totp } from '../totp.ts'
import { ACCOUNTS, responders } from './people.ts'
import { Plans } from './plans.ts'
import type { Answer, Asked } from './routes.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const COMMUNITY = '110101001001'
const ok = (body: unknown): Answer => ({ status: 200, body })
const no = (status: number, code: string, zh: string, en: string, more: object = {}): Answer => ({
  status,
  body: { error: { code, message: { zh, en }, ...more } },
})
const done = ok({ done: true })

interface Own {
  password: string
  due: 'PASSWORD' | undefined
  secret?: string
  since?: string
  used: string[]
  known: Set<string>
}

/** Staff, organisation, responders and accounts of the scripted centre. */
export class FakeOffice {
  private readonly own = new Map<string, Own>()
  private readonly staff = new Map<string, StaffRecord>()
  private readonly nodes = new Map<string, TreeNode>()
  private readonly responders = new Map<string, ResponderRecord>()
  private readonly plans = new Plans()

  constructor() {
    for (const [username, one] of Object.entries(ACCOUNTS)) {
      this.own.set(username, { password: 'anling-demo', due: undefined, used: [], known: new Set() })
      if (one.face === 'staff') this.staff.set(one.id, this.member(one.id, one.name, one.role, username))
    }
    this.node('110101000000', 'DISTRICT', '示范区')
    this.node('110101001000', 'STREET', '清澜街道', '110101000000')
    this.node(COMMUNITY, 'COMMUNITY', '清澜家园', '110101001000')
    for (const { id, name, kind } of responders(Date.now())) this.responders.set(id, this.responder(id, name, kind))
  }

  /** What stands in the way of signing in; undefined if nothing does. */
  refusal(username: string, password: string, code: string, browser?: string): Answer | undefined {
    const own = this.own.get(username)
    const stranger = own !== undefined && !own.known.has(browser ?? '')
    const until = stranger ? this.accountOf(username)?.lockedUntil : undefined
    if (until) return no(429, 'locked_to_strangers', '此账号对陌生设备已锁定', 'Locked to strangers', { when: until })
    if (stranger && own.password !== password) this.failed(username)
    if (!own || own.password !== password)
      return no(401, 'wrong_password', '用户名或密码不对', 'Wrong user name or password')
    if (!own.since) return undefined
    if (!code) return no(401, 'code_needed', '请输入两步验证码', 'Now the code of the second factor')
    return this.takes(own, code) ? undefined : no(401, 'wrong_code', '验证码不对', 'The code is wrong')
  }

  /** What the browser keeps from now on. */
  remember(username: string, browser: string = crypto.randomUUID()): string {
    this.own.get(username)?.known.add(browser)
    return browser
  }

  private accountOf(username: string): StaffRecord['account'] {
    return [...this.staff.values()].find(({ account }) => account?.username === username)?.account
  }

  /** One more of the strangers; ten lock them out for a minute. */
  private failed(username: string): void {
    const account = this.accountOf(username)
    if (!account) return
    account.strangerFailures += 1
    account.strangersSince ??= new Date().toISOString()
    if (account.strangerFailures >= 10) account.lockedUntil = new Date(Date.now() + 60_000).toISOString()
  }

  due(username: string): ('PASSWORD' | 'SECOND_FACTOR')[] {
    const due = this.own.get(username)?.due
    return due ? [due] : []
  }

  account({ method, body }: Asked, username: string, what: string, verb: string): Answer {
    const own = this.own.get(username)
    const me = ACCOUNTS[username]
    if (!own || !me) return no(401, 'not_signed_in', '请先登录', 'Sign in first')
    if (method === 'GET') return ok(this.view(username, own))
    if (what === 'password') return this.change(own, String(body.old), String(body.fresh))
    if (what === 'factor' && !verb) {
      own.secret = SECRET
      return ok({ secret: SECRET, link: `otpauth://totp/demo:${username}?secret=${SECRET}&issuer=demo` })
    }
    if (what === 'factor' && verb === 'confirm') {
      if (!this.takes(own, String(body.code))) return no(400, 'field_code', '验证码不对', 'The code is wrong')
      own.since = new Date().toISOString()
      return ok({ codes: Array.from({ length: 10 }, (_, n) => `abcd-efgh-jk${20 + n}`) })
    }
    if (what === 'factor') own.since = own.secret = undefined
    return what === 'codes' ? ok({ codes: ['abcd-efgh-jkmn'] }) : done
  }

  /** Everything below /api/office. */
  answer(asked: Asked, what: string, id: string, verb: string): Answer {
    const { method, body } = asked
    const me = ACCOUNTS[asked.cookies['anling-staff'] ?? '']
    if (what === 'plans') return this.plans.answer(asked, id, verb, { name: me?.name ?? '' })
    if (what === 'staff')
      return method === 'GET' ? ok({ items: [...this.staff.values()] }) : this.staffed(body, id, verb)
    if (what === 'organisation') return this.tree(method, body, id, verb)
    if (what === 'invitations') {
      const items = (body.ids as string[]).map((one) => this.invite(one, this.responders.get(one)?.name ?? one))
      for (const { person, username } of items) {
        const one = this.responders.get(person)
        if (one) one.account = { ...account(username, 0), oneTimeUntil: nextWeek() }
      }
      return ok({ items })
    }
    if (method === 'GET') return ok({ items: [...this.responders.values()] })
    if (method === 'DELETE') this.responders.delete(id)
    else return this.put(body as unknown as ResponderForm, Boolean(id))
    return done
  }

  private put(form: ResponderForm, known: boolean): Answer {
    const before = this.responders.get(form.id)
    if (before && !known) return no(409, 'field_id_taken', '这个编号已被使用', 'This id is taken')
    if (form.community !== COMMUNITY) return no(400, 'field_community', '请选择社区', 'Choose a community')
    this.responders.set(form.id, {
      ...this.responder(form.id, form.name, form.kind),
      ...form,
      scope: form.scope ?? '',
      latitude: form.latitude ?? 39.9,
      longitude: form.longitude ?? 116.4,
      version: form.version + 1,
      account: before?.account,
    })
    return done
  }

  private staffed(body: Record<string, unknown>, id: string, verb: string): Answer {
    if (!id) {
      const wish = body as unknown as NewStaff
      if (this.own.has(wish.id)) return no(409, 'field_id_taken', '这个用户名已被使用', 'This user name is taken')
      const member = this.member(wish.id, wish.name, wish.role, wish.id)
      this.staff.set(wish.id, { ...member, scope: wish.scope ?? '' })
      ACCOUNTS[wish.id] = { id: wish.id, name: wish.name, role: wish.role, face: 'staff', scope: '', todo: [] }
      return ok(this.invite(wish.id, wish.name))
    }
    const one = this.staff.get(id)
    if (!one?.account) return no(404, 'unknown_record', '没有这条记录', 'There is no such record')
    if (verb === 'disable') one.account.disabled = true
    if (verb === 'enable') one.account.disabled = false
    if (verb === 'unlock')
      Object.assign(one.account, { lockedUntil: undefined, strangerFailures: 0, strangersSince: undefined })
    if (verb === 'invite') return ok(this.invite(id, one.name))
    if (verb) return done
    if (body.version !== one.version)
      return no(409, 'changed_meanwhile', '有人已先修改', 'Somebody changed it first', { when: one.account.username })
    const after = { ...one, ...(body as Partial<StaffRecord>), version: one.version + 1 }
    this.staff.set(id, after)
    return ok(after)
  }

  private tree(method: string, body: Record<string, unknown>, code: string, verb: string): Answer {
    if (method === 'GET') return ok({ items: [...this.nodes.values()] })
    if (method === 'DELETE') {
      if ([...this.nodes.values()].some(({ parent }) => parent === code) || code === COMMUNITY)
        return no(409, 'in_use', '仍有下级或人员使用它，不能移除', 'Something still hangs on it')
      this.nodes.delete(code)
      return done
    }
    if (verb === 'rename') {
      const node = this.nodes.get(code)
      if (node) this.nodes.set(code, { ...node, name: String(body.name), version: node.version + 1 })
      return done
    }
    const fresh = String(body.code)
    if (!/^\d{12}$/.test(fresh)) return no(400, 'field_codeword', '区划代码为 12 位数字', 'A code has 12 digits')
    if (this.nodes.has(fresh)) return no(409, 'field_id_taken', '这个代码已被使用', 'This code is taken')
    this.node(fresh, body.level as TreeNode['level'], String(body.name), body.parent as string | undefined)
    return done
  }

  private change(own: Own, old: string, fresh: string): Answer {
    if (fresh.length < 10) return no(400, 'field_fresh', '至少 10 个字符', 'At least 10 characters')
    if (own.password !== old) return no(400, 'field_old', '密码不对', 'The password is wrong')
    own.password = fresh
    own.due = undefined
    return done
  }

  private view(username: string, own: Own): AccountView {
    const now = new Date().toISOString()
    const me = ACCOUNTS[username]
    return {
      username,
      name: me?.name ?? username,
      role: me?.role ?? 'OPERATOR',
      scope: '',
      factorSince: own.since,
      codesLeft: own.since ? 10 : 0,
      factorDemanded: false,
      todo: this.due(username),
      sessions: [
        { id: 'here', here: true, since: now, seen: now, address: '127.0.0.1', browser: 'Chrome/140.0 Linux' },
        { id: 'there', here: false, since: now, seen: now, address: '192.0.2.7', browser: 'Firefox/140.0 Windows' },
      ],
    }
  }

  /** As the real one: a step off is well, and twice is not. */
  private takes(own: Own, code: string): boolean {
    const right = [-30_000, 0, 30_000].some((off) => totp(own.secret ?? '', Date.now() + off) === code)
    if (!right || own.used.includes(code)) return false
    own.used.push(code)
    return true
  }

  private invite(person: string, name: string): Invitation {
    const own: Own = { password: 'abcd-efgh-jkmn', due: 'PASSWORD', used: [], known: new Set() }
    this.own.set(person, own)
    return { person, name, username: person, password: own.password, until: nextWeek() }
  }

  private member(id: string, name: string, role: StaffRecord['role'], username: string): StaffRecord {
    return { id, name, role, scope: '', version: 1, account: account(username, 1) }
  }

  private node(code: string, level: TreeNode['level'], name: string, parent?: string): void {
    const elders = code === COMMUNITY ? 42 : 0
    this.nodes.set(code, { code, parent, level, name, version: 1, elders, responders: elders / 6 })
  }

  private responder(id: string, name: string, kind: ResponderRecord['kind']): ResponderRecord {
    const proven = id.endsWith('3') ? [] : [{ channel: 'PAGE' as const, at: new Date().toISOString() }]
    return {
      id,
      name,
      kind,
      travel: 'BICYCLE',
      phone: '13900000001',
      community: COMMUNITY,
      scope: '',
      skills: ['first-aid', 'aed'],
      keysOf: ['elder-1'],
      channels: [{ channel: 'PAGE', waitSeconds: 20 }],
      latitude: 39.9,
      longitude: 116.4,
      version: 1,
      account: id === 'doctor-1' ? account(id, 0) : undefined,
      assurance: { availability: 'AVAILABLE', load: 0, proven, offers: 9, accepted: 4 },
    }
  }
}

function account(username: string, sessions: number): NonNullable<StaffRecord['account']> {
  return { username, disabled: false, sessions, strangerFailures: 0, browsers: 1 }
}

function nextWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString()
}
