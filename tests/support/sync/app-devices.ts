import type { Page } from 'playwright-core'
import type { Result } from '@shared/ipc/contract'
import { launchApp } from '../launch-app.ts'
import { openMainWindow } from '../open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../page-calls.ts'
import type { LaunchOptions, RunningApp } from '../running-app.ts'

/** A device in an end-to-end test: the app with its main window open. */
export interface AppDevice {
  app: RunningApp
  page: Page
}

/** A step between devices has a relay or a folder, and two busy apps, in it. */
const stepLimitMs = 20_000

/** A new device, with the first ten minutes behind it. */
export async function openDevice(options: LaunchOptions = {}): Promise<AppDevice> {
  const app = await launchApp(options)
  return { app, page: patient(await openMainWindow(app)) }
}

/** The main window of a device that was started again. */
export async function reopen(app: RunningApp): Promise<AppDevice> {
  const page = patient(await app.window('main'))
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  return { app, page }
}

function patient(page: Page): Page {
  page.setDefaultTimeout(stepLimitMs)
  return page
}

export async function openDevicesSection(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  await page.keyboard.press('ControlOrMeta+,')
  // A notice may have a button of the same name.
  const sections = page.getByRole('navigation', { name: 'Sections of the settings' })
  await sections.getByRole('button', { name: 'Devices and sync', exact: true }).click()
  await page.getByRole('heading', { name: 'Devices and sync', level: 2 }).waitFor()
}

interface Joining {
  deviceName: string
  /** Guards the key; the keychain does where there is none. */
  passphrase?: string
}

async function describeDevice(page: Page, { deviceName, passphrase }: Joining): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of this device' }).fill(deviceName)
  if (passphrase === undefined) return
  await page.getByText('A passphrase', { exact: true }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
}

/** Turns sync on through the interface, and leaves it where it asks for a place; returns the phrase. */
export async function turnOnSync(page: Page, device: Joining): Promise<string[]> {
  await openDevicesSection(page)
  await page.getByRole('button', { name: 'Turn on sync' }).click()
  await describeDevice(page, device)
  await page.getByRole('button', { name: 'Show the recovery phrase' }).click()
  const items = page.getByRole('list', { name: 'Recovery phrase' }).getByRole('listitem')
  await items.nth(23).waitFor()
  const words = (await items.allInnerTexts()).map((text) => text.replace(/[^a-z]/g, ''))
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await page.getByRole('textbox', { name: 'The 24 words' }).fill(words.join(' '))
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on sync' }).click()
  return words
}

/** A relay by its address, or a folder that the system's dialog gives. */
export type TestPlace = { relay: string } | { folder: string }

/** Fills in where the devices meet, in the dialog that is open. */
async function fillPlace({ app, page }: AppDevice, place: TestPlace): Promise<void> {
  if ('relay' in place) {
    await page.getByRole('textbox', { name: 'Address of the relay' }).fill(place.relay)
    return
  }
  await page.getByText('A folder', { exact: true }).click()
  await chooseFolder({ app, page }, place.folder)
}

async function chooseFolder({ app, page }: AppDevice, folder: string): Promise<void> {
  await app.control.answerDialog('open', { canceled: false, filePaths: [folder] })
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await page.getByRole('status').filter({ hasText: folder }).waitFor()
}

/** In the dialog that turning sync on ends with, or that "Add a relay or folder" opens. */
export async function addPlace(device: AppDevice, place: TestPlace): Promise<void> {
  await fillPlace(device, place)
  const name = 'relay' in place ? 'Add the relay' : 'Add the folder'
  await device.page.getByRole('button', { name }).click()
  await device.page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The first device of a workspace, which meets the others at a place; returns the phrase. */
export async function beginSync(device: AppDevice, joining: Joining, place: TestPlace): Promise<string[]> {
  const words = await turnOnSync(device.page, joining)
  await addPlace(device, place)
  return words
}

/** The code that a device shows for a new one. */
export async function showCode(host: Page): Promise<string> {
  await openDevicesSection(host)
  await host.getByRole('button', { name: 'Pair a new device' }).click()
  return host.getByRole('dialog').locator('.pairing-text').innerText()
}

/** Types a code into a device, up to the six digits. */
export async function enterCode(
  newcomer: AppDevice,
  code: string,
  joining: Joining,
  folder?: string,
): Promise<void> {
  const { page } = newcomer
  await openDevicesSection(page)
  await page.getByRole('button', { name: 'Join another device' }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await describeDevice(page, joining)
  await page.getByRole('button', { name: 'Connect' }).click()
  if (folder !== undefined) {
    await page.getByRole('alert').filter({ hasText: 'This code is for a folder' }).waitFor()
    await chooseFolder(newcomer, folder)
    await page.getByRole('button', { name: 'Connect' }).click()
  }
}

/** Says on both that the digits, which are the same, are the same. */
export async function compareDigits(host: Page, newcomer: Page): Promise<void> {
  const digitsOf = (page: Page) => page.locator('.compare-digits > [aria-hidden]').innerText()
  const [here, there] = await Promise.all([digitsOf(host), digitsOf(newcomer)])
  if (here !== there) throw new Error(`digits differ: ${here}, ${there}`)
  await newcomer.getByRole('button', { name: 'Same', exact: true }).click()
  await host.getByRole('button', { name: 'Same', exact: true }).click()
}

/** Pairs a new device that has nothing of its own with one whose sync is on, through both interfaces. */
export async function pair(
  host: AppDevice,
  newcomer: AppDevice,
  joining: Joining,
  folder?: string,
): Promise<void> {
  await enterCode(newcomer, await showCode(host.page), joining, folder)
  await compareDigits(host.page, newcomer.page)
  await finishJoin(newcomer.page)
  await host.page.getByRole('button', { name: 'Done' }).click()
}

/** Waits until a join is carried out, and leaves its dialog; returns what that said. */
export async function finishJoin(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'This device has joined' })
  const words = await dialog.innerText()
  await dialog.getByRole('button', { name: 'Done' }).click()
  return words
}

/** Types the recovery phrase and the place into a device, and connects. */
export async function enterPhrase(
  newcomer: AppDevice,
  words: readonly string[],
  joining: Joining,
  place: TestPlace,
): Promise<void> {
  const { page } = newcomer
  await openDevicesSection(page)
  await page.getByRole('button', { name: 'Join another device' }).click()
  await page.getByText('The recovery phrase', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Recovery phrase' }).fill(words.join(' '))
  await fillPlace(newcomer, place)
  await describeDevice(page, joining)
  await page.getByRole('button', { name: 'Connect' }).click()
}

export const syncStateOf = (page: Page): Promise<Result<'sync.state'>> => callFrom(page, 'sync.state', {})

/** What the one quiet indicator says. */
export const indicator = (page: Page) => page.getByRole('status', { name: 'Saving' })

export const meetingId = 'meeting-on-both'

/** A person and a 1:1 with an agenda to type into. */
export async function writeMeeting(page: Page): Promise<void> {
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    {
      id: meetingId,
      kind: 'meeting',
      fields: { personId: 'maria', start: '2030-01-07T14:00', zone: null, minutes: 30 },
    },
  ])
}

/** Opens the prep desk of a 1:1; returns its agenda. */
export async function openAgenda(page: Page, id = meetingId) {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id } })
  await page.reload()
  const agenda = agendaOf(page)
  await agenda.waitFor()
  return agenda
}

export const agendaOf = (page: Page) => page.getByRole('textbox', { name: /^Agenda of / })

/** Types at the end of the agenda, as a user does. */
export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await agendaOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

/** Everything but what the text of a device's bodies is, to be compared with another's: rows by id. */
export async function allRows(page: Page): Promise<unknown[]> {
  const rows = await rowsOf(page, ...syncedKinds)
  return rows.sort((first, second) => (first.id < second.id ? -1 : 1))
}

const syncedKinds = ['person', 'meeting', 'capture', 'opener', 'settings'] as const
