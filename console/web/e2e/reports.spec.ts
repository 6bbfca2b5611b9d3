import type { Page } from '@playwright/test'
import { accessible, BUTTON, cutTexts, expect, LANGUAGES, ownRow, press, rawKeys, test, tidy, comeIn } from './kit'

/** A press that counts: nobody says of it that it was a test. */
async function aRealPress(page: Page): Promise<void> {
  await tidy(page)
  await comeIn(page, 'supervisor')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await press(page)
  await expect(ownRow(page)).toBeVisible()
  const open = (await (await page.request.get('/api/incidents?state=open')).json()) as {
    items: { id: string; device: string }[]
  }
  const id = open.items.find((one) => one.device === BUTTON)?.id ?? ''
  const post = (path: string, data: object = {}) =>
    page.request.post(`/api/incidents/${id}/${path}`, { data, headers: { 'Idempotency-Key': crypto.randomUUID() } })
  expect((await post('take')).ok()).toBe(true)
  const closed = await post('close', { disposition: 'FALSE_PRESS', guard: 'override', reason: 'to be counted' })
  expect(closed.ok()).toBe(true)
}

async function check(page: Page): Promise<void> {
  expect(await rawKeys(page)).toEqual([])
  expect(await cutTexts(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide, 'nothing scrolls sideways').toBeLessThanOrEqual(0)
  await accessible(page)
}

test('a_supervisor_asks_with_the_keyboard_and_table_charts_and_file_say_the_same', async ({ page }) => {
  await aRealPress(page)
  await page.goto('/office/reports')
  const rows = page.getByTestId('figures').locator('tbody tr')
  await expect(async () => {
    await page.locator('select[name=clock]').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('wish').getByRole('button').focus()
    await page.keyboard.press('Enter')
    await expect(rows.first()).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.locator('select[name=by]').selectOption('MODEL')
  await page.locator('select[name=step]').selectOption('MONTH')
  await page.getByTestId('wish').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/by=MODEL/)
  await expect(rows.first()).toBeVisible()
  await expect(page.getByTestId('share-chart').getByTestId('course').first()).toBeVisible()
  expect(await page.getByTestId('bar').count()).toBeGreaterThanOrEqual(2)
  await expect(page.getByTestId('goal')).toHaveCount(1)
  const csv = await page.request.get((await page.getByTestId('csv').getAttribute('href')) ?? '')
  expect(csv.ok()).toBe(true)
  await page.locator('input[name=to]').fill('2020-01-01')
  await page.getByTestId('wish').getByRole('button').click()
  await expect(page.getByTestId('problem')).toContainText('起止日期')
  await expect(page.locator('input[name=to]'), 'what was typed is there').toHaveValue('2020-01-01')
})

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })

    test('reports_can_be_used_by_everybody_and_a_month_is_printed_on_a4', async ({ page }) => {
      await aRealPress(page)
      await page.goto('/office/reports')
      await expect(page.getByTestId('figures').or(page.getByTestId('empty'))).toBeVisible()
      await check(page)
      await page.setViewportSize({ width: 683, height: 384 })
      await check(page)
      await page.goto('/office/reports/monthly')
      await expect(page.getByTestId('sheet')).toBeVisible()
      await expect(page.getByTestId('level')).toHaveCount(7)
      await check(page)
      const pdf = await page.pdf({ preferCSSPageSize: true })
      const [, width, height] = /MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1')) ?? []
      expect([Math.round(Number(width)), Math.round(Number(height))], 'A4 in points').toEqual([595, 842])
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByTestId('office-nav')).toBeHidden()
      await expect(page.getByTestId('print')).toBeHidden()
      await expect(page.getByTestId('sheet')).toBeVisible()
    })
  })
}
