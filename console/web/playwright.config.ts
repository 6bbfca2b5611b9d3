import { defineConfig } from '@playwright/test'

/** The demo that is under test; without one the pages are walked through on the scripted server of e2e/fake. */
const url = process.env.ANLING_URL ?? process.env.ANLING_E2E_URL
const fake = 'http://127.0.0.1:4180'

export default defineConfig({
  testDir: 'e2e',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    // Without it a press on something that never comes waits as long as the whole test may, and nobody learns what it waited for.
    actionTimeout: 30_000,
    baseURL: url ?? fake,
    viewport: { width: 1600, height: 900 },
    testIdAttribute: 'data-test',
    // No film in it: to draw and pack every picture of every page took more than the pages themselves. The last picture is kept.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.ANLING_CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    },
  },
  projects: [
    { name: 'walk', testIgnore: ['pictures.spec.ts', 'gallery.spec.ts'] },
    { name: 'pictures', testMatch: ['pictures.spec.ts', 'gallery.spec.ts'] },
  ],
  ...(!url && { webServer: { command: 'npm run build && npm run fake', url: fake, reuseExistingServer: false } }),
})
