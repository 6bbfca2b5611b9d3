import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type FrameLocator, type Locator, type Page } from '@playwright/test'

export type Language = 'zh' | 'en'
export const LANGUAGES: Language[] = ['zh', 'en']
export const PASSWORD = 'anling-demo'
type Scene = Page | FrameLocator

/** What a browser may say without a fault of ours. */
const HARMLESS = [
  /GPU stall due to ReadPixels/,
  /Failed to load resource/,
  /AudioContext was not allowed/,
  /WebSocket connection to/,
]

/** Every test fails on an error that the page wrote down or did not catch. */
export const test = base.extend<{ language: Language; quiet: string[] }>({
  language: ['zh', { option: true }],
  quiet: [
    async ({ context }, use) => {
      const errors: string[] = []
      context.on('weberror', (error) => errors.push(String(error.error())))
      context.on('console', (message) => {
        const harmless = HARMLESS.some((pattern) => pattern.test(message.text()))
        if (message.type() === 'error' && !harmless) errors.push(message.text())
      })
      await use(errors)
      expect(errors, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page, language }, use) => {
    await page.context().addInitScript((chosen) => {
      if (!location.protocol.startsWith('http')) return
      if (!localStorage.getItem('anling.language')) localStorage.setItem('anling.language', chosen)
    }, language)
    await use(page)
  },
})
export { expect }

export interface Panes {
  home: Scene
  operator: FrameLocator
  phone: FrameLocator
}

export async function openDemo(page: Page): Promise<Panes> {
  await page.goto('/demo')
  await expect(page.getByTestId('line')).toHaveText(/已连接|connected/)
  const operator = page.frameLocator('iframe[name=operator]')
  const phone = page.frameLocator('iframe[name=phone]')
  await expect(operator.getByTestId('tab-incidents')).toBeVisible()
  await expect(phone.getByTestId('ready').or(phone.getByTestId('offer')).or(phone.getByTestId('job'))).toBeVisible()
  return { home: page, operator, phone }
}

export const BUTTON = 'demo-button-1'

/** The row of the incident that the virtual button opened. */
export function ownRow(operator: Scene): Locator {
  return operator.locator(`[data-test=row][data-device="${BUTTON}"]`)
}

export async function signIn(
  page: Page,
  face: 'staff' | 'responder',
  name: string,
  password = PASSWORD,
): Promise<void> {
  await page.goto(`/signin?face=${face}`)
  await page.locator('input[name=username]').fill(name)
  await page.locator('input[name=password]').fill(password)
  await page.getByTestId('submit').click()
}

/** Is signed in already and on the page where a test begins; the sign-in page has tests of its own. */
export async function comeIn(page: Page, name: string, to = '/operator'): Promise<void> {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const answer = await page.request.post('/api/session', { data: { username: name, password: PASSWORD }, headers })
  expect(answer.status(), `${name} signs in`).toBe(200)
  await page.goto(to)
}

/** Closes what earlier tests may have left open for the button or its elder, whose calls open incidents too, through the API. */
export async function tidy(page: Page): Promise<void> {
  const post = (path: string, data: object = {}) =>
    page.request.post(path, { data, headers: { 'Idempotency-Key': crypto.randomUUID() } })
  const signed = await post('/api/session', { username: 'supervisor', password: PASSWORD })
  expect(signed.status(), 'the supervisor signs in').toBe(200)
  const demo = (await (await page.request.get('/api/demo/info')).json()) as { elder: string }
  const list = (await (await page.request.get('/api/incidents?state=open')).json()) as {
    items: { id: string; handling: string; device: string; elder?: { id: string } }[]
  }
  for (const row of list.items.filter((one) => one.device === BUTTON || one.elder?.id === demo.elder)) {
    if (row.handling === 'WAITING') await post(`/api/incidents/${row.id}/take`)
    const closed = await post(`/api/incidents/${row.id}/close`, {
      disposition: 'TEST',
      guard: 'override',
      reason: 'left over by a browser test',
    })
    expect(closed.status()).toBeLessThan(300)
  }
  await page.request.delete('/api/session?face=staff', { headers: { 'Idempotency-Key': crypto.randomUUID() } })
}

/** Texts that stick out of their box or are cut by it. */
export function cutTexts(scene: Page): Promise<string[]> {
  return inAllFrames(scene, () => {
    const sticksOut = (element: Element) => {
      const { right, left } = element.getBoundingClientRect()
      const button = element.closest('button, a.button, [role=tab]')
      const box = (button ?? element.parentElement)?.getBoundingClientRect()
      return box !== undefined && (right > box.right + 1 || left < box.left - 1)
    }
    const whole = [...document.querySelectorAll('[data-whole]')].filter(sticksOut)
    const boxes = [...document.querySelectorAll('.button, .tag, [role=tab]')].filter(
      (box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1,
    )
    return [...whole, ...boxes].map((element) => element.textContent?.trim() ?? '')
  })
}

/** Keys of texts that are shown instead of a translation; what the server measured or a device sent is no text of ours. */
export function rawKeys(scene: Page): Promise<string[]> {
  return inAllFrames(scene, () => {
    const texts = [...document.querySelectorAll('[aria-label]')].map((one) => one.ariaLabel ?? '')
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (nodes.nextNode())
      if (!nodes.currentNode.parentElement?.closest('[data-raw], code, script, style'))
        texts.push(nodes.currentNode.textContent ?? '')
    return texts.flatMap((text) => text.match(/\b[a-z]+(\.[A-Za-z0-9_-]+)*\.[a-zA-Z][A-Za-z0-9_-]*\b/g) ?? [])
  })
}

async function inAllFrames(page: Page, look: () => string[]): Promise<string[]> {
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(look).catch(() => [])))
  return found.flat()
}

/** WCAG 2.2 AA as far as a machine can see it. */
export async function accessible(page: Page): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  const { violations } = await builder.exclude('canvas').analyze()
  const short = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(short).toEqual([])
}

/** Presses the red button in a window of its own and leaves it. */
export async function press(page: Page): Promise<void> {
  const home = await page.context().newPage()
  await home.goto('/demo/home')
  await expect(home.getByTestId('line')).toHaveText(/已连接|connected/)
  await home.getByTestId('red').click()
  await expect(home.getByTestId('lamp')).toHaveAttribute('data-lamp', 'green')
  await home.close()
}

/** The operator at the desk, with nothing left over from another test. */
export async function openDesk(page: Page): Promise<void> {
  await tidy(page)
  await comeIn(page, 'operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
}

/** A press that the operator has taken. */
export async function pressAndTake(page: Page): Promise<void> {
  await openDesk(page)
  await press(page)
  await ownRow(page).click()
  await page.getByTestId('take').click()
  await expect(page.getByTestId('state').first()).toHaveText(/已接警|taken/)
}

/** A press that the operator has taken and spoken about. */
export async function taken(page: Page): Promise<void> {
  await pressAndTake(page)
  await page.keyboard.press('s')
  await page.keyboard.press('2')
  await expect(page.getByTestId('incident')).toContainText(/不需要帮助|needs no help/)
}

/** A press that was taken, spoken about and closed; then its film. */
export async function openFilm(page: Page): Promise<void> {
  await taken(page)
  await page.keyboard.press('d')
  await page.keyboard.press('3')
  await page.keyboard.press('d')
  await page.keyboard.press('d')
  const link = page.getByTestId('replay')
  await expect(page.getByTestId('follow-up')).toBeVisible()
  await page.goto((await link.getAttribute('href')) ?? '')
  await expect(page.getByTestId('row-then')).toBeVisible()
}
