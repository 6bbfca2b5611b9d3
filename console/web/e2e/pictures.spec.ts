import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { filmOf, inkOf, type Shot } from './film'
import {
  cutTexts,
  expect,
  LANGUAGES,
  openDemo,
  openFilm,
  ownRow,
  press,
  rawKeys,
  signIn,
  test,
  tidy,
  type Language,
} from './kit'

/** Makes the pictures of the README, and fails on what nobody should see in them. */
const FOLDER = process.env.ANLING_PICTURES ?? join(import.meta.dirname, '../../../docs/pictures')
const FILM_BYTES = 3 * 1024 * 1024

function keep(name: string, picture: Buffer): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, name), picture)
}

/** Chinese is the first language; its pictures carry no mark. */
const named = (name: string, language: Language) => `${name}${language === 'zh' ? '' : '.en'}`

async function faultless(page: Page): Promise<void> {
  expect(await rawKeys(page), 'texts without a translation').toEqual([])
  expect(await cutTexts(page), 'cut texts').toEqual([])
}

async function mapIsDrawn(page: Page): Promise<void> {
  const scenes = page.frames().map((frame) => frame.getByTestId('map'))
  const counts = await Promise.all(scenes.map((map) => map.count()))
  const map = scenes[counts.findIndex((count) => count > 0)]
  if (!map) throw new Error('no map on the page')
  await expect(map).toHaveAttribute('data-map', 'idle', { timeout: 30_000 })
  expect(inkOf(await map.screenshot()), 'how much of the map is drawn').toBeGreaterThan(0.12)
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })

    test('the_film_of_one_press', async ({ page }) => {
      test.setTimeout(180_000)
      await page.setViewportSize({ width: 1440, height: 830 })
      await tidy(page)
      const { home, operator, phone } = await openDemo(page)
      const shots: Shot[] = []
      const shoot = async (ms: number) => {
        await page.mouse.move(720, 5)
        await page.waitForTimeout(350)
        shots.push({ png: await page.screenshot(), ms })
      }
      await mapIsDrawn(page)
      await shoot(1_200)
      await home.getByTestId('red').click()
      await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'green')
      await expect(phone.getByTestId('offer')).toBeVisible()
      await expect(home.getByTestId('ms-offer')).toBeVisible()
      const row = ownRow(operator)
      await row.click()
      await shoot(2_200)
      await operator.getByTestId('take').click()
      await expect(operator.getByTestId('spoken')).toBeEnabled()
      await expect(home.getByTestId('step-taken')).toHaveClass(/reached/)
      await shoot(1_600)
      await phone.getByTestId('accept').click()
      await expect(home.getByTestId('step-accepted')).toHaveClass(/reached/)
      await shoot(1_800)
      await operator.getByTestId('spoken').click()
      await shoot(1_200)
      await operator.getByTestId('outcome-NEEDS_HELP').click()
      await phone.getByTestId('step').click()
      await expect(phone.getByTestId('step')).toHaveAttribute('data-step', 'AT_DOOR')
      await shoot(1_400)
      await phone.getByTestId('step').click()
      await expect(home.getByTestId('step-at-door')).toHaveClass(/reached/)
      await mapIsDrawn(page)
      await faultless(page)
      await shoot(2_400)
      keep(`${named('demo', language)}.png`, shots.at(-1)?.png ?? Buffer.alloc(0))
      const film = filmOf(shots)
      expect(film.length).toBeLessThan(FILM_BYTES)
      keep(`${named('demo', language)}.gif`, film)
      await tidy(page)
    })

    test('the_film_of_an_incident', async ({ page }) => {
      test.setTimeout(120_000)
      await page.setViewportSize({ width: 1440, height: 900 })
      await openFilm(page)
      await faultless(page)
      await page
        .getByTestId('story')
        .getByRole('button', { name: /接警|Taken/ })
        .first()
        .click()
      await mapIsDrawn(page)
      keep(`${named('replay', language)}.png`, await page.screenshot())
      await page.setViewportSize({ width: 390, height: 780 })
      await faultless(page)
      keep(`${named('replay-phone', language)}.png`, await page.screenshot({ fullPage: true }))
    })

    test('the_board_and_the_wall', async ({ page }) => {
      test.setTimeout(120_000)
      await page.setViewportSize({ width: 1440, height: 900 })
      await tidy(page)
      await signIn(page, 'staff', 'supervisor')
      await expect(page.getByTestId('to-board')).toBeVisible()
      await press(page)
      await page.goto('/board')
      await expect(page.getByTestId('longest-P1')).toContainText('/ 01:00')
      await page.waitForTimeout(2_500)
      await faultless(page)
      keep(`${named('board', language)}.png`, await page.screenshot())
      await page.setViewportSize({ width: 390, height: 780 })
      await faultless(page)
      keep(`${named('board-phone', language)}.png`, await page.screenshot({ fullPage: true }))
      await page.setViewportSize({ width: 1920, height: 1080 })
      await page.goto('/wall')
      for (const theme of ['light', 'dark']) {
        if (!(await page.getByTestId('wall').getAttribute('class'))?.includes('dark') !== (theme === 'light'))
          await page.getByTestId('theme').click()
        await page.waitForTimeout(2_500)
        await faultless(page)
        keep(`${named(`wall-${theme}`, language)}.png`, await page.screenshot())
      }
      await tidy(page)
    })

    test('the_pages_alone', async ({ page }) => {
      test.setTimeout(120_000)
      await tidy(page)
      await signIn(page, 'responder', 'doctor-1')
      await page.setViewportSize({ width: 390, height: 780 })
      await expect(page.getByTestId('ready')).toBeVisible()
      await faultless(page)
      const home = await page.context().newPage()
      await home.goto('/demo/home')
      await expect(home.getByTestId('line')).toHaveText(/已连接|connected/)
      await home.getByTestId('red').click()
      await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'green')
      await home.close()
      await expect(page.getByTestId('offer')).toBeVisible()
      await faultless(page)
      keep(`${named('phone-offer', language)}.png`, await page.screenshot())
      await page.getByTestId('accept').click()
      await expect(page.getByTestId('job')).toBeVisible()
      await faultless(page)
      keep(`${named('phone-job', language)}.png`, await page.screenshot())

      await page.setViewportSize({ width: 1366, height: 768 })
      await signIn(page, 'staff', 'operator')
      await ownRow(page).click()
      await mapIsDrawn(page)
      await page.getByTestId('take').click()
      await expect(page.getByTestId('state').first()).toHaveText(/已接警|taken/)
      await page.waitForTimeout(1_000)
      await faultless(page)
      keep(`${named('operator', language)}.png`, await page.screenshot())
      await page.getByTestId('emergency').click()
      await faultless(page)
      await page.getByTestId('close').click()
      await faultless(page)
      await tidy(page)
    })
  })
}
