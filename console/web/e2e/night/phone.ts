import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, comeIn } from '../kit'
import { lineOf, type Line } from './line'

const STEPS = ['ON_THE_WAY', 'AT_DOOR', 'WITH_ELDER', 'DONE']
const GLANCE_MS = 150

/** A responder who accepts what he is asked and goes all the way, until he is told that the night is over. */
export class Phone {
  readonly accepted = new Set<string>()
  private over = false
  private walking: Promise<void> = Promise.resolve()

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly line: Line,
  ) {}

  static async open(browser: Browser, baseURL: string, name: string): Promise<Phone> {
    const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 780 } })
    const line = await lineOf(context)
    const page = await context.newPage()
    await comeIn(page, name, '/responder')
    const phone = new Phone(name, context, page, line)
    await expect(phone.any('ready', 'offer', 'job').first()).toBeVisible()
    phone.walking = phone.walk()
    return phone
  }

  /** Every offer is answered and every job done when this returns. */
  async end(): Promise<void> {
    this.over = true
    await this.walking
  }

  private any(...ids: string[]) {
    return this.page.locator(ids.map((id) => `[data-test=${id}]`).join(', '))
  }

  private async walk(): Promise<void> {
    while (!this.over || (await this.any('offer', 'job', 'report', 'stand-down').count()) > 0) {
      await this.look()
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS))
    }
  }

  /** What is on the screen may be gone by the time it is pressed: then the next look sees what came instead. */
  private async look(): Promise<void> {
    const { page } = this
    const press = (id: string) =>
      page
        .getByTestId(id)
        .click({ timeout: 1_000 })
        .catch(() => undefined)
    if (await page.getByTestId('offer').count()) await press('accept')
    else if (await page.getByTestId('stand-down').count()) await press('stand-down-seen')
    else if (await page.getByTestId('report').count()) {
      await press('outcome-HELPED')
      await press('report-send')
    } else if (await page.getByTestId('job').count()) {
      const step = await page
        .getByTestId('step')
        .getAttribute('data-step', { timeout: 1_000 })
        .catch(() => null)
      if (
        step &&
        STEPS.includes(step) &&
        (await page
          .getByTestId('step')
          .isEnabled()
          .catch(() => false))
      )
        await press('step')
    }
  }
}
