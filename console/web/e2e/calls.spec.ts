import type { Page } from '@playwright/test'
import { cutTexts, expect, LANGUAGES, ownRow, press, rawKeys, signIn, test, tidy } from './kit'

/** Somebody telephones the centre: the elder of the demo, or somebody whom nobody knows. */
async function ring(page: Page, who: 'elder' | 'unknown', hangUp = false): Promise<void> {
  const key = crypto.randomUUID()
  const said = await page.request.post('/api/demo/call', {
    data: { who, hangUp },
    headers: { 'Idempotency-Key': key },
  })
  expect(said.status()).toBe(200)
}

async function atTheDesk(page: Page): Promise<void> {
  await tidy(page)
  await signIn(page, 'staff', 'operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
}

test('who_rings_is_shown_before_anybody_answers_and_answered_with_one_key', async ({ page }) => {
  await atTheDesk(page)
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
  await atTheDesk(page)
  await press(page)
  await ownRow(page).click()
  await expect(page.getByTestId('incident')).toBeVisible()
  await ring(page, 'unknown')
  const banner = page.getByTestId('call-banner')
  await expect(banner.getByTestId('call-who')).toHaveText(/陌生|Unknown/)
  await page.keyboard.press('j')
  await expect(banner).toHaveAttribute('data-phase', 'ANSWERED')
  await page.keyboard.press('v')
  await expect(page.getByTestId('bind-elder')).toBeFocused()
  await expect(page.getByTestId('bind-elder')).not.toHaveValue('')
  await page.keyboard.press('Enter')
  await expect(banner).toHaveCount(0)
})

test('a_missed_call_waits_on_the_list_until_it_is_ticked_off', async ({ page }) => {
  await atTheDesk(page)
  await ring(page, 'unknown', true)
  await expect(page.getByTestId('tab-calls')).toContainText('1')
  await page.getByTestId('tab-calls').click()
  const row = page.getByTestId('missed-row')
  await expect(row).toHaveCount(1)
  await expect(row.getByTestId('missed-number')).toHaveAttribute('href', /^(tel|sip):/)
  await page.keyboard.press('q')
  await expect(row).toHaveCount(0)
})

for (const language of LANGUAGES)
  test.describe(language, () => {
    test.use({ language })
    test('the_texts_of_calls_are_whole', async ({ page }) => {
      await atTheDesk(page)
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
