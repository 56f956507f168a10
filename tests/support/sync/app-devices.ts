import type { Page } from 'playwright-core'
import { launchApp } from '../launch-app.ts'
import { openMainWindow } from '../open-main-window.ts'
import type { RunningApp } from '../running-app.ts'

/** A device in an end-to-end test: the app with its main window open. */
export interface AppDevice {
  app: RunningApp
  page: Page
}

export async function openDevice(app?: RunningApp): Promise<AppDevice> {
  const running = app ?? (await launchApp())
  const page = await openMainWindow(running)
  page.setDefaultTimeout(15_000)
  return { app: running, page }
}

export async function openDevicesSection(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: 'Devices and sync', exact: true }).click()
  await page.getByRole('heading', { name: 'Devices and sync', level: 2 }).waitFor()
}

/** Turns sync on through the interface; returns the phrase. */
export async function turnOnSync(page: Page): Promise<string[]> {
  await openDevicesSection(page)
  await page.getByRole('button', { name: 'Turn on sync' }).click()
  await page.getByRole('button', { name: 'Show the recovery phrase' }).click()
  const items = page.getByRole('list', { name: 'Recovery phrase' }).getByRole('listitem')
  await items.nth(23).waitFor()
  const words = (await items.allInnerTexts()).map((text) => text.replace(/[^a-z]/g, ''))
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await page.getByRole('textbox', { name: 'The 24 words' }).fill(words.join(' '))
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on sync' }).click()
  return words
}

export async function addRelay(page: Page, address: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address of the relay' }).fill(address)
  await page.getByRole('button', { name: 'Add the relay' }).click()
}

/** Pairs a new device with one whose sync is on, through both interfaces. */
export async function pair(host: Page, newcomer: Page): Promise<void> {
  await host.getByRole('button', { name: 'Pair a new device' }).click()
  const code = await host.getByRole('dialog').locator('.pairing-text').innerText()
  await openDevicesSection(newcomer)
  await newcomer.getByRole('button', { name: 'Join another device' }).click()
  await newcomer.getByRole('textbox', { name: 'Code' }).fill(code)
  await newcomer.getByRole('button', { name: 'Connect' }).click()
  await newcomer.getByRole('button', { name: 'Same', exact: true }).click()
  await host.getByRole('button', { name: 'Same', exact: true }).click()
}
