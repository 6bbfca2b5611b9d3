import type { Page } from '@playwright/test'
import { accessible, cutTexts, expect, LANGUAGES, PASSWORD, rawKeys, test, tidy, comeIn } from './kit'

interface Demo {
  elder: string
  elderName: string
}
const demo = async (page: Page) => (await (await page.request.get('/api/demo/info')).json()) as Demo

/** Somebody else of the staff changes the telephone number of an elder, in another browser. */
async function changedElsewhere(page: Page, id: string, phone: string): Promise<void> {
  const other = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  if (!other) throw new Error('no second browser')
  const post = (path: string, data: object) =>
    other.request.post(path, { data, headers: { 'Idempotency-Key': crypto.randomUUID() } })
  await post('/api/session', { username: 'admin', password: PASSWORD })
  const record = (await (await other.request.get(`/api/elders/${id}`)).json()) as { version: number; fields: object }
  const saved = await post(`/api/elders/${id}`, { version: record.version, fields: { ...record.fields, phone } })
  expect(saved.status()).toBe(200)
  await other.close()
}

test('an_elder_is_found_at_the_desk_by_keys_alone_and_an_incident_is_opened_for_whoever_told_of_him', async ({
  page,
}) => {
  await tidy(page)
  await comeIn(page, 'operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  const { elder, elderName } = await demo(page)
  await page.keyboard.press('/')
  await expect(page.getByTestId('command')).toBeFocused()
  await page.keyboard.type('/offer 99')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('command-told')).toBeVisible()
  await page.getByTestId('command').fill(`/find ${elderName}`)
  const row = page.locator(`#found-${elder}`)
  await expect(row).toBeVisible()
  while ((await row.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const panel = page.getByTestId('elder-panel')
  await expect(panel).toContainText(elderName)
  await expect(panel.getByTestId('record').or(panel.getByTestId('glass'))).toBeVisible()
  await accessible(page)
  await panel.getByTestId('told-send').click()
  await expect(panel.getByTestId('field-error').or(panel.getByTestId('told-failed')).first()).toBeVisible()
  await panel.getByTestId('told-reason').fill('邻居听见摔倒的声音')
  await panel.getByTestId('told-send').click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByTestId('incident')).toContainText(/人工登记|Told to the staff/)
  await tidy(page)
})

test('two_people_change_one_record_and_the_second_is_told_and_loses_nothing', async ({ page }) => {
  await comeIn(page, 'supervisor', '/office/elders')
  const { elder, elderName } = await demo(page)
  await page.getByTestId('elder-search').fill(elderName)
  await page.getByTestId('elder-row').filter({ hasText: elderName }).first().getByRole('link').click()
  await expect(page.getByTestId('record')).toBeVisible()
  await page.goto(`/office/elders/${elder}`)
  await page.getByTestId('edit').click()
  await accessible(page)
  await page.getByTestId('in-phone').fill('ring me')
  await page.getByTestId('save').click()
  await expect(page.locator('[data-field=phone]').getByTestId('field-error')).toBeVisible()
  const mine = `139${String(Date.now()).slice(-8)}`
  await page.getByTestId('in-phone').fill(mine)
  await page.getByTestId('contact-add').click()
  await page.getByTestId('contact-0-name').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await page
    .locator('[data-contact]')
    .last()
    .getByRole('button', { name: /删除|Remove/ })
    .click()
  await changedElsewhere(page, elder, '01055500000')
  await page.reload()
  await expect(page.getByTestId('restored')).toBeVisible()
  await expect(page.getByTestId('in-phone')).toHaveValue(mine)
  await page.getByTestId('save').click()
  await expect(page.getByTestId('conflict')).toBeVisible()
  await expect(page.locator('[data-field=phone]').getByTestId('field-error')).toContainText('01055500000')
  await expect(page.getByTestId('in-phone')).toHaveValue(mine)
  await page.getByTestId('save').click()
  await expect(page.getByTestId('saved')).toBeVisible()
  await expect(page.getByTestId('office')).toContainText(mine)
})

test('a_device_is_told_something_once_and_how_far_that_came_is_shown', async ({ page }) => {
  await comeIn(page, 'admin', '/office/devices')
  await page.getByTestId('device-commands').first().click()
  await page.getByTestId('command-kind').selectOption('TEXT')
  await page.getByTestId('command-send').click()
  await expect(page.getByTestId('command-failed'), 'words are missing').toBeVisible()
  await page.getByTestId('command-text').fill('吃药')
  await page.getByTestId('command-send').click()
  const line = page.getByTestId('command-line')
  await expect(line).toHaveCount(1)
  await page.getByTestId('command-text').fill('吃药')
  await page.getByTestId('command-send').click()
  await expect(page.getByTestId('command-failed'), 'the same twice').toBeVisible()
  await expect(line, 'a device of the real server is off; the scripted one answers').toContainText(
    process.env.ANLING_URL ? '○' : '✓',
  )
  await accessible(page)
})

test('how_long_a_device_may_be_silent_is_chosen_by_its_class_or_typed', async ({ page }) => {
  await comeIn(page, 'admin', '/office/devices')
  const change = async () => {
    await page.getByTestId('device-change').first().click()
    return page.getByTestId('device-form')
  }
  const form = await change()
  await form.getByTestId('device-silence').selectOption('20')
  await form.getByTestId('device-save').click()
  await expect(form).toHaveCount(0)
  await change()
  await expect(form.getByTestId('device-silence'), 'twenty seconds stay what they are').toHaveValue('20')
  await form.getByTestId('device-silence').selectOption('0')
  await form.getByTestId('device-minutes').fill('0.1')
  await form.getByTestId('device-save').click()
  await expect(form.getByTestId('field-error')).toBeVisible()
  await form.getByTestId('device-minutes').fill('2')
  await form.getByTestId('device-save').click()
  await expect(form).toHaveCount(0)
  await change()
  await expect(form.getByTestId('device-silence')).toHaveValue('120')
  await accessible(page)
  await form.getByTestId('device-silence').selectOption('90000')
  await form.getByTestId('device-save').click()
  await expect(form).toHaveCount(0)
})

test('a_key_of_a_panel_is_typed_and_never_shown', async ({ page }) => {
  await comeIn(page, 'admin', '/office/devices')
  const id = `dc09-${Date.now().toString(16).slice(-8).toUpperCase()}`
  await page.getByTestId('enrol-new').click()
  await page.getByTestId('device-id').fill(id)
  await page.getByLabel(/^(协议|Protocol)$/).fill('sia-dc09')
  await page.getByTestId('device-save').click()
  const row = page.getByTestId('device-row').filter({ hasText: id })
  await row.getByTestId('device-key').click()
  await page.getByTestId('key').fill('too short')
  await page.getByTestId('key-save').click()
  await expect(page.getByTestId('key-form').getByTestId('field-error')).toBeVisible()
  await page.getByTestId('key').fill('00112233445566778899aabbccddeeff')
  await page.getByTestId('key-save').click()
  await expect(page.getByTestId('key-form')).toHaveCount(0)
  await row.getByTestId('device-key').click()
  await expect(page.getByTestId('key')).toHaveValue('')
  await expect(page.getByTestId('key-clear')).toBeVisible()
  await accessible(page)
})

for (const language of LANGUAGES)
  test.describe(language, () => {
    test.use({ language })
    test('a_list_with_a_wrong_cell_is_told_cell_by_cell_and_nothing_is_written', async ({ page }) => {
      await comeIn(page, 'admin', '/office/import')
      await page.getByTestId('import-send').click()
      await expect(page.getByTestId('import-failed')).toBeVisible()
      const rows = ['编号,姓名,性别,出生日期,电话,社区,房号,经度,纬度', 'x-1,王一,女,1941,ring me,nowhere,1,116.4,39.8']
      await page.getByTestId('import-file').setInputFiles({
        name: 'wrong.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(rows.join('\n')),
      })
      await page.getByTestId('import-send').click()
      await expect(page.getByTestId('import-state')).toHaveAttribute('data-state', 'REFUSED')
      await expect(page.getByTestId('import-problem').first()).toContainText('电话')
      await expect(page.getByTestId('import-report')).toBeVisible()
      await accessible(page)
      await page.goto('/office/elders')
      await expect(page.getByTestId('elder-row').first()).toBeVisible()
      await accessible(page)
      expect(await rawKeys(page)).toEqual([])
      expect(await cutTexts(page)).toEqual([])
    })
  })
