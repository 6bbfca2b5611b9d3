import type { Page } from '@playwright/test'
import { BUTTON, expect, ownRow, press, test, tidy, comeIn } from './kit'

/** Incidents that the page says it has drawn, in the order of its words. */
function listen(page: Page): string[] {
  const told: string[] = []
  page.on('websocket', (socket) => {
    if (!socket.url().includes('/api/feed')) return
    socket.on('framesent', ({ payload }) => {
      const word = JSON.parse(String(payload)) as { drawn?: { id: string }[] }
      told.push(...(word.drawn ?? []).map((one) => one.id))
    })
  })
  return told
}

function look(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  return page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

const twoPictures = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

test('a_hidden_tab_has_nothing_on_the_screen_and_what_is_drawn_is_told_once', async ({ page }) => {
  const told = listen(page)
  await tidy(page)
  await comeIn(page, 'operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await look(page, 'hidden')
  await press(page)
  await expect(ownRow(page)).toBeVisible()
  const open = (await (await page.request.get('/api/incidents?state=open')).json()) as {
    items: { id: string; device: string }[]
  }
  const id = open.items.find((one) => one.device === BUTTON)?.id ?? ''
  const times = () => told.filter((one) => one === id).length
  await twoPictures(page)
  expect(times(), 'nobody sees a hidden tab').toBe(0)
  await look(page, 'visible')
  await expect.poll(times).toBe(1)
  await ownRow(page).click()
  await expect(page.getByTestId('incident')).toBeVisible()
  await twoPictures(page)
  expect(times(), 'the header shows the same incident').toBe(1)
})
