import { expect, openDemo, ownRow, signIn, test, tidy } from './kit'
import type { Page } from '@playwright/test'

/** Presses the red button in a window of its own and leaves it. */
async function press(page: Page): Promise<void> {
  const home = await page.context().newPage()
  await home.goto('/demo/home')
  await expect(home.getByTestId('line')).toHaveText(/已连接|connected/)
  await home.getByTestId('red').click()
  await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'green')
  await home.close()
}

async function openOperator(page: Page): Promise<void> {
  await signIn(page, 'staff', 'operator')
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
  await page.getByTestId('emergency-reference').fill('120-0042')
  await page.getByTestId('emergency-record').click()
  await page.getByTestId('emergency-record').click()
  await expect(page.getByTestId('incident')).toContainText('120 已于')
  await tidy(page)
})

test('zones_are_resized_with_the_keyboard_and_none_can_be_closed', async ({ page }) => {
  await openOperator(page)
  const line = page.getByRole('separator').first()
  const before = Number(await line.getAttribute('aria-valuenow'))
  await line.focus()
  await page.keyboard.press('ArrowRight')
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 2))
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowLeft')
  expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(18)
})

test('a_lost_link_is_said_and_actions_are_off', async ({ page }) => {
  let cut = false
  await page.routeWebSocket(/\/api\/feed/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (!cut) socket.send(message)
    })
  })
  await openOperator(page)
  await expect(page.getByTestId('link')).toHaveText('正常')
  cut = true
  await expect(page.getByTestId('link')).toHaveText('迟缓', { timeout: 9_000 })
  await expect(page.getByTestId('link-lost')).toBeVisible({ timeout: 15_000 })
  cut = false
  await expect(page.getByTestId('link')).toHaveText('正常', { timeout: 20_000 })
})

test('who_was_first_is_named', async ({ page, playwright, baseURL }) => {
  await tidy(page)
  await openDemo(page)
  await page.getByTestId('red').click()
  const operator = page.frameLocator('iframe[name=operator]')
  const row = ownRow(operator)
  await row.click()
  const number = await row.getAttribute('data-number')
  await operator.getByTestId('take').click()
  await expect(operator.getByTestId('state').first()).toHaveText('已接警')

  const other = await playwright.request.newContext({ baseURL })
  const post = (path: string, data: object = {}) =>
    other.post(path, { data, headers: { 'Idempotency-Key': crypto.randomUUID() } })
  await post('/api/session', { username: 'supervisor', password: 'anling-demo' })
  const list = (await (await other.get('/api/incidents?state=open')).json()) as {
    items: { id: string; number: number }[]
  }
  const id = list.items.find((one) => one.number === Number(number))?.id ?? ''
  const late = await post(`/api/incidents/${id}/take`)
  expect(late.status()).toBe(409)
  const { error } = (await late.json()) as { error: { who?: string; when?: string } }
  expect(error.who).toBeTruthy()
  expect(error.when).toMatch(/Z$/)
  await other.dispose()
  await tidy(page)
})
