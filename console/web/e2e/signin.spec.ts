import { expect, signIn, test } from './kit'

test('a_wrong_password_is_refused_in_words', async ({ page }) => {
  await signIn(page, 'staff', 'operator', 'wrong')
  await expect(page.getByTestId('failed')).not.toBeEmpty()
  await expect(page).toHaveURL(/signin/)
})

test('a_page_without_a_session_leads_to_the_sign_in', async ({ page }) => {
  await page.goto('/operator')
  await expect(page).toHaveURL(/signin\?face=staff/)
  await page.goto('/responder')
  await expect(page).toHaveURL(/signin\?face=responder/)
})

test('an_account_of_the_other_side_is_told_so', async ({ page }) => {
  await signIn(page, 'staff', 'doctor-1')
  await expect(page.getByTestId('failed')).toHaveText(/另一侧|other side/)
})

test('operator_and_responder_live_side_by_side', async ({ page }) => {
  await signIn(page, 'staff', 'operator')
  await expect(page).toHaveURL(/operator/)
  await signIn(page, 'responder', 'doctor-1')
  await expect(page).toHaveURL(/responder/)
  await page.goto('/operator')
  await expect(page.getByTestId('tab-incidents')).toBeVisible()
})

test('the_language_is_switched_and_remembered', async ({ page }) => {
  await page.goto('/signin?face=staff')
  await expect(page.getByTestId('submit')).toHaveText('登录')
  await page.getByTestId('language').click()
  await expect(page.getByTestId('submit')).toHaveText('Sign in')
  await page.reload()
  await expect(page.getByTestId('submit')).toHaveText('Sign in')
})

test('what_nobody_may_is_refused', async ({ playwright, baseURL }) => {
  const stranger = await playwright.request.newContext({ baseURL })
  expect((await stranger.get('/api/incidents')).status()).toBe(401)
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  expect((await stranger.post('/api/offers/none/accept', { data: {}, headers })).status()).toBe(401)
  await stranger.dispose()
})
