import { readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainText } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { readHead } from '../../../src/main/vault/commit-batch'
import { readSegments } from '../../../src/main/vault/journal-records'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { readSealedThrough, writeSealedThrough } from '../../../src/main/vault/outbox'
import { findDamage } from '../../../src/main/vault/verify-vault'
import {
  addParagraph,
  bodyText,
  change,
  maintain,
  makeFolder,
  person,
  removeFolder,
} from '../../support/vault-fixture'

const dayMs = 86_400_000
const allBytes = Number.MAX_SAFE_INTEGER

let folder: string
let opened: OpenedVault
let nowMs: number
beforeEach(() => {
  folder = makeFolder()
  nowMs = Date.UTC(2026, 10, 22, 9)
  opened = openVault({ folder, nowMs: () => nowMs })
})
afterEach(() => {
  opened.vault.close()
  removeFolder(folder)
})

const backUp = () => maintain(folder, opened, { nowMs: () => nowMs }).backUp()
const sealThrough = (sequence: number | undefined) =>
  opened.vault.transaction((connection) => writeSealedThrough(connection, sequence))
const outbox = () =>
  opened.vault.connection
    .all<{ sequence: number }>('select sequence from outbox order by sequence')
    .map(({ sequence }) => sequence)
const inJournal = () => readSegments(folder).flatMap(({ records }) => records.map((it) => it.sequence))

function reopen(more: { isDamaged?: boolean } = {}): OpenedVault {
  opened.vault.close()
  opened = openVault({ folder, nowMs: () => nowMs, ...more })
  return opened
}

/** Four batches, each followed by a backup. */
async function fill(): Promise<void> {
  for (let number = 1; number <= 4; number += 1) {
    await opened.vault.commit(person(`p${number}`, `Person ${number}`))
    await backUp()
  }
}

test('while sync is off the outbox reaches as far back as the journal', async () => {
  await fill()
  expect(outbox()).toEqual([4])
})

test('while sync is on, what was not sealed stays in the outbox, however many backups are made', async () => {
  sealThrough(0)
  await fill()
  expect(outbox()).toEqual([1, 2, 3, 4])
  expect(inJournal()).toEqual([4])
  expect(opened.vault.waitingBatches(0, allBytes).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
})

test('what was sealed goes as soon as the journal does not need it', async () => {
  sealThrough(0)
  await fill()
  sealThrough(2)
  expect(outbox()).toEqual([3, 4])
  sealThrough(4)
  expect(outbox()).toEqual([4])
  expect(readSealedThrough(opened.vault.connection)).toBe(4)
  sealThrough(undefined)
  expect(readSealedThrough(opened.vault.connection)).toBeUndefined()
})

test('waiting batches come as many as fit, at least one, and decoded', async () => {
  sealThrough(0)
  await fill()
  const { vault } = opened
  expect(vault.waitingBatches(1, 1).map(({ sequence }) => sequence)).toEqual([2])
  expect(vault.waitingBatches(4, 1)).toEqual([])
  expect(vault.waitingBatches(2, 1)[0]?.batch.fields[0]?.documentId).toBe('p3')
})

test('batches that only wait are not written to the journal again', async () => {
  sealThrough(0)
  await fill()
  expect(reopen().rebuilt).toBeUndefined()
  expect(inJournal()).toEqual([4])
  expect(outbox()).toEqual([1, 2, 3, 4])
  // Where the journal is lost, what it had to hold is.
  opened.vault.close()
  rmSync(join(folder, 'journal'), { recursive: true })
  reopen()
  expect(inJournal()).toEqual([4])
})

test('a journal that failed begins again with what it had not, not with all that waits', async () => {
  opened.vault.close()
  let fails = false
  opened = openVault({
    folder,
    nowMs: () => nowMs,
    journalPorts: {
      fdatasync: (_, done) => done(fails ? new Error('disk') : null),
      write: (descriptor, bytes, offset, position) =>
        writeSync(descriptor, bytes, offset, bytes.length - offset, position),
    },
  })
  sealThrough(0)
  await fill()
  fails = true
  await expect(opened.vault.commit(person('p5', 'Person 5'))).rejects.toThrow('disk')
  fails = false
  await opened.vault.commit(person('p6', 'Person 6'))
  expect(inJournal()).toEqual([4, 5, 5, 6])
})

test('a vault that is rebuilt while batches wait loses nothing and sees no gap', async () => {
  sealThrough(0)
  await fill()
  await opened.vault.commit(person('p5', 'Person 5'))
  opened.vault.close()
  rmSync(join(folder, 'vault.db'))
  expect(reopen().rebuilt?.gaps).toEqual([])
  expect(opened.vault.rows(['person']).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5'])
  // A chain of its own begins: nothing of it is sealed yet.
  expect(readSealedThrough(opened.vault.connection)).toBe(0)
  expect(outbox()).toEqual([])
  await opened.vault.commit(person('p6', 'Person 6'))
  expect(outbox()).toEqual([1])
})

const secret = 'Quicksilver'

function waitingText(): string {
  const document = new Y.Doc()
  const batches = opened.vault.waitingBatches(0, allBytes).map(({ batch }) => batch)
  for (const { bodies } of batches) for (const { update } of bodies) Y.applyUpdate(document, update)
  return JSON.stringify(batches.map(({ fields }) => fields)) + plainText(readBody(document))
}

async function purgeSecret(): Promise<void> {
  const { vault } = opened
  await vault.commit(person('p1', `Maria ${secret}`))
  await vault.commit(addParagraph(vault, 'p1', `Her secret is ${secret}`))
  await vault.commit(person('p2', 'Jonas'))
  await vault.commit(change({ id: 'p1', trashedAt: new Date(nowMs).toISOString() }))
  expect(waitingText().match(/Quicksilver/g)).toHaveLength(2)
  for (let day = 0; day < 31; day += 1) {
    nowMs += dayMs
    await maintain(folder, opened, { nowMs: () => nowMs }).purgeDue()
  }
  expect(vault.row('p1')).toBeUndefined()
}

test('a purged document is taken out of what waits, all but that it went to the trash', async () => {
  sealThrough(0)
  await purgeSecret()
  expect(waitingText()).not.toContain(secret)
  expect(readFileSync(join(folder, 'vault.db')).includes(secret)).toBe(false)
  const waiting = opened.vault.waitingBatches(0, allBytes)
  expect(waiting.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  expect(waiting.flatMap(({ batch }) => batch.fields.map((it) => `${it.documentId} ${it.field}`))).toEqual([
    'p1 trashedAt',
    'p2 kind',
    'p2 name',
    'p2 trashedAt',
    'p1 trashedAt',
  ])
  expect(findDamage(opened.vault.connection)).toEqual([])
})

test('after that the vault opens, goes on, and is rebuilt as any other', async () => {
  sealThrough(0)
  await purgeSecret()
  expect(reopen().rebuilt).toBeUndefined()
  opened.vault.close()
  rmSync(join(folder, 'journal'), { recursive: true })
  expect(reopen().rebuilt).toBeUndefined()
  await opened.vault.commit(person('p2', 'Jonás'))
  expect(readHead(opened.vault.connection).sequence).toBe(5)
  expect(reopen({ isDamaged: true }).rebuilt?.gaps).toEqual([])
  expect(opened.vault.rows(['person']).map(({ id }) => id)).toEqual(['p2'])
  expect(bodyText(opened.vault, 'p1')).toBe('')
})
