import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import * as Y from 'yjs'
import type { BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { actionKind } from '@shared/documents/kinds/action'
import { winKind } from '@shared/documents/kinds/win'
import { findRecordIn, withRecordWords } from '@shared/domain/follow-through/items-of-records'
import { newBody } from '@shared/body/new-body'
import type { DocumentRow } from '@shared/documents/document'
import { allKinds, isKnownKind } from '@shared/documents/kinds/all-kinds'
import type { BodyUpdate } from '@shared/sync/batch'
import { safeName } from '../attachments/safe-name'
import { bodyMarkdown } from './body-markdown'
import { ExportedFiles, type ReadFile } from './exported-files'

/** What is exported: a vault, or what is left of one. */
export interface ExportSource {
  allRows: () => DocumentRow[]
  bodyState: (documentId: string) => Uint8Array | undefined
  /** The bytes of an image or file; `undefined` where they are not on this device. */
  readFile?: ReadFile
}

/** What a window holds and could not save. */
export interface Unsaved {
  bodies: readonly BodyUpdate[]
  writes: readonly { id: string; kind?: string | undefined; fields: Record<string, unknown> }[]
}

interface ExportedDocument extends DocumentRow {
  body?: BodyNode[]
  /** The body could not be read. */
  bodyIsDamaged?: true
}

/** After this many documents others get their turn: an export must not stop the windows. */
const documentsAtOnce = 20

/**
 * Writes everything into a new folder inside `parent`: one Markdown file a document, its fields as YAML front matter,
 * images and files in `Attachments`, and `leadup.json` with all of it as it is. What is in the trash goes to `Trash`.
 * Returns the folder. Where writing fails, nothing is left of it.
 */
export async function exportWorkspace(
  source: ExportSource,
  unsaved: Unsaved,
  parent: string,
  nowMs: number,
): Promise<{ folder: string; documentCount: number }> {
  const rows = withUnsaved(source.allRows(), unsaved.writes)
  const people = new Map(
    rows.flatMap(({ id, kind, fields }) =>
      kind === 'person' ? [[id, String(fields['name'] ?? '')] as const] : [],
    ),
  )
  const actions = new Map(
    rows.flatMap((row) => (row.kind === 'action' ? [[row.id, actionKind.readRow(row)] as const] : [])),
  )
  const wins = new Map(
    rows.flatMap((row) => (row.kind === 'win' ? [[row.id, winKind.readRow(row)] as const] : [])),
  )
  const recordOf = findRecordIn({ action: (id) => actions.get(id), win: (id) => wins.get(id) })
  const folder = await newFolder(parent, nowMs)
  try {
    const paths = new Set<string>()
    const documents: ExportedDocument[] = []
    const files = new ExportedFiles(folder, source.readFile)
    for (const [index, row] of rows.entries()) {
      const document = readDocument(source, unsaved.bodies, row)
      documents.push(document)
      const path = uniquePath(paths, document, people)
      await mkdir(join(folder, path.folder), { recursive: true })
      const nodes = await files.link(withRecordWords(document.body ?? [], recordOf))
      const text = documentMarkdown({ ...document, body: nodes }, people)
      await writeFile(join(folder, path.folder, path.name), text, { flag: 'wx' })
      if (index % documentsAtOnce === 0) await letOthersWork()
    }
    const all = { format: 'leadup-export', version: 1, exportedAt: new Date(nowMs).toISOString(), documents }
    await writeFile(join(folder, 'leadup.json'), `${JSON.stringify(all, null, 2)}\n`)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return { folder, documentCount: rows.length }
}

function withUnsaved(rows: readonly DocumentRow[], writes: Unsaved['writes']): DocumentRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, kind, fields } of writes) {
    const row = byId.get(id) ?? { id, kind: kind ?? 'unknown', fields: {} }
    byId.set(id, { ...row, fields: { ...row.fields, ...fields } })
  }
  return [...byId.values()]
}

function readDocument(
  source: ExportSource,
  unsaved: readonly BodyUpdate[],
  row: DocumentRow,
): ExportedDocument {
  const document = newBody()
  try {
    const state = source.bodyState(row.id)
    if (state) Y.applyUpdate(document, state)
    for (const { documentId, update } of unsaved) if (documentId === row.id) Y.applyUpdate(document, update)
    const body = readBody(document)
    return body.length === 0 ? row : { ...row, body }
  } catch {
    // The rest of the workspace is not held back by one body.
    return { ...row, bodyIsDamaged: true }
  } finally {
    document.destroy()
  }
}

/** JSON is YAML: any program that reads front matter reads these values. */
function documentMarkdown(
  { id, kind, fields, body, bodyIsDamaged }: ExportedDocument,
  people: ReadonlyMap<string, string>,
): string {
  const person = people.get(String(fields['personId'] ?? ''))
  const lines = [
    '---',
    `id: ${JSON.stringify(id)}`,
    `kind: ${JSON.stringify(kind)}`,
    ...Object.entries(fields).map(([name, value]) => `${yamlKey(name)}: ${JSON.stringify(value)}`),
    ...(person ? [`person: ${JSON.stringify(person)}`] : []),
    '---',
    '',
  ]
  const text = bodyIsDamaged ? '*The text of this document could not be read.*' : bodyMarkdown(body ?? [])
  return `${lines.join('\n')}${text === '' ? '' : `\n${text}\n`}`
}

function yamlKey(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) ? name : JSON.stringify(name)
}

function uniquePath(
  taken: Set<string>,
  { id, kind, fields }: DocumentRow,
  people: ReadonlyMap<string, string>,
): { folder: string; name: string } {
  const folder = typeof fields['trashedAt'] === 'string' ? 'Trash' : folderOf(kind)
  const title = safeName(titleOf(id, kind, fields, people))
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${title}.md` : `${title} (${number}).md`
    // Some file systems take two names for one that differ in case or accents only.
    const key = `${folder}/${name}`.normalize('NFD').toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return { folder, name }
  }
}

function folderOf(kind: string): string {
  if (!isKnownKind(kind)) return 'Other'
  // Not "1:1s": a colon is no part of a name on every system.
  return kind === 'meeting' ? 'Meetings' : allKinds[kind].words.many
}

function titleOf(
  id: string,
  kind: string,
  fields: Record<string, unknown>,
  people: ReadonlyMap<string, string>,
): string {
  const date = typeof fields['start'] === 'string' ? fields['start'].slice(0, 10) : ''
  const name = isKnownKind(kind) ? allKinds[kind].titleOf(fields) : ''
  const title = name || (people.get(String(fields['personId'] ?? '')) ?? '')
  return [date, title].filter(Boolean).join(' ') || id
}

async function newFolder(parent: string, nowMs: number): Promise<string> {
  const day = new Date(nowMs).toISOString().slice(0, 10)
  for (let number = 1; ; number += 1) {
    const folder = join(parent, `Leadup export ${day}${number === 1 ? '' : ` (${number})`}`)
    try {
      await mkdir(folder)
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
