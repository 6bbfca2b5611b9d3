import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, test } from './kit'
import { everyPage } from './pages'

/** Every page and state in both languages, on a desk and on a phone, for somebody to look through. Not a part of the README. */
const FOLDER = process.env.ANLING_GALLERY ?? join(import.meta.dirname, '../../../.anling/pages')
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 780 } }

for (const language of LANGUAGES)
  test.describe(language, () => {
    test.use({ language })

    test('the_gallery_of_all_pages', async ({ page }) => {
      test.setTimeout(300_000)
      mkdirSync(FOLDER, { recursive: true })
      await page.setViewportSize(SIZES.desk)
      await everyPage(page, async (name) => {
        for (const [size, box] of Object.entries(SIZES)) {
          await page.setViewportSize(box)
          await page.waitForTimeout(200)
          await page.screenshot({ path: join(FOLDER, `${name}.${size}.${language}.png`) })
        }
        await page.setViewportSize(SIZES.desk)
      })
    })
  })
