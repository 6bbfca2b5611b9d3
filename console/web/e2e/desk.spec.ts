import type { Browser, Page } from '@playwright/test'
import { BUTTON, cutTexts, expect, LANGUAGES, ownRow, rawKeys, taken, test, tidy, comeIn } from './kit'

/** Another person at another machine. */
async function colleague(browser: Browser, page: Page, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const other = await context.newPage()
  await comeIn(other, name)
  await expect(other.getByTestId('tab-incidents')).toBeVisible()
  return other
}

test('a_hold_with_reason_and_wake_up_is_made_and_ended_with_the_keyboard', async ({ page }) => {
  await taken(page)
  await page.keyboard.press('h')
  await expect(page.getByTestId('arrange')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByTestId('choice-15')).toBeChecked()
  await expect(page.getByTestId('words')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('arrange'), 'a hold without a reason is no hold').toBeVisible()
  await page.keyboard.type('等儿子回电')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('held')).toBeVisible()
  await expect(page.getByTestId('timeline')).toContainText('等儿子回电')
  await expect(ownRow(page)).toContainText('已挂起')
  await page.keyboard.press('h')
  await expect(page.getByTestId('held')).toHaveCount(0)
  await tidy(page)
})

test('a_transfer_rings_at_the_colleague_and_is_his_when_he_accepts', async ({ page, browser }) => {
  await taken(page)
  const other = await colleague(browser, page, 'operator-2')
  await page.keyboard.press('t')
  const choice = page.getByTestId('arrange').getByRole('radio').first()
  await expect(choice).toBeVisible()
  await page.keyboard.press('1')
  await expect(choice).toBeChecked()
  await page.keyboard.press('t')
  await expect(page.getByTestId('in-transfer')).toBeVisible()

  await expect(other.getByTestId('transfer-banner')).toBeVisible()
  await other.keyboard.press('w')
  await expect(other.getByTestId('transfer-banner')).toHaveCount(0)
  await expect(page.getByTestId('in-transfer')).toHaveCount(0)

  await page.getByTestId('transfer').click()
  await choice.check()
  await page.getByTestId('arrange-submit').click()
  await expect(other.getByTestId('transfer-banner')).toBeVisible()
  await other.keyboard.press('y')
  await expect(other.getByTestId('transfer-banner')).toHaveCount(0)
  await expect(other.locator(`[data-test=row][data-device="${BUTTON}"]`)).toHaveAttribute('aria-selected', 'true')
  await expect(other.getByTestId('mine')).toHaveText('1')
  await expect(page.getByTestId('hold')).toHaveAttribute('aria-disabled', 'true')
  await other.context().close()
  await tidy(page)
})

test('a_closed_incident_is_followed_up_and_opened_again', async ({ page }) => {
  await taken(page)
  const number = await page.getByTestId('incident').getAttribute('data-number')
  await page.keyboard.press('d')
  await page.keyboard.press('3')
  await page.keyboard.press('d')
  await page.keyboard.press('d')
  await page.getByTestId('tab-closed').click()
  await expect(page.getByTestId('followed').first()).toContainText('未回访')
  await expect(page.getByTestId('incident')).toHaveAttribute('data-number', number ?? '')
  await page.keyboard.press('b')
  await page.keyboard.press('1')
  await page.getByTestId('words').fill('已吃饭')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('follow-up-done')).toContainText('平安')
  await page.getByTestId('reopen').click()
  await expect(page.getByTestId('words')).toBeFocused()
  await page.keyboard.type('老人又来电')
  await page.keyboard.press('Enter')
  await page.getByTestId('tab-incidents').click()
  await expect(ownRow(page)).toBeVisible()
  await expect(page.getByTestId('hold')).not.toHaveAttribute('aria-disabled', 'true')
  await tidy(page)
})

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })

    test('every_panel_of_the_desk_is_translated_and_fits', async ({ page }) => {
      await page.setViewportSize({ width: 1366, height: 768 })
      await taken(page)
      for (const panel of ['hold', 'transfer', 'priority', 'test']) {
        await page.getByTestId(panel).click()
        await expect(page.getByTestId('arrange')).toBeVisible()
        expect(await rawKeys(page), panel).toEqual([])
        expect(await cutTexts(page), panel).toEqual([])
        await page.keyboard.press('Escape')
      }
      for (const tab of ['technical', 'closed', 'shift', 'incidents']) {
        await page.getByTestId(`tab-${tab}`).click()
        expect(await rawKeys(page), tab).toEqual([])
        expect(await cutTexts(page), tab).toEqual([])
      }
      const box = await page.getByTestId('incident').locator('header').boundingBox()
      expect(box?.y ?? -1, 'the header is in sight').toBeGreaterThanOrEqual(0)
      await tidy(page)
    })
  })
}
