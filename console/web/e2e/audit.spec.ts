import type { Page } from '@playwright/test'
import { accessible, cutTexts, expect, ownRow, press, rawKeys, test, tidy, comeIn } from './kit'

/** A machine that mostly has another day than the centre: what was noted this minute must be there all the same. */
test.use({ timezoneId: 'Pacific/Pago_Pago' })
const CENTRE = 'Asia/Shanghai'

async function check(page: Page): Promise<void> {
  expect(await rawKeys(page)).toEqual([])
  expect(await cutTexts(page)).toEqual([])
  await accessible(page)
}

/** Somebody of whom nobody else's test knows. */
async function aNewElder(page: Page): Promise<string> {
  const list = (await (await page.request.get('/api/communities')).json()) as { items: { code: string }[] }
  const fields = {
    ...{ name: '试验 钱伯', birthYear: 1941, sex: 'MALE', phone: '01055500199', community: list.items[0]?.code },
    ...{ compound: '试验里', building: '1', unit: '1', room: '101', latitude: 39.8822, longitude: 116.4066 },
  }
  const made = await page.request.post('/api/elders', {
    data: { number: `audit-${Date.now()}`, fields },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  })
  expect(made.ok(), await made.text()).toBe(true)
  return ((await made.json()) as { id: string }).id
}

test('an_admin_hands_out_and_erases_the_data_of_an_elder_and_the_audit_proves_it', async ({ page }) => {
  await comeIn(page, 'admin', '/office')
  const elder = await aNewElder(page)
  await page.goto(`/office/elders/${elder}`)
  const data = page.getByTestId('elder-data')
  await data.locator('summary').focus()
  await page.keyboard.press('Enter')
  await data.getByTestId('elder-file').click()
  await expect(data.getByTestId('field-error')).toBeVisible()
  await data.getByTestId('file-reason').fill('本人申请')
  const kept = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await kept).suggestedFilename()).toBe(`anling-elder-${elder}.json`)
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
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: CENTRE }).format(Date.now())
  await expect(page.locator('input[name=to]'), 'the day of the centre').toHaveValue(today)
  await expect(entries.nth(1)).toBeVisible()
  const rows = await entries.count()
  // A centre of a few minutes has one page of entries.
  if (!process.env.ANLING_URL) {
    await page.getByTestId('more').click()
    await expect(entries).not.toHaveCount(rows)
  }
  await page.locator('select[name=kind]').selectOption('ERASURE')
  await page.keyboard.press('Enter')
  await page.getByTestId('show').click()
  await expect(page).toHaveURL(/kind=ERASURE/)
  await expect(entries.first()).toContainText(elder)
  await expect(entries.first()).toContainText('老人已去世')
  await entries.first().getByTestId('only').click()
  await expect(page).toHaveURL(new RegExp(`elder=${elder}`))
  await expect(entries).toHaveCount(1)
  await expect(page.getByTestId('keeping')).toContainText('3 年')
  await check(page)
  const csv = await page.request.get((await page.getByTestId('csv').getAttribute('href')) ?? '')
  expect(csv.ok()).toBe(true)
})

test('nothing_is_erased_while_an_incident_is_open_and_the_page_says_so', async ({ page }) => {
  await tidy(page)
  await comeIn(page, 'admin')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await press(page)
  await expect(ownRow(page)).toBeVisible()
  const { elder } = (await (await page.request.get('/api/demo/info')).json()) as { elder: string }
  await page.goto(`/office/elders/${elder}`)
  await page.getByTestId('elder-data').locator('summary').click()
  await page.getByTestId('erase').click()
  await page.getByTestId('erase').click()
  await expect(page.getByTestId('data-refused')).toContainText('有进行中的事件')
  await expect(page.getByTestId('erase')).toBeVisible()
  await tidy(page)
})
