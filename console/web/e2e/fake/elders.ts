import type {
  CommandKind,
  CommandLine,
  DeviceLine,
  ElderFields,
  ElderLine,
  ElderRecord,
  FieldError,
} from '../../src/api/types.ts'
import { elder } from './people.ts'

export interface Said {
  status: number
  body: unknown
}
interface Kept {
  version: number
  fields: ElderFields
  by?: string
  at?: string
}

const COMMUNITIES = [
  { code: '110101001001', name: '清澜家园' },
  { code: '110101001002', name: '安馨里' },
]
const PINYIN = ['wang gui lan', 'li shu zhen', 'zhang de fu', 'liu xiu ying', 'zhao yong nian', 'sun yu fen']

const no = (status: number, code: string, zh: string, en: string, more: object = {}): Said => ({
  status,
  body: { error: { code, message: { zh, en }, ...more } },
})
const ok = (body: unknown): Said => ({ status: 200, body })

/** A few records that can be found, looked at and changed, as the registry would have them. */
export class Records {
  private readonly kept = new Map<string, Kept>()
  private file = ''
  private written = false
  private readonly asked = new Map<string, CommandLine[]>()
  private readonly devices = new Map<string, DeviceLine>()

  constructor() {
    for (let i = 0; i < 6; i++) {
      const view = elder(i)
      this.kept.set(view.id, { version: 1, fields: fieldsOf(i) })
      this.devices.set(`86000${i}`, device(`86000${i}`, view.id, view.name ?? ''))
    }
  }

  list(url: URL): Said {
    const words = url.searchParams.get('q')
    const community = url.searchParams.get('community') ?? ''
    const lines = [...this.kept].map(([id, one]) => this.line(id, one.fields))
    const items = lines.filter((line, i) =>
      words === null
        ? line.community.startsWith(community)
        : [line.name, line.phone, line.line, PINYIN[i] ?? '', (PINYIN[i] ?? '').replaceAll(' ', '')].some((text) =>
            text.includes(words.toLowerCase()),
          ),
    )
    return ok({ items, most: 20 })
  }

  communities(): Said {
    return ok({ items: COMMUNITIES })
  }

  look(id: string, role: string, glass: boolean): Said {
    const one = this.kept.get(id)
    if (!one) return no(404, 'unknown_elder', '没有这位老人', 'There is no such elder')
    if (role === 'OPERATOR' && !glass && id !== 'elder-0')
      return no(403, 'break_glass', '此档案不是您的；请填写原因', 'This record is not yours; say why')
    return ok(this.record(id, one))
  }

  change(id: string, body: Record<string, unknown>, by: string): Said {
    const one = this.kept.get(id)
    const fields = (body.fields ?? {}) as ElderFields
    const wrong = errorsOf(fields)
    if (wrong.length > 0) return no(400, 'form', '有内容需要改正', 'Some of it must be mended', { fields: wrong })
    if (one && body.version !== one.version)
      return no(409, 'changed_meanwhile', '记录已被修改', 'Changed meanwhile', { who: one.by, when: one.at })
    const version = (one?.version ?? 0) + 1
    this.kept.set(id, { version, fields, by, at: new Date().toISOString() })
    return this.look(id, 'ADMIN', true)
  }

  remove(id: string): Said {
    this.kept.delete(id)
    return ok({ done: true })
  }

  deviceList(url: URL): Said {
    const begins = url.searchParams.get('q') ?? ''
    const standing = url.searchParams.get('standing')?.toUpperCase()
    const trouble = url.searchParams.get('trouble') === 'any'
    return ok({
      items: [...this.devices.values()].filter(
        (one) =>
          one.id.startsWith(begins) && (!standing || one.standing === standing) && (!trouble || one.trouble.length > 0),
      ),
    })
  }

  deviceChange(id: string, verb: string, body: Record<string, unknown>): Said {
    const key = id || String(body.id)
    const before = this.devices.get(key) ?? device(key, '', '')
    if (body.elder === 'not-chosen')
      return no(400, 'form', '有内容需要改正', 'Some of it must be mended', {
        fields: [{ field: 'elder', message: { zh: '没有这位老人', en: 'There is no such elder' } }],
      })
    if (typeof body.silenceSeconds === 'number' && (body.silenceSeconds < 20 || body.silenceSeconds > 604_800))
      return no(400, 'form', '有内容需要改正', 'Some of it must be mended', {
        fields: [{ field: 'silenceSeconds', message: { zh: '须为 20 秒到 7 天', en: 'From 20 seconds to 7 days' } }],
      })
    if (verb === 'key' && ![0, 16, 24, 32, 48, 64].includes(String(body.key).length))
      return no(400, 'form', '有内容需要改正', 'Some of it must be mended', {
        fields: [{ field: 'key', message: { zh: '不是密钥', en: 'This is no key' } }],
      })
    const next: DeviceLine = { ...before, version: before.version + 1 }
    if (verb === 'revoke') next.standing = 'REVOKED'
    else if (verb === 'reinstate') next.standing = 'ENROLLED'
    else if (verb === 'secret') next.hasSecret = true
    else if (verb === 'key') next.hasKey = body.key !== ''
    else {
      next.elder = body.elder as string | undefined
      next.elderName = this.kept.get(String(body.elder))?.fields.name
      next.sim = body.sim as string | undefined
      next.silenceSeconds = (body.silenceSeconds as number | undefined) ?? next.silenceSeconds
      next.protocol = (body.protocol as string | undefined) ?? before.protocol
    }
    this.devices.set(key, next)
    return ok(verb === 'secret' ? { secret: 'k7m2p9q4w8x3n5t6r2hd', device: next } : next)
  }

  /** What was asked of a device: the older a command, the further it has come. */
  commandList(id: string, role: string): Said {
    const now = Date.now()
    const items = (this.asked.get(id) ?? []).map((line) => {
      const age = now - Date.parse(line.askedAt)
      const state = age < 1_500 ? 'QUEUED' : age < 3_000 ? 'SENT' : age < 5_000 ? 'ACCEPTED' : 'DONE'
      return { ...line, state } satisfies CommandLine
    })
    const kinds: CommandKind[] = ['LOCATE', 'TEXT', 'SAY', 'FIND']
    return ok({ items, kinds: role === 'ADMIN' ? [...kinds, 'SOS_NUMBERS', 'INTERVAL', 'RESTART'] : kinds })
  }

  command(id: string, me: { id: string; name: string; role: string }, body: Record<string, unknown>): Said {
    const kind = body.kind as CommandKind
    const before = this.asked.get(id) ?? []
    if ((kind === 'TEXT' || kind === 'SAY') && !String(body.text ?? '').trim())
      return no(400, 'form', '有内容需要改正', 'Some of it must be mended', {
        fields: [{ field: 'text', message: { zh: '请填写', en: 'Fill this in' } }],
      })
    if (before.some((line) => line.kind === kind && Date.now() - Date.parse(line.askedAt) < 5_000))
      return no(
        409,
        'command_busy',
        '同类指令正在进行，请等待结果',
        'A command of this kind is under way to the device',
      )
    const at = new Date().toISOString()
    const line: CommandLine = {
      ...{ id: `c-${before.length}`, kind, state: 'QUEUED', askedAt: at, at, until: at, note: '' },
      ...{ by: me.id, byName: me.name },
    }
    this.asked.set(id, [line, ...before])
    return this.commandList(id, me.role)
  }

  /** A file whose name says that it is wrong has wrong cells. */
  imports(verb: string, url: URL): Said {
    const name = url.searchParams.get('name')
    if (name) this.file = name
    if (verb === 'commit') this.written = true
    if (name) this.written = false
    const refused = this.file.includes('wrong')
    const problem = { line: 3, column: '电话', message: { zh: '不是电话号码', en: 'no telephone number' } }
    return ok({
      id: 'import-1',
      kind: 'elders',
      file: this.file,
      state: refused ? 'REFUSED' : this.written ? 'IMPORTED' : 'CLEAN',
      rows: 2,
      added: refused ? 0 : 2,
      changed: 0,
      unchanged: 0,
      wrong: refused ? 1 : 0,
      from: 0,
      listed: refused ? 1 : 0,
      problems: refused ? [problem] : [],
    })
  }

  private line(id: string, fields: ElderFields): ElderLine {
    return {
      id,
      name: fields.name ?? '',
      age: 2026 - (fields.birthYear ?? 0),
      sex: fields.sex ?? 'OTHER',
      community: fields.community ?? '',
      communityName: COMMUNITIES.find((one) => one.code === fields.community)?.name ?? '',
      line: `${fields.compound} ${fields.building} 号楼 ${fields.unit} 单元 ${fields.room} 室`,
      phone: fields.phone ?? '',
      devices: [...this.devices.values()].filter((one) => one.elder === id).map((one) => one.id),
    }
  }

  private record(id: string, one: Kept): ElderRecord {
    const line = this.line(id, one.fields)
    return {
      id,
      version: one.version,
      age: line.age,
      communityName: line.communityName,
      line: line.line,
      fields: one.fields,
      devices: [...this.devices.values()].filter((each) => each.elder === id),
      incidents: [
        {
          id: 'inc-7',
          number: 7,
          kind: 'SOS',
          priority: 'P1',
          receivedAt: '2026-03-02T08:00:00Z',
          closedAt: '2026-03-02T08:20:00Z',
          disposition: 'HELPED_AT_HOME',
          test: false,
        },
      ],
      doctorName: one.fields.doctor ? '陈立医生' : undefined,
    }
  }
}

function fieldsOf(i: number): ElderFields {
  const view = elder(i)
  const at = view.address
  return {
    name: view.name,
    pinyin: PINYIN[i],
    birthYear: 1952 - i,
    sex: view.sex,
    phone: view.phone,
    community: COMMUNITIES[i % 2]?.code,
    compound: at?.compound,
    building: at?.building,
    unit: at?.unit,
    floor: at?.floor,
    room: at?.room,
    doorNote: at?.doorNote,
    latitude: 39.8822,
    longitude: 116.4066,
    category: 'B',
    allergies: view.allergies,
    facts: ['deaf', 'dog'],
    diagnoses: ['高血压'],
    medication: ['阿司匹林'],
    risk: 'STANDARD',
    plan: '',
    doctor: 'doctor-1',
    contacts: [
      { name: '王芳', relation: 'daughter', phone: '13900000001', holdsKey: true, hours: '18:00 以后', informed: true },
      { name: '李强', relation: 'neighbour', phone: '13900000002', holdsKey: false, informed: false },
    ],
  }
}

function device(id: string, owner: string, name: string): DeviceLine {
  return {
    id,
    version: 1,
    standing: 'ENROLLED',
    protocol: 'mqtt',
    model: 'button',
    silenceSeconds: 90_000,
    hasSecret: false,
    hasKey: false,
    elder: owner || undefined,
    elderName: name || undefined,
    trouble: id.endsWith('2') ? ['LOW_BATTERY'] : [],
  }
}

function errorsOf(fields: ElderFields): FieldError[] {
  const wrong: FieldError[] = []
  const need = { zh: '请填写', en: 'Fill this in' }
  if (!fields.name?.trim()) wrong.push({ field: 'name', message: need })
  if (!/^[0-9-]+$/.test(fields.phone ?? ''))
    wrong.push({ field: 'phone', message: { zh: '不是电话号码', en: 'No telephone number' } })
  fields.contacts?.forEach((one, n) => {
    if (!one.phone) wrong.push({ field: `contacts.${n}.phone`, message: need })
  })
  return wrong
}
