import type { Page } from '@playwright/test'
import { expect, openFilm, ownRow, press, signIn, test, tidy } from './kit'

/** Every page and state that somebody can look at, one after the other. What is added to the office is found by itself. */
export type Visit = (name: string, page: Page) => Promise<void>

/** Pages of the office that no navigation names: forms of somebody new, and what is written. */
const FORMS = ['/office/elders/new', '/office/plans/write?kind=PLAN', '/office/reports/monthly']
const TABS = ['calls', 'technical', 'unregistered', 'closed', 'shift', 'incidents']
/** Anything that says that the page has something to show. */
const STARTED = 'main, [data-test=tab-incidents], [data-test=overview], [data-test=wall], [data-test=content]'

/** Pages of the office that this person may see: the navigation is the list. */
async function office(page: Page, who: string, visit: Visit, seen: Set<string>): Promise<void> {
  await page.goto('/office')
  await expect(page.getByTestId('office')).toBeVisible()
  const links = await page
    .getByTestId('office-nav')
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const forms = FORMS.filter((form) => links.some((link) => form.startsWith(`${link}/`)))
  for (const link of ['/office', ...links, ...forms].filter((one) => !seen.has(one))) {
    seen.add(link)
    await page.goto(link)
    await expect(page.getByTestId('office')).toBeVisible()
    await page.waitForLoadState('networkidle')
    await visit(`${link.slice(1).replaceAll(/[/?=]/g, '-')}-${who}`, page)
  }
}

async function signedOut(page: Page, visit: Visit): Promise<void> {
  for (const face of ['staff', 'responder']) {
    await page.goto(`/signin?face=${face}`)
    await expect(page.getByTestId('submit')).toBeVisible()
    await visit(`signin-${face}`, page)
  }
  await signIn(page, 'staff', 'operator', 'wrong')
  await expect(page.getByTestId('failed')).toBeVisible()
  await visit('signin-failed', page)
  for (const path of ['/demo', '/demo/home']) {
    await page.goto(path)
    await expect(page.getByTestId('line')).toHaveText(/已连接|connected/)
    await visit(path.slice(1).replace('/', '-'), page)
  }
}

async function operator(page: Page, visit: Visit): Promise<void> {
  await openFilm(page)
  await visit('replay', page)
  await page.goto('/operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
  await press(page)
  await ownRow(page).click()
  await expect(page.getByTestId('timeline').locator('li').first()).toBeVisible()
  await visit('operator', page)
  for (const tab of TABS) {
    await page.getByTestId(`tab-${tab}`).click()
    if (tab !== 'incidents') await visit(`operator-${tab}`, page)
  }
  await page.getByTestId('take').click()
  await expect(page.getByTestId('state').first()).toHaveText(/已接警|taken/)
  for (const panel of ['emergency', 'close', 'hold']) {
    await page.getByTestId(panel).click()
    await visit(`operator-${panel}`, page)
    await page.keyboard.press('Escape')
  }
  await page.getByTestId('card').click()
  await page.keyboard.press('1')
  await expect(page.getByTestId('card-step')).toHaveCount(1)
  await expect(page.getByTestId('entry-start')).not.toHaveAttribute('aria-disabled', 'true')
  await page.getByTestId('entry-start').click()
  await page.getByTestId('step-entry').click()
  await expect(page.getByTestId('arrange')).toBeVisible()
  await visit('operator-card-and-entry', page)
}

async function supervisor(page: Page, visit: Visit): Promise<void> {
  for (const path of ['/board', '/wall']) {
    await page.goto(path)
    await expect(page.locator(STARTED).first()).toBeVisible()
    await visit(path.slice(1), page)
  }
  await page.getByTestId('theme').click()
  await visit('wall-other-theme', page)
}

async function phone(page: Page, visit: Visit): Promise<void> {
  await signIn(page, 'responder', 'doctor-1')
  await expect(page.getByTestId('ready')).toBeVisible()
  await visit('phone-ready', page)
  await press(page)
  await expect(page.getByTestId('offer')).toBeVisible()
  await visit('phone-offer', page)
  await page.getByTestId('decline').click()
  await visit('phone-decline', page)
  await page.getByTestId('decline').click()
  await page.getByTestId('accept').click()
  await expect(page.getByTestId('job')).toBeVisible()
  await visit('phone-job', page)
}

/** Whatever goes wrong on the way to a page or on it is told with the name of the page and of who looked at it. */
export async function everyPage(page: Page, look: Visit): Promise<void> {
  let last = 'nothing'
  const visit: Visit = (name, scene) =>
    test.step(name, async () => {
      await look(name, scene)
      last = name
    })
  const walk = (who: string, body: () => Promise<void>) =>
    test.step(who, body).catch((error: unknown) => {
      throw new Error(`${who}, after the page ${last}: ${String(error)}`, { cause: error })
    })
  await tidy(page)
  await walk('signed out', () => signedOut(page, visit))
  await walk('at the desk', () => operator(page, visit))
  await tidy(page)
  const seen = new Set<string>()
  for (const who of ['admin', 'supervisor', 'operator'])
    await walk(who, async () => {
      await signIn(page, 'staff', who)
      await expect(page).not.toHaveURL(/signin/)
      await office(page, who, visit, seen)
      if (who === 'supervisor') await supervisor(page, visit)
    })
  await tidy(page)
  await walk('on the phone', () => phone(page, visit))
  await tidy(page)
}
