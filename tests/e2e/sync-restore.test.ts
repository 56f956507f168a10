import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import {
  agendaOf,
  allRows,
  beginSync,
  enterPhrase,
  finishJoin,
  indicator,
  openAgenda,
  openDevice,
  openDevicesSection,
  pair,
  reopen,
  syncStateOf,
  typeAtEnd,
  writeMeeting,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

const passphrase = 'a quiet harbour'

let relay: TestRelay
let desk: AppDevice
let laptop: AppDevice
let phrase: string[]
beforeAll(async () => {
  relay = await startTestRelay()
  desk = await openDevice()
  await writeMeeting(desk.page)
  phrase = await beginSync(desk, { deviceName: 'Desk' }, { relay: relay.address })
  laptop = await openDevice()
  await pair(desk, laptop, { deviceName: 'Laptop', passphrase })
  for (const { page } of [desk, laptop]) await openAgenda(page)
})
afterAll(async () => {
  await Promise.all([desk, laptop].map((device) => device?.app.dispose()))
  await relay.stop()
})

const workspaceOf = ({ app }: AppDevice, ...path: string[]) => join(app.profileDir, 'workspace', ...path)
const backupsOf = (device: AppDevice) => readdirSync(workspaceOf(device, 'backups')).sort()
const ownChain = async (device: AppDevice) =>
  (await syncStateOf(device.page)).devices.find(({ isThis }) => isThis)?.chainId

function putInPlaceOfVault(device: AppDevice, put: (vault: string) => void): void {
  const vault = workspaceOf(device, 'vault.db')
  for (const side of ['-wal', '-shm']) rmSync(vault + side, { force: true })
  put(vault)
}

async function startAgain(device: AppDevice): Promise<AppDevice> {
  const again = await reopen(await device.app.relaunch())
  await openAgenda(again.page)
  return again
}

/** Both show the same, with each of the sentences once. */
async function expectBothHave(...sentences: string[]): Promise<void> {
  const counts = async ({ page }: AppDevice) => {
    const text = await agendaOf(page).innerText()
    return sentences.map((sentence) => text.split(sentence).length - 1)
  }
  for (const device of [desk, laptop]) await expect.poll(() => counts(device)).toEqual(sentences.map(() => 1))
  await expect.poll(() => agendaOf(laptop.page).innerText()).toBe(await agendaOf(desk.page).innerText())
  await expect.poll(() => allRows(laptop.page)).toEqual(await allRows(desk.page))
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  await expect.poll(() => indicator(laptop.page).innerText()).toBe('On Desk')
  // The chain that ended is the same device as the one that goes on for it.
  expect((await syncStateOf(laptop.page)).devices.map(({ name }) => name)).toEqual(['Laptop', 'Desk'])
}

test('[D1] a vault put back from a backup goes on under a new chain, gets back what it had sent, and nothing is doubled', async () => {
  await typeAtEnd(desk.page, 'Before the backup. ')
  const before = new Set(backupsOf(desk))
  await callFrom(desk.page, 'backups.make', {})
  const [backup] = backupsOf(desk).filter((name) => !before.has(name))
  await typeAtEnd(desk.page, 'After the backup. ')
  await writeFrom(desk.page, [{ id: 'maria', kind: 'person', fields: { role: 'CTO' } }])
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  const chain = await ownChain(desk)
  await desk.app.quit()
  putInPlaceOfVault(desk, (vault) => copyFileSync(workspaceOf(desk, 'backups', backup ?? ''), vault))
  await typeAtEnd(laptop.page, 'Meanwhile on the laptop. ')
  desk = await startAgain(desk)
  await typeAtEnd(desk.page, 'After it was put back. ')
  await expectBothHave(
    'Before the backup.',
    'After the backup.',
    'Meanwhile on the laptop.',
    'After it was put back.',
  )
  expect(await ownChain(desk)).not.toBe(chain)
  expect((await rowsOf(desk.page, 'person'))[0]?.fields).toMatchObject({ role: 'CTO' })
})

test('[D1] a vault that was destroyed is rebuilt, and takes its place among the devices again', async () => {
  await typeAtEnd(desk.page, 'Before the damage. ')
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  await desk.app.kill()
  putInPlaceOfVault(desk, (vault) =>
    writeFileSync(
      vault,
      readFileSync(vault).map((byte, index) => (index % 3 === 0 ? 255 - byte : byte)),
    ),
  )
  await typeAtEnd(laptop.page, 'While it was broken. ')
  desk = await startAgain(desk)
  await typeAtEnd(desk.page, 'After it was rebuilt. ')
  await expectBothHave('Before the damage.', 'While it was broken.', 'After it was rebuilt.')
})

test('[D1] a key behind a passphrase is locked at the start, and what was written meanwhile travels once it is opened', async () => {
  await laptop.app.kill()
  laptop = await startAgain(laptop)
  const { page } = laptop
  await page.getByText('Sync waits for your passphrase.').waitFor()
  await typeAtEnd(page, 'Written before unlocking. ')
  await expect.poll(() => indicator(page).innerText()).toBe('Saved on this device')
  await openDevicesSection(page)
  await page.getByLabel('Passphrase', { exact: true }).fill('a loud harbour')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByText('This is not the passphrase.').waitFor()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('button', { name: 'Pause sync' }).waitFor()
  await openAgenda(page)
  await expectBothHave('Written before unlocking.')
})

test('[D1] put back to a state from before sync was on, it says so, and joins again without doubling anything', async () => {
  await desk.app.quit()
  const [oldest, ...later] = backupsOf(desk)
  for (const name of later) rmSync(workspaceOf(desk, 'backups', name))
  putInPlaceOfVault(desk, (vault) => copyFileSync(workspaceOf(desk, 'backups', oldest ?? ''), vault))
  desk = await startAgain(desk)
  const { page } = desk
  await page.getByText('its workspace was put back to a state from before sync was turned on').waitFor()
  await enterPhrase(desk, phrase, { deviceName: 'Desk' }, { relay: relay.address })
  await page.getByRole('button', { name: 'Bring them together' }).click()
  await finishJoin(page)
  await openAgenda(page)
  await expect.poll(() => agendaOf(page).innerText()).toBe(await agendaOf(laptop.page).innerText())
  await expect.poll(() => allRows(page)).toEqual(await allRows(laptop.page))
})
