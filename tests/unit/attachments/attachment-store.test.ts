import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chunkBytes } from '@shared/attachments/chunk'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { nameOfChunk } from '../../../src/main/attachments/chunk-files'
import { makeFolder, removeFolder } from '../../support/vault-fixture'

let folder: string
let store: AttachmentStore
beforeEach(() => {
  folder = makeFolder()
  store = new AttachmentStore(folder)
})
afterEach(() => removeFolder(folder))

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const files = () => readdirSync(join(folder, 'attachments'))

test('a chunk is named by what is in it, kept once, and read as it was', async () => {
  const name = await store.add(bytes('plan'))
  expect(await store.add(bytes('plan'))).toBe(name)
  expect(name).toBe(nameOfChunk(bytes('plan')))
  expect(files()).toEqual([name])
  expect(store.has(name)).toBe(true)
  expect(store.list()).toEqual([name])
  expect(Buffer.from((await store.read(name)) ?? []).toString()).toBe('plan')
  expect(new AttachmentStore(folder).has(name)).toBe(true)
})

test('before the first chunk there is no folder, and nothing in it', async () => {
  expect(store.list()).toEqual([])
  await store.clean()
  expect(existsSync(join(folder, 'attachments'))).toBe(false)
})

test.each([
  ['other bytes than its name says', nameOfChunk(bytes('one')), bytes('two')],
  ['nothing', nameOfChunk(bytes('')), bytes('')],
  ['more than a chunk', nameOfChunk(new Uint8Array(chunkBytes + 1)), new Uint8Array(chunkBytes + 1)],
  ['a name that is a path', '../../vault.db', bytes('x')],
])('%s is not kept', async (_what, name, content) => {
  await expect(store.put(name, content)).rejects.toThrow('wrong-chunk')
  expect(store.list()).toEqual([])
})

test('a name that is no name is not here, and leads nowhere', async () => {
  writeFileSync(join(folder, 'vault.db'), 'secret')
  expect(store.has('../vault.db')).toBe(false)
  expect(await store.read('../vault.db')).toBeUndefined()
  expect(await store.remove(['../vault.db'])).toEqual([])
  expect(existsSync(join(folder, 'vault.db'))).toBe(true)
})

test('a damaged chunk is noticed when it is read, and replaced by a sound one', async () => {
  const name = await store.add(bytes('plan'))
  writeFileSync(join(folder, 'attachments', name), 'plaN')
  expect(await store.read(name)).toBeUndefined()
  expect(store.has(name)).toBe(false)
  expect(store.list()).toEqual([])
  await store.put(name, bytes('plan'))
  expect(Buffer.from((await store.read(name)) ?? []).toString()).toBe('plan')
})

test('what was half written when the app ended is removed, and nothing else', async () => {
  const name = await store.add(bytes('plan'))
  writeFileSync(join(folder, 'attachments', 'abc.part'), 'half')
  expect(store.list()).toEqual([name])
  await store.clean()
  expect(files()).toEqual([name])
})

test('where the disk refuses, the failure comes through and nothing is left of the chunk', async () => {
  // A file where the folder would be stands for every refusal: the write fails before anything is there.
  writeFileSync(join(folder, 'attachments'), '')
  await expect(store.add(bytes('plan'))).rejects.toThrow(/EEXIST|ENOTDIR/)
})

test('where renaming fails, what was written beside is taken away', async () => {
  const name = nameOfChunk(bytes('plan'))
  mkdirSync(join(folder, 'attachments', name, 'in-the-way'), { recursive: true })
  await expect(store.add(bytes('plan'))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/)
  expect(files()).toEqual([name])
})

test('what is not here is asked for, and its arrival told', async () => {
  const name = nameOfChunk(bytes('plan'))
  const told: string[] = []
  expect(store.want([name])).toEqual({ state: 'unavailable', holder: null })

  const requested: (readonly string[])[] = []
  store.onChanged((names) => told.push(`changed ${names.length}`))
  store.onArrived((names) => told.push(`arrived ${names.length}`))
  const disconnect = store.connect({ request: (names) => requested.push(names) })
  expect(requested).toEqual([[name]])
  expect(store.want([name])).toEqual({ state: 'fetching' })
  expect(requested).toHaveLength(2)

  store.setUnavailable([name], 'Laptop')
  expect(store.want([name])).toEqual({ state: 'unavailable', holder: 'Laptop' })
  store.setFetching([name])
  expect(store.want([name])).toEqual({ state: 'fetching' })
  told.length = 0
  await store.put(name, bytes('plan'))
  expect(told).toEqual(['arrived 1', 'changed 1'])
  expect(store.want([name])).toEqual({ state: 'here' })

  disconnect()
  expect(store.want([nameOfChunk(bytes('other'))])).toEqual({ state: 'unavailable', holder: null })
})

test('a file is read whole or not at all', async () => {
  const first = await store.add(bytes('one'))
  const second = nameOfChunk(bytes('two'))
  expect(await store.readAll([first, second])).toBeUndefined()
  await store.put(second, bytes('two'))
  const parts = (await store.readAll([first, second])) ?? []
  expect(Buffer.concat(parts).toString()).toBe('onetwo')
})

test('chunks are removed, but none that was put or named in this run', async () => {
  const [old, named] = [await store.add(bytes('old')), await store.add(bytes('named'))]
  const later = new AttachmentStore(folder)
  later.keep([named])
  expect(await later.remove([old, named])).toEqual([old])
  expect(later.list()).toEqual([named])
  expect(await store.remove([named])).toEqual([])
})

test('a chunk that is put while it is being removed is here afterwards', async () => {
  const name = await store.add(bytes('plan'))
  const later = new AttachmentStore(folder)
  const removal = later.remove([name])
  await later.put(name, bytes('plan'))
  await removal
  expect(Buffer.from((await later.read(name)) ?? []).toString()).toBe('plan')
})
