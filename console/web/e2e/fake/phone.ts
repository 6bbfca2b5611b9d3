import type {
  AssignmentCard,
  AssignmentRow,
  ChannelState,
  EntryView,
  IncidentRow,
  ReadinessView,
  VisitReport,
} from '../../src/api/types.ts'
import type { World } from './world.ts'

type Job = Pick<AssignmentCard, 'address' | 'home' | 'navigate' | 'entry' | 'heardAt' | 'askedAt' | 'due'>

/** What the scripted centre knows of a responder's phone beside offers and steps. */
export class Scene {
  private askedAt: string | undefined
  private late = false
  private readonly tests = new Map<string, ChannelState>()
  /** Reports as they came, for tests to look at. */
  readonly reports: VisitReport[] = []

  constructor(private readonly world: World) {}

  part(one: AssignmentRow, row: IncidentRow): Job {
    const there = ['AT_DOOR', 'WITH_ELDER'].includes(one.status)
    const { lon = 0, lat = 0 } = row.home ?? {}
    const address = row.elder?.address
    return {
      address: address && { ...address, doorNote: undefined },
      home: row.home,
      navigate: `https://map.example/to?lon=${lon.toFixed(6)}&lat=${lat.toFixed(6)}`,
      entry: true,
      heardAt: one.movedAt,
      askedAt: there ? this.askedAt : undefined,
      due: this.late ? undefined : new Date(Date.now() + 120_000).toISOString(),
    }
  }

  entry(): EntryView {
    return {
      doorNote: '钥匙盒在水表箱内，密码 4711',
      keys: [{ name: '李阿姨', relation: 'neighbour', phone: '139-0000-0002' }],
    }
  }

  /** Nothing was heard for long. */
  ask(): void {
    this.askedAt = this.world.now()
    this.tellJobs()
  }
  alright(): void {
    this.askedAt = undefined
    this.tellJobs()
  }
  makeLate(): void {
    this.late = true
    this.tellJobs()
  }

  private tellJobs(): void {
    for (const job of this.world.snapshot('responder').assignments) this.world.toPhone({ assignment: job })
  }

  askTests(): void {
    const at = this.world.now()
    const sentAt = at
    this.tests.set('VOICE', { channel: 'VOICE', test: { sentAt, deliveredAt: at } })
    this.tests.set('SMS', {
      channel: 'SMS',
      provenAt: at,
      test: { sentAt, deliveredAt: at, seenAt: at, answeredAt: at },
    })
    this.tests.set('MAIL', { channel: 'MAIL', test: { sentAt, failedAt: at, detail: 'mail-refused' } })
  }

  readiness(): ReadinessView {
    const rows = (['VOICE', 'SMS', 'MAIL'] as const).map((channel) => this.tests.get(channel) ?? { channel })
    return { channels: [{ channel: 'PAGE', provenAt: this.world.proven }, ...rows], pushKey: 'BKey' }
  }
}
