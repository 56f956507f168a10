import { isKnownKind } from '@shared/documents/kinds/all-kinds'
import { UserError } from '@shared/ipc/user-error'
import type { FieldWrite } from '@shared/sync/batch'
import { fieldsOfNew, type Vault } from '../vault/vault'

export interface DocumentWrite {
  id: string
  kind?: string | undefined
  fields: Record<string, unknown>
}

/**
 * The field writes that create or change these documents. A new one gets its kind, `createdAt` and `trashedAt` (which
 * undoing its creation sets); one that is neither there nor given a kind this version knows is refused. What one command
 * makes is of one moment: no list orders it by whether a millisecond passed in between.
 */
export function documentWrites(
  vault: Vault,
  writes: readonly DocumentWrite[],
  nowMs: () => number,
): Omit<FieldWrite, 'clock'>[] {
  const now = nowMs()
  return writes.flatMap((write) => (vault.row(write.id) ? fieldWrites(write) : creationWrites(write, now)))
}

/** As `documentWrites`, of a document that is most likely new: whether it is, the vault sees; see `Change.creates`. */
export function creationWrites(write: DocumentWrite, nowMs: number): Omit<FieldWrite, 'clock'>[] {
  const { id, kind } = write
  if (kind === undefined || !isKnownKind(kind)) {
    throw new UserError('no-such-document', 'This is no longer there, so nothing was changed.')
  }
  return [
    { documentId: id, field: 'kind', value: kind },
    { documentId: id, field: 'createdAt', value: new Date(nowMs).toISOString() },
    { documentId: id, field: 'trashedAt', value: null },
    ...fieldWrites(write).filter(({ field }) => !fieldsOfNew.has(field)),
  ]
}

function fieldWrites({ id, fields }: DocumentWrite): Omit<FieldWrite, 'clock'>[] {
  return Object.entries(fields)
    .filter(([field]) => field !== 'kind')
    .map(([field, value]) => ({ documentId: id, field, value }))
}
