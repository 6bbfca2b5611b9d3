import type { APIRequestContext } from '@playwright/test'
import type { IncidentDetail, IncidentRow } from '../../src/api/types'
import { PASSWORD, expect } from '../kit'

/** What the supervisor's books say of the night, asked over the API and not over a page. */
export class Books {
  private constructor(private readonly request: APIRequestContext) {}

  static async open(request: APIRequestContext): Promise<Books> {
    const books = new Books(request)
    await books.post('/api/session', { username: 'supervisor', password: PASSWORD })
    return books
  }

  async post(path: string, data: object = {}): Promise<void> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const answer = await this.request.post(path, { data, headers })
    expect(answer.status(), path).toBeLessThan(300)
  }

  /** Of these devices, in a state; while the server is away it is asked again. */
  async of(devices: ReadonlySet<string>, state: 'open' | 'closed' | 'all'): Promise<IncidentRow[]> {
    let found: IncidentRow[] = []
    await expect(async () => {
      const answer = await this.request.get(`/api/incidents?state=${state}`, { timeout: 5_000 })
      expect(answer.status()).toBe(200)
      found = ((await answer.json()) as { items: IncidentRow[] }).items.filter((row) => devices.has(row.device))
    }).toPass({ timeout: 60_000, intervals: [300] })
    return found
  }

  async detail(id: string): Promise<IncidentDetail> {
    const answer = await this.request.get(`/api/incidents/${id}`)
    expect(answer.status()).toBe(200)
    return (await answer.json()) as IncidentDetail
  }
}

/** The three that were asked for most of these incidents: whoever is near enough to be worth a phone tonight. */
export function mostAsked(rows: readonly IncidentRow[], count: number): string[] {
  const asked = new Map<string, number>()
  for (const row of rows)
    for (const one of row.offers.filter((offer) => offer.status === 'LIVE'))
      asked.set(one.responder, (asked.get(one.responder) ?? 0) + 1)
  return [...asked]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, count)
    .map(([responder]) => responder)
}
