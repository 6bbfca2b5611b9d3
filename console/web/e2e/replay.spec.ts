import type { Page } from '@playwright/test'
import { accessible, cutTexts, expect, LANGUAGES, openFilm, rawKeys, test, comeIn } from './kit'

const offset = async (page: Page) => Number(await page.getByTestId('scrub').inputValue())

test('an_incident_is_watched_from_the_press_to_the_close_with_the_keyboard', async ({ page }) => {
  await openFilm(page)
  const row = page.getByTestId('row-then')
  const state = page.getByTestId('state')
  await expect(state.first()).toHaveText('待接警')
  await expect(row).toContainText('无人接警')
  await expect(page.getByTestId('search')).toContainText('可问')
  await expect(page.getByTestId('offer').first()).toBeVisible()

  await page.keyboard.press('End')
  await expect(state.first()).toHaveText('已关闭')
  await expect(page.getByTestId('happened')).toContainText('坐席')
  const end = await offset(page)
  await expect(page.getByTestId('looks')).toContainText('坐席')

  await page.keyboard.press('ArrowLeft')
  expect(await offset(page)).toBeLessThan(end)
  // Offers are taken back and notices end after the close: the moment before it lies a few steps back.
  for (let step = 0; step < 40 && (await state.first().textContent()) === '已关闭'; step++) {
    await page.keyboard.press('ArrowLeft')
  }
  await expect(state.first()).not.toHaveText('已关闭')
  await page.keyboard.press('ArrowRight')
  await expect(state.first()).toHaveText('已关闭')
  await page.keyboard.press('Home')
  expect(await offset(page)).toBe(0)
  await expect(state.first()).toHaveText('待接警')
})

test('the_film_plays_pauses_and_stops_at_its_end', async ({ page }) => {
  await openFilm(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('speed')).toHaveValue('1')
  await page.keyboard.press(' ')
  await expect(page.getByTestId('play')).toContainText('暂停')
  await expect.poll(() => offset(page)).toBeGreaterThan(200)
  await page.keyboard.press(' ')
  await expect(page.getByTestId('play')).toContainText('播放')
  const paused = await offset(page)
  await page.waitForTimeout(400)
  expect(await offset(page)).toBe(paused)
  await page.getByTestId('speed').selectOption('60')
  await page.getByTestId('play').click()
  await expect(page.getByTestId('state').first()).toHaveText('已关闭')
  await expect(page.getByTestId('play')).toContainText('播放')
})

test('an_event_of_the_story_leads_to_its_moment', async ({ page }) => {
  await openFilm(page)
  await page.getByTestId('story').getByRole('button', { name: /接警/ }).first().click()
  await expect(page.getByTestId('state').first()).toHaveText('已接警')
  await expect(page.getByTestId('story').locator('[aria-current]')).toHaveCount(1)
})

test('a_film_is_refused_to_who_may_not_watch_it', async ({ page }) => {
  await comeIn(page, 'doctor-1', '/responder')
  await expect(page.getByTestId('ready').or(page.getByTestId('offer')).or(page.getByTestId('job'))).toBeVisible()
  const answer = await page.request.get('/api/incidents/i-41/replay')
  expect([401, 403]).toContain(answer.status())
  await page.goto('/replay/i-41')
  await expect(page).toHaveURL(/signin/)
  await comeIn(page, 'operator', '/replay/no-such-incident')
  await expect(page.getByTestId('failed')).toBeVisible()
})

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })

    test('the_film_can_be_used_by_everybody', async ({ page }) => {
      await openFilm(page)
      for (const size of [
        { width: 1366, height: 768 },
        { width: 683, height: 384 },
        { width: 390, height: 780 },
      ]) {
        await page.setViewportSize(size)
        await page.keyboard.press('End')
        expect(await rawKeys(page)).toEqual([])
        expect(await cutTexts(page)).toEqual([])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(wide, 'nothing scrolls sideways').toBeLessThanOrEqual(0)
        await accessible(page)
      }
    })
  })
}
