import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { templateBlocks } from '@shared/domain/templates'
import { understandingSchema, type Triage } from '@shared/ipc/calls/captures'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { commitCapture } from '../../../src/main/capture/commit-capture'
import { triageCapture } from '../../../src/main/capture/triage-capture'
import { openVault } from '../../../src/main/vault/open-vault'
import { documentWrites } from '../../../src/main/workspace/write-documents'
import { Workspace } from '../../../src/main/workspace/workspace'

const now = Date.parse('2026-03-02T09:00:00Z')
const ports = { nowMs: () => now, zone: () => 'Europe/Dublin' }
const folders: string[] = []
let workspace: Workspace

function openEmptyWorkspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-triage-'))
  folders.push(folder)
  return new Workspace(
    openVault({ folder, nowMs: ports.nowMs }).vault,
    false,
    () => undefined,
    new AttachmentStore(folder),
  )
}

beforeEach(async () => {
  workspace = openEmptyWorkspace()
  await addPeopleAndMeetings(workspace)
})

afterEach(() => {
  workspace.vault.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function addPeopleAndMeetings({ vault }: Workspace): Promise<void> {
  const meeting = (id: string, start: string, more: Record<string, unknown> = {}) => ({
    id,
    kind: 'meeting',
    fields: { personId: 'maria', start, zone: null, minutes: 30, ...more },
  })
  const fields = documentWrites(
    vault,
    [
      { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega' } },
      { id: 'tom', kind: 'person', fields: { name: 'Tom Reed' } },
      meeting('past', '2026-02-23T14:00'),
      meeting('cancelled', '2026-03-03T14:00', { status: 'cancelled' }),
      meeting('next', '2026-03-05T14:00'),
      meeting('later', '2026-03-12T14:00'),
    ],
    ports.nowMs,
  )
  await vault.commit({ commandId: 'set-up-all', fields, bodies: [] })
}

async function capture(text: string, into = workspace): Promise<string> {
  const line = understandingSchema.parse({})
  const { id, change } = commitCapture(into.vault, { commandId: 'capture-1', text, ...line }, ports)
  await into.commit(change)
  return id
}

async function triage(captureId: string, to: Triage, into = workspace, commandId = 'triage-1') {
  const { change, ...became } = triageCapture(into.vault, { commandId, captureId, to }, ports)
  return { ...became, ...(await into.commit(change)) }
}

const itemsOf = (meetingId: string, { vault } = workspace) =>
  vault.projections([meetingId])[0]?.projection.items ?? []

function bodyOf(meetingId: string): BodyNode[] {
  let nodes: BodyNode[] = []
  updateFrom(workspace.vault.bodyState(meetingId), (body) => {
    nodes = readBody(body)
  })
  return nodes
}

test('a capture keeps what was typed, and is in the inbox', async () => {
  const id = await capture('  Acme opens a payroll beta \n')
  expect(workspace.vault.row(id)).toMatchObject({
    kind: 'capture',
    fields: { text: 'Acme opens a payroll beta', state: 'new' },
  })
})

test('the same capture sent twice is one capture', async () => {
  expect(await capture('Once')).toBe(await capture('Once'))
  expect(workspace.vault.rows(['capture'])).toHaveLength(1)
})

test('nothing but white space is no capture', async () => {
  await expect(capture(' \n ')).rejects.toMatchObject({ code: 'nothing-to-capture' })
})

test('a capture becomes an item on the agenda of the next 1:1, passing over past and cancelled ones', async () => {
  const id = await capture('Budget for the second region\nAsk before Friday')
  const became = await triage(id, { as: 'item', personId: 'maria', kind: 'ask' })
  expect(became).toMatchObject({ meetingId: 'next', openerId: null, isWaiting: false })
  expect(itemsOf('next')).toMatchObject([
    { kind: 'ask', headline: 'Budget for the second region', hasDetail: true, ref: `capture:${id}` },
  ])
  expect(workspace.vault.row(id)?.fields).toMatchObject({ state: 'used', becameId: 'next' })
})

test('undoing it takes the item off the agenda and brings the capture back into the inbox', async () => {
  const id = await capture('Budget')
  const { inverse } = await triage(id, { as: 'item', personId: 'maria', kind: 'discuss' })
  await workspace.revert('undo-1234', inverse)
  expect(itemsOf('next')).toEqual([])
  expect(workspace.vault.row(id)?.fields).toMatchObject({ state: 'new', becameId: null })
})

test('the fact of an opener is said without the signs, in the place the template holds for it', async () => {
  const nodes = templateBlocks('weekly', () => crypto.randomUUID(), { firstName: 'Maria' })
  const update = updateFrom(workspace.vault.bodyState('next'), (body) => appendNodes(body, nodes))
  if (!update) throw new Error('no template')
  await workspace.vault.commit({
    commandId: 'template-1',
    fields: [],
    bodies: [{ documentId: 'next', update }],
  })
  const before = itemsOf('next')
  const id = await capture(
    'acme dropped its free plan. What have they learned? example.com/acme #pricing @Maria',
  )
  const { openerId } = await triage(id, { as: 'opener', personId: 'maria' })
  expect(workspace.vault.row(openerId ?? '')?.fields).toMatchObject({
    fact: 'Acme dropped its free plan.',
    question: 'What have they learned?',
  })
  const after = itemsOf('next')
  expect(after).toHaveLength(before.length)
  expect(after.at(-1)).toMatchObject({
    kind: 'opener',
    headline: 'Acme dropped its free plan. What have they learned?',
    minutes: before.at(-1)?.minutes,
  })
  // Where it was found is not part of the sentence, and stands under it.
  expect(bodyOf('next').at(-1)?.content?.at(-1)).toMatchObject({
    content: [
      {
        text: 'https://example.com/acme',
        marks: [{ type: 'link', attrs: { href: 'https://example.com/acme' } }],
      },
    ],
  })
})

test('a capture becomes an opener draft that holds the fact, on the agenda of the next 1:1', async () => {
  const id = await capture('Acme dropped its free plan')
  const { openerId, meetingId } = await triage(id, { as: 'opener', personId: 'maria' })
  expect(meetingId).toBe('next')
  expect(workspace.vault.row(openerId ?? '')).toMatchObject({
    kind: 'opener',
    fields: {
      personId: 'maria',
      fact: 'Acme dropped its free plan.',
      question: '',
      captureId: id,
      meetingId: 'next',
      status: 'planned',
      signalId: expect.any(String),
    },
  })
  const opener = workspace.vault.row(openerId ?? '')
  // Its so-what is written on the signal, and makes the question.
  expect(workspace.vault.row(String(opener?.fields['signalId']))).toMatchObject({
    kind: 'signal',
    fields: { text: 'Acme dropped its free plan', captureId: id },
  })
  expect(itemsOf('next')).toMatchObject([
    { kind: 'opener', headline: 'Acme dropped its free plan.', ref: `opener:${openerId}` },
  ])
})

test('a capture that asks is an opener and no signal: its question is there', async () => {
  const id = await capture('Acme dropped its free plan. What have they learned?')
  const { openerId } = await triage(id, { as: 'opener', personId: 'maria' })
  expect(workspace.vault.row(openerId ?? '')?.fields).toMatchObject({
    question: 'What have they learned?',
    signalId: null,
  })
})

test('undoing an opener draft moves it to the trash; drafting it again brings it back', async () => {
  const id = await capture('Acme dropped its free plan')
  const { inverse, openerId } = await triage(id, { as: 'opener', personId: 'maria' })
  await workspace.revert('undo-1234', inverse)
  expect(workspace.vault.row(openerId ?? '')?.fields['trashedAt']).not.toBeNull()
  expect(itemsOf('next')).toEqual([])
  await triage(id, { as: 'opener', personId: 'maria' }, workspace, 'triage-2')
  expect(workspace.vault.row(openerId ?? '')?.fields['trashedAt']).toBeNull()
  expect(itemsOf('next')).toHaveLength(1)
})

test('for a person without a 1:1 ahead an opener is drafted, and no agenda is touched', async () => {
  const id = await capture('Acme dropped its free plan')
  expect(await triage(id, { as: 'opener', personId: 'tom' })).toMatchObject({ meetingId: null })
})

test('an item for a person without a 1:1 ahead waits: kept, and linked to the person', async () => {
  const id = await capture('Budget')
  expect(await triage(id, { as: 'item', personId: 'tom', kind: 'discuss' })).toMatchObject({
    meetingId: null,
    isWaiting: true,
  })
  expect(workspace.vault.row(id)?.fields).toMatchObject({ state: 'kept', personIds: ['tom'] })
})

test('triage that arrives twice is carried out once', async () => {
  const id = await capture('Budget')
  const first = await triage(id, { as: 'item', personId: 'maria', kind: 'discuss' })
  const second = await triage(id, { as: 'item', personId: 'maria', kind: 'discuss' })
  expect(second).toMatchObject({ meetingId: first.meetingId, inverse: first.inverse })
  expect(itemsOf('next')).toHaveLength(1)
})

test('two devices that triage the same capture arrive at the same ids', async () => {
  const other = openEmptyWorkspace()
  await addPeopleAndMeetings(other)
  const here = await triage(await capture('Acme'), { as: 'opener', personId: 'maria' })
  const there = await triage(await capture('Acme', other), { as: 'opener', personId: 'maria' }, other)
  expect(there.openerId).toBe(here.openerId)
  expect(itemsOf('next', other).map(({ id }) => id)).toEqual(itemsOf('next').map(({ id }) => id))
  other.vault.close()
})

test.each<Triage>([{ as: 'keep' }, { as: 'remove' }])('%o can be undone', async (to) => {
  const id = await capture('Budget')
  const before = workspace.vault.row(id)?.fields
  const { inverse } = await triage(id, to)
  expect(workspace.vault.row(id)?.fields).not.toEqual(before)
  await workspace.revert('undo-1234', inverse)
  expect(workspace.vault.row(id)?.fields).toEqual({ ...before })
})

test('a capture that is gone, and a person that is gone, are refused in words', async () => {
  await expect(triage('nothing-here', { as: 'keep' })).rejects.toMatchObject({ code: 'no-such-capture' })
  const id = await capture('Budget')
  await expect(triage(id, { as: 'opener', personId: 'nobody' })).rejects.toMatchObject({
    code: 'no-such-person',
  })
  expect(workspace.vault.row(id)?.fields).toMatchObject({ state: 'new' })
})

test('undo takes the opener off and puts the prompt back where it stood; redo does the same again', async () => {
  const nodes = templateBlocks('weekly', () => `prompt-${Math.random()}`)
  const update = updateFrom(workspace.vault.bodyState('next'), (body) => appendNodes(body, nodes))
  if (!update) throw new Error('no update')
  await workspace.commit({ commandId: 'template-1', fields: [], bodies: [{ documentId: 'next', update }] })
  const before = itemsOf('next')

  const { inverse } = await triage(await capture('From July, AI costs must be itemised'), {
    as: 'opener',
    personId: 'maria',
  })
  const after = itemsOf('next')
  expect(after).not.toEqual(before)

  const undone = await workspace.revert('undo-command', inverse)
  expect(itemsOf('next')).toEqual(before)
  expect(workspace.vault.rows(['capture'])[0]?.fields['state']).toBe('new')

  const redone = await workspace.revert('redo-command', undone.inverse)
  expect(itemsOf('next')).toEqual(after)
  expect(workspace.vault.rows(['capture'])[0]?.fields['state']).toBe('used')

  await workspace.revert('undo-again', redone.inverse)
  expect(itemsOf('next')).toEqual(before)
})

test('undo of a tick takes it back only while it stands', async () => {
  await triage(await capture('Ask for air cover'), { as: 'item', meetingId: 'next', kind: 'ask' })
  const [item] = itemsOf('next')
  const itemId = item?.id ?? ''
  const ticked = { fields: [], blocks: [], ticks: [{ id: 'next', itemId, ticked: true }] }
  const { inverse } = await workspace.revert('tick-command', ticked)
  expect(itemsOf('next')[0]?.ticked).toBe(true)
  await workspace.revert('untick-command', inverse)
  expect(itemsOf('next')[0]?.ticked).toBe(false)
  // Unticked already: a second undo has nothing to do.
  const { inverse: none } = await workspace.revert('untick-again', inverse)
  expect(none.ticks).toBeUndefined()
})
