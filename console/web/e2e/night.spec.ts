import { expect, test, tidy } from './kit'
import { Books, mostAsked } from './night/books'
import { Desk } from './night/desk'
import { Phone } from './night/phone'
import { elderHasWatch, isListening, pressWatch, watchOf } from './night/watch'

/**
 * A whole night on the real server: two operators, three responders' phones, calls, a network that goes away, a server that is killed,
 * a page that is reloaded in the middle of a note. Short in every build; `./anling night` plays thirty incidents.
 */
const INCIDENTS = Number(process.env.ANLING_NIGHT ?? 8)
const SEED = Number(process.env.ANLING_SEED ?? Math.floor(Math.random() * 1e9))
const PORT = Number(process.env.ANLING_TCP_PORT ?? 7700)
const ELDERS = 300

/** Elders in an order that the seed gives. */
function elders(): number[] {
  const all = Array.from({ length: ELDERS }, (_, i) => i + 1).filter(elderHasWatch)
  let state = SEED
  for (let i = all.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const j = Math.floor((state / 2_147_483_648) * (i + 1))
    ;[all[i], all[j]] = [all[j] ?? 0, all[i] ?? 0]
  }
  return all.slice(0, INCIDENTS)
}

test('a_whole_night_with_everything_that_breaks_and_nothing_is_lost', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000 + INCIDENTS * 30_000)
  const since = Date.now()
  // eslint-disable-next-line no-console -- a night of thirty takes minutes: whoever waits sees that it goes on
  const say = (what: string) => console.log(`night ${Math.round((Date.now() - since) / 1_000)} s: ${what}`)
  say(`${INCIDENTS} incidents, seed ${SEED}`)
  await tidy(page)
  const origin = baseURL ?? ''
  const books = await Books.open(page.request)
  const watches = elders().map(watchOf)
  const devices = new Set(watches)
  const notes = new Map<number, string>()
  const open = () => books.of(devices, 'open')

  const [first, second] = await Promise.all([
    Desk.open(browser, origin, 'operator'),
    Desk.open(browser, origin, 'operator-2'),
  ])

  await test.step('half of the night is pressed at once, and whoever is asked most has a phone', async () => {
    await Promise.all(watches.slice(0, INCIDENTS / 2).map((watch) => pressWatch(PORT, watch)))
    await expect.poll(async () => (await open()).length).toBe(INCIDENTS / 2)
  })
  const phones = await Promise.all(mostAsked(await open(), 3).map((name) => Phone.open(browser, origin, name)))
  expect(phones, 'three responders are asked').toHaveLength(3)

  /** One incident from the take to the close; a visit where a phone goes, words where nobody does. */
  async function work(desk: Desk, number: number): Promise<void> {
    await desk.take(number)
    const text = `夜班 ${number}：${desk.name}`
    await desk.note(text)
    notes.set(number, text)
    const row = (await open()).find((one) => one.number === number)
    const names = new Set(phones.map((phone) => phone.name))
    const goes = row?.assignments.some((one) => names.has(one.responder)) ?? false
    await desk.spoken(goes ? '1' : '2')
    await (goes ? desk.closeAsSeen(number) : desk.closeAsSpoken(number))
    say(`No. ${number} closed by ${desk.name}, ${goes ? 'seen' : 'spoken with'}`)
  }

  /** Both work from the two ends of what is open, until nothing is. */
  async function workAll(): Promise<void> {
    const numbers = (await open()).map((row) => row.number).sort((a, b) => a - b)
    const half = Math.ceil(numbers.length / 2)
    await Promise.all(
      [numbers.slice(0, half), numbers.slice(half)].map(async (mine, i) => {
        for (const number of mine) await work(i === 0 ? first : second, number)
      }),
    )
  }

  await test.step('a note that is half typed outlives a reload', async () => {
    const [row] = (await open()).filter((one) => one.handling === 'WAITING')
    const number = row?.number ?? 0
    await second.take(number)
    await second.begin(`未写完 ${number}`)
    await second.page.reload()
    await second.go(number)
    await expect(second.page.getByTestId('note')).toHaveValue(`未写完 ${number}`)
    await second.page.getByTestId('note-save').click()
    await expect(second.page.getByTestId('timeline')).toContainText(`未写完 ${number}`)
    notes.set(number, `未写完 ${number}`)
    await second.spoken('2')
    await second.closeAsSpoken(number)
  })

  await test.step('calls come in: one from nobody knows whom, one of an elder', async () => {
    await books.post('/api/demo/call', { who: 'unknown', hangUp: true })
    await first.page.getByTestId('tab-calls').click()
    await expect(first.page.getByTestId('missed-row')).toHaveCount(1)
    await first.page.keyboard.press('q')
    await expect(first.page.getByTestId('missed-row')).toHaveCount(0)
    await first.page.getByTestId('tab-incidents').click()
    await books.post('/api/demo/call', { who: 'elder' })
    await expect(second.page.getByTestId('call-banner')).toHaveAttribute('data-phase', 'RINGING')
    await second.page.keyboard.press('j')
    await expect(second.page.getByTestId('incident')).toContainText('来电')
    await expect(first.page.getByTestId('call-banner')).toHaveCount(0)
  })

  await test.step('the network goes away for a desk and a phone, and what was pressed meanwhile is there when it is back', async () => {
    const phone = phones[0]
    const before = await first.tab.innerText()
    const already = (await open()).length
    say(`the network goes away, ${already} are open`)
    await Promise.all([first.line.cut(), phone?.line.cut()])
    const rest = watches.slice(INCIDENTS / 2, INCIDENTS - 1)
    await Promise.all(rest.map((watch) => pressWatch(PORT, watch)))
    await expect.poll(async () => (await open()).length).toBe(already + rest.length)
    await expect(second.tab).not.toHaveText(before)
    expect(await first.tab.innerText()).toBe(before)
    await Promise.all([first.line.mend(), phone?.line.mend()])
    await expect.poll(async () => (await first.tab.innerText()) === (await second.tab.innerText())).toBe(true)
    const number = (await open()).find((row) => row.device === rest[0])?.number ?? 0
    await first.go(number)
  })

  await test.step('the server is killed while somebody types and somebody presses', async () => {
    const number = (await open()).find((row) => row.handling === 'WAITING')?.number ?? 0
    await first.take(number)
    await first.begin(`停电前 ${number}`)
    say('the server is killed')
    await books.post('/api/demo/pull-the-plug')
    await expect.poll(() => isListening(PORT), { intervals: [50], timeout: 30_000 }).toBe(false)
    const tries = await pressWatch(PORT, watches[INCIDENTS - 1] ?? '')
    expect(tries, 'the press met a server that was not there').toBeGreaterThan(1)
    await expect.poll(async () => (await books.of(devices, 'all')).length, { timeout: 60_000 }).toBe(INCIDENTS)
    await expect(first.page.getByTestId('note-save')).toBeEnabled({ timeout: 60_000 })
    await expect(first.page.getByTestId('note')).toHaveValue(`停电前 ${number}`)
    await first.page.getByTestId('note-save').click()
    await expect(first.page.getByTestId('timeline')).toContainText(`停电前 ${number}`)
    notes.set(number, `停电前 ${number}`)
    await first.spoken('2')
    await first.closeAsSpoken(number)
  })

  await test.step('everything that is open is worked on to its end', async () => {
    await workAll()
    await expect.poll(async () => (await open()).length).toBe(0)
    say('nothing is open; the phones finish what they began')
    await Promise.all(phones.map((phone) => phone.end()))
  })

  await test.step('every press is one incident, closed by a person, with its whole story', async () => {
    const closed = await books.of(devices, 'closed')
    expect(closed.map((row) => row.device).sort(), `seed ${SEED}`).toEqual([...watches].sort())
    for (const row of closed) {
      expect(['operator', 'operator-2'], `No. ${row.number}`).toContain(row.closing?.by.id)
      expect(
        row.offers.filter((one) => one.status === 'LIVE'),
        'offers that still ring',
      ).toEqual([])
      const { timeline, timelineComplete } = await books.detail(row.id)
      expect(timelineComplete, `No. ${row.number}`).toBe(true)
      const kinds = timeline.map((line) => line.kind)
      for (const kind of ['opened', 'taken', 'spoken', 'note', 'closed'])
        expect(kinds, `No. ${row.number}`).toContain(`incident.${kind}`)
      expect(
        timeline.map((line) => line.note),
        `No. ${row.number}`,
      ).toContain(notes.get(row.number))
    }
    for (const phone of phones) await expect(phone.page.getByTestId('ready')).toBeVisible()
    const visits = closed.filter((row) => row.assignments.some((one) => one.status === 'DONE'))
    expect(visits.length, 'elders who were seen').toBeGreaterThan(0)
  })
  await Promise.all([first, second, ...phones].map((one) => one.context.close()))
  await tidy(page)
})
