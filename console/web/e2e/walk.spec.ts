import { cutTexts, expect, LANGUAGES, openDemo, ownRow, rawKeys, test, tidy } from './kit'

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })

    test('one_press_goes_all_the_way_on_three_panes', async ({ page }) => {
      await tidy(page)
      const { home, operator, phone } = await openDemo(page)
      const row = ownRow(operator)

      await test.step('the lamp is green only after the acknowledgement', async () => {
        await home.getByTestId('red').click()
        await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'green')
      })

      await test.step('operator and phone see it at once', async () => {
        await expect(row).toBeVisible()
        await expect(phone.getByTestId('offer')).toBeVisible()
        await expect(phone.getByTestId('offer-what')).not.toBeEmpty()
      })

      await test.step('the strip shows what was measured', async () => {
        for (const stage of ['inbox', 'decision', 'offer'])
          await expect(home.getByTestId(`ms-${stage}`)).toHaveText(/\d/)
      })

      await test.step('the doctor accepts and the button says so', async () => {
        await phone.getByTestId('accept').click()
        await expect(phone.getByTestId('job')).toBeVisible()
        await expect(phone.getByTestId('card')).toBeVisible()
        await expect(home.getByTestId('step-accepted')).toHaveClass(/reached/)
      })

      await test.step('the operator takes it', async () => {
        await row.click()
        await operator.getByTestId('take').click()
        await expect(operator.getByTestId('state').first()).toHaveText(/已接警|taken/)
        await expect(operator.getByTestId('offer-state').first()).toHaveText(/已接单|accepted/)
      })

      await test.step('and speaks with the elder', async () => {
        await operator.getByTestId('spoken').click()
        await operator.getByTestId('outcome-NEEDS_HELP').click()
        await expect(operator.getByTestId('incident')).toContainText(/需要帮助|needs help/)
      })

      await test.step('the doctor goes, arrives and sees the elder', async () => {
        for (const step of ['ON_THE_WAY', 'AT_DOOR', 'WITH_ELDER']) {
          await expect(phone.getByTestId('step')).toHaveAttribute('data-step', step)
          await phone.getByTestId('step').click()
        }
        await expect(home.getByTestId('step-at-door')).toHaveClass(/reached/)
        await expect(operator.getByTestId('offer-state').first()).toHaveText(/已见老人|with the elder/)
      })

      await test.step('nothing is cut and nothing is untranslated', async () => {
        expect(await rawKeys(page)).toEqual([])
        expect(await cutTexts(page)).toEqual([])
      })

      await test.step('the job is done and the incident closed', async () => {
        await expect(phone.getByTestId('step')).toHaveAttribute('data-step', 'DONE')
        await phone.getByTestId('step').click()
        await phone.getByTestId('outcome-HELPED').check()
        await phone.getByTestId('report-send').click()
        await operator.getByTestId('close').click()
        await operator.getByTestId('as-HELPED_AT_HOME').check()
        await expect(operator.getByTestId('guard-seen')).toBeChecked()
        await operator.getByTestId('close-submit').click()
        await expect(operator.getByTestId('incident')).toContainText(/关闭：上门处理|helped at home/)
        await operator.getByTestId('tab-technical').click()
        await operator.getByTestId('tab-incidents').click()
        await expect(row).toHaveCount(0)
        await phone
          .getByTestId('stand-down-seen')
          .click({ timeout: 2_000 })
          .catch(() => undefined)
        await expect(phone.getByTestId('ready')).toBeVisible()
      })
    })
  })
}

test('a_press_without_a_network_waits_and_arrives_once', async ({ page }) => {
  await tidy(page)
  const { home, operator } = await openDemo(page)
  await home.getByTestId('cut').click()
  await home.getByTestId('red').click()
  await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'amber')
  await home.getByTestId('cut').click()
  await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'green')
  await expect(ownRow(operator)).toHaveCount(1)
})

test('a_false_press_stands_the_doctor_down', async ({ page }) => {
  await tidy(page)
  const { home, operator, phone } = await openDemo(page)
  await home.getByTestId('red').click()
  await phone.getByTestId('accept').click()
  await ownRow(operator).click()
  await operator.getByTestId('take').click()
  await operator.getByTestId('false-press').click()
  await expect(operator.getByTestId('false-press')).toHaveText(/确认|again/)
  await operator.getByTestId('false-press').click()
  await expect(phone.getByTestId('stand-down')).toBeVisible()
  await phone.getByTestId('stand-down-seen').click()
  await expect(phone.getByTestId('ready')).toBeVisible()
})

test('the_doctor_declines_with_a_reason_in_one_tap', async ({ page }) => {
  await tidy(page)
  const { home, operator, phone } = await openDemo(page)
  await home.getByTestId('red').click()
  await phone.getByTestId('decline').click()
  await phone.getByTestId('because-TOO_FAR').click()
  await expect(phone.getByTestId('ready')).toBeVisible()
  await ownRow(operator).click()
  await expect(operator.getByTestId('offer-state').filter({ hasText: /太远|too far/ })).toBeVisible()
})

test('low_battery_is_a_technical_alert_and_no_incident', async ({ page }) => {
  await tidy(page)
  const { home, operator } = await openDemo(page)
  await home.getByTestId('press-LOW_BATTERY').click()
  await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'green')
  await operator.getByTestId('tab-technical').click()
  await expect(operator.getByTestId('technical-row').filter({ hasText: 'demo-button-1' })).toBeVisible()
  await operator.getByTestId('tab-incidents').click()
  await expect(ownRow(operator)).toHaveCount(0)
})

test('the_server_is_killed_and_nothing_is_lost_or_doubled', async ({ page }) => {
  test.setTimeout(200_000)
  await tidy(page)
  const { home, operator } = await openDemo(page)
  await home.getByTestId('plug').click()
  await expect(home.getByTestId('trial')).toHaveAttribute('data-stage', 'done', { timeout: 150_000 })
  const [acknowledged, here, lost, doubled] = (await home.getByTestId('trial').innerText()).match(/\d+/g) ?? []
  expect(Number(acknowledged)).toBeGreaterThan(3)
  expect(here).toBe(acknowledged)
  expect([lost, doubled]).toEqual(['0', '0'])
  await expect(ownRow(operator)).toHaveCount(1)
  await tidy(page)
})
