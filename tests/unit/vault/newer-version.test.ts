import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyFragmentName, paragraph } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { allKinds, kindNames, type KindName } from '@shared/documents/kinds/all-kinds'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'
import { documentWrites } from '../../../src/main/workspace/write-documents'
import { makeFolder, newCommandId, removeFolder } from '../../support/vault-fixture'

const folders: string[] = []
const vaults: Vault[] = []
afterEach(() => {
  for (const vault of vaults.splice(0)) vault.close()
  for (const folder of folders.splice(0)) removeFolder(folder)
})

function newVault(): Vault {
  const folder = makeFolder()
  folders.push(folder)
  const { vault } = openVault({ folder, nowMs: Date.now })
  vaults.push(vault)
  return vault
}

/** What one vault has not told another yet, as sync carries it. */
function tell(from: Vault, to: Vault, told: { through: number }): void {
  const waiting = from.waitingBatches(told.through, 1_000_000_000)
  to.receive(waiting.map(({ batch }) => batch))
  told.through = waiting.at(-1)?.sequence ?? told.through
}

const fieldsOf = (vault: Vault, id: string) =>
  new Map(
    vault.connection
      .all<{ name: string; value: string; clock: string }>(
        'select name, value, clock from fields where document_id = ?',
        id,
      )
      .map(({ name, value, clock }) => [name, `${value} ${clock}`]),
  )

function bodyOf(vault: Vault, id: string) {
  const document = new Y.Doc()
  const state = vault.bodyState(id)
  if (state) Y.applyUpdate(document, state)
  return readBody(document)
}

/** A body as a newer version may write it: a block, an attribute and a mark that this one does not have. */
function newerBody(words: string): Uint8Array {
  const document = new Y.Doc()
  document.transact(() => {
    const poll = new Y.XmlElement('poll')
    poll.setAttribute('closesAt', '2031-01-01')
    const text = new Y.XmlText(words)
    text.format(0, words.length, { glow: { strength: 2 } })
    poll.insert(0, [text])
    document.getXmlFragment(bodyFragmentName).insert(0, [poll])
  })
  return Y.encodeStateAsUpdate(document)
}

/** Any JSON, so that most of it fits no field. */
const anything = fc.jsonValue({ maxDepth: 2 })
const written = fc.record({
  kind: fc.oneof(fc.constantFrom<string>(...kindNames), fc.constant('okr')),
  known: fc.dictionary(
    fc.constantFrom('text', 'name', 'type', 'status', 'tags', 'dueDate', 'health', 'goals'),
    anything,
  ),
  unknown: fc.dictionary(fc.constantFrom('zz', 'mood', 'radar.impact'), anything, { minKeys: 1 }),
  words: fc.string({ minLength: 1, maxLength: 20 }),
  edited: fc.string({ maxLength: 20 }),
})

test('[B4] data of a newer version goes through this one, its screens and its edits, and comes back as it was', () => {
  fc.assert(
    fc.property(written, ({ kind, known, unknown, words, edited }) => {
      const [newer, older] = [newVault(), newVault()]
      // While sync is on, what was not told stays in the outbox.
      for (const vault of [newer, older]) {
        vault.connection.run("insert or replace into sync_meta (key, value) values ('sealedThrough', '0')")
      }
      const told = { newer: { through: 0 }, older: { through: 0 } }
      const all = { ...known, ...unknown, kind, createdAt: '2031-01-01T00:00:00Z', trashedAt: null }
      void newer.commit({
        commandId: newCommandId(),
        fields: Object.entries(all).map(([field, value]) => ({ documentId: 'd', field, value })),
        bodies: [{ documentId: 'd', update: newerBody(words) }],
      })
      tell(newer, older, told.newer)
      const before = fieldsOf(newer, 'd')
      expect(fieldsOf(older, 'd')).toEqual(before)

      // Whatever it holds, it can be read and shown.
      const row = older.row('d')
      if (!row) throw new Error('no row')
      if (kind !== 'okr') {
        const definition = allKinds[kind as KindName]
        definition.readRow(row)
        definition.titleOf(row.fields)
        definition.isPrivate(row.fields)
        definition.searchTextOf(row.fields)
      }
      older.search(words, 20)

      // An edit writes its field and leaves every other one alone; a line more leaves the rest of the body.
      const line = updateFrom(older.bodyState('d'), (body) =>
        appendNodes(body, [paragraph('a line of mine')]),
      )
      void older.commit({
        commandId: newCommandId(),
        fields: documentWrites(older, [{ id: 'd', fields: { text: edited } }], Date.now),
        bodies: line ? [{ documentId: 'd', update: line }] : [],
      })
      tell(older, newer, told.older)
      const after = fieldsOf(newer, 'd')
      expect(JSON.parse(after.get('text')?.split(' ').slice(0, -1).join(' ') ?? '')).toBe(edited)
      for (const fields of [before, after]) fields.delete('text')
      expect(after).toEqual(before)
      expect(bodyOf(newer, 'd')).toMatchObject([
        {
          type: 'poll',
          attrs: { closesAt: '2031-01-01' },
          content: [{ text: words, marks: [{ type: 'glow' }] }],
        },
        paragraph('a line of mine'),
      ])
    }),
    { numRuns: 30 },
  )
}, 60_000)
