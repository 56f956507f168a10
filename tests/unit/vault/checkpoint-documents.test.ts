import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { paragraph } from '@shared/body/body-node'
import { appendNodes } from '@shared/body/write-body'
import { isUpdateCovered, isWriteCovered } from '@shared/sync/covered-by'
import type { DocumentState } from '@shared/sync/document-state'
import { documentsForCheckpoint, documentStates } from '../../../src/main/vault/checkpoint-documents'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { connect } from '../../../src/main/vault/schema'
import { addParagraph, makeFolder, newCommandId, person, removeFolder } from '../../support/vault-fixture'

let folder: string
let opened: OpenedVault
beforeEach(() => {
  folder = makeFolder()
  opened = openVault({ folder, nowMs: Date.now })
})
afterEach(() => {
  opened.vault.close()
  removeFolder(folder)
})

test('one state is read, on a connection of its own, while the vault goes on and moves its cursors', async () => {
  const { vault } = opened
  const move = (sequence: number) =>
    vault.transaction((connection) =>
      connection.run("insert or replace into sync_chains values ('a', ?, 'hash', null)", sequence),
    )
  await vault.commit(person('p1', 'Maria'))
  await vault.commit(person('p2', 'Jonas'))
  move(1)
  const beside = connect(join(folder, 'vault.db'))
  const committed = beside.reading(() => {
    const documents = documentsForCheckpoint(beside)
    const nextName = () => {
      const { value } = documents.next() as IteratorResult<DocumentState, undefined>
      return value?.fields.find(([name]) => name === 'name')?.[1]
    }
    expect(nextName()).toBe('Maria')
    const commit = vault.commit(person('p2', 'Later'))
    move(2)
    expect(nextName()).toBe('Jonas')
    expect(beside.get('select sequence from sync_chains')).toEqual({ sequence: 1 })
    return commit
  })
  beside.close()
  await committed
})

test('[K3] everything this device wrote is found in its own state, without deleted text', async () => {
  const { vault } = opened
  await vault.commit(person('p1', 'Maria'))
  await vault.commit(person('p1', 'María'))
  await vault.commit(addParagraph(vault, 'p1', 'Deleted'))
  const document = new Y.Doc()
  Y.applyUpdate(document, vault.bodyState('p1') ?? new Uint8Array())
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  document.getXmlFragment('body').delete(0, 1)
  appendNodes(document, [paragraph('Kept')])
  for (const update of updates) {
    await vault.commit({ commandId: newCommandId(), fields: [], bodies: [{ documentId: 'p1', update }] })
  }
  const [state] = documentStates(vault.connection, ['p1'])
  if (!state) throw new Error('no state')
  expect(Buffer.from(state.body ?? []).includes('Deleted')).toBe(false)
  for (const { batch } of vault.waitingBatches(0, Number.MAX_SAFE_INTEGER)) {
    expect(batch.fields.every((write) => isWriteCovered(write, state))).toBe(true)
    expect(batch.bodies.every(({ update }) => isUpdateCovered(update, state))).toBe(true)
  }
})

test('a body that waits for an update is read as it is, with what waits', async () => {
  const { vault } = opened
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  appendNodes(document, [paragraph('First')])
  appendNodes(document, [paragraph('Second')])
  const [, second] = updates
  if (!second) throw new Error('no update')
  vault.receive([{ fields: [], bodies: [{ documentId: 'p1', update: second }] }])
  const [state] = documentStates(vault.connection, ['p1'])
  expect(isUpdateCovered(second, { body: state?.body ?? null })).toBe(true)
})

test('a document of which nothing is here is empty', () => {
  expect(documentStates(opened.vault.connection, ['p9'])).toEqual([{ id: 'p9', fields: [], body: null }])
})
