import { accessible, expect, LANGUAGES, openDemo, ownRow, pressAndTake, signIn, test, tidy } from './kit'

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })

    test('the_sign_in_can_be_used_by_everybody', async ({ page }) => {
      await signIn(page, 'staff', 'operator', 'wrong')
      await expect(page.getByTestId('failed')).toBeVisible()
      await accessible(page)
    })

    test('the_panes_can_be_used_by_everybody', async ({ page }) => {
      await tidy(page)
      const { home, operator, phone } = await openDemo(page)
      await home.getByTestId('red').click()
      await expect(phone.getByTestId('offer')).toBeVisible()
      await ownRow(operator).click()
      await accessible(page)
      await phone.getByTestId('decline').click()
      await operator.getByTestId('take').click()
      await operator.getByTestId('close').click()
      await operator.getByTestId('emergency').click()
      await operator.getByTestId('tab-technical').click()
      await accessible(page)
      await phone.getByTestId('accept').click()
      await expect(phone.getByTestId('job')).toBeVisible()
      await operator.getByTestId('close').click()
      await accessible(page)
      await tidy(page)
    })
  })
}

test('whatever_has_the_focus_shows_it_with_a_ring', async ({ page }) => {
  await pressAndTake(page)
  const seen = new Set<string>()
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab')
    const ring = await page.evaluate(() => {
      const one = document.activeElement
      if (!one || one === document.body) return undefined
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return { name: one.outerHTML.slice(0, 90), drawn: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 }
    })
    if (ring) expect(ring, ring.name).toMatchObject({ drawn: true })
    if (ring) seen.add(ring.name)
  }
  expect(seen.size, 'the whole desk was walked through').toBeGreaterThan(15)
  await tidy(page)
})
