import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaptureWord } from '@shared/domain/capture/capture-word'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { commitCapture } from '../../../src/main/capture/commit-capture'
import { captureLine } from '../../../src/main/capture/capture-line'
import { knownNames } from '../../../src/main/capture/known-names'
import { triageCapture } from '../../../src/main/capture/triage-capture'
import { openVault } from '../../../src/main/vault/open-vault'
import { documentWrites } from '../../../src/main/workspace/write-documents'
import { Workspace } from '../../../src/main/workspace/workspace'

const now = Date.parse('2026-03-02T09:00:00Z')
const ports = { nowMs: () => now, zone: () => 'Europe/Dublin' }
const folders: string[] = []
let workspace: Workspace

async function openDevice(): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-place-'))
  folders.push(folder)
  const { vault } = openVault({ folder, nowMs: ports.nowMs })
  const meeting = { personId: 'maria', start: '2026-03-05T14:00', zone: null, minutes: 30 }
  const fields = documentWrites(
    vault,
    [
      { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega' } },
      { id: 'tom', kind: 'person', fields: { name: 'Tom Reed' } },
      { id: 'next', kind: 'meeting', fields: meeting },
    ],
    ports.nowMs,
  )
  await vault.commit({ commandId: 'set-up-all', fields, bodies: [] })
  return new Workspace(vault, false, () => undefined, new AttachmentStore(folder))
}

beforeEach(async () => {
  workspace = await openDevice()
})

afterEach(() => {
  workspace.vault.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Captures a line as its window would, with the word that was taken of what was proposed. */
async function capture(text: string, into = workspace, accepted: CaptureWord | '' = ''): Promise<string> {
  const context = { ...knownNames(into.vault), today: '2026-03-02T09:00', zone: 'Europe/Dublin' }
  const {
    chips: _chips,
    proposal: _proposal,
    ...line
  } = understandCapture(text, {
    ...context,
    rejected: new Set(),
    accepted,
  })
  const { id, change } = commitCapture(into.vault, { commandId: 'capture-1', text, ...line }, ports)
  await into.commit(change)
  return id
}

const only = (kind: string, from = workspace) => {
  const rows = from.vault.rows([kind]).filter(({ fields }) => fields['trashedAt'] === null)
  expect(rows).toHaveLength(1)
  return rows[0]
}
const itemsOf = (meetingId: string, { vault } = workspace) =>
  vault.projections([meetingId])[0]?.projection.items ?? []

async function takeBack(captureId: string, commandId = 'take-back-1') {
  const { change } = triageCapture(workspace.vault, { commandId, captureId, to: { as: 'take-back' } }, ports)
  return workspace.commit(change)
}

describe('a line with a word', () => {
  test.each([
    ['/todo send the deck by Friday', 'action', { owedBy: 'me', dueDate: '2026-03-06', chasedAt: null }],
    ['/owes @Maria the numbers', 'action', { owedBy: 'them', personId: 'maria' }],
    ['/chased @Maria the forecast', 'action', { owedBy: 'me', chasedAt: '2026-03-02T09:00:00.000Z' }],
    ['/worry @Maria the board', 'note', { type: 'worry', personId: 'maria', date: '2026-03-02' }],
    ['/blindspot @Maria small customers', 'note', { type: 'blind-spot' }],
    ['/note @Maria likes bullets', 'note', { type: 'working' }],
    ['/learned pilots close faster', 'signal', { type: 'learning', text: 'Pilots close faster' }],
    ['/trend outcome pricing #price @Tom', 'signal', { tags: ['price'], shareWithIds: ['tom'] }],
    ['/win nine days to six', 'win', { text: 'Nine days to six', date: '2026-03-02' }],
  ])('%s is made a record in the same transaction', async (text, kind, fields) => {
    const id = await capture(text)
    const made = only(kind)
    const { chasedAt = null, ...rest } = made?.fields ?? {}
    expect({ chasedAt, ...rest }).toMatchObject({ ...fields, captureId: id })
    expect(workspace.vault.row(id)?.fields).toMatchObject({ text, state: 'new', becameId: made?.id })
  })

  test('/next and /ask go on the agenda of the next 1:1', async () => {
    const id = await capture('/ask @Maria about the budget')
    expect(itemsOf('next')).toMatchObject([{ kind: 'ask', headline: 'The budget', ref: `capture:${id}` }])
    expect(workspace.vault.row(id)?.fields['becameId']).toBe('next')
  })

  test('/next waits, linked to the person, where no 1:1 is ahead', async () => {
    const id = await capture('/next @Tom the office')
    expect(workspace.vault.row(id)?.fields).toMatchObject({ word: 'next', state: 'new', personIds: ['tom'] })
    expect(workspace.vault.row(id)?.fields['becameId'] ?? null).toBeNull()
  })

  test.each([
    ['/feedback too much detail', 'nobody is named'],
    ['/feedback @Maria', 'nothing is said'],
    ['/todo', 'nothing is said'],
    ['just a line', 'it has no word'],
  ])('%s stays a line: %s', async (text) => {
    const id = await capture(text)
    expect(workspace.vault.row(id)?.fields).toMatchObject({ text, state: 'new' })
    expect(workspace.vault.rows(['note', 'action', 'signal', 'win'])).toEqual([])
  })

  test('for somebody who was removed meanwhile it stays a line', async () => {
    const known = knownNames(workspace.vault)
    const fields = documentWrites(
      workspace.vault,
      [{ id: 'maria', fields: { trashedAt: '2026-03-01T00:00:00Z' } }],
      ports.nowMs,
    )
    await workspace.commit({ commandId: 'remove-maria', fields, bodies: [] })
    const context = { ...known, today: '2026-03-02', zone: 'UTC', rejected: new Set<string>() }
    const { chips: _chips, proposal: _proposal, ...line } = understandCapture('/heard @Maria x', context)
    const { id, change } = commitCapture(
      workspace.vault,
      { commandId: 'capture-1', text: '/heard @Maria x', ...line },
      ports,
    )
    await workspace.commit(change)
    expect(workspace.vault.rows(['note'])).toEqual([])
    expect(workspace.vault.row(id)?.fields['text']).toBe('/heard @Maria x')
  })

  test('what was proposed and taken is made the same way', async () => {
    await capture('maria owes me the numbers', workspace, 'owes')
    expect(only('action')?.fields).toMatchObject({ personId: 'maria', owedBy: 'them' })
  })

  test('a competitor nobody knows yet is one from then on, and an alias makes no twin', async () => {
    await capture('/competitor Acme opens a beta')
    expect(only('competitor')?.fields).toMatchObject({ name: 'Acme' })
    const alias = { id: only('competitor')?.id ?? '', fields: { aliases: ['Acme Corp'] } }
    await workspace.commit({
      commandId: 'alias-1234',
      fields: documentWrites(workspace.vault, [alias], ports.nowMs),
      bodies: [],
    })
    await captureLine(workspace, '/competitor Acme Corp: closes in Cork', ports)
    expect(workspace.vault.rows(['competitor'])).toHaveLength(1)
  })

  test('two devices that capture the same command make the same records', async () => {
    const other = await openDevice()
    const text = '/competitor Acme opens a beta /opener @Maria'
    await capture(text)
    await capture(text, other)
    const ids = ({ vault }: Workspace) =>
      vault
        .rows(['capture', 'signal', 'opener', 'competitor'])
        .map(({ id }) => id)
        .toSorted()
    expect(ids(workspace)).toEqual(ids(other))
    expect(ids(workspace)).toHaveLength(4)
    expect(itemsOf('next').map(({ id }) => id)).toEqual(itemsOf('next', other).map(({ id }) => id))
    other.vault.close()
  })
})

describe('taking a capture back', () => {
  test('sends what was made to the trash, its item off the agenda, and makes it a line again', async () => {
    const id = await capture('/competitor Acme opens a beta /opener @Maria')
    expect(itemsOf('next')).toHaveLength(1)
    const { inverse } = await takeBack(id)
    expect(workspace.vault.row(id)?.fields).toMatchObject({ state: 'new', word: '', becameId: null })
    const made = workspace.vault.rows(['signal', 'opener'])
    expect(made.every(({ fields }) => typeof fields['trashedAt'] === 'string')).toBe(true)
    expect(itemsOf('next')).toEqual([])
    await workspace.revert('undo-the-take-back', inverse)
    expect(workspace.vault.row(id)?.fields).toMatchObject({
      word: 'competitor',
      becameId: only('signal')?.id,
    })
    expect(itemsOf('next')).toHaveLength(1)
  })

  test('takes an item off the agenda, and the line can be placed again', async () => {
    const id = await capture('/next @Maria the office')
    await takeBack(id)
    expect(itemsOf('next')).toEqual([])
    const to = { as: 'item', personId: 'maria', kind: 'discuss' } as const
    const { change } = triageCapture(workspace.vault, { commandId: 'triage-1', captureId: id, to }, ports)
    await workspace.commit(change)
    expect(itemsOf('next')).toHaveLength(1)
  })
})

test('seen, a capture that became something is used, and one that did not is kept', async () => {
  const id = await capture('/todo send the deck')
  const keep = { captureId: id, to: { as: 'keep' } } as const
  await workspace.commit(triageCapture(workspace.vault, { commandId: 'keep-1234', ...keep }, ports).change)
  expect(workspace.vault.row(id)?.fields['state']).toBe('used')
})
