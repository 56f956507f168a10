import { afterEach, beforeEach, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, findBlock, setBlockAttributes, toYjs, updateFrom } from '@shared/body/write-body'
import { openerKind } from '@shared/documents/kinds/opener'
import { keptOpener } from '@shared/domain/openers/kept-opener'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { openVault } from '../../../src/main/vault/open-vault'
import { planOpener } from '../../../src/main/workspace/plan-opener'
import { Workspace } from '../../../src/main/workspace/workspace'
import { change, makeFolder, newCommandId, removeFolder } from '../../support/vault-fixture'
import { makeSignal } from '../domain/openers/make-signal'

let folder: string
let workspace: Workspace
beforeEach(async () => {
  folder = makeFolder()
  const { vault } = openVault({ folder, nowMs: Date.now })
  workspace = new Workspace(vault, false, () => undefined, new AttachmentStore(folder))
  await workspace.commit(change({ id: 'maria', kind: 'person', name: 'Maria Ortega', trashedAt: null }))
  await workspace.commit(change({ id: 'weekly', kind: 'meeting', personId: 'maria', trashedAt: null }))
})
afterEach(() => {
  workspace.close()
  removeFolder(folder)
})

const draft = {
  angle: 'choice',
  fact: 'Acme cut its price.',
  question: 'What would you let wait for that?',
} as const
const kept = keptOpener({ kind: 'signal', signal: makeSignal({}, 'acme') }, draft, 'maria')
const record = () => openerKind.read(workspace.vault.row(kept.id)?.fields ?? {})
const items = () => workspace.vault.projections(['weekly'])[0]?.projection.items ?? []
let itemCount = 0
const plan = async (fields = kept.fields) => {
  const args = { commandId: newCommandId(), meetingId: 'weekly', id: kept.id, fields }
  const { change, itemId } = planOpener(workspace.vault, args, {
    newId: () => `planned-${(itemCount += 1)}`,
    nowMs: Date.now,
  })
  const { inverse } = await workspace.commit(change)
  return { itemId, inverse }
}
const edit = async (run: Parameters<typeof updateFrom>[1]) => {
  const update = updateFrom(workspace.vault.bodyState('weekly'), run)
  if (!update) throw new Error('nothing changed')
  await workspace.commit({
    commandId: newCommandId(),
    fields: [],
    bodies: [{ documentId: 'weekly', update }],
  })
}
const tick = (itemId: string, ticked: boolean) => edit((body) => setBlockAttributes(body, itemId, { ticked }))

test('an opener that is planned is kept with what it is made of, and stands on the agenda', async () => {
  await plan()
  expect(record()).toMatchObject({
    personId: 'maria',
    signalId: 'acme',
    angle: 'choice',
    status: 'planned',
    meetingId: 'weekly',
  })
  expect(items()).toMatchObject([
    {
      kind: 'opener',
      ref: `opener:${kept.id}`,
      headline: 'Acme cut its price. What would you let wait for that?',
    },
  ])
})

test('planned again in other words it stands there once, in those', async () => {
  await plan()
  const { inverse } = await plan({ ...kept.fields, question: 'Where first?' })
  expect(items().map(({ headline }) => headline)).toEqual(['Acme cut its price. Where first?'])
  await workspace.revert(newCommandId(), inverse)
  expect(items().map(({ headline }) => headline)).toEqual([
    'Acme cut its price. What would you let wait for that?',
  ])
})

test('in other words it keeps its minutes and what was noted under it', async () => {
  const { itemId } = await plan()
  await edit((body) => {
    findBlock(body, itemId)?.push(toYjs([paragraph('She asked for the numbers')]))
    setBlockAttributes(body, itemId, { minutes: 9 })
  })
  const again = await plan({ ...kept.fields, question: 'Where first?' })
  expect(items()).toMatchObject([
    {
      id: again.itemId,
      headline: 'Acme cut its price. Where first?',
      detail: 'She asked for the numbers',
      minutes: 9,
    },
  ])
  await workspace.revert(newCommandId(), again.inverse)
  expect(items()).toMatchObject([
    { id: itemId, headline: 'Acme cut its price. What would you let wait for that?', minutes: 9 },
  ])
})

test('planning is undone as one: off the agenda, and in the trash', async () => {
  const { inverse } = await plan()
  await workspace.revert(newCommandId(), inverse)
  expect(items()).toEqual([])
  expect(record().trashedAt).not.toBeNull()
})

test('ticked on the agenda it was asked, and unticked it was not', async () => {
  const { itemId } = await plan()
  await tick(itemId, true)
  await expect.poll(() => record().status).toBe('asked')
  expect(Date.parse(record().askedAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  await tick(itemId, false)
  await expect.poll(() => record().status).toBe('planned')
  expect(record().askedAt).toBeNull()
})

test('an answer stays, whatever becomes of the tick', async () => {
  const { itemId } = await plan()
  await tick(itemId, true)
  await expect.poll(() => record().status).toBe('asked')
  await workspace.commit(change({ id: kept.id, status: 'answered', answer: 'The import.' }))
  await tick(itemId, false)
  await tick(itemId, true)
  expect(record()).toMatchObject({ status: 'answered', answer: 'The import.' })
})

const rewritten = (itemId: string, ticked: boolean, ref = `opener:${kept.id}`) =>
  edit((body) => {
    setBlockAttributes(body, itemId, { ref: '' })
    appendNodes(body, [
      agendaItem(`${itemId}-new`, 'opener', 'Acme fell. Who leaves first?', { ref, ticked }),
    ])
  })

test('words edited on the agenda are the record’s a moment later', async () => {
  const { itemId } = await plan()
  await rewritten(itemId, false)
  await expect
    .poll(() => record(), { timeout: 3000 })
    .toMatchObject({
      fact: 'Acme fell.',
      question: 'Who leaves first?',
      status: 'planned',
    })
})

test('and at once where they are asked', async () => {
  const { itemId } = await plan()
  await rewritten(itemId, true)
  await expect.poll(() => record()).toMatchObject({ question: 'Who leaves first?', status: 'asked' })
})

test('an item that names an opener nobody has is an item like any other', async () => {
  const { itemId } = await plan()
  await rewritten(itemId, true, 'opener:nobody')
  expect(workspace.vault.row('nobody')).toBeUndefined()
})

/** The disk takes bodies, and of openers nothing until it is mended. */
function refuseRecords(): { mend: () => void } {
  const { vault } = workspace
  const commit = vault.commit.bind(vault)
  vault.commit = (each) =>
    each.fields.some(({ documentId }) => documentId === kept.id)
      ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
      : commit(each)
  return { mend: () => (vault.commit = commit) }
}
const writeAnything = () => workspace.commit(change({ id: 'maria', role: 'CFO' }))

test('what the disk does not take of a record is told as not saved, and written once it does', async () => {
  const { itemId } = await plan()
  const disk = refuseRecords()
  await tick(itemId, true)
  await expect.poll(() => workspace.saving.state.failure).toMatch(/disk is full/)
  await writeAnything()
  await expect.poll(() => workspace.saving.state).toMatchObject({ pending: 0 })
  expect(workspace.saving.state.failure).toMatch(/disk is full/)
  expect(await workspace.settled()).toBe(false)
  disk.mend()
  await writeAnything()
  await expect.poll(() => record().status).toBe('asked')
  expect(await workspace.settled()).toBe(true)
  expect(workspace.saving.state.failure).toBeNull()
})

test('what is written once the disk takes it again is what the agenda says by then', async () => {
  const { itemId } = await plan()
  const disk = refuseRecords()
  await tick(itemId, true)
  await expect.poll(() => workspace.settled()).toBe(false)
  await tick(itemId, false)
  disk.mend()
  await writeAnything()
  expect(await workspace.settled()).toBe(true)
  expect(record()).toMatchObject({ status: 'planned', askedAt: null })
})

test('words that rest are on disk before the app ends, or it is said that they are not', async () => {
  const { itemId } = await plan()
  const disk = refuseRecords()
  await rewritten(itemId, false)
  expect(await workspace.settled()).toBe(false)
  disk.mend()
  await writeAnything()
  expect(await workspace.settled()).toBe(true)
  expect(record()).toMatchObject({ fact: 'Acme fell.', question: 'Who leaves first?' })
})

test('a tick that the journal did not confirm reaches the record all the same', async () => {
  const { itemId } = await plan()
  const { vault } = workspace
  const commit = vault.commit.bind(vault)
  vault.commit = async (each) => {
    await commit(each)
    throw Object.assign(new Error('EIO'), { code: 'EIO' })
  }
  await expect(tick(itemId, true)).rejects.toMatchObject({ code: 'not-saved' })
  vault.commit = commit
  await writeAnything()
  expect(await workspace.settled()).toBe(true)
  expect(record().status).toBe('asked')
})
