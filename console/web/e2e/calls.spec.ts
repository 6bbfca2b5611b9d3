import type { Page } from '@playwright/test'
import { cutTexts, expect, LANGUAGES, openDesk, ownRow, press, pressAndTake, rawKeys, test, tidy } from './kit'

/** Somebody telephones the centre: the elder of the demo, or somebody whom nobody knows. */
async function ring(page: Page, who: 'elder' | 'unknown', hangUp = false): Promise<void> {
  const key = crypto.randomUUID()
  const said = await page.request.post('/api/demo/call', {
    data: { who, hangUp },
    headers: { 'Idempotency-Key': key },
  })
  expect(said.status()).toBe(200)
}

test('who_rings_is_shown_before_anybody_answers_and_answered_with_one_key', async ({ page }) => {
  await openDesk(page)
  await ring(page, 'elder')
  const banner = page.getByTestId('call-banner')
  await expect(banner).toHaveAttribute('data-phase', 'RINGING')
  await expect(banner.getByTestId('call-who')).not.toHaveText(/陌生|Unknown/)
  await expect(banner.getByTestId('call-number')).toContainText(/[0-9]{4}/)
  await page.keyboard.press('j')
  await expect(banner).toHaveCount(0)
  await expect(page.getByTestId('incident')).toContainText('来电')
  await expect(page.getByTestId('state').first()).toHaveText(/已接警|taken/)
})

test('an_unknown_caller_is_bound_to_an_elder_with_two_keys', async ({ page }) => {
  await openDesk(page)
  await press(page)
  await ownRow(page).click()
  await expect(page.getByTestId('incident')).toBeVisible()
  await ring(page, 'unknown')
  const banner = page.getByTestId('call-banner')
  await expect(banner.getByTestId('call-who')).toHaveText(/陌生|Unknown/)
  await page.keyboard.press('j')
  await expect(banner).toHaveAttribute('data-phase', 'ANSWERED')
  await page.keyboard.press('v')
  await expect(banner.getByTestId('pick')).toBeFocused()
  await expect(banner.getByTestId('pick')).not.toHaveValue('')
  await page.keyboard.press('Enter')
  await expect(banner).toHaveCount(0)
})

/** Goes down the list to one elder and chooses him, without the mouse. */
async function choose(page: Page, elder: string): Promise<void> {
  const option = page.locator(`[data-test=picked][data-elder="${elder}"]`)
  await expect(option).toBeVisible()
  for (let n = 0; n < 20 && (await option.getAttribute('aria-selected')) !== 'true'; n++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('whose_call_it_is_is_found_by_name_and_chosen_with_the_keyboard', async ({ page }) => {
  const { elder, elderName } = (await (await page.request.get('/api/demo/info')).json()) as Record<string, string>
  await openDesk(page)
  await ring(page, 'unknown')
  const banner = page.getByTestId('call-banner')
  await expect(banner).toHaveAttribute('data-phase', 'RINGING')
  await page.keyboard.press('j')
  await expect(banner).toHaveAttribute('data-phase', 'ANSWERED')
  await page.keyboard.press('v')
  const field = banner.getByTestId('pick')
  await expect(field).toBeFocused()
  // Nobody is bound by words that stand for nobody: what is typed stays, and the page says what to do.
  await page.keyboard.type('no such elder')
  await expect(banner.getByTestId('pick-nobody')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(banner.getByTestId('bind-told')).toBeVisible()
  await expect(field).toHaveValue('no such elder')
  await field.fill(elderName ?? '')
  await choose(page, elder ?? '')
  await expect(field).toHaveValue(new RegExp(elderName ?? '-'))
  await page.keyboard.press('Enter')
  await expect(banner).toHaveCount(0)
  await tidy(page)
})

test('a_missed_call_waits_on_the_list_until_it_is_ticked_off', async ({ page }) => {
  await openDesk(page)
  await ring(page, 'unknown', true)
  await expect(page.getByTestId('tab-calls')).toContainText('1')
  await page.getByTestId('tab-calls').click()
  const row = page.getByTestId('missed-row')
  await expect(row).toHaveCount(1)
  await expect(row.getByTestId('missed-number')).toHaveAttribute('href', /^(tel|sip):/)
  await page.keyboard.press('q')
  await expect(row).toHaveCount(0)
})

test('who_was_called_by_whom_is_a_line_of_the_incident', async ({ page }) => {
  await pressAndTake(page)
  // The link itself is the business of the computer, which has no telephone here.
  await page.evaluate(() => {
    addEventListener('click', (event) => {
      if ((event.target as Element).closest('a[href^=tel], a[href^=sip]')) event.preventDefault()
    })
  })
  await page.keyboard.press('c')
  await expect(page.getByTestId('timeline')).toContainText(/呼叫老人\s*·\s*\S/)
  await tidy(page)
})

test('a_recording_is_heard_with_a_reason_only', async ({ page }) => {
  const line = { event: '1-1', at: new Date().toISOString(), kind: 'call.recorded', detail: {} }
  await page.route(/\/api\/incidents\/[^/?]+$/, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { timeline: object[] }
    const timeline = [...body.timeline, { ...line, text: { zh: '通话有录音', en: 'The call was recorded' } }]
    await route.fulfill({ response: answer, json: { ...body, timeline } })
  })
  const reasons: unknown[] = []
  await page.route('**/recording', async (route) => {
    reasons.push(route.request().postDataJSON())
    await route.fulfill({ json: { link: 'https://pbx.example/r/1' } })
  })
  await pressAndTake(page)
  await page.getByTestId('recording').click()
  await expect(page.getByTestId('recording-reason')).toBeFocused()
  await page.getByTestId('recording-play').click()
  await expect(page.getByRole('alert').filter({ hasText: '请填写理由' })).toBeVisible()
  await page.getByTestId('recording-reason').fill('投诉 7')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('recording-link')).toHaveAttribute('href', 'https://pbx.example/r/1')
  expect(reasons).toEqual([{ event: '1-1', reason: '投诉 7' }])
  await tidy(page)
})

for (const language of LANGUAGES)
  test.describe(language, () => {
    test.use({ language })
    test('the_texts_of_calls_are_whole', async ({ page }) => {
      await openDesk(page)
      await ring(page, 'unknown', true)
      await ring(page, 'elder')
      await page.getByTestId('tab-calls').click()
      await expect(page.getByTestId('missed-row').first()).toBeVisible()
      await expect(page.getByTestId('call-banner')).toBeVisible()
      expect(await rawKeys(page)).toEqual([])
      expect(await cutTexts(page)).toEqual([])
      // An elder whom nobody answers is an emergency in a minute, in the middle of another test.
      await page.keyboard.press('j')
      await expect(page.getByTestId('call-banner')).toHaveCount(0)
    })
  })
