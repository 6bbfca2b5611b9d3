import type { Page } from '@playwright/test'
import { accessible, cutTexts, expect, LANGUAGES, press, rawKeys, signIn, test, tidy } from './kit'

test.use({ viewport: { width: 390, height: 844 } })

const step = (page: Page) => page.getByTestId('step')

async function onDuty(page: Page): Promise<void> {
  await tidy(page)
  await signIn(page, 'responder', 'doctor-1')
  await expect(page.getByTestId('ready').or(page.getByTestId('offer'))).toBeVisible()
}

async function accepted(page: Page): Promise<void> {
  await press(page)
  await page.getByTestId('accept').click()
  await expect(page.getByTestId('job')).toBeVisible()
}

/** A step is not said twice by a finger that taps twice: the next one waits a moment. */
async function say(page: Page, name: string): Promise<void> {
  await expect(step(page)).toHaveAttribute('data-step', name)
  await step(page).click()
}

const hasShell = async () => !!(await navigator.serviceWorker.getRegistration('/responder'))?.active

async function clean(page: Page): Promise<void> {
  expect(await rawKeys(page)).toEqual([])
  expect(await cutTexts(page)).toEqual([])
  await accessible(page)
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })

    test('a_job_goes_on_in_a_stairwell_without_a_network', async ({ page, context }) => {
      await onDuty(page)
      await accepted(page)
      await expect.poll(() => page.evaluate(hasShell)).toBe(true)

      await test.step('what is said waits in sight and survives a reload', async () => {
        await context.setOffline(true)
        await expect(page.getByTestId('offline')).toBeVisible()
        await say(page, 'ON_THE_WAY')
        await say(page, 'AT_DOOR')
        await expect(page.getByTestId('unsent')).toHaveText(/2/)
        await expect(page.getByTestId('step-unsent')).toBeVisible()
        await page.reload()
        await expect(page.getByTestId('job')).toBeVisible()
        await expect(page.getByTestId('card')).toBeVisible()
        await expect(page.getByTestId('unsent')).toHaveText(/2/)
        await expect(page.getByTestId('offline')).toHaveText(/\d\d:\d\d/)
        await clean(page)
      })

      await test.step('and is heard when the network is back', async () => {
        await context.setOffline(false)
        await expect(page.getByTestId('unsent')).toHaveCount(0)
        await expect(page.getByTestId('job-state')).toHaveText(/已到达|at the door/)
      })
      await tidy(page)
    })
  })
}

test('an_acceptance_that_cannot_be_sent_does_not_look_like_one', async ({ page, context }) => {
  await onDuty(page)
  await press(page)
  await expect(page.getByTestId('offer')).toBeVisible()
  await context.setOffline(true)
  await page.getByTestId('accept').click()
  await expect(page.getByTestId('not-yet')).toHaveText(/尚未接单/)
  await expect(page.getByTestId('accept')).toBeDisabled()
  await expect(page.getByTestId('job')).toHaveCount(0)
  await accessible(page)
  await context.setOffline(false)
  await expect(page.getByTestId('job')).toBeVisible()
  await tidy(page)
})
