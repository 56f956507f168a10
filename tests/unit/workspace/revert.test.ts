import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readingAbove } from '@shared/clock/hybrid-logical-clock'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, toYjs, updateFrom } from '@shared/body/write-body'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { captureLine } from '../../../src/main/capture/capture-line'
import { triageCapture } from '../../../src/main/capture/triage-capture'
import { openVault } from '../../../src/main/vault/open-vault'
import { createMeeting, insertTemplate } from '../../../src/main/workspace/create-meeting'
import { documentWrites } from '../../../src/main/workspace/write-documents'
import { Workspace } from '../../../src/main/workspace/workspace'
import { bodyText, makeFolder, newCommandId, removeFolder } from '../../support/vault-fixture'

const now = Date.parse('2026-03-02T09:00:00Z')
const ports = { nowMs: () => now, zone: () => 'Europe/Dublin', newId: () => crypto.randomUUID() }

let folder: string
let workspace: Workspace
beforeEach(async () => {
  folder = makeFolder()
  workspace = new Workspace(
    openVault({ folder, nowMs: ports.nowMs }).vault,
    false,
    () => undefined,
    new AttachmentStore(folder),
  )
  const maria = { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega' } }
  const fields = documentWrites(workspace.vault, [maria], ports.nowMs)
  await workspace.commit({ commandId: newCommandId(), fields, bodies: [] })
})
afterEach(() => {
  workspace.close()
  removeFolder(folder)
})

async function meeting(template: string) {
  const fields = { personId: 'maria', start: '2026-03-05T14:00', zone: null, minutes: 30 }
  const args = { commandId: newCommandId(), id: 'next', fields, template }
  return workspace.commit(createMeeting(workspace.vault, args, ports))
}

const items = () => workspace.vault.projections(['next'])[0]?.projection.items ?? []
const revert = async (inverse: Parameters<Workspace['revert']>[1]) =>
  (await workspace.revert(newCommandId(), inverse)).inverse

/** Another editor writes a line under the item at this place. */
async function writeIn(index: number, words: string): Promise<void> {
  const update = updateFrom(workspace.vault.bodyState('next'), (body) => {
    const block = body.getXmlFragment('body').get(index)
    if (block instanceof Y.XmlElement) block.insert(block.length, toYjs([paragraph(words)]))
  })
  if (!update) throw new Error('nothing was written')
  await workspace.commit({
    commandId: newCommandId(),
    fields: [],
    bodies: [{ documentId: 'next', update }],
  })
}

test('undoing a new 1:1 takes it to the trash with all that was written on its agenda, and redo brings that back', async () => {
  const { inverse } = await meeting('weekly')
  await writeIn(2, 'Two more weeks for the import')
  const before = bodyText(workspace.vault, 'next')
  const redo = await revert(inverse)
  expect(workspace.vault.row('next')?.fields['trashedAt']).not.toBeNull()
  await revert(redo)
  expect(workspace.vault.row('next')?.fields['trashedAt']).toBeNull()
  expect(bodyText(workspace.vault, 'next')).toBe(before)
})

test('undoing a template leaves the items that were written in since', async () => {
  await meeting('')
  const { bodies, blocks } = insertTemplate(workspace.vault, 'next', 'weekly', ports.newId)
  const { inverse } = await workspace.commit({ commandId: newCommandId(), fields: [], bodies, blocks })
  await writeIn(2, 'Two more weeks for the import')
  await revert(inverse)
  expect(items()).toHaveLength(1)
  expect(bodyText(workspace.vault, 'next')).toContain('Two more weeks for the import')
})

test('a template that was undone comes back whole and in its order, and can be undone again', async () => {
  await meeting('')
  const { bodies, blocks } = insertTemplate(workspace.vault, 'next', 'weekly', ports.newId)
  const { inverse } = await workspace.commit({ commandId: newCommandId(), fields: [], bodies, blocks })
  const whole = items()
  const redo = await revert(inverse)
  expect(items()).toEqual([])
  const undo = await revert(redo)
  expect(items()).toEqual(whole)
  await revert(undo)
  expect(items()).toEqual([])
})

test('a capture put on an agenda, undone and redone, is on the agenda once', async () => {
  await meeting('')
  const body = updateFrom(undefined, (document) => appendNodes(document, [paragraph('First')]))
  if (!body) throw new Error('nothing was written')
  await workspace.commit({
    commandId: newCommandId(),
    fields: [],
    bodies: [{ documentId: 'next', update: body }],
  })
  await captureLine(workspace, 'Ask about the budget', ports)
  const captureId = workspace.vault.rows(['capture'])[0]?.id ?? ''
  const { change } = triageCapture(
    workspace.vault,
    { commandId: newCommandId(), captureId, to: { as: 'item', personId: 'maria', kind: 'ask' } },
    ports,
  )
  const { inverse } = await workspace.commit(change)
  const redo = await revert(inverse)
  expect(bodyText(workspace.vault, 'next')).toBe('First')
  await revert(redo)
  expect(workspace.vault.row(captureId)?.fields['state']).toBe('used')
  expect(items().map(({ headline }) => headline)).toEqual(['Ask about the budget'])
})

const write = async (fields: Record<string, unknown>) => {
  const writes = documentWrites(workspace.vault, [{ id: 'maria', fields }], ports.nowMs)
  return (await workspace.commit({ commandId: newCommandId(), fields: writes, bodies: [] })).inverse
}
const role = () => workspace.vault.row('maria')?.fields['role']

test('edits of one field are taken back step by step, and redone step by step', async () => {
  await write({ role: 'Manager' })
  const first = await write({ role: 'Director' })
  const second = await write({ role: 'VP' })
  const redoSecond = await revert(second)
  expect(role()).toBe('Director')
  const redoFirst = await revert(first)
  expect(role()).toBe('Manager')
  const undoFirst = await revert(redoFirst)
  expect(role()).toBe('Director')
  const undoSecond = await revert(redoSecond)
  expect(role()).toBe('VP')
  await revert(undoSecond)
  await revert(undoFirst)
  expect(role()).toBe('Manager')
})

test('lists are compared by what is in them', async () => {
  const first = await write({ tags: ['one'] })
  const second = await write({ tags: ['one', 'two'] })
  await revert(second)
  await revert(first)
  expect(workspace.vault.row('maria')?.fields['tags']).toBeNull()
})

test('what another device wrote meanwhile stays, also where it is what the command wrote', async () => {
  const first = await write({ role: 'Director' })
  const second = await write({ role: 'VP' })
  const clock = readingAbove(workspace.vault.fieldClock('maria', 'role') ?? '', 'another-device')
  const fields = [{ documentId: 'maria', field: 'role', value: 'Director', clock }]
  workspace.vault.receive([{ fields, bodies: [] }])
  await revert(second)
  await revert(first)
  expect(role()).toBe('Director')
})

test('whatever was written to a field, every step goes back to where it began and forth to where it ended', async () => {
  const words = fc.array(fc.constantFrom('Manager', 'Director', 'VP'), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(words, async (written) => {
      const first = role()
      const undos: Parameters<Workspace['revert']>[1][] = []
      for (const each of written) undos.push(await write({ role: each }))
      for (let round = 0; round < 2; round += 1) {
        const redos: typeof undos = []
        for (const [index, undo] of undos.toReversed().entries()) {
          redos.push(await revert(undo))
          expect(role() ?? null).toBe(written.at(-2 - index) ?? first ?? null)
        }
        undos.length = 0
        for (const [index, redo] of redos.toReversed().entries()) {
          undos.push(await revert(redo))
          expect(role()).toBe(written[index])
        }
      }
    }),
    { numRuns: 20 },
  )
})
