import type { Page } from '@playwright/test'
import { expect, press, test, tidy, comeIn } from './kit'

async function openBoard(page: Page): Promise<void> {
  await tidy(page)
  await comeIn(page, 'supervisor')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await page.getByTestId('to-board').click()
  await expect(page.getByTestId('overview')).toBeVisible()
}

test('the_board_shows_who_waits_and_leads_to_the_incident', async ({ page }) => {
  await openBoard(page)
  await press(page)
  const longest = page.getByTestId('longest-P1')
  await expect(longest).toContainText('/ 01:00')
  await expect(page.getByTestId('age').first()).toContainText('接听')
  await expect(page.getByTestId('press')).toContainText(/验证|没有开启/)
  await expect(page.getByTestId('loads')).toContainText('班长')
  await longest.getByRole('link').click()
  await expect(page.getByTestId('incident')).toBeVisible()
  await tidy(page)
})

test('the_board_is_for_who_leads_the_shift', async ({ page }) => {
  await comeIn(page, 'operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await expect(page.getByTestId('to-board')).toHaveCount(0)
  await page.goto('/board')
  await expect(page.getByTestId('only')).toBeVisible()
  await expect(page.getByTestId('overview')).toHaveCount(0)
})

/** Every name and address that the page was told. */
async function told(page: Page): Promise<string[]> {
  const list = (await (await page.request.get('/api/incidents?state=open')).json()) as {
    items: { elder?: { name?: string; phone?: string; address?: { line: string } }; owner?: { name: string } }[]
  }
  const staff = (await (await page.request.get('/api/session')).json()) as { staff?: { name: string } }
  const words = list.items.flatMap(({ elder, owner }) => [
    ...[elder?.name, elder?.phone, elder?.address?.line, owner?.name],
  ])
  return [...words, staff.staff?.name].filter((word): word is string => Boolean(word))
}

test('the_wall_has_no_name_and_no_address_and_can_be_read_from_afar', async ({ page }) => {
  await tidy(page)
  await comeIn(page, 'supervisor')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await press(page)
  await page.goto('/wall')
  await expect(page.getByTestId('wall-P1')).not.toContainText(/^0/)
  await expect(page.getByTestId('wall-P1')).toContainText(/\d\d:\d\d/)
  const text = await page.getByTestId('wall').innerText()
  const names = await told(page)
  expect(names.length).toBeGreaterThan(2)
  expect(names.filter((name) => text.includes(name))).toEqual([])
  const least = await page.evaluate(() => {
    const hasWords = (one: Element) =>
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    const all = [...document.querySelectorAll('[data-test=wall] *')].filter(hasWords)
    return Math.min(...all.map((one) => parseFloat(getComputedStyle(one).fontSize))) / innerWidth
  })
  expect(least, 'the smallest letter as a share of the width').toBeGreaterThanOrEqual(0.0259)
  await tidy(page)
})
