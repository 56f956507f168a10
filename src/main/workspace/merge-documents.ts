import * as Y from 'yjs'
import { readBody } from '@shared/body/read-body'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import type { FieldWrite } from '@shared/sync/batch'
import type { Change, Vault } from '../vault/vault'

/** Fields that name other documents. */
const referringFields = [
  'personId',
  'meetingId',
  'personIds',
  'shareWithIds',
  'snoozedForId',
  'becameId',
] as const
/** Fields of lines, of which each side's count: goals and worries as an earlier version kept them, and what to grow into. */
const lineFields: ReadonlySet<string> = new Set(['goals', 'worries', 'growthGoals'])
/** What a document says of itself, and not of what it is about. */
const ownFields: ReadonlySet<string> = new Set(['kind', 'createdAt', 'trashedAt', 'mergedInto'])

/**
 * The change that makes one document of two: what only the first one says goes to the second, its text is added there,
 * whatever named it names the other from now on, and it goes to the trash, saying where it went.
 */
export function mergeDocuments(
  vault: Vault,
  { commandId, fromId, intoId, nowMs }: { commandId: string; fromId: string; intoId: string; nowMs: number },
): Change {
  const from = vault.row(fromId)
  const into = vault.row(intoId)
  if (!from || !into || fromId === intoId) return { commandId, fields: [], bodies: [] }
  const writes: Omit<FieldWrite, 'clock'>[] = Object.entries(from.fields).flatMap(([field, value]) => {
    const known = into.fields[field]
    if (ownFields.has(field) || isEmpty(value)) return []
    if (isEmpty(known)) return [{ documentId: intoId, field, value }]
    const lines = lineFields.has(field) ? withLines(known, value) : known
    return lines === known ? [] : [{ documentId: intoId, field, value: lines }]
  })
  writes.push(...redirected(vault, fromId, intoId))
  writes.push({ documentId: fromId, field: 'mergedInto', value: intoId })
  writes.push({ documentId: fromId, field: 'trashedAt', value: new Date(nowMs).toISOString() })
  const text = textOf(vault.bodyState(fromId))
  const update =
    text.length > 0 ? updateFrom(vault.bodyState(intoId), (body) => appendNodes(body, text)) : undefined
  return { commandId, fields: writes, bodies: update ? [{ documentId: intoId, update }] : [] }
}

function redirected(vault: Vault, fromId: string, intoId: string): Omit<FieldWrite, 'clock'>[] {
  return vault.allRows().flatMap(({ id, fields }) =>
    referringFields.flatMap((field): Omit<FieldWrite, 'clock'>[] => {
      const value = fields[field]
      if (value === fromId) return [{ documentId: id, field, value: intoId }]
      if (!Array.isArray(value) || !value.includes(fromId)) return []
      const ids = value.map((each: unknown) => (each === fromId ? intoId : each))
      return [{ documentId: id, field, value: [...new Set(ids)] }]
    }),
  )
}

/** The text with those lines of another that it has not. */
function withLines(known: unknown, added: unknown): unknown {
  if (typeof known !== 'string' || typeof added !== 'string') return known
  const lines = new Set(known.split('\n').map((line) => line.trim()))
  const missing = added.split('\n').filter((line) => line.trim() !== '' && !lines.has(line.trim()))
  return missing.length === 0 ? known : [known.trimEnd(), ...missing].join('\n')
}

function textOf(state: Uint8Array | undefined) {
  const document = new Y.Doc()
  if (state) Y.applyUpdate(document, state)
  const nodes = readBody(document)
  document.destroy()
  return nodes
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
