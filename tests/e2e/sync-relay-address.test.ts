import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { writeFrom } from '../support/page-calls.ts'
import {
  openDevice,
  openDevicesSection,
  syncStateOf,
  turnOnSync,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { makeSelfSigned } from '../support/sync/self-signed.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

const invite = 'let-this-one-in'
const relays: TestRelay[] = []
const servers: Server[] = []
let desk: AppDevice
beforeAll(async () => {
  for (const options of [{ invites: [invite] }, {}, {}]) relays.push(await startTestRelay(options))
  const { certificate, key } = makeSelfSigned()
  servers.push(
    createServer((_request, response) => response.end('Hello')).listen(0, '127.0.0.1'),
    createSecureServer({ cert: certificate, key }).listen(0, '127.0.0.1'),
  )
  await Promise.all(servers.map((server) => once(server, 'listening')))
  desk = await openDevice()
  await writeFrom(desk.page, [{ id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg' } }])
})
afterAll(async () => {
  await desk?.app.dispose()
  for (const server of servers) server.close()
  await Promise.all(relays.map((relay) => relay.stop()))
})

const relayAt = (index: number): TestRelay => {
  const relay = relays[index]
  if (!relay) throw new Error('no such relay')
  return relay
}
const portAt = (index: number) => (servers[index]?.address() as AddressInfo | undefined)?.port
const address = () => desk.page.getByRole('textbox', { name: 'Address of the relay' })
const add = () => desk.page.getByRole('button', { name: 'Add the relay' })
const placeRow = (label: string) =>
  desk.page.getByRole('list', { name: 'Relays and folders' }).getByRole('listitem').filter({ hasText: label })

async function expectRefused(typed: string, words: string): Promise<void> {
  await address().fill(typed)
  await add().click()
  await desk.page.getByText(words).waitFor()
  expect(await address().getAttribute('aria-invalid')).toBe('true')
  expect((await syncStateOf(desk.page)).transports).toEqual([])
}

/** Names of the files of a device in which a text stands. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    return statSync(path).isFile() && readFileSync(path).includes(text)
  })
}

test('a relay is tried when it is added, and what is wrong with the address is said', async () => {
  await turnOnSync(desk.page, { deviceName: 'Desk' })
  await expectRefused('ftp://relay.example.org', 'This is no address of a relay.')
  expect(await desk.page.getByRole('button', { name: 'Add anyway' }).count()).toBe(0)
  await expectRefused(`ws://127.0.0.1:${portAt(0)}`, 'There is no relay at this address.')
  await expectRefused(`wss://127.0.0.1:${portAt(0)}`, 'does not encrypt the connection')
  await expectRefused(`wss://127.0.0.1:${portAt(1)}`, 'The certificate of the relay is not to be trusted')
  expect(await desk.page.getByRole('button', { name: 'Add anyway' }).count()).toBe(0)
  // A server that wants a connection encrypted hangs up without a word.
  await expectRefused(`ws://127.0.0.1:${portAt(1)}`, 'No relay answers at this address.')
  await expectRefused('ws://127.0.0.1:1', 'No relay answers at this address.')
  await desk.page.getByRole('button', { name: 'Add anyway' }).waitFor()
  expect(await violationsOf(desk.page)).toEqual([])
})

test('a relay that wants an invite is given one, which is kept nowhere', async () => {
  await address().fill(relayAt(0).address)
  await add().click()
  await desk.page.getByRole('textbox', { name: 'Invite' }).fill('guessed')
  await add().click()
  await desk.page.getByText('This invite is not one of this relay’s.').waitFor()
  await desk.page.getByRole('textbox', { name: 'Invite' }).fill(invite)
  await add().click()
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
  await placeRow(relayAt(0).address).getByText('Connected · has everything').waitFor()
  expect(filesWith(desk.app.profileDir, invite)).toEqual([])
})

test('one that cannot be reached is added anyway, and its address is set right later', async () => {
  await openDevicesSection(desk.page)
  await desk.page.getByRole('button', { name: 'Add a relay or folder' }).click()
  await address().fill('ws://127.0.0.1:1')
  await add().click()
  await desk.page.getByRole('button', { name: 'Add anyway' }).click()
  await placeRow('ws://127.0.0.1:1').getByText('Offline').waitFor()

  await desk.page.getByRole('button', { name: 'Change ws://127.0.0.1:1' }).click()
  await address().fill(relayAt(0).address)
  await desk.page.getByRole('button', { name: 'Change the relay' }).click()
  await desk.page.getByText('Your devices meet there already').waitFor()
  await address().fill(relayAt(1).address)
  await desk.page.getByRole('button', { name: 'Change the relay' }).click()
  await placeRow(relayAt(1).address).getByText('Connected · has everything').waitFor()
  expect(await placeRow('ws://127.0.0.1:1').count()).toBe(0)
})

test('a relay that moved is given its new address, and has everything there; nothing is said to be lost', async () => {
  await desk.page.getByRole('button', { name: `Change ${relayAt(0).address}` }).click()
  await address().fill(relayAt(2).address)
  expect(await violationsOf(desk.page)).toEqual([])
  await desk.page.getByRole('button', { name: 'Change the relay' }).click()
  await placeRow(relayAt(2).address).getByText('Connected · has everything').waitFor()
  const { notices, waiting, transports } = await syncStateOf(desk.page)
  expect([notices, waiting, transports.map(({ label }) => label)]).toEqual([
    [],
    0,
    [relayAt(2).address, relayAt(1).address],
  ])
  const entriesOf = ({ databasePath }: TestRelay) => {
    const database = new DatabaseSync(databasePath, { readOnly: true })
    try {
      return database.prepare('select sequence, entry from entries order by sequence').all()
    } finally {
      database.close()
    }
  }
  expect(entriesOf(relayAt(2))).toEqual(entriesOf(relayAt(1)))
})
