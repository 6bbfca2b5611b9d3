import { accessible, expect, signIn, test } from './kit'

test('a_shift_is_added_moved_and_cancelled_by_keyboard_alone', async ({ page }) => {
  await signIn(page, 'staff', 'supervisor')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await page.goto('/office/shifts')
  await expect(page.getByTestId('calendar')).toBeVisible()
  await page.getByTestId('after').focus()
  // Behind what the demo has laid out.
  for (let week = 0; week < 6; week++) {
    const shown = (await page.getByTestId('week').textContent()) ?? ''
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('week')).not.toHaveText(shown)
  }
  await page.locator('input[name=search]').fill('芳')
  const row = page.locator('tbody[data-test^=shifts-of-]').first()
  await row.locator('[data-cell]').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const form = page.getByTestId('shift-form')
  await expect(form).toBeVisible()
  await expect(form.locator('select[name=person]')).toBeFocused()
  await form.locator('input[name=from]').fill('')
  await form.locator('input[name=from]').press('Enter')
  await expect(page.getByTestId('field-error')).toBeVisible()
  await accessible(page)
  await form.locator('input[name=from]').fill('20:00')
  await form.locator('input[name=to]').fill('08:00')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('done')).toBeVisible()
  const shift = row.locator('.shift')
  await expect(shift).toContainText('20:00')

  await row.locator('[data-cell]').nth(2).focus()
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
