import { fdatasync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JournalPorts } from '../../../src/main/vault/journal'
import { readSegments } from '../../../src/main/vault/journal-records'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'
import { makeFolder, person, removeFolder } from '../../support/vault-fixture'

/** A disk whose journal can be made to fail, and which tells what happened in which order. */
function watchedDisk() {
  const events: string[] = []
  const disk = {
    events,
    syncError: undefined as Error | undefined,
    writeError: undefined as Error | undefined,
  }
  const ports: JournalPorts = {
    write: (descriptor, record, offset, position) => {
      if (disk.writeError) {
        // As a full disk does: a part of it is written first.
        writeSync(descriptor, record, 0, 5, position)
        throw disk.writeError
      }
      events.push('write')
      return writeSync(descriptor, record, offset, record.length - offset, position)
    },
    fdatasync: (descriptor, done) => {
      const { syncError } = disk
      if (syncError) setImmediate(() => done(syncError))
      else {
        fdatasync(descriptor, (error) => {
          events.push('fdatasync returned')
          done(error)
        })
      }
    },
  }
  return { disk, ports }
}

const failure = (code: string) => Object.assign(new Error(`${code}: it failed`), { code })

let folder: string
let vault: Vault | undefined
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => {
  vault?.close()
  removeFolder(folder)
})

function open(journalPorts?: JournalPorts) {
  vault?.close()
  const opened = openVault({ folder, nowMs: Date.now, ...(journalPorts ? { journalPorts } : {}) })
  vault = opened.vault
  return opened
}

const journaled = () => readSegments(folder).flatMap(({ records }) => records.map(({ sequence }) => sequence))

test('[A3] fdatasync of the journal has returned before a change is called saved', async () => {
  const { disk, ports } = watchedDisk()
  const { vault } = open(ports)
  const saved = vault.commit(person('p1', 'Maria')).then(() => disk.events.push('saved'))
  expect(disk.events).toEqual(['write'])
  await saved
  expect(disk.events).toEqual(['write', 'fdatasync returned', 'saved'])
})

test('[A3] the connection that commits waits for the disk', () => {
  const { vault } = open()
  expect(vault.connection.get('pragma synchronous')).toEqual({ synchronous: 2 })
  expect(vault.connection.get('pragma journal_mode')).toEqual({ journal_mode: 'wal' })
})

test('a journal that cannot be written fails the commit and leaves nothing of it', async () => {
  const { disk, ports } = watchedDisk()
  const { vault } = open(ports)
  await vault.commit(person('p1', 'Maria'))
  disk.writeError = failure('ENOSPC')
  const change = person('p2', 'Jonas')
  await expect(vault.commit(change)).rejects.toThrow('ENOSPC')
  expect(vault.row('p2')).toBeUndefined()
  disk.writeError = undefined
  await vault.commit(change)
  expect(vault.row('p2')?.fields['name']).toBe('Jonas')
  expect(journaled()).toEqual([1, 2])
})

test('a database that cannot commit takes its record out, and never a later one', async () => {
  const { vault } = open()
  await vault.commit(person('p1', 'Maria'))
  vault.connection.database.exec(
    "create temp trigger full before insert on documents when new.id = 'p2' begin select raise(abort, 'disk is full'); end",
  )
  const outcomes = await Promise.allSettled([
    vault.commit(person('p2', 'Fails')),
    vault.commit(person('p3', 'Ada')),
    vault.commit(person('p2', 'Fails')),
    vault.commit(person('p4', 'Lin')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
  expect(journaled()).toEqual([1, 2, 3])
  const reopened = open()
  expect(reopened.replayedCount).toBe(0)
  expect(reopened.vault.rows(['person']).map(({ id }) => id)).toEqual(['p1', 'p3', 'p4'])
})

test('a journal that is not confirmed is not called saved, nor is anything later until it has caught up', async () => {
  const { disk, ports } = watchedDisk()
  const { vault } = open(ports)
  await vault.commit(person('p1', 'Maria'))
  disk.syncError = failure('EIO')
  const change = person('p2', 'Jonas')
  await expect(vault.commit(change)).rejects.toThrow('EIO')
  await expect(vault.commit(change)).rejects.toThrow('EIO')
  await expect(vault.commit(person('p3', 'Ada'))).rejects.toThrow('EIO')
  disk.syncError = undefined
  await vault.commit(change)
  // Everything that was not confirmed is written again, to a file that has not failed.
  expect(
    readSegments(folder)
      .at(-1)
      ?.records.map(({ sequence }) => sequence),
  ).toEqual([2, 3])
  expect(
    open()
      .vault.rows(['person'])
      .map(({ fields }) => fields['name']),
  ).toEqual(['Maria', 'Jonas', 'Ada'])
})

test('listeners hear of changes in the order of their transactions', async () => {
  const { vault } = open()
  const heard: unknown[] = []
  vault.onCommitted(({ rows }) => heard.push(...rows.map(({ fields }) => fields['name'])))
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => vault.commit(person('p1', name))))
  expect(heard).toEqual(['a', 'b', 'c', 'd'])
})

test('no byte of the database changes where a write was refused', async () => {
  const { disk, ports } = watchedDisk()
  const { vault } = open(ports)
  await vault.commit(person('p1', 'Maria'))
  vault.connection.database.exec('pragma wal_checkpoint(truncate)')
  const before = readFileSync(join(folder, 'vault.db'))
  disk.writeError = failure('EROFS')
  await expect(vault.commit(person('p2', 'Jonas'))).rejects.toThrow('EROFS')
  expect(readFileSync(join(folder, 'vault.db')).equals(before)).toBe(true)
})
