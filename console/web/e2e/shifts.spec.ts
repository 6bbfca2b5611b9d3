import type { Page } from '@playwright/test'
import { accessible, expect, test, comeIn } from './kit'

/** The Monday of the week that is shown: its files carry it. */
async function shownWeek(page: Page): Promise<string> {
  const file = (await page.getByTestId('csv').getAttribute('href')) ?? ''
  return new URL(file, page.url()).searchParams.get('week') ?? ''
}

function weeksLater(monday: string, weeks: number): string {
  const then = new Date(`${monday}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() + 7 * weeks)
  return then.toISOString().slice(0, 10)
}

test('a_shift_is_added_moved_and_cancelled_by_keyboard_alone', async ({ page }) => {
  await comeIn(page, 'supervisor', '/office/shifts')
  const row = page.locator('tbody[data-test^=shifts-of-]').first()
  await expect(row).toBeVisible()
  const person = ((await row.getAttribute('data-test')) ?? '').replace('shifts-of-', '')
  // Behind what the demo has laid out; pressed faster than a week is read.
  const far = weeksLater(await shownWeek(page), 6)
  await page.getByTestId('after').focus()
  for (let week = 0; week < 6; week++) await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`week=${far}`))
  await expect.poll(() => shownWeek(page), 'six presses are six weeks').toBe(far)

  await page.locator('input[name=search]').fill(person)
  const own = page.getByTestId(`shifts-of-${person}`)
  await own.locator('[data-cell]').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const form = page.getByTestId('shift-form')
  await expect(form).toBeVisible()
  await expect(form.locator('select[name=person]')).toBeFocused()
  await form.locator('input[name=from]').fill('')
  await form.locator('input[name=from]').press('Enter')
  await expect(page.getByTestId('field-error')).toBeVisible()
  await expect(form.locator('input[name=from]'), 'what is wrong has the focus').toBeFocused()
  await accessible(page)
  await form.locator('input[name=from]').fill('20:00')
  await form.locator('input[name=to]').fill('08:00')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('done')).toBeVisible()
  const shift = own.locator('.shift')
  await expect(shift).toContainText('20:00')

  await own.locator('[data-cell]').nth(2).focus()
  await page.keyboard.press('Enter')
  await form.locator('input[name=from]').fill('07:00')
  await form.locator('input[name=to]').fill('21:00')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('refused')).toContainText('20:00')
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()

  await shift.focus()
  await page.keyboard.press('Enter')
  await form.getByTestId('cancel-shift').press('Enter')
  await expect(shift, 'a second press is needed').toBeVisible()
  await form.getByTestId('cancel-shift').press('Enter')
  await expect(shift).toBeHidden()
})

test('a_shift_that_somebody_else_changed_is_put_under_what_is_typed_and_can_be_saved', async ({ page }) => {
  await comeIn(page, 'supervisor')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const week = (await (await page.request.get('/api/office/shifts')).json()) as {
    monday: string
    people: { id: string; kind?: string; community?: string }[]
  }
  const person = week.people.find((one) => one.kind && one.community)
  const far = weeksLater(week.monday, 9)
  const made = { person: person?.id, role: 'COMMUNITY', place: person?.community, day: far, from: '06:00', to: '07:00' }
  expect((await page.request.post('/api/office/shifts', { data: made, headers })).ok()).toBe(true)
  await page.goto(`/office/shifts?week=${far}`)
  const own = page.getByTestId(`shifts-of-${person?.id}`)
  await own.locator('.shift').first().click()
  const form = page.getByTestId('shift-form')
  await form.locator('input[name=to]').fill('09:00')

  const now = (await (await page.request.get(`/api/office/shifts?week=${far}`)).json()) as {
    items: { id: string; person: string; version: number }[]
  }
  const one = now.items.find((item) => item.person === person?.id)
  const moved = { ...made, from: '05:30', version: one?.version }
  const other = { 'Idempotency-Key': crypto.randomUUID() }
  expect((await page.request.post(`/api/office/shifts/${one?.id}`, { data: moved, headers: other })).ok()).toBe(true)

  await form.getByTestId('save').click()
  await expect(form.getByTestId('refused')).toBeVisible()
  await expect(form.locator('input[name=from]'), 'his change is taken over').toHaveValue('05:30')
  await expect(form.locator('input[name=to]'), 'what was typed is there').toHaveValue('09:00')
  await form.getByTestId('save').click()
  await expect(page.getByTestId('done')).toBeVisible()
  await expect(own.locator('.shift')).toContainText('05:30–09:00')
  await own.locator('.shift').first().click()
  await form.getByTestId('cancel-shift').click()
  await form.getByTestId('cancel-shift').click()
  await expect(own.locator('.shift')).toHaveCount(0)
})
