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

/** The row of the elder whom the virtual button protects. */
export async function ownRow(page: Page, operator: Scene): Promise<Locator> {
  const elder = await demoElder(page)
  return operator.getByTestId('row').filter({ hasText: elder })
}

export async function demoElder(page: Page): Promise<string> {
  return ((await (await page.request.get('/api/demo/info')).json()) as { elder: string }).elder
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

/** Closes what earlier tests may have left open for the elder of the button, through the API. */
export async function tidy(page: Page): Promise<void> {
  const elder = await demoElder(page)
  const post = (path: string, data: object = {}) =>
    page.request.post(path, { data, headers: { 'Idempotency-Key': crypto.randomUUID() } })
  await post('/api/session', { username: 'supervisor', password: PASSWORD })
  const list = (await (await page.request.get('/api/incidents?state=open')).json()) as {
    items: { id: string; handling: string; elder?: { name?: string } }[]
  }
  for (const row of list.items.filter((one) => one.elder?.name === elder)) {
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

/** Keys of texts that are shown instead of a translation. */
export function rawKeys(scene: Page): Promise<string[]> {
  return inAllFrames(scene, () => {
    const names =
      'app|time|signin|queue|incident|timeline|offers|action|blocked|note|speak|close|emergency|alarm|status|map|zones|phone|home|demo|kind|handling|help|offer|assignment|responder|duty|role|fact|identity|deadline|escalated|disposition|guard|decline|withdraw|spoken|source|score|promise'
    return document.body.innerText.match(new RegExp(`\\b(${names})\\.[A-Za-z0-9_.-]+`, 'g')) ?? []
  })
}

async function inAllFrames(page: Page, look: () => string[]): Promise<string[]> {
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(look).catch(() => [])))
  return found.flat()
}
