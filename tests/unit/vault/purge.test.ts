import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { plainText } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes, takeOutBlocks, updateFrom } from '@shared/body/write-body'
import { listBackups } from '../../../src/main/vault/backup-files'
import { trashedSince } from '../../../src/main/vault/in-trash'
import { batchesOf, readSegments } from '../../../src/main/vault/journal-records'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { purgeDocuments } from '../../../src/main/vault/purge-documents'
import { connect } from '../../../src/main/vault/schema'
import { stillShown } from '../../../src/main/vault/still-shown'
import { findDamage } from '../../../src/main/vault/verify-vault'
import { decodeBatch } from '@shared/sync/batch'
import {
  addParagraph,
  change,
  maintain,
  makeFolder,
  person,
  removeFolder,
  runHere,
} from '../../support/vault-fixture'

const dayMs = 86_400_000
const secret = 'Quicksilver'
const start = Date.UTC(2026, 10, 22, 9)

let folder: string
let opened: OpenedVault
let nowMs: number
beforeEach(() => {
  folder = makeFolder()
  nowMs = start
  opened = openVault({ folder, nowMs: () => nowMs })
})
afterEach(() => {
  opened.vault.close()
  removeFolder(folder)
})

const text = (updates: Uint8Array[]) => {
  const document = new Y.Doc()
  for (const update of updates) Y.applyUpdate(document, update)
  return plainText(readBody(document))
}

/** Where the secret can still be read, bytes as they are and updates decoded. */
function placesWithSecret(): string[] {
  const places: string[] = []
  for (const name of ['vault.db', 'vault.db-wal']) {
    const bytes = readFileSync(join(folder, name), { flag: 'a+' })
    if (bytes.includes(secret) || bytes.includes(secret.toLowerCase())) places.push(name)
  }
  const { connection } = opened.vault
  const updates = connection.all<{ bytes: Uint8Array }>(
    'select bytes from body_updates union all select bytes from body_states',
  )
  if (text(updates.map(({ bytes }) => bytes)).includes(secret)) places.push('bodies')
  const says = (batch: ReturnType<typeof decodeBatch>) =>
    JSON.stringify(batch.fields).includes(secret) ||
    text(batch.bodies.map(({ update }) => update)).includes(secret)
  const outbox = connection.all<{ batch: Uint8Array }>('select batch from outbox')
  if (outbox.some(({ batch }) => says(decodeBatch(batch)))) places.push('outbox')
  if (batchesOf(readSegments(folder)).some(({ batch }) => says(batch))) places.push('journal')
  if (
    connection
      .all<{ inverse: string }>('select inverse from commands')
      .some(({ inverse }) => inverse.includes(secret))
  ) {
    places.push('commands')
  }
  return places
}

/** Days go by with the app open, as maintenance sees them. */
async function daysPass(days: number, more: Parameters<typeof maintain>[2] = {}): Promise<void> {
  const maintenance = maintain(folder, opened, { nowMs: () => nowMs, ...more })
  for (let day = 0; day < days; day += 1) {
    nowMs += dayMs
    await maintenance.purgeDue()
  }
}

async function trashSecret(): Promise<void> {
  const { vault } = opened
  await vault.commit(person('p1', `Maria ${secret}`))
  await vault.commit(change({ id: 'p1', name: 'Maria' }))
  await vault.commit(addParagraph(vault, 'p1', `Her secret is ${secret}`))
  await vault.commit(person('p2', 'Jonas'))
  await vault.commit(addParagraph(vault, 'p2', 'Stays'))
  vault.search(secret, 5)
  await maintain(folder, opened).backUp()
  await vault.commit(change({ id: 'p1', trashedAt: new Date(nowMs).toISOString() }))
}

test('thirty days in the trash, then nothing of it is left in rows, updates, history, index or journal', async () => {
  await trashSecret()
  opened.vault.connection.database.exec('pragma wal_checkpoint(passive)')
  expect(placesWithSecret()).toEqual(['vault.db', 'vault.db-wal', 'bodies', 'outbox', 'journal', 'commands'])
  await daysPass(29)
  expect(opened.vault.row('p1')).toBeDefined()
  await daysPass(2)
  expect(opened.vault.row('p1')).toBeUndefined()
  expect(placesWithSecret()).toEqual([])
  expect(opened.vault.search(secret, 5).results).toEqual([])
  expect(opened.vault.rows(['person']).map(({ id }) => id)).toEqual(['p2'])
})

test('the newest backup no longer has it; earlier ones do until seven newer ones exist', async () => {
  await trashSecret()
  await daysPass(31)
  const [newest, earlier] = listBackups(folder).map(({ path }) => readFileSync(path).includes(secret))
  expect([newest, earlier]).toEqual([false, true])
  for (let round = 0; round < 7; round += 1) await maintain(folder, opened).backUp()
  expect(listBackups(folder).some(({ path }) => readFileSync(path).includes(secret))).toBe(false)
})

test('a vault rebuilt after purging does not bring it back from the damaged file', async () => {
  await trashSecret()
  await daysPass(31)
  opened.vault.close()
  opened = openVault({ folder, nowMs: () => nowMs, isDamaged: true })
  expect(opened.vault.row('p1')).toBeUndefined()
  expect(placesWithSecret()).toEqual([])
})

test('a purge that was cut off before its backup is finished the next time', async () => {
  await trashSecret()
  nowMs += 31 * dayMs
  // The clock is looked at each day, as above, before anything is due.
  opened.vault.connection.run("insert or replace into meta values ('clockSeenMs', ?)", String(nowMs))
  const cutOff = maintain(folder, opened, {
    nowMs: () => nowMs,
    runTask: (task) => (task.kind === 'back-up' ? Promise.reject(new Error('killed')) : runHere(task)),
  })
  await expect(cutOff.purgeDue()).rejects.toThrow('killed')
  expect(placesWithSecret()).toContain('journal')
  await daysPass(1)
  expect(placesWithSecret()).toEqual([])
})

test('a clock that went back by more than a day is told, and nothing is purged until it has run for a day', async () => {
  await trashSecret()
  await daysPass(28)
  const jumps: string[] = []
  nowMs += 400 * dayMs
  await daysPass(1, { onClockJumped: (jump) => jumps.push(jump) })
  expect(jumps).toEqual(['far-ahead'])
  nowMs -= 400 * dayMs
  await daysPass(1, { onClockJumped: (jump) => jumps.push(jump) })
  expect(jumps).toEqual(['far-ahead', 'back'])
  expect(opened.vault.row('p1')).toBeDefined()
  await daysPass(2)
  expect(opened.vault.row('p1')).toBeUndefined()
})

test('an absence of some days is no jump', async () => {
  const jumps: string[] = []
  await trashSecret()
  await daysPass(20)
  nowMs += 12 * dayMs
  await daysPass(1, { onClockJumped: (jump) => jumps.push(jump) })
  expect(jumps).toEqual([])
  expect(opened.vault.row('p1')).toBeUndefined()
})

/** As another device wrote it: its clock says `ms`. */
const fromElsewhere = (id: string, field: string, value: unknown, ms: number) => ({
  fields: [
    { documentId: id, field, value, clock: `${ms.toString(36).padStart(9, '0')}-0000-the other device` },
  ],
  bodies: [],
})

test('what was put in the trash elsewhere long ago has its thirty days here from when that came', async () => {
  const { vault } = opened
  await vault.commit(person('p1', 'Maria'))
  const longAgo = new Date(start - 60 * dayMs).toISOString()
  await daysPass(1)
  vault.receive([fromElsewhere('p1', 'trashedAt', longAgo, nowMs)])
  await daysPass(29)
  expect(vault.row('p1')?.fields['trashedAt']).toBe(longAgo)
  await daysPass(2)
  expect(vault.row('p1')).toBeUndefined()
})

test('what many documents at once bring into the trash has its thirty days too', async () => {
  const { vault } = opened
  const longAgo = new Date(start - 60 * dayMs).toISOString()
  const ids = Array.from({ length: 40 }, (_, index) => `p${index}`)
  vault.receive(
    ids.flatMap((id) => [
      fromElsewhere(id, 'kind', 'person', start),
      fromElsewhere(id, 'trashedAt', longAgo, start),
    ]),
  )
  await daysPass(29)
  expect(vault.rows(['person'])).toHaveLength(40)
  await daysPass(2)
  expect(vault.rows(['person'])).toEqual([])
})

test.each([
  ['a field', (id: string) => opened.vault.receive([fromElsewhere(id, 'name', 'Later', nowMs)])],
  ['the body', (id: string) => opened.vault.commit(addParagraph(opened.vault, id, 'Later'))],
])('what is in the trash has thirty days from the last time %s was written', async (_what, write) => {
  await trashSecret()
  await daysPass(20)
  await write('p1')
  await daysPass(29)
  expect(opened.vault.row('p1')).toBeDefined()
  await daysPass(2)
  expect(opened.vault.row('p1')).toBeUndefined()
})

test('what was taken out of the trash and put there again has its thirty days anew', async () => {
  await trashSecret()
  await daysPass(20)
  await opened.vault.commit(change({ id: 'p1', trashedAt: null }))
  await daysPass(20)
  await opened.vault.commit(change({ id: 'p1', trashedAt: new Date(nowMs).toISOString() }))
  await daysPass(29)
  expect(opened.vault.row('p1')).toBeDefined()
  await daysPass(2)
  expect(opened.vault.row('p1')).toBeUndefined()
})

test('what an earlier version put in the trash has thirty days from when this one first looks', async () => {
  await trashSecret()
  nowMs += 12 * dayMs
  opened.vault.connection.run('delete from in_trash')
  await daysPass(30)
  expect(opened.vault.row('p1')).toBeDefined()
  await daysPass(2)
  expect(opened.vault.row('p1')).toBeUndefined()
})

test('what a clock that was ahead noted counts from when it is set right', async () => {
  const { vault } = opened
  await vault.commit(person('p1', 'Maria'))
  nowMs += 10 * 365 * dayMs
  await vault.commit(change({ id: 'p1', trashedAt: new Date(nowMs).toISOString() }))
  nowMs = start
  await daysPass(30)
  expect(vault.row('p1')).toBeDefined()
  await daysPass(3)
  expect(vault.row('p1')).toBeUndefined()
})

test('a flipped byte in what is noted of the trash is damage, not a reason to erase', async () => {
  await trashSecret()
  const { connection } = opened.vault
  expect(findDamage(connection)).toEqual([])
  connection.run("update in_trash set since = '1' || substr(since, 2)")
  expect(findDamage(connection)).toEqual(['in_trash: checksum'])
})

test('an intact backup opens by itself', async () => {
  await trashSecret()
  const [backup] = listBackups(folder)
  const connection = connect(backup?.path ?? '')
  expect(connection.all('select id from documents')).toEqual([{ id: 'p1' }, { id: 'p2' }])
  connection.close()
  expect(readdirSync(join(folder, 'backups'))).toEqual(['vault-00000002.db'])
})

test('what is taken out of the trash while a purge begins is not erased', async () => {
  const { vault } = opened
  await vault.commit(
    change({ id: 'p1', kind: 'person', name: 'Maria', trashedAt: new Date(start).toISOString() }),
  )
  vault.connection.database.exec('pragma busy_timeout = 0')
  const beside = connect(join(folder, 'vault.db'))
  const all = beside.all.bind(beside)
  let restored: Promise<boolean> = Promise.resolve(false)
  const restoreAfter: typeof all = (...args) => {
    const rows = all<never>(...args)
    const commit = vault.commit(change({ id: 'p1', trashedAt: null }))
    restored = commit.then(
      () => true,
      () => false,
    )
    return rows
  }
  Object.assign(beside, { all: restoreAfter })
  const purged = purgeDocuments(beside, new Date(start + dayMs).toISOString(), new Date(start).toISOString())
  beside.close()
  expect(purged.includes('p1')).toBe(!(await restored))
})

test('what is in the trash is told with since when it was there on this device, until it is put back', async () => {
  const { vault } = opened
  await vault.commit(person('p1', 'Ines Rey'))
  await vault.commit(change({ id: 'p1', trashedAt: '2020-03-01T12:00:00.000Z' }))
  expect(trashedSince(vault.connection)).toEqual([{ id: 'p1', since: new Date(start).toISOString() }])
  nowMs += dayMs
  await vault.commit(change({ id: 'p1', trashedAt: null }))
  expect(trashedSince(vault.connection)).toEqual([])
})

test('a 1:1 in the trash stays for as long as an agenda that stays shows an item of it', async () => {
  const { vault } = opened
  const edit = async (id: string, run: Parameters<typeof updateFrom>[1]) => {
    const update = updateFrom(vault.bodyState(id), run)
    if (!update) throw new Error('nothing changed')
    await vault.commit({ ...change({ id }), bodies: [{ documentId: id, update }] })
  }
  for (const id of ['first', 'second', 'third']) {
    await vault.commit(change({ id, kind: 'meeting', trashedAt: null }))
  }
  await edit('first', (body) => appendNodes(body, [agendaItem('a', 'discuss', 'Renew Borealis')]))
  await edit('second', (body) => appendNodes(body, [agendaItem('b', 'discuss', '', { ref: 'item:first/a' })]))
  await edit('third', (body) => appendNodes(body, [agendaItem('c', 'discuss', '', { ref: 'item:second/b' })]))
  const trashedAt = new Date(nowMs).toISOString()
  for (const id of ['first', 'second']) await vault.commit(change({ id, trashedAt }))
  const shown = () => [...stillShown(vault.connection, ['first', 'second'])].toSorted()
  await daysPass(40)
  expect(vault.rows(['meeting']).map(({ id }) => id)).toEqual(['first', 'second', 'third'])
  expect(shown()).toEqual(['first', 'second'])
  await edit('third', (body) => takeOutBlocks(body, new Set(['c'])))
  expect(shown()).toEqual([])
  await daysPass(1)
  expect(vault.rows(['meeting']).map(({ id }) => id)).toEqual(['third'])
})
