import { BUTTON, expect, ownRow, press, signIn, test, tidy } from './kit'
import type { Page } from '@playwright/test'

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
