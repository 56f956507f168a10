import { isKnownKind } from '@shared/documents/kinds/all-kinds'
import { UserError } from '@shared/ipc/user-error'
import type { FieldWrite } from '@shared/sync/batch'
import type { Vault } from '../vault/vault'

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
  const createdAt = new Date(nowMs()).toISOString()
  return writes.flatMap(({ id, kind, fields }) => {
    const entries = Object.entries(fields).filter(([field]) => field !== 'kind')
    const known = entries.map(([field, value]) => ({ documentId: id, field, value }))
    if (vault.row(id)) return known
    if (kind === undefined || !isKnownKind(kind)) {
      throw new UserError('no-such-document', 'This is no longer there, so nothing was changed.')
    }
    return [
      { documentId: id, field: 'kind', value: kind },
      { documentId: id, field: 'createdAt', value: createdAt },
      { documentId: id, field: 'trashedAt', value: null },
      ...known.filter(({ field }) => field !== 'createdAt' && field !== 'trashedAt'),
    ]
  })
}
