import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { expect, comeIn } from '../kit'
import { lineOf, type Line } from './line'

function halfAPageDown(box: Element): void {
  const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 1
  box.scrollTop = isAtEnd ? 0 : box.scrollTop + box.clientHeight / 2
}

/** An operator at a desk of his own, with the keyboard. */
export class Desk {
  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly line: Line,
  ) {}

  static async open(browser: Browser, baseURL: string, name: string): Promise<Desk> {
    const context = await browser.newContext({ baseURL, viewport: { width: 1600, height: 1000 } })
    const line = await lineOf(context)
    const page = await context.newPage()
    await comeIn(page, name)
    await expect(page.getByTestId('tab-incidents')).toBeVisible()
    return new Desk(name, context, page, line)
  }

  row(number: number): Locator {
    return this.page.locator(`[data-test=row][data-number="${number}"]`)
  }

  /** How many incidents are open, as the page says it. */
  get tab(): Locator {
    return this.page.getByTestId('tab-incidents')
  }

  /** Goes to a row wherever it is in the queue: new ones wait behind their chip, rows far down are not drawn, and a
   * row may move on while it is pressed. */
  async go(number: number): Promise<void> {
    const row = this.row(number)
    const chip = this.page.getByTestId('new-rows')
    const list = this.page.locator('[role=listbox]', { has: this.page.getByTestId('row') })
    await expect(async () => {
      if ((await row.count()) === 0) {
        if (await chip.count()) await chip.click({ timeout: 1_000 })
        else await list.evaluate(halfAPageDown, undefined, { timeout: 1_000 })
      }
      await row.click({ timeout: 2_000 })
    }).toPass({ timeout: 60_000, intervals: [100] })
  }

  /** Goes to a row and makes its incident his own. */
  async take(number: number): Promise<void> {
    await this.go(number)
    const incident = this.page.getByTestId('incident')
    await expect(incident).toHaveAttribute('data-number', String(number))
    await this.page.getByTestId('take').click()
    await expect(this.page.getByTestId('state').first()).toHaveText(/已接警|taken/)
  }

  async note(text: string): Promise<void> {
    await this.page.getByTestId('note').fill(text)
    await this.page.getByTestId('note-save').click()
    await expect(this.page.getByTestId('timeline')).toContainText(text)
    await expect(this.page.getByTestId('note')).toHaveValue('')
  }

  /** Half a note: nothing is saved yet. */
  async begin(text: string): Promise<void> {
    await this.page.getByTestId('note').fill(text)
    await this.page.locator('body').click({ position: { x: 5, y: 5 } })
  }

  async spoken(key: '1' | '2'): Promise<void> {
    await this.page.keyboard.press('s')
    await this.page.keyboard.press(key)
    await expect(this.page.getByTestId('incident')).toContainText(key === '1' ? '需要帮助' : '不需要帮助')
  }

  /** Spoken with and reassured: without a visit the close wants a second press. */
  async closeAsSpoken(number: number): Promise<void> {
    await this.page.keyboard.press('d')
    await this.page.keyboard.press('3')
    await this.page.keyboard.press('d')
    await this.page.keyboard.press('d')
    await this.closed(number)
  }

  /** Once somebody has seen the elder. */
  async closeAsSeen(number: number): Promise<void> {
    await this.page.keyboard.press('d')
    await expect(this.page.getByTestId('guard-seen')).toBeEnabled({ timeout: 60_000 })
    await this.page.getByTestId('guard-seen').check()
    await this.page.getByTestId('as-HELPED_AT_HOME').check()
    await this.page.getByTestId('close-submit').click()
    await this.closed(number)
  }

  /** Its row may stay, dim, where the cursor stands: rows do not move under a hand. */
  private async closed(number: number): Promise<void> {
    await expect(this.page.getByTestId('incident')).toHaveAttribute('data-number', String(number))
    await expect(this.page.getByTestId('state').first()).toHaveText(/已关闭|closed/)
  }
}
