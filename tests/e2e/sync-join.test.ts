import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import {
  agendaOf,
  allRows,
  beginSync,
  compareDigits,
  enterCode,
  enterPhrase,
  finishJoin,
  indicator,
  openAgenda,
  openDevice,
  openDevicesSection,
  showCode,
  syncStateOf,
  typeAtEnd,
  writeMeeting,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { launchApp } from '../support/launch-app.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

let relay: TestRelay
let desk: AppDevice
let phrase: string[]
const others: AppDevice[] = []
beforeAll(async () => {
  relay = await startTestRelay()
  desk = await openDevice()
  await writeMeeting(desk.page)
  await writeFrom(desk.page, [
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg', relation: 'report' } },
    { id: 'settings', kind: 'settings', fields: { appearance: 'dark' } },
  ])
  await openAgenda(desk.page)
  await typeAtEnd(desk.page, 'Ask for one more contractor.')
  phrase = await beginSync(desk, { deviceName: 'vm' }, { relay: relay.address })
})
afterAll(async () => {
  await Promise.all([desk, ...others].map((device) => device?.app.dispose()))
  await relay.stop()
})

async function another(): Promise<AppDevice> {
  const device = await openDevice()
  others.push(device)
  return device
}

const hasKey = ({ app }: AppDevice) => existsSync(join(app.profileDir, 'workspace/sync/keys.json'))
function backupsOf({ app }: AppDevice): string[] {
  const folder = join(app.profileDir, 'workspace/backups')
  return existsSync(folder) ? readdirSync(folder) : []
}

async function expectOff(device: AppDevice): Promise<void> {
  await device.page.getByRole('button', { name: 'Turn on sync' }).waitFor()
  await device.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await syncStateOf(device.page)).phase).toBe('off')
  expect(hasKey(device)).toBe(false)
}

async function closeDialog(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
}

test('[D1] with the recovery phrase a wiped device has everything again, and says what it cannot know', async () => {
  const wiped = await another()
  await enterPhrase(wiped, phrase, { deviceName: 'vm' }, { relay: relay.address })
  expect(await finishJoin(wiped.page)).toContain('this device cannot know whether')
  await expect.poll(() => allRows(wiped.page)).toEqual(await allRows(desk.page))
  expect(await (await openAgenda(wiped.page)).innerText()).toContain('Ask for one more contractor.')
  // Two devices of one name could not be told apart.
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On vm 2')
  await typeAtEnd(wiped.page, 'From the wiped one.')
  await openAgenda(desk.page)
  await expect.poll(() => agendaOf(desk.page).innerText()).toContain('From the wiped one.')
})

test('[D1] two grown workspaces become one: previewed, duplicates merged as chosen, a backup made, the settings of the joined one', async () => {
  const grown = await another()
  const windows = (await grown.app.control.windows()).length
  await writeFrom(grown.page, [
    { id: 'maria-here', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'jonas-here', kind: 'person', fields: { name: 'Jonas Berg', relation: 'report' } },
    { id: 'ada', kind: 'person', fields: { name: 'Ada Park', relation: 'peer' } },
    { id: 'a-capture', kind: 'capture', fields: { text: 'Competitor hires in Lyon' } },
    {
      id: 'meeting-here',
      kind: 'meeting',
      fields: { personId: 'maria-here', start: '2030-02-04T09:00', zone: null, minutes: 30 },
    },
    { id: 'settings', kind: 'settings', fields: { appearance: 'light' } },
  ])
  await openAgenda(grown.page, 'meeting-here')
  await typeAtEnd(grown.page, 'Typed right before joining.')
  await grown.app.control.chooseMenuItem('Look at the sample workspace')
  await expect.poll(async () => (await grown.app.control.windows()).length).toBeGreaterThan(windows)
  const backups = backupsOf(grown).length
  await enterCode(grown, await showCode(desk.page), { deviceName: 'Studio' })
  await compareDigits(desk.page, grown.page)
  const preview = grown.page.getByRole('dialog', { name: 'What will come together' })
  const words = await preview.innerText()
  expect(words).toContain('3 people, one 1:1 and one capture')
  expect(words).toContain('2 people and one 1:1')
  await preview.getByRole('checkbox', { name: /Jonas Berg/ }).uncheck({ force: true })
  expect(hasKey(grown)).toBe(false)
  await preview.getByRole('button', { name: 'Bring them together' }).click()
  await finishJoin(grown.page)
  await desk.page.getByRole('button', { name: 'Done' }).click()
  expect(hasKey(grown)).toBe(true)
  await expect.poll(() => backupsOf(grown).length).toBeGreaterThan(backups)
  await expect.poll(async () => allRows(desk.page)).toEqual(await allRows(grown.page))
  const people = (await rowsOf(desk.page, 'person')).filter(({ fields }) => fields['trashedAt'] === null)
  // Of Maria there is one, which the 1:1s of both lead to; whoever was unticked stays two.
  expect(people.map(({ fields }) => fields['name']).sort()).toEqual([
    'Ada Park',
    'Jonas Berg',
    'Jonas Berg',
    'Maria Ortega',
  ])
  expect((await rowsOf(desk.page, 'meeting')).map(({ fields }) => fields['personId'])).toEqual([
    'maria',
    'maria',
  ])
  expect(await rowsOf(desk.page, 'capture')).toHaveLength(1)
  expect((await rowsOf(grown.page, 'settings'))[0]?.fields['appearance']).toBe('dark')
  const agenda = await openAgenda(desk.page, 'meeting-here')
  await expect.poll(() => agenda.innerText()).toContain('Typed right before joining.')
})

test('[D1] called off at any step, joining leaves nothing behind and can be begun again', async () => {
  const newcomer = await another()
  await writeFrom(newcomer.page, [{ id: 'eva', kind: 'person', fields: { name: 'Eva Lind' } }])
  // With a code typed, before the digits were compared.
  await enterCode(newcomer, await showCode(desk.page), { deviceName: 'Attic' })
  await newcomer.page.getByRole('button', { name: 'Same', exact: true }).waitFor()
  await closeDialog(newcomer.page)
  await expectOff(newcomer)
  await desk.page.getByText('Pairing was cancelled on the other device.').waitFor()
  await closeDialog(desk.page)
  // The digits are different.
  await enterCode(newcomer, await showCode(desk.page), { deviceName: 'Attic' })
  await newcomer.page.getByRole('button', { name: 'Different' }).click()
  await newcomer.page.getByText('The digits were said to be different').waitFor()
  await closeDialog(newcomer.page)
  await expectOff(newcomer)
  await closeDialog(desk.page)
  // With what would come together on the screen.
  await enterPhrase(newcomer, phrase, { deviceName: 'Attic' }, { relay: relay.address })
  await newcomer.page.getByRole('dialog', { name: 'What will come together' }).waitFor()
  await closeDialog(newcomer.page)
  await expectOff(newcomer)
  expect((await rowsOf(newcomer.page, 'person')).map(({ id }) => id)).toEqual(['eva'])
  // And then it goes through.
  await enterPhrase(newcomer, phrase, { deviceName: 'Attic' }, { relay: relay.address })
  await newcomer.page.getByRole('button', { name: 'Bring them together' }).click()
  await finishJoin(newcomer.page)
  await expect.poll(async () => (await rowsOf(desk.page, 'person')).map(({ id }) => id)).toContain('eva')
})

test('[D1] what is wrong is said in words, with nothing changed and another try at hand', async () => {
  const newcomer = await another()
  const { page } = newcomer
  const dialog = page.getByRole('dialog')
  const emptyFolder = mkdtempSync(join(tmpdir(), 'leadup-empty-'))
  // No code at all.
  await enterCode(newcomer, '04DXN-8QK2M', { deviceName: 'Attic' })
  await dialog.getByText('A character of the code is wrong or missing.').waitFor()
  await closeDialog(page)
  await expectOff(newcomer)
  // A folder in which nobody meets.
  await enterPhrase(newcomer, phrase, { deviceName: 'Attic' }, { folder: emptyFolder })
  await dialog.getByText('There is no workspace of this recovery phrase there.').waitFor()
  await closeDialog(page)
  await expectOff(newcomer)
  expect((await rowsOf(page, 'settings'))[0]?.fields['firstRunStep']).toBe('done')
  // Somebody else's phrase.
  const mistyped = [...phrase.slice(1), phrase[0] ?? '']
  await enterPhrase(newcomer, mistyped, { deviceName: 'Attic' }, { relay: relay.address })
  await dialog.getByText('This is not a recovery phrase: a word is missing or mistyped.').waitFor()
  await closeDialog(page)
  await expectOff(newcomer)
  // An address that is none.
  await enterPhrase(newcomer, phrase, { deviceName: 'Attic' }, { relay: 'ftp://nowhere' })
  await dialog.getByText('This is no address of a relay.').waitFor()
  await closeDialog(page)
  await expectOff(newcomer)
  // An address where nobody listens.
  await enterPhrase(newcomer, phrase, { deviceName: 'Attic' }, { relay: 'ws://127.0.0.1:1' })
  await dialog.getByText('It cannot be reached. Check the address and the connection.').waitFor()
  await closeDialog(page)
  await expectOff(newcomer)
  // A server that is no relay.
  const server = createServer((_request, response) => response.end('Hello')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await enterPhrase(newcomer, phrase, { deviceName: 'Attic' }, { relay: `ws://127.0.0.1:${port}` })
  await dialog.getByText('There is no relay at this address.').waitFor()
  await closeDialog(page)
  await expectOff(newcomer)
  server.close()
  rmSync(emptyFolder, { recursive: true })
})

test('[D1] on a second device the first page leads to joining, and asks nothing once it has joined', async () => {
  const app = await launchApp()
  const page = await app.window('main')
  page.setDefaultTimeout(20_000)
  const second = { app, page }
  others.push(second)
  await page.getByRole('button', { name: 'I have Leadup on another device' }).click()
  await page.getByRole('heading', { name: 'Devices and sync', level: 2 }).waitFor()
  await enterPhrase(second, phrase, { deviceName: 'Second' }, { relay: relay.address })
  await finishJoin(page)
  await page.reload()
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Who do you meet next?' }).count()).toBe(0)
  await openDevicesSection(page)
})
