import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClock } from '@shared/clock/hybrid-logical-clock'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import type { DocumentState } from '@shared/sync/document-state'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { documentsForCheckpoint } from '../../../src/main/vault/checkpoint-documents'
import { isAnythingStale } from '../../../src/main/vault/stale-projections'
import type { Committed } from '../../../src/main/vault/vault'
import {
  addParagraph,
  bodyText,
  maintain,
  makeFolder,
  person,
  removeFolder,
  runHere,
} from '../../support/vault-fixture'

let folder: string
let opened: OpenedVault
let told: Committed[]
beforeEach(() => {
  folder = makeFolder()
  opened = openVault({ folder, nowMs: Date.now })
  told = []
  opened.vault.onCommitted((committed) => told.push(committed))
})
afterEach(() => {
  opened.vault.close()
  removeFolder(folder)
})

const clock = createClock('elsewhere', Date.now)

function note(index: number, more: Partial<DocumentState> = {}): DocumentState {
  const reading = clock.tick()
  return {
    id: `m${String(index).padStart(4, '0')}`,
    fields: [
      ['kind', 'meeting', reading],
      ['title', `Note ${index}`, reading],
      ['trashedAt', null, reading],
    ],
    body: updateFrom(undefined, (body) => appendNodes(body, [paragraph(`Words of note${index}end`)])) ?? null,
    ...more,
  }
}

const notes = (count: number) => Array.from({ length: count }, (_, index) => note(index))
const check = () => runHere({ kind: 'check', folder })
const derive = () => runHere({ kind: 'derive', folder })

function contentOf({ vault }: OpenedVault, ids: readonly string[]) {
  return {
    rows: vault.connection.all('select id, kind, fields, trashed_at, crc from documents order by id'),
    fields: vault.connection.all('select * from fields order by 1, 2'),
    bodies: ids.map((id) => bodyText(vault, id)),
    projections: vault.projections(ids),
    found: ids.map((_, index) => vault.search(`note${index}end`, 5).results.map(({ id }) => id)),
  }
}

test('many documents at once come to the same as one by one', async () => {
  const documents = notes(60)
  const ids = documents.map(({ id }) => id)
  expect(opened.vault.receiveDocuments(documents)).toEqual([])
  expect(isAnythingStale(opened.vault.connection)).toBe(true)
  await derive()
  expect(isAnythingStale(opened.vault.connection)).toBe(false)
  const atOnce = contentOf(opened, ids)
  expect(await check()).toEqual([])

  const other = makeFolder()
  const oneByOne = openVault({ folder: other, nowMs: Date.now })
  for (const document of documents.toReversed()) oneByOne.vault.receiveDocuments([document])
  expect(isAnythingStale(oneByOne.vault.connection)).toBe(false)
  expect(atOnce).toEqual(contentOf(oneByOne, ids))
  oneByOne.vault.close()
  removeFolder(other)
})

test('many documents that come as batches come to the same', async () => {
  const documents = notes(60)
  const ids = documents.map(({ id }) => id)
  opened.vault.receive(
    documents.map(({ id, fields, body }) => ({
      fields: fields.map(([field, value, reading]) => ({ documentId: id, field, value, clock: reading })),
      bodies: body ? [{ documentId: id, update: body }] : [],
    })),
  )
  await derive()
  const asBatches = contentOf(opened, ids)
  const other = makeFolder()
  const whole = openVault({ folder: other, nowMs: Date.now })
  whole.vault.receiveDocuments(documents)
  await runHere({ kind: 'derive', folder: other })
  expect(asBatches).toEqual(contentOf(whole, ids))
  whole.vault.close()
  removeFolder(other)
})

test('taken in twice nothing changes, and nobody is told', () => {
  const documents = notes(40)
  opened.vault.receiveDocuments(documents)
  expect(told).toHaveLength(1)
  expect(told[0]?.rows).toHaveLength(40)
  const before = opened.vault.connection.get('select count(*) as n from body_updates')
  opened.vault.receiveDocuments(documents)
  expect(told).toHaveLength(1)
  expect(opened.vault.connection.get('select count(*) as n from body_updates')).toEqual(before)
})

test('what is here already is merged: the later write wins, and no word of a body is lost', async () => {
  const { vault } = opened
  await vault.commit(person('m0003', 'Here'))
  await vault.commit(addParagraph(vault, 'm0003', 'Written here'))
  const documents = notes(40)
  vault.receiveDocuments(documents)
  expect(vault.row('m0003')?.fields['title']).toBe('Note 3')
  expect(vault.row('m0003')?.fields['name']).toBe('Here')
  expect(bodyText(vault, 'm0003')).toContain('Written here')
  expect(bodyText(vault, 'm0003')).toContain('Words of note3end')
  expect(vault.projections(['m0003'])[0]?.projection.text).toContain('Words of note3end')
})

test('a document that cannot be read is refused by name, and the rest is taken in', async () => {
  const documents = notes(40)
  documents[5] = note(5, { body: new Uint8Array([7, 7, 7]) })
  documents[6] = note(6, { fields: [...note(6).fields, ['count', 5n, clock.tick()]] })
  expect(opened.vault.receiveDocuments(documents).toSorted()).toEqual(['m0005', 'm0006'])
  await derive()
  expect(opened.vault.rows(['meeting'])).toHaveLength(40)
  expect(bodyText(opened.vault, 'm0005')).toBe('')
  expect(bodyText(opened.vault, 'm0007')).toBe('Words of note7end')
  expect(await check()).toEqual([])
})

test('what was taken in and how far are one transaction', () => {
  const { connection } = opened.vault
  const stop = () => {
    connection.run("insert into sync_chains values ('a', 1, 'hash', null)")
    throw new Error('killed')
  }
  expect(() => opened.vault.receiveDocuments(notes(40), stop)).toThrow('killed')
  expect(opened.vault.rows(['meeting'])).toEqual([])
  expect(connection.all('select * from sync_chains')).toEqual([])
  expect(isAnythingStale(connection)).toBe(false)
})

test('a projection that is asked for is there at once; of very many, the rest is told when it is', async () => {
  const { vault } = opened
  const documents = notes(200)
  const ids = documents.map(({ id }) => id)
  vault.receiveDocuments(documents)
  expect(vault.projections(['m0150'])[0]?.projection.text).toBe('Words of note150end')
  const first = vault.projections(ids)
  expect(first.length).toBeGreaterThan(20)
  expect(first.length).toBeLessThan(200)
  told.splice(0)
  await maintain(folder, opened).derive()
  const later = told.flatMap(({ projections }) => projections)
  expect(first.length + later.length).toBe(200)
  expect(vault.projections(ids)).toHaveLength(200)
})

test('an edit to a body that is not projected yet is projected with it', async () => {
  const { vault } = opened
  vault.receiveDocuments(notes(40))
  await vault.commit(addParagraph(vault, 'm0001', 'More'))
  expect(vault.projections(['m0001'])[0]?.projection.text).toBe('Words of note1end\nMore')
  await derive()
  expect(vault.projections(['m0001'])[0]?.projection.text).toBe('Words of note1end\nMore')
  expect(vault.search('more', 5).results.map(({ id }) => id)).toEqual(['m0001'])
})

test('maintenance derives what was left without being asked, also after a restart', async () => {
  opened.vault.receiveDocuments(notes(40))
  opened.vault.close()
  opened = openVault({ folder, nowMs: Date.now })
  await maintain(folder, opened).round({ withCheck: true })
  expect(isAnythingStale(opened.vault.connection)).toBe(false)

  const maintenance = maintain(folder, opened)
  maintenance.start()
  opened.vault.receiveDocuments(Array.from({ length: 40 }, (_, index) => note(100 + index)))
  await expect.poll(() => isAnythingStale(opened.vault.connection), { timeout: 15_000 }).toBe(false)
  maintenance.stop()
}, 20_000)

test('the documents of a checkpoint are what was taken in, and the same bytes each time', async () => {
  const documents = notes(40)
  const { vault } = opened
  vault.receiveDocuments(documents)
  await vault.commit(addParagraph(vault, 'm0002', 'More'))
  vault.receiveDocuments([note(99, { fields: [['title', 'No kind yet', clock.tick()]] })])
  const read = () => vault.connection.reading(() => [...documentsForCheckpoint(vault.connection)])
  const state = read()
  expect(state.map(({ id }) => id)).toEqual([...documents.map(({ id }) => id), 'm0099'])
  expect(read()).toEqual(state)

  const other = makeFolder()
  const copy = openVault({ folder: other, nowMs: Date.now })
  copy.vault.receiveDocuments(state)
  expect(copy.vault.connection.reading(() => [...documentsForCheckpoint(copy.vault.connection)])).toEqual(
    state,
  )
  expect(bodyText(copy.vault, 'm0002')).toBe('Words of note2end\nMore')
  copy.vault.close()
  removeFolder(other)
})

test('among many new documents one of which only fields are here is merged', () => {
  const documents = notes(40).map((document) => ({ ...document, body: null }))
  const [known] = documents
  if (!known) throw new Error('there are forty')
  opened.vault.receiveDocuments([known])
  expect(opened.vault.receiveDocuments(documents)).toEqual([])
  expect(opened.vault.row(known.id)?.fields).toMatchObject({ title: 'Note 0' })
  expect(opened.vault.allRows()).toHaveLength(40)
})
