import type { Page } from '@playwright/test'
import { accessible, cutTexts, expect, rawKeys, signIn, test } from './kit'

async function check(page: Page): Promise<void> {
  expect(await rawKeys(page)).toEqual([])
  expect(await cutTexts(page)).toEqual([])
  await accessible(page)
}

test('an_admin_hands_out_and_erases_the_data_of_an_elder_and_the_audit_proves_it', async ({ page }) => {
  // It erases somebody: only where everything is invented.
  test.skip(Boolean(process.env.ANLING_URL), 'on the scripted server; the real one is asked by ElderIT')
  await signIn(page, 'staff', 'admin')
  await page.waitForURL(/operator|board|office/)
  await page.goto('/office/elders/elder-5')
  const data = page.getByTestId('elder-data')
  await data.locator('summary').focus()
  await page.keyboard.press('Enter')
  await data.getByTestId('elder-file').click()
  await expect(data.getByTestId('field-error')).toBeVisible()
  await data.getByTestId('file-reason').fill('本人申请')
  const kept = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await kept).suggestedFilename()).toBe('anling-elder-elder-5.json')
  await expect(data.getByTestId('file-taken')).toBeVisible()
  await data.getByTestId('ground').selectOption('DECEASED')
  const erase = data.getByTestId('erase')
  await erase.focus()
  await page.keyboard.press('Enter')
  await expect(erase, 'one press does nothing').toContainText('再按一次')
  await check(page)
  await page.keyboard.press('Enter')
  await expect(data.getByTestId('erased')).toContainText('审计')
  await page.goto('/office/audit')
  const entries = page.getByTestId('entry')
  const rows = await entries.count()
  await page.getByTestId('more').click()
  await expect(entries).not.toHaveCount(rows)
  await page.locator('select[name=kind]').selectOption('ERASURE')
  await page.keyboard.press('Enter')
  await page.getByTestId('show').click()
  await expect(page).toHaveURL(/kind=ERASURE/)
  await expect(entries.first()).toContainText('elder-5')
  await expect(entries.first()).toContainText('老人已去世')
  await entries.first().getByTestId('only').click()
  await expect(page).toHaveURL(/elder=elder-5/)
  await expect(entries).toHaveCount(1)
  await expect(page.getByTestId('keeping')).toContainText('3 年')
  await check(page)
  const csv = await page.request.get((await page.getByTestId('csv').getAttribute('href')) ?? '')
  expect(csv.ok()).toBe(true)
})

test('nothing_is_erased_while_an_incident_is_open_and_the_page_says_so', async ({ page }) => {
  test.skip(Boolean(process.env.ANLING_URL), 'on the scripted server; the real one is asked by ElderIT')
  await signIn(page, 'staff', 'admin')
  await page.waitForURL(/operator|board|office/)
  await page.route('**/erase', (route) =>
    route.fulfill({
      status: 409,
      json: { error: { code: 'erase_open', message: { zh: '有进行中的事件', en: 'An incident is open' } } },
    }),
  )
  await page.goto('/office/elders/elder-4')
  await page.getByTestId('elder-data').locator('summary').click()
  await page.getByTestId('erase').click()
  await page.getByTestId('erase').click()
  await expect(page.getByTestId('data-refused')).toContainText('有进行中的事件')
  await expect(page.getByTestId('erase')).toBeVisible()
})
