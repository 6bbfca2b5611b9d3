import { accessible, cutTexts, expect, LANGUAGES, rawKeys, test, comeIn } from './kit'

/** Plans on the real server and on the scripted one: what somebody writes is checked beside the line, and becomes valid with a second press. */
test('a_plan_is_written_checked_beside_its_lines_and_activated_with_a_second_press', async ({ page }) => {
  await comeIn(page, 'admin', '/office/plans')
  const row = page.getByTestId('plan-medical')
  await row.getByRole('link').first().click()
  await expect(page.getByTestId('course')).toContainText(/\S/)
  await page.getByTestId('write').click()

  const text = page.getByTestId('plan-text')
  await expect(text).toHaveValue(/^version: \d+$/m)
  const good = await text.inputValue()
  await text.fill(good.replace(/^ask: .*$/m, 'ask: sometimes'))
  await page.getByTestId('check').click()
  const remark = page.getByTestId('remarks').locator('li')
  await expect(remark).toHaveCount(1)
  await remark.getByTestId('remark').click()
  await expect(text).toBeFocused()
  const at = await text.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart))
  expect(at.startsWith('sometimes')).toBe(true)
  await page.reload()
  await expect(text, 'nothing that was typed is lost').toHaveValue(/ask: sometimes/)

  await text.fill(good.replace(/^ask: .*$/m, 'ask: at-once'))
  await page.getByTestId('check').click()
  await expect(page.getByTestId('diff')).toContainText('ask: at-once')
  await page.getByTestId('activate').click()
  await expect(page.getByTestId('field-error')).toBeVisible()
  await page.getByTestId('activate-reason').fill('演练后调整')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('activate'), 'the first press only arms').toHaveClass(/armed/)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('version-title')).toContainText(/\d/)
  await page.goto('/office/plans')
  await expect(row).toContainText('演练后调整')
  await expect(row.locator('[data-state=STORED]')).not.toHaveCount(0)
})

test('a_new_plan_begins_with_the_words_of_one_that_is_there_and_passes_the_check', async ({ page }) => {
  await comeIn(page, 'admin', '/office/plans')
  await page.getByTestId('new-PLAN').click()
  await expect(page.getByTestId('plan-text')).toHaveValue('')
  await page.locator('#begin-with').selectOption({ value: 'plan:fall@1' })
  await accessible(page)
  await page.getByTestId('begin').click()
  await expect(page.getByTestId('plan-text')).toHaveValue(/^id: fall-2$/m)
  await expect(page.getByTestId('begin-with'), 'what was typed is not offered to be replaced').toHaveCount(0)
  await page.getByTestId('check').click()
  await expect(page.getByTestId('verdict')).toContainText('✓')
})

for (const language of LANGUAGES)
  test.describe(language, () => {
    test.use({ language })
    test('plans_and_cards_can_be_read_by_everybody_of_the_office', async ({ page }) => {
      await comeIn(page, 'supervisor', '/office')
      for (const path of ['/office/plans', '/office/plans/plan:medical@1', '/office/plans/card:fall@1']) {
        await page.goto(path)
        await expect(page.getByTestId('office').getByRole('heading').first()).toBeVisible()
        await page.waitForLoadState('networkidle')
        expect(await rawKeys(page)).toEqual([])
        expect(await cutTexts(page)).toEqual([])
        await accessible(page)
        await expect(page.getByTestId('write')).toHaveCount(0)
      }
    })
  })
