import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { openVault } from '../../../src/main/vault/open-vault'
import { makeAction } from '../../../src/main/workspace/make-action'
import { documentWrites } from '../../../src/main/workspace/write-documents'
import { Workspace } from '../../../src/main/workspace/workspace'
import { addParagraph, bodyText, makeFolder, newCommandId, removeFolder } from '../../support/vault-fixture'

const now = Date.parse('2026-03-02T09:00:00Z')
const ports = { nowMs: () => now, zone: () => 'Europe/Dublin' }

let folder: string
let workspace: Workspace
beforeEach(async () => {
  folder = makeFolder()
  const { vault } = openVault({ folder, nowMs: ports.nowMs })
  workspace = new Workspace(vault, false, () => undefined, new AttachmentStore(folder))
  const writes = [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega' } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: '2026-03-05T14:00' } },
  ]
  const update = updateFrom(undefined, (body) =>
    appendNodes(body, [
      agendaItem('plan', 'ask', 'Send the plan by Friday', { content: [paragraph('both options')] }),
      agendaItem('empty', 'discuss', ''),
      agendaItem('opener', 'opener', 'What did they learn?', { ref: 'opener:o1' }),
      agendaItem('captured', 'discuss', 'Ask legal', { ref: 'capture:c1' }),
    ]),
  )
  await workspace.commit({
    commandId: newCommandId(),
    fields: documentWrites(vault, writes, ports.nowMs),
    bodies: update ? [{ documentId: 'next', update }] : [],
  })
})
afterEach(() => {
  workspace.close()
  removeFolder(folder)
})

const make = async (itemId: string, owedBy: 'me' | 'them' = 'me') =>
  (
    await workspace.commit(
      makeAction(workspace.vault, { commandId: newCommandId(), meetingId: 'next', itemId, owedBy }, ports),
    )
  ).inverse
const revert = async (inverse: Parameters<Workspace['revert']>[1]) =>
  (await workspace.revert(newCommandId(), inverse)).inverse
const itemOf = (id: string) =>
  workspace.vault.projections(['next'])[0]?.projection.items.find((item) => item.id === id)
const actions = () => workspace.vault.rows(['action'])

test('the words move to the action, with person and day; what is under them stays', async () => {
  await make('plan', 'them')
  const [action] = actions()
  expect(action?.fields).toMatchObject({
    text: 'Send the plan by Friday',
    owedBy: 'them',
    personId: 'maria',
    dueDate: '2026-03-06',
    meetingId: 'next',
    itemId: 'plan',
  })
  expect(itemOf('plan')).toMatchObject({ ref: `action:${action?.id}`, headline: '', hasDetail: true })
  expect(bodyText(workspace.vault, 'next')).not.toContain('Send the plan')
})

test('taken back, the words are where they were, and redo makes the same action again', async () => {
  const undo = await make('plan')
  const redo = await revert(undo)
  expect(itemOf('plan')).toMatchObject({ ref: null, headline: 'Send the plan by Friday', hasDetail: true })
  expect(actions()[0]?.fields['trashedAt']).not.toBeNull()
  const again = await revert(redo)
  expect(itemOf('plan')).toMatchObject({ headline: '' })
  expect(actions()).toMatchObject([{ fields: { trashedAt: null, text: 'Send the plan by Friday' } }])
  await revert(again)
  expect(itemOf('plan')).toMatchObject({ ref: null, headline: 'Send the plan by Friday' })
})

test('what was written in it meanwhile stays as a line under the words', async () => {
  const undo = await make('captured')
  const update = updateFrom(workspace.vault.bodyState('next'), (body) => {
    const item = body.getXmlFragment('body').get(3)
    const headline = item instanceof Y.XmlElement ? item.firstChild : null
    if (headline instanceof Y.XmlElement) headline.insert(0, [new Y.XmlText('by email')])
  })
  await workspace.commit({
    commandId: newCommandId(),
    fields: [],
    bodies: update ? [{ documentId: 'next', update }] : [],
  })
  await revert(undo)
  expect(itemOf('captured')).toMatchObject({ ref: 'capture:c1', headline: 'Ask legal', hasDetail: true })
  expect(bodyText(workspace.vault, 'next')).toContain('by email')
})

test('made again after it was taken back it is the same action, open', async () => {
  await revert(await make('plan'))
  await make('plan', 'them')
  expect(actions()).toMatchObject([{ fields: { owedBy: 'them', status: 'open', trashedAt: null } }])
})

test('an item that stands for something else by now is left alone', async () => {
  const undo = await make('plan')
  await workspace.commit(addParagraph(workspace.vault, 'next', 'a line'))
  await revert(undo)
  const second = await revert(undo)
  expect(second.items ?? []).toEqual([])
  expect(itemOf('plan')).toMatchObject({ headline: 'Send the plan by Friday' })
})

test('without words, or of an opener, of an action, of what is no agenda, nothing is made', async () => {
  await expect(make('empty')).rejects.toThrow('Write what is owed first')
  await expect(make('opener')).rejects.toThrow('asked, not owed')
  await expect(make('gone')).rejects.toThrow('no longer there')
  await make('plan')
  await expect(make('plan')).rejects.toThrow('an action already')
  expect(() =>
    makeAction(
      workspace.vault,
      { commandId: newCommandId(), meetingId: 'maria', itemId: 'plan', owedBy: 'me' },
      ports,
    ),
  ).toThrow('Only items of an agenda')
  expect(actions()).toHaveLength(1)
})
