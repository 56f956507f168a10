import { afterAll, expect, test } from 'vitest'
import { launchApp } from '../support/launch-app.ts'

const app = await launchApp()
afterAll(() => app.dispose())

test('starts, shows its main window without a complaint, and quits', async () => {
  const complaints: string[] = []
  const page = await app.window('main')
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  // Loaded again with somebody listening: its first load was over before a test could.
  await page.reload()
  await expect.poll(() => page.locator('body').innerText()).not.toBe('')
  const [main, ...others] = (await app.control.windows()).filter(({ isVisible }) => isVisible)
  expect(main).toMatchObject({ url: expect.stringMatching(/^app:\/\/leadup\/index\.html/), isFocused: true })
  expect(others).toEqual([])
  expect(complaints).toEqual([])
  expect(await app.quit()).toBe(0)
  expect(app.logs()).toBe('')
})
