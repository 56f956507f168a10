import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { attachmentNode, readAttachment } from '@shared/body/attachment'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { exportWorkspace, type ExportSource } from '../../../src/main/transfer/export-workspace'
import { openReadOnly } from '../../../src/main/vault/open-read-only'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'
import {
  addParagraph,
  change,
  makeFolder,
  newCommandId,
  person,
  removeFolder,
} from '../../support/vault-fixture'

const nowMs = Date.UTC(2026, 10, 22, 9)
const nothing = { bodies: [], writes: [] }

const readOnly = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })

let folder: string
let target: string
let vault: Vault
beforeEach(async () => {
  folder = makeFolder()
  target = makeFolder()
  vault = openVault({ folder, nowMs: Date.now }).vault
  await vault.commit(person('p1', 'Maria / López'))
  await vault.commit(addParagraph(vault, 'p1', 'Working notes'))
  await vault.commit(
    change({ id: 'm1', kind: 'meeting', personId: 'p1', start: '2026-11-24T14:00', title: '' }),
  )
  await vault.commit(addParagraph(vault, 'm1', 'Budget'))
  await vault.commit(
    change({ id: 'm2', kind: 'meeting', personId: 'p1', start: '2026-11-24T16:00', title: '' }),
  )
  await vault.commit(
    change({ id: 'c1', kind: 'capture', text: 'Old line', trashedAt: '2026-11-01T00:00:00.000Z' }),
  )
  await vault.commit(change({ id: 'x1', kind: 'hologram', beams: 3 }))
})
afterEach(() => {
  vault.close()
  removeFolder(folder)
  removeFolder(target)
})

const files = (exported: string) =>
  readdirSync(exported, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(exported.length + 1))
    .sort()
const readJson = (exported: string) =>
  JSON.parse(readFileSync(join(exported, 'leadup.json'), 'utf8')) as {
    documents: { id: string; [key: string]: unknown }[]
  }

test('everything is in the copy: a file a document, and all of it as JSON', async () => {
  const exported = await exportWorkspace(vault, nothing, target, nowMs)
  expect(exported.documentCount).toBe(5)
  expect(files(exported.folder)).toEqual([
    'Meetings/2026-11-24 Maria López (2).md',
    'Meetings/2026-11-24 Maria López.md',
    'Other/x1.md',
    'People/Maria López.md',
    'Trash/Old line.md',
    'leadup.json',
  ])
  expect(readFileSync(join(exported.folder, 'Meetings/2026-11-24 Maria López.md'), 'utf8')).toBe(
    [
      '---',
      'id: "m1"',
      'kind: "meeting"',
      'personId: "p1"',
      'start: "2026-11-24T14:00"',
      'title: ""',
      'person: "Maria / López"',
      '---',
      '',
      'Budget',
      '',
    ].join('\n'),
  )
  const { documents } = readJson(exported.folder)
  expect(documents.find(({ id }) => id === 'x1')).toEqual({
    id: 'x1',
    kind: 'hologram',
    fields: { beams: 3 },
  })
  expect(documents.find(({ id }) => id === 'p1')?.['body']).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'Working notes' }] },
  ])
})

test('[A4] what a window could not save is in the copy', async () => {
  const update = updateFrom(vault.bodyState('m1'), (body) =>
    appendNodes(body, [paragraph('Typed on a full disk')]),
  )
  if (!update) throw new Error('no update')
  const unsaved = {
    bodies: [{ documentId: 'm1', update }],
    writes: [{ id: 'm1', fields: { title: 'Renamed on a full disk' } }],
  }
  const exported = await exportWorkspace(vault, unsaved, target, nowMs)
  const text = readFileSync(join(exported.folder, 'Meetings/2026-11-24 Renamed on a full disk.md'), 'utf8')
  expect(text).toContain('Budget\n\nTyped on a full disk')
})

test('[A4] a vault that cannot be written is exported, and refuses commits in words', async () => {
  vault.close()
  vault = openReadOnly({ folder, nowMs: Date.now }, readOnly)
  await expect(vault.commit(person('p9', 'Nobody'))).rejects.toMatchObject({ code: 'EROFS' })
  const exported = await exportWorkspace(vault, nothing, target, nowMs)
  expect(
    readJson(exported.folder)
      .documents.map(({ id }) => id)
      .sort(),
  ).toEqual(['c1', 'm1', 'm2', 'p1', 'x1'])
})

test('one body that cannot be read does not hold back the rest', async () => {
  const source: ExportSource = {
    allRows: () => vault.allRows(),
    bodyState: (id) => {
      if (id === 'p1') throw new Error('corrupt-body')
      return vault.bodyState(id)
    },
  }
  const exported = await exportWorkspace(source, nothing, target, nowMs)
  expect(readJson(exported.folder).documents.find(({ id }) => id === 'p1')).toMatchObject({
    bodyIsDamaged: true,
  })
  expect(readFileSync(join(exported.folder, 'People/Maria López.md'), 'utf8')).toContain('could not be read')
})

test('images and files are in the copy once each, and the texts lead to them', async () => {
  const store = new AttachmentStore(folder)
  const keep = async (id: string, name: string, text: string) => ({
    ...readAttachment({ id, name }),
    chunks: [await store.add(new Uint8Array(Buffer.from(text)))],
  })
  const plan = await keep('a', 'Plan.pdf', 'plan')
  const other = await keep('b', 'plan.PDF', 'other')
  const missing = { ...plan, id: 'c', name: 'Away.pdf', chunks: ['0'.repeat(64)] }
  for (const [id, files] of [
    ['m1', [plan, other, missing]],
    ['p1', [plan]],
  ] as const) {
    const update = updateFrom(vault.bodyState(id), (body) => appendNodes(body, files.map(attachmentNode)))
    if (!update) throw new Error('no update')
    await vault.commit({ commandId: newCommandId(), fields: [], bodies: [{ documentId: id, update }] })
  }
  const source: ExportSource = {
    allRows: () => vault.allRows(),
    bodyState: (id) => vault.bodyState(id),
    readFile: (chunks) => store.readAll(chunks),
  }
  const exported = await exportWorkspace(source, nothing, target, nowMs)
  expect(files(exported.folder).filter((path) => path.startsWith('Attachments'))).toEqual([
    'Attachments/Plan.pdf',
    'Attachments/plan (2).PDF',
  ])
  expect(readFileSync(join(exported.folder, 'Attachments/plan (2).PDF'), 'utf8')).toBe('other')
  const meeting = readFileSync(join(exported.folder, 'Meetings/2026-11-24 Maria López.md'), 'utf8')
  expect(meeting).toContain('[Plan.pdf](<../Attachments/Plan.pdf>)')
  expect(meeting).toContain('[plan.PDF](<../Attachments/plan (2).PDF>)')
  expect(meeting).toContain('\nAway.pdf\n')
  expect(readFileSync(join(exported.folder, 'People/Maria López.md'), 'utf8')).toContain(
    '[Plan.pdf](<../Attachments/Plan.pdf>)',
  )
})

test('a second copy of a day has a folder of its own', async () => {
  const first = await exportWorkspace(vault, nothing, target, nowMs)
  const second = await exportWorkspace(vault, nothing, target, nowMs)
  expect([first.folder, second.folder].map((path) => path.slice(target.length + 1))).toEqual([
    'Leadup export 2026-11-22',
    'Leadup export 2026-11-22 (2)',
  ])
})
