import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyFragmentName, paragraph } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { agendaItem } from '@shared/body/agenda-item'
import { appendNodes, setBlockAttributes, updateFrom } from '@shared/body/write-body'
import { openVault } from '../../../src/main/vault/open-vault'
import { runMaintenanceTask } from '../../../src/main/vault/maintenance-tasks'
import type { Vault } from '../../../src/main/vault/vault'
import {
  addParagraph,
  bodyText,
  change,
  makeFolder,
  newCommandId,
  person,
  removeFolder,
} from '../../support/vault-fixture'

let folder: string
let vault: Vault
beforeEach(() => {
  folder = makeFolder()
  vault = openVault({ folder, nowMs: Date.now }).vault
})
afterEach(() => {
  vault.close()
  removeFolder(folder)
})

const push = (update: Uint8Array, id = 'm1') =>
  vault.commit({ commandId: newCommandId(), fields: [], bodies: [{ documentId: id, update }] })
const count = (table: string) => vault.connection.get<{ n: number }>(`select count(*) as n from ${table}`)?.n

/** A document whose changes are collected, as an editor's are. */
function editor() {
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  return { document, take: () => updates.splice(0) }
}

test('a push that brings nothing new is not stored, journaled or told', async () => {
  await vault.commit(addParagraph(vault, 'm1', 'One'))
  const state = vault.bodyState('m1')
  if (!state) throw new Error('no body')
  const heard: unknown[] = []
  vault.onCommitted((committed) => heard.push(...committed.bodies))
  await push(state)
  expect([count('body_updates'), count('outbox'), heard.length]).toEqual([1, 1, 0])
})

test('an update that waits for another one is kept, and shows once that came', async () => {
  const { document, take } = editor()
  appendNodes(document, [paragraph('First')])
  appendNodes(document, [paragraph('Second')])
  const [first, second] = take()
  if (!first || !second) throw new Error('two updates expected')
  await push(second)
  expect(bodyText(vault, 'm1')).toBe('')
  for (let index = 0; index < 210; index += 1) await vault.commit(addParagraph(vault, 'm2', `${index}`))
  runMaintenanceTask({ kind: 'compact', folder })
  vault.close()
  vault = openVault({ folder, nowMs: Date.now }).vault
  await push(first)
  expect(bodyText(vault, 'm1')).toBe('First\nSecond')
})

test('compaction leaves a body alone while one of its updates waits', async () => {
  const { document, take } = editor()
  appendNodes(document, [paragraph('Base')])
  const [base] = take()
  appendNodes(document, [paragraph('Later')])
  const [later] = take()
  if (!base || !later) throw new Error('two updates expected')
  await push(later)
  for (let index = 0; index < 210; index += 1) {
    const other = updateFrom(undefined, (body) => appendNodes(body, [paragraph(`${index}`)]))
    if (other) await push(other)
  }
  expect(runMaintenanceTask({ kind: 'compact', folder })).toEqual([])
  await push(base)
  expect(bodyText(vault, 'm1')).toContain('Base\nLater')
})

test('compaction keeps the body and what came in meanwhile, and drops deleted text', async () => {
  await vault.commit(addParagraph(vault, 'm1', 'A secret word'))
  const deletion = updateFrom(vault.bodyState('m1'), (body) =>
    body.getXmlFragment(bodyFragmentName).delete(0, 1),
  )
  if (deletion) await push(deletion)
  for (let index = 0; index < 210; index += 1) await vault.commit(addParagraph(vault, 'm1', `Line ${index}`))
  const before = bodyText(vault, 'm1')
  expect(runMaintenanceTask({ kind: 'compact', folder })).toEqual(['m1'])
  await vault.commit(addParagraph(vault, 'm1', 'After'))
  vault.close()
  vault = openVault({ folder, nowMs: Date.now }).vault
  expect(bodyText(vault, 'm1')).toBe(`${before}\nAfter`)
  expect(count('body_updates')).toBe(1)
})

test('a body that is read while another connection compacts it is read whole', async () => {
  for (let index = 0; index < 210; index += 1) await vault.commit(addParagraph(vault, 'm1', `Line ${index}`))
  const whole = bodyText(vault, 'm1')
  vault.forgetBodies()
  const { connection } = vault
  const compactAfter =
    <Args extends unknown[], Result>(read: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const result = read(...args)
      runMaintenanceTask({ kind: 'compact', folder })
      return result
    }
  Object.assign(connection, {
    get: compactAfter(connection.get.bind(connection)),
    all: compactAfter(connection.all.bind(connection)),
  })
  expect(bodyText(vault, 'm1')).toBe(whole)
})

test('the projection kept while typing is the one derived from the whole body', async () => {
  const { document, take } = editor()
  appendNodes(document, [
    paragraph('Intro'),
    agendaItem('i1', 'ask', 'Budget', { content: [paragraph('Until May')] }),
    agendaItem('i2', 'discuss', 'Roadmap'),
  ])
  setBlockAttributes(document, 'i1', { ticked: true })
  const fragment = document.getXmlFragment(bodyFragmentName)
  const intro = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
  intro.insert(5, 'duction')
  fragment.delete(2, 1)
  appendNodes(document, [agendaItem('i3', 'win', 'Shipped')])
  for (const update of take()) {
    await push(update)
    const soFar = new Y.Doc()
    Y.applyUpdate(soFar, vault.bodyState('m1') ?? new Uint8Array([0, 0]))
    expect(vault.projections(['m1'])[0]?.projection).toEqual(projectBody(readBody(soFar)))
  }
  expect(vault.projections(['m1'])[0]?.projection.items.map(({ id }) => id)).toEqual(['i1', 'i3'])
})

test('bytes that are no update are refused and harm nothing', async () => {
  await vault.commit(addParagraph(vault, 'm1', 'One'))
  await expect(push(new Uint8Array([1, 2, 3, 4, 5, 6]))).rejects.toMatchObject({ code: 'bad-update' })
  await vault.commit(addParagraph(vault, 'm1', 'Two'))
  vault.close()
  vault = openVault({ folder, nowMs: Date.now }).vault
  expect(bodyText(vault, 'm1')).toBe('One\nTwo')
})

test('a failed commit leaves the open body as the database has it', async () => {
  await vault.commit(addParagraph(vault, 'm1', 'One'))
  vault.connection.database.exec(
    "create temp trigger full before insert on body_updates begin select raise(abort, 'disk is full'); end",
  )
  await expect(vault.commit(addParagraph(vault, 'm1', 'Two'))).rejects.toThrow('disk is full')
  expect(bodyText(vault, 'm1')).toBe('One')
})

test('more bodies than are held in memory keep their text', async () => {
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 20; index += 1) {
      await vault.commit(addParagraph(vault, `m${index}`, `Round ${round} of ${index}`))
    }
  }
  expect(bodyText(vault, 'm3')).toBe('Round 0 of 3\nRound 1 of 3')
})

test('search finds what a long body says at once, though it is indexed later', async () => {
  await vault.commit(change({ id: 'm1', kind: 'meeting', title: 'Quarter' }))
  const long = Array.from({ length: 400 }, (_, index) => paragraph(`Paragraph ${index} about nothing much`))
  const update = updateFrom(undefined, (body) => appendNodes(body, [...long, paragraph('zephyr')]))
  if (!update) throw new Error('no update')
  await push(update)
  expect(vault.search('zephyr', 5).results.map(({ id }) => id)).toEqual(['m1'])
})

test('opening a vault reads no body', async () => {
  await vault.commit(person('p1', 'Maria'))
  await vault.commit(addParagraph(vault, 'p1', 'Notes'))
  // A body that would throw if it were read.
  vault.connection.run('update body_updates set crc = crc + 1')
  vault.close()
  vault = openVault({ folder, nowMs: Date.now }).vault
  expect(vault.row('p1')?.fields['name']).toBe('Maria')
  expect(() => vault.bodyState('p1')).toThrow(/damaged/)
})
