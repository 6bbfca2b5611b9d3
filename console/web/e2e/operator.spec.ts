import type { Page } from '@playwright/test'
import {
  accessible,
  BUTTON,
  cutTexts,
  expect,
  openDesk,
  ownRow,
  press,
  pressAndTake,
  taken,
  test,
  tidy,
  comeIn,
} from './kit'

async function openOperator(page: Page): Promise<void> {
  await comeIn(page, 'operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
}

test('the_whole_loop_works_with_the_keyboard_alone', async ({ page }) => {
  await tidy(page)
  await openOperator(page)
  await press(page)
  const row = ownRow(page)
  await row.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+F2')
  await expect(page.getByTestId('state').first()).toHaveText('已接警')
  await expect(page.getByTestId('background')).toContainText('最近按响')

  await page.keyboard.press('s')
  await page.keyboard.press('2')
  await expect(page.getByTestId('incident')).toContainText('不需要帮助')

  await page.keyboard.press('n')
  await expect(page.getByTestId('note')).toBeFocused()
  await page.keyboard.type('d f s x 老人说没事')
  await expect(page.getByTestId('close-panel')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('timeline')).toContainText('d f s x 老人说没事')
  await expect(page.getByTestId('note')).toHaveValue('')
  await page.keyboard.press('Escape')

  await page.keyboard.press('f')
  await expect(page.getByTestId('false-press')).toHaveClass(/armed/)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('false-press')).not.toHaveClass(/armed/)

  await page.keyboard.press('d')
  await page.keyboard.press('3')
  await expect(page.getByTestId('guard-spoken')).toBeChecked()
  await page.keyboard.press('d')
  await expect(page.getByTestId('close-submit')).toHaveText(/再按一次/)
  await page.keyboard.press('d')
  await expect(page.getByTestId('incident')).toContainText('电话安抚')
})

test('a_typed_note_survives_a_reload', async ({ page }) => {
  await tidy(page)
  await openOperator(page)
  await press(page)
  const row = ownRow(page)
  await row.click()
  await page.getByTestId('note').fill('门口有台阶')
  await page.reload()
  await row.click()
  await expect(page.getByTestId('note')).toHaveValue('门口有台阶')
  await page.getByTestId('note').fill('')
  await tidy(page)
})

test('120_is_recorded_with_time_caller_and_reference', async ({ page }) => {
  await tidy(page)
  await openOperator(page)
  await press(page)
  await ownRow(page).click()
  await page.getByTestId('take').click()
  await page.getByTestId('emergency').click()
  await expect(page.getByTestId('emergency-text')).toContainText('号')
  await expect(page.getByTestId('ambulance-clock')).toContainText(/\d\d:\d\d/)
  await page.getByTestId('emergency-caller').selectOption('family')
  await page.getByTestId('emergency-consent').selectOption('CANNOT_BE_ASKED')
  await page.getByTestId('emergency-reference').fill('120-0042')
  await page.getByTestId('emergency-record').click()
  await page.getByTestId('emergency-record').click()
  await expect(page.getByTestId('incident')).toContainText('120 已于')
  await expect(page.getByTestId('ambulance')).toContainText('回执号 120-0042')
  await expect(page.getByTestId('ambulance')).toContainText('无法询问')
  await expect(page.getByTestId('ambulance-clock'), 'a clock of its own').toContainText(/\d\d:\d\d/)
  await tidy(page)
})

test('zones_are_resized_with_the_keyboard_and_none_can_be_closed', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openOperator(page)
  const zones = await page.locator('main > section.zone').all()
  const widths = await Promise.all(zones.map(async (zone) => ((await zone.boundingBox())?.width ?? 0) / 1366))
  expect(widths, 'queue, incident, map and people').toHaveLength(3)
  for (const [n, share] of [0.28, 0.44, 0.28].entries()) expect(widths[n]).toBeCloseTo(share, 1)
  const line = page.getByRole('separator').first()
  const before = Number(await line.getAttribute('aria-valuenow'))
  await line.focus()
  await page.keyboard.press('ArrowRight')
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 2))
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowLeft')
  expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(18)
})

/** Lets the test hold back what the server says on the live feed. */
async function feedThatCanBeCut(page: Page): Promise<(cut: boolean) => void> {
  let cut = false
  await page.routeWebSocket(/\/api\/feed/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (!cut) socket.send(message)
    })
  })
  return (now) => (cut = now)
}

test('a_lost_link_is_said_and_actions_are_off', async ({ page }) => {
  await tidy(page)
  const cut = await feedThatCanBeCut(page)
  await openOperator(page)
  await press(page)
  await ownRow(page).click()
  await expect(page.getByTestId('link')).toHaveText('正常')
  cut(true)
  await expect(page.getByTestId('link')).toHaveText('迟缓', { timeout: 9_000 })
  await expect(page.getByTestId('link-lost')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByTestId('take')).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByTestId('blocked')).toHaveText(/失去联系/)
  cut(false)
  await expect(page.getByTestId('link')).toHaveText('正常', { timeout: 20_000 })
  await expect(page.getByTestId('take')).not.toHaveAttribute('aria-disabled', 'true')
  await tidy(page)
})

test('who_was_first_is_named', async ({ page, playwright, baseURL }) => {
  await tidy(page)
  const cut = await feedThatCanBeCut(page)
  await openOperator(page)
  await press(page)
  await ownRow(page).click()
  await expect(page.getByTestId('take')).toBeVisible()
  cut(true)

  const other = await playwright.request.newContext({ baseURL })
  const post = (path: string, data: object = {}) =>
    other.post(path, { data, headers: { 'Idempotency-Key': crypto.randomUUID() } })
  await post('/api/session', { username: 'supervisor', password: 'anling-demo' })
  const list = (await (await other.get('/api/incidents?state=open')).json()) as {
    items: { id: string; device: string; owner?: { name: string } }[]
  }
  const id = list.items.find((one) => one.device === BUTTON)?.id ?? ''
  const taken = (await (await post(`/api/incidents/${id}/take`)).json()) as { owner: { name: string } }
  await other.dispose()

  await page.getByTestId('take').click()
  await expect(page.getByTestId('notice')).toContainText(taken.owner.name)
  cut(false)
  await tidy(page)
})

test('a_protocol_card_asks_one_question_at_a_time_and_any_of_them_can_be_answered_anew', async ({ page }) => {
  await pressAndTake(page)
  const offers = await page.getByTestId('offer').count()
  await page.keyboard.press('z')
  await expect(page.getByTestId('card-panel')).toBeFocused()
  await expect(page.getByTestId('candidate').locator('kbd'), 'the digits belong to the card').toHaveCount(0)
  const question = page.getByTestId('card-question')
  const first = (await question.textContent()) ?? ''
  await page.keyboard.press('1')
  await expect(question).not.toHaveText(first)
  await expect(page.getByTestId('card-step')).toHaveCount(1)
  await page.keyboard.press('1')
  await expect(page.getByTestId('card-step')).toHaveCount(2)
  await expect(page.getByTestId('timeline')).toContainText(`问：${first}`)
  expect(await page.getByTestId('offer').count(), 'nobody was asked to come').toBe(offers)

  await page.getByTestId('card-step').first().click()
  await expect(question).toHaveText(first)
  await page.keyboard.press('2')
  await expect(page.getByTestId('card-step')).toHaveCount(1)
  await page.reload()
  await ownRow(page).click()
  await page.keyboard.press('z')
  await expect(page.getByTestId('card-step'), 'the way is kept').toHaveCount(1)
  await tidy(page)
})

test('the_card_for_no_reply_opens_by_itself_and_takes_no_key_from_anybody', async ({ page }) => {
  await pressAndTake(page)
  await page.keyboard.press('n')
  await page.keyboard.type('门铃')
  await page.getByTestId('no-reply').click()
  await page.getByTestId('note').focus()
  const panel = page.getByTestId('card-panel')
  await expect(panel).toBeVisible()
  await expect(page.getByTestId('card-choose')).toHaveValue('no-reply')
  await expect(page.getByTestId('note')).toBeFocused()
  await expect(page.getByTestId('note')).toHaveValue('门铃')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('candidate').locator('kbd').first(), 'the digits still ask people').toHaveText('1')
  await page.keyboard.press('z')
  await page.keyboard.press('2')
  await expect(page.getByTestId('card-suggestions').getByRole('button').first()).toBeVisible()
  await page.getByTestId('note').fill('')
  await tidy(page)
})

test('entry_has_its_own_clock_and_a_door_that_is_broken_open_a_witness', async ({ page }) => {
  await pressAndTake(page)
  await page.getByTestId('entry-start').click()
  const row = page.getByTestId('step-row').filter({ has: page.getByTestId('step-entry') })
  await expect(row.getByTestId('step-state')).toContainText(/\d\d:\d\d/)
  await page.getByTestId('step-entry').click()
  await expect(page.getByTestId('key-holders')).toBeVisible()
  await page.getByTestId('choice-EMERGENCY_SERVICE').check()
  await expect(page.getByTestId('arrange-submit')).toHaveAttribute('aria-disabled', 'true')
  await page.getByTestId('words').fill('物业李师傅')
  await page.getByTestId('arrange-submit').click()
  await expect(page.getByTestId('step-entry')).toHaveCount(0)
  await tidy(page)
})

test('a_filter_hides_no_emergency_that_waits_and_says_how_many_urgent_ones_it_hides', async ({ page }) => {
  await openDesk(page)
  await press(page)
  const number = await ownRow(page).getAttribute('data-number')
  await ownRow(page).click()
  await page.getByTestId('filter').fill('没有这个人')
  await expect(ownRow(page), 'an emergency that waits is never hidden').toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+F2')
  await expect(page.getByTestId('state').first()).toHaveText('已接警')
  await expect(page.getByTestId('hidden-urgent')).toContainText(/\d 条紧急被筛选隐藏/)
  await page.getByTestId('filter').fill(`0${number}`)
  await expect(ownRow(page)).toBeVisible()
  await page.getByTestId('clear-filter').click()
  await expect(page.getByTestId('hidden-urgent')).toHaveCount(0)
  await page.keyboard.press('e')
  await expect(page.getByTestId('dial-120'), 'one more key calls').toBeFocused()
  await expect(page.getByTestId('dial-120')).toHaveAttribute('href', /^(tel|sip):120/)
  await tidy(page)
})

test('a_new_emergency_steals_neither_focus_nor_typed_words', async ({ page }) => {
  await openDesk(page)
  await press(page)
  await ownRow(page).click()
  const before = await page.getByTestId('incident').getAttribute('data-number')
  await page.getByTestId('note').fill('半句')
  await press(page)
  await expect(page.getByTestId('banner')).toBeVisible()
  await expect(page.getByTestId('note')).toBeFocused()
  await page.keyboard.type('话')
  await expect(page.getByTestId('note')).toHaveValue('半句话')
  await expect(page.getByTestId('incident')).toHaveAttribute('data-number', before ?? '')
  await expect(ownRow(page), 'a repeat is the same row').toContainText('×2')
  await expect(
    page
      .getByTestId('timeline')
      .getByText(/原始报文/)
      .first(),
  ).toBeVisible()
  expect(await page.title()).toMatch(/^\(\d+\)/)
  expect(await page.locator('link[rel=icon]').getAttribute('href')).toContain('data:image/svg')
  await page.getByTestId('note').fill('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await expect(page.getByTestId('banner')).toContainText(/已静音 \d\d 秒/)
  await page.addInitScript(() => {
    let touched = false
    let sounding = false
    addEventListener('keydown', () => (touched = true), true)
    Object.defineProperty(AudioContext.prototype, 'state', { get: () => (sounding ? 'running' : 'suspended') })
    AudioContext.prototype.resume = () => Promise.resolve(void (sounding = touched))
  })
  await page.reload()
  await expect(page.getByText('浏览器阻止了声音'), 'a page that nobody touched may not sound').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('浏览器阻止了声音')).toHaveCount(0)
  await tidy(page)
})

test('nothing_flashes_for_who_wants_no_motion_and_the_slowest_is_slow_enough_for_the_rest', async ({ page }) => {
  await openDesk(page)
  await press(page)
  /** How often its edge changes its colour in three seconds. */
  const changes = () =>
    ownRow(page).evaluate(async (row) => {
      const colour = () => getComputedStyle(row).borderLeftColor
      let [before, seen] = [colour(), 0]
      for (const end = performance.now() + 3_000; performance.now() < end;) {
        await new Promise((next) => setTimeout(next, 20))
        if (colour() !== before) seen += 1
        before = colour()
      }
      return seen
    })
  const moving = await changes()
  expect(moving, 'it flashes').toBeGreaterThan(0)
  expect(moving, 'twice a second at most').toBeLessThanOrEqual(12)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await changes(), 'nothing moves').toBe(0)
  expect(await ownRow(page).evaluate((row) => getComputedStyle(row).borderLeftWidth)).toBe('12px')
  await ownRow(page).click()
  await page.route('**/take', async (route) => {
    await new Promise((later) => setTimeout(later, 1_000))
    await route.continue()
  })
  await page.getByTestId('take').click()
  await expect(page.getByTestId('pending'), 'a change is marked until it is confirmed').toBeVisible()
  await expect(page.getByTestId('state').first()).toHaveText('已接警')
  await expect(page.getByTestId('pending')).toHaveCount(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await changes(), 'only while nobody has it').toBe(0)
  await tidy(page)
})

test('a_dead_base_map_keeps_people_and_places', async ({ page }) => {
  await page.route('**/api/map/streets.geojson', (route) => route.abort())
  await openDesk(page)
  await press(page)
  await ownRow(page).click()
  await expect(page.getByTestId('base-lost')).toBeVisible()
  const drawn = async () => Number(await page.getByTestId('map').getAttribute('data-overlay'))
  await expect.poll(drawn).toBeGreaterThan(3)
  await tidy(page)
})

/** Sizes that hands and eyes need. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = (selector: string, height: number, width = 0) =>
      [...document.querySelectorAll(selector)]
        .filter((one) => one.getClientRects().length > 0 && !one.closest('.visually-hidden'))
        .filter((one) => one.getBoundingClientRect().height < height || one.getBoundingClientRect().width < width)
        .map((one) => `${selector}: ${one.textContent?.trim().slice(0, 30)}`)
    const body = parseFloat(getComputedStyle(document.body).fontSize) < 14 ? ['body text'] : []
    const digits = getComputedStyle(document.body).fontVariantNumeric.includes('tabular-nums') ? [] : ['figures']
    return [
      ...least('[data-test=row], [data-test=candidate]', 32),
      ...least('button, select, input:not([type=radio]), textarea', 24, 24),
      ...least('.actions.urgent .button', 44),
      ...body,
      ...digits,
    ]
  })
}

test('the_desk_has_the_sizes_that_hands_and_eyes_need_and_its_header_never_scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await taken(page)
  await expect(ownRow(page), 'shape and letter, not colour alone').toContainText(/◆\s*P1/)
  for (const part of ['.clock', '.who', '.place', '.tag', '.line b', '.line:last-child > .cut:not(.place)'])
    await expect(ownRow(page).locator(part).first(), 'what a row says').toContainText(/\S/)
  await expect(ownRow(page).locator('.clock')).toContainText(/\d\d:\d\d/)
  const head = page.getByTestId('incident').locator('header')
  await expect(head, 'priority, and the clock since it was received').toContainText(/◆\s*P1.*\d\d:\d\d/s)
  for (const part of ['.kind', '.name', '.address b', '.door']) await expect(head.locator(part)).toContainText(/\S/)
  await expect(head.locator('.who'), 'age').toContainText(/\d+ 岁/)
  await expect(head.locator('.address'), 'floor').toContainText(/\d+ 层/)
  await expect(head.locator('.who a')).toHaveAttribute('href', /^(tel|sip):\d+/)
  await expect(head.locator('.who .end'), 'the next deadline').toContainText(/\d/)
  for (const fact of await page.locator('footer.bar dd').all()) await expect(fact, 'the status bar').toContainText(/\S/)
  await page.keyboard.press('z')
  await page.keyboard.press('1')
  await expect(page.getByTestId('card-step')).toHaveCount(1)
  // While the answer is on its way the other actions wait for it.
  await expect(page.getByTestId('entry-start')).not.toHaveAttribute('aria-disabled', 'true')
  await page.getByTestId('entry-start').click()
  await page.getByTestId('step-entry').click()
  await expect(page.getByTestId('arrange')).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  await page.locator('.incident .scroll').evaluate((box) => box.scrollTo(0, 5_000))
  const facts = await page.getByTestId('facts').boundingBox()
  const top = await head.boundingBox()
  expect(top?.y ?? -1, 'the header is in sight').toBeGreaterThanOrEqual(0)
  expect(facts?.y ?? 0, 'the facts stand directly under it').toBeCloseTo((top?.y ?? 0) + (top?.height ?? 0), 0)
  await accessible(page)
  await page.setViewportSize({ width: 683, height: 384 })
  expect(await cutTexts(page), 'enlarged to 200 %').toEqual([])
  await tidy(page)
})
