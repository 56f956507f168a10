import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { CalendarReader } from '../../../src/main/calendar/calendar-reader'
import { CalendarSubscription } from '../../../src/main/calendar/subscription/calendar-subscription'
import { OpenImports } from '../../../src/main/calendar/open-imports'
import { openVault } from '../../../src/main/vault/open-vault'
import { Workspace } from '../../../src/main/workspace/workspace'
import { CalendarServer } from '../../support/calendars/calendar-server'
import { ownAddress, writeCalendar, type WrittenEvent } from '../../support/calendars/write-calendar'

const minuteMs = 60_000
const maria: WrittenEvent = {
  uid: 'maria',
  title: 'Maria / Tom',
  inDays: 2,
  hour: 14,
  weeks: 3,
  guests: ['Tom Becker', 'Maria Weber'],
}
const jonas: WrittenEvent = {
  uid: 'jonas',
  title: 'Career',
  inDays: 3,
  hour: 9,
  guests: ['Tom Becker', 'Jonas Frey'],
}

let folder: string
let workspace: Workspace
let server: CalendarServer
let address: string
let nowMs: number
let tick: () => void
let subscription: CalendarSubscription

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leadup-subscription-'))
  nowMs = Date.parse('2026-11-26T08:00:00Z')
  const { vault } = openVault({ folder, nowMs: () => nowMs })
  workspace = new Workspace(vault, false, () => undefined, new AttachmentStore(folder))
  server = new CalendarServer()
  address = `${await server.listen()}/private-k3y/mine.ics`
  subscription = new CalendarSubscription(workspace, ports())
  subscription.start()
})
afterEach(async () => {
  subscription.stop()
  workspace.vault.close()
  rmSync(folder, { recursive: true })
  await server.close()
})

function ports() {
  return {
    nowMs: () => nowMs,
    zone: () => 'Europe/Berlin',
    startReader: () => Object.assign(new CalendarReader(), { close: () => undefined }),
    fetch,
    newId: randomUUID,
    onTick: (listener: () => void) => {
      tick = listener
      return () => undefined
    },
  }
}

const starts = () =>
  workspace.vault
    .rows(['meeting'])
    .map(meetingKind.readRow)
    .filter(({ fields }) => fields.trashedAt === null)
    .map(({ fields }) => `${fields.start} ${fields.status}`)
    .toSorted()

/** Looks at the address and confirms all of it, as the dialog does. */
async function subscribe(events: WrittenEvent[]): Promise<void> {
  server.serve(writeCalendar(events, nowMs))
  const { bytes } = await subscription.fetchForPreview(address)
  const imports = new OpenImports<object>(ports())
  const source = { kind: 'bytes' as const, bytes, size: bytes.length }
  await imports.read(server, workspace, 'token-one', { fileName: 'x', source })
  const options = { ownAddresses: [ownAddress], ignoredAddresses: [], titlePatterns: [], chosen: [] }
  await imports.confirm(server, {
    commandId: randomUUID(),
    token: 'token-one',
    options,
    leftOut: [],
    relations: {},
  })
  subscription.follow(address)
  await looked()
}

async function looked(): Promise<void> {
  await expect.poll(() => subscription.state.isReading).toBe(false)
}

async function pass(minutes: number): Promise<void> {
  nowMs += minutes * minuteMs
  tick()
  await looked()
}

test('nothing is asked of anybody until an address is followed', async () => {
  expect(subscription.state.host).toBeNull()
  await pass(600)
  expect(server.asked).toEqual([])
})

test('what moves, is cancelled or goes on in a series follows by itself; what is new waits to be looked at', async () => {
  await subscribe([maria])
  expect(starts()).toHaveLength(3)
  server.serve(writeCalendar([{ ...maria, hour: 16, weeks: 4 }, jonas], nowMs))
  await pass(31)
  expect(starts()).toEqual([
    '2026-11-28T16:00 planned',
    '2026-12-05T16:00 planned',
    '2026-12-12T16:00 planned',
    '2026-12-19T16:00 planned',
  ])
  expect(subscription.state).toMatchObject({ failure: null, waiting: 1 })
  server.serve(writeCalendar([{ ...maria, hour: 16, weeks: 4, lines: ['STATUS:CANCELLED'] }], nowMs))
  await pass(31)
  expect(starts().every((line) => line.endsWith('cancelled'))).toBe(true)
  expect(subscription.state.waiting).toBe(0)
})

test('it is asked twice an hour, and answers "unchanged" until a day has passed', async () => {
  await subscribe([maria])
  server.asked.length = 0
  await pass(29)
  expect(server.asked).toHaveLength(0)
  await pass(1)
  expect(server.asked.at(-1)?.headers['if-none-match']).toBeTruthy()
  for (let hours = 0; hours < 24; hours += 1) await pass(60)
  expect(server.asked.some(({ headers }) => headers['if-none-match'] === undefined)).toBe(true)
})

test('a server that fails is asked less and less, what was read stays, and it goes on once it is back', async () => {
  await subscribe([maria])
  server.answer = (_asked, response) => response.writeHead(500).end()
  await pass(31)
  expect(subscription.state.failure).toContain('What was read before is kept')
  expect(starts()).toHaveLength(3)
  server.asked.length = 0
  for (let minutes = 0; minutes < 60; minutes += 1) await pass(1)
  expect(server.asked.length).toBeLessThan(5)
  server.serve(writeCalendar([{ ...maria, hour: 17 }], nowMs - 91 * minuteMs))
  await pass(360)
  expect(subscription.state.failure).toBeNull()
  expect(starts()[0]).toBe('2026-11-28T17:00 planned')
})

test('a page, a cut calendar and an empty answer change nothing', async () => {
  await subscribe([maria])
  const before = starts()
  for (const body of ['<html>Sign in</html>', writeCalendar([jonas], nowMs).slice(0, 200), '']) {
    server.serve(body)
    await subscription.check()
    expect(subscription.state.failure).toBeTruthy()
    expect(starts()).toEqual(before)
  }
})

test('where what this device knew of it is damaged, its address is followed on', async () => {
  await subscribe([maria])
  workspace.vault.connection.run(
    `update device_state set value = replace(value, '}', ']') where key = 'calendar.subscription'`,
  )
  server.serve(writeCalendar([{ ...maria, weeks: 4 }], nowMs))
  await pass(1)
  expect(starts()).toHaveLength(4)
  expect(subscription.state).toMatchObject({ host: new URL(address).host, failure: null })
})

test('once ended nothing is fetched, the address is forgotten, and what it brought is here', async () => {
  await subscribe([maria])
  subscription.end()
  server.asked.length = 0
  await pass(600)
  expect(server.asked).toEqual([])
  expect(starts()).toHaveLength(3)
  expect(JSON.stringify(workspace.vault.readDeviceState('calendar.subscription'))).toBe('null')
})

test('a window learns the name of the server and nothing else of the address; the journal holds none of it', async () => {
  await subscribe([maria])
  expect(JSON.stringify(subscription.state)).not.toContain('k3y')
  const journal = readFileSync(join(folder, 'journal', 'journal-00000001.log'), 'latin1')
  expect(journal).not.toContain('k3y')
})
