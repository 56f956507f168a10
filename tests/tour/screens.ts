import type { Page } from 'playwright-core'
import type { RunningApp } from '../support/running-app.ts'
import type { Camera, Look } from './camera'

export const everyLook: readonly Look[] = ['light', 'dark', 'narrow']

/** Every screen that one gets to without a record to open, as it stands in this workspace. */
export async function takeScreens(
  app: RunningApp,
  page: Page,
  camera: Camera,
  prefix: string,
): Promise<void> {
  const take = (name: string) => camera.takeLooks(app, page, `${prefix}-${name}`, everyLook)

  await goTo(page, 'Today', 'ControlOrMeta+1')
  await take('today')
  await choose(page, 'Inbox')
  await take('inbox')
  await choose(page, 'Five minutes')
  await take('five-minutes')
  await goTo(page, '1:1s', 'ControlOrMeta+2')
  await take('meetings')
  await goTo(page, 'People', 'ControlOrMeta+3')
  await take('people')
  await goTo(page, 'Signals', 'ControlOrMeta+4')
  await take('signals')
  await page.getByRole('radio', { name: 'Competitors' }).press('Space')
  await take('competitors')
  await choose(page, 'How we make money')
  await take('business-page')
  await goTo(page, 'Follow-through', 'ControlOrMeta+5')
  for (const tab of ['Actions', 'Feedback', 'Openers', 'Wins']) {
    await page.getByRole('tab', { name: tab }).click()
    await take(tab.toLowerCase())
  }
  await goTo(page, 'Settings', 'ControlOrMeta+,')
  await page.getByRole('button', { name: 'Calendar', exact: true }).click()
  await take('calendar')
}

/** To the screen of this name by its keys. */
export async function goTo(page: Page, name: string, keys: string): Promise<void> {
  await page.keyboard.press(keys)
  await page.getByRole('main', { name, exact: true }).waitFor()
}

/** To a screen without keys of its own, by the palette. */
async function choose(page: Page, name: string): Promise<void> {
  await typeInPalette(page, name)
  await page.getByRole('option', { name, exact: true }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('main', { name, exact: true }).waitFor()
}

/** The full page of results. */
export async function search(page: Page, words: string): Promise<void> {
  await typeInPalette(page, words)
  await page.getByRole('option', { name: /^All results/ }).click()
  await page.getByRole('main', { name: 'Search' }).waitFor()
}

export async function typeInPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').locator(':focus').waitFor()
  await page.keyboard.type(words)
}
