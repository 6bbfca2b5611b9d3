import type { Page } from '@playwright/test'
import { accessible, cutTexts, expect, rawKeys, test } from './kit'
import { everyPage } from './pages'

/** A desk, the same desk enlarged to 200 %, and a phone. */
const SIZES = {
  desk: { width: 1366, height: 768 },
  enlarged: { width: 683, height: 384 },
  phone: { width: 390, height: 780 },
}
/** Pages of three zones or three panes are for a screen that has room for them. */
const WIDE = /^(operator|demo$|wall)/

/** Nothing of these may show on any page. */
async function faults(page: Page, size: keyof typeof SIZES): Promise<string[]> {
  await page.setViewportSize(SIZES[size])
  const raw = await rawKeys(page)
  const cut = await cutTexts(page)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [
    ...raw.map((text) => `${size}: no translation of ${text}`),
    ...cut.map((text) => `${size}: cut: ${text}`),
    ...(sideways > 0 ? [`${size}: ${sideways} pixels stick out at the side`] : []),
  ]
}

/** What hangs on a wall is read without anybody who scrolls. */
async function scrolls(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1920, height: 1080 })
  const over = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  return over > 0 ? [`the wall is ${over} pixels too high`] : []
}

/** Who asked his machine to keep still sees nothing that moves for ever. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations === Infinity)
      .map((one) => `moves: ${(one as CSSAnimation).animationName}`),
  )
}

/** Too long for every build, which has 25 minutes: ANLING_PAGES=all ./anling test browser, before a release. */
const ALL = process.env.ANLING_PAGES === 'all'

test.describe('every page', () => {
  for (const [language, size] of [
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const)
    test.describe(language, () => {
      test.use({ language })

      test(`can_be_used_by_everybody_on_a_${size}_and_enlarged`, async ({ page }) => {
        test.skip(!ALL && !!process.env.ANLING_URL, 'ANLING_PAGES=all looks at every page')
        test.setTimeout(300_000)
        await page.emulateMedia({ reducedMotion: 'reduce' })
        await everyPage(page, async (name) => {
          const wide = WIDE.test(name)
          const sizes = wide ? (['desk', 'enlarged'] as const) : (['desk', 'enlarged', 'phone'] as const)
          const found: string[] = []
          for (const one of sizes) found.push(...(await faults(page, one)))
          found.push(...(await moving(page)))
          if (!wide || size === 'desk') {
            await page.setViewportSize(SIZES[size])
            await accessible(page).catch((error: unknown) => found.push(String(error)))
          }
          if (name.startsWith('wall')) found.push(...(await scrolls(page)))
          expect.soft(found, name).toEqual([])
          await page.setViewportSize(SIZES.desk)
        })
      })
    })
})
