import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { attachmentNode, type Attachment } from '@shared/body/attachment'
import { appendNodes, takeOutBlocks, updateFrom } from '@shared/body/write-body'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { staleProjections } from '../../../src/main/vault/stale-projections'
import { referencedChunks } from '../../../src/main/vault/unreferenced-chunks'
import { change, maintain, makeFolder, newCommandId, removeFolder } from '../../support/vault-fixture'

const dayMs = 86_400_000
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

/** One that no longer remembers what this run put: the app was started again. */
const laterStore = () => new AttachmentStore(folder)

/** Days in which the app looks once a day, as a clock that is believed does. */
async function passDays(days: number, store = laterStore()): Promise<void> {
  const maintenance = maintain(folder, opened, {
    nowMs: () => nowMs,
    removeChunks: (names) => store.remove(names),
    onClockJumped: () => undefined,
  })
  for (let day = 0; day < days; day += 1) {
    nowMs += dayMs
    await maintenance.purgeDue()
  }
}

async function put(text: string): Promise<Attachment> {
  const bytes = new Uint8Array(Buffer.from(text))
  const chunks = [await laterStore().add(bytes)]
  return {
    id: text,
    name: `${text}.txt`,
    type: 'text/plain',
    bytes: 4,
    width: 0,
    height: 0,
    chunks,
    thumbnail: null,
  }
}

async function edit(id: string, change: (body: Y.Doc) => void): Promise<void> {
  const update = updateFrom(opened.vault.bodyState(id), change)
  if (!update) throw new Error('nothing changed')
  await opened.vault.commit({ commandId: newCommandId(), fields: [], bodies: [{ documentId: id, update }] })
}

test('a chunk stays while a document names it, in the trash too, and thirty days beyond', async () => {
  const plan = await put('plan')
  await opened.vault.commit(change({ id: 'm1', kind: 'meeting', title: 'Plans' }))
  await edit('m1', (body) => appendNodes(body, [attachmentNode(plan)]))
  expect([...referencedChunks(opened.vault.connection)]).toEqual(plan.chunks)
  await passDays(40)
  expect(laterStore().list()).toEqual(plan.chunks)

  await opened.vault.commit(change({ id: 'm1', trashedAt: new Date(nowMs).toISOString() }))
  await passDays(29)
  expect(opened.vault.row('m1')).toBeDefined()
  await passDays(2)
  expect(opened.vault.row('m1')).toBeUndefined()
  await passDays(30)
  expect(laterStore().list()).toEqual(plan.chunks)
  await passDays(2)
  expect(laterStore().list()).toEqual([])
})

test('a file that is taken out of a text is there when that is undone, and its time begins anew', async () => {
  const plan = await put('plan')
  await edit('m1', (body) => appendNodes(body, [attachmentNode(plan)]))
  await edit('m1', (body) => takeOutBlocks(body, new Set(['plan'])))
  await passDays(29)
  await edit('m1', (body) => appendNodes(body, [attachmentNode(plan)]))
  await passDays(5)
  await edit('m1', (body) => takeOutBlocks(body, new Set(['plan'])))
  await passDays(29)
  expect(laterStore().list()).toEqual(plan.chunks)
  await passDays(3)
  expect(laterStore().list()).toEqual([])
})

test('a chunk two texts share stays while one of them names it', async () => {
  const plan = await put('plan')
  await edit('m1', (body) => appendNodes(body, [attachmentNode(plan)]))
  await edit('m2', (body) => appendNodes(body, [attachmentNode({ ...plan, id: 'again' })]))
  await edit('m1', (body) => takeOutBlocks(body, new Set(['plan'])))
  await passDays(40)
  expect(laterStore().list()).toEqual(plan.chunks)
})

test('what was added again in this run is not collected in it', async () => {
  const { chunks } = await put('plan')
  const store = laterStore()
  await passDays(29, store)
  await store.add(new Uint8Array(Buffer.from('plan')))
  await passDays(10, store)
  expect(store.list()).toEqual(chunks)
})

test('the time since when nobody names it outlives the app', async () => {
  await put('plan')
  await passDays(20)
  opened.vault.close()
  opened = openVault({ folder, nowMs: () => nowMs })
  await passDays(9)
  expect(laterStore().list()).toHaveLength(1)
  await passDays(3)
  expect(laterStore().list()).toEqual([])
})

test('a clock that jumped collects nothing until it is believed', async () => {
  await put('plan')
  await passDays(2)
  nowMs += 60 * dayMs
  await passDays(1)
  expect(laterStore().list()).toHaveLength(1)
})

test('nothing is collected while what was taken in from other devices is yet to be read', async () => {
  const plan = await put('plan')
  await passDays(29)
  const body = updateFrom(undefined, (document) => appendNodes(document, [attachmentNode(plan)])) ?? null
  const many = Array.from({ length: 100 }, (_, index) => ({ id: `taken-${index}`, fields: [], body }))
  opened.vault.receiveDocuments(many)
  expect(staleProjections(opened.vault.connection, 1)).toHaveLength(1)
  await passDays(5)
  expect(laterStore().list()).toEqual(plan.chunks)

  await maintain(folder, opened).derive()
  await passDays(5)
  expect(laterStore().list()).toEqual(plan.chunks)
})

test('a vault that is built anew leaves the files as they are', async () => {
  const plan = await put('plan')
  await opened.vault.commit(change({ id: 'm1', kind: 'meeting', title: 'Plans' }))
  await edit('m1', (body) => appendNodes(body, [attachmentNode(plan)]))
  opened.vault.close()
  opened = openVault({ folder, nowMs: () => nowMs, isDamaged: true })
  expect([...referencedChunks(opened.vault.connection)]).toEqual(plan.chunks)
  expect(laterStore().list()).toEqual(plan.chunks)
  expect(existsSync(folder)).toBe(true)
})
