import { allKinds, isKnownKind } from '@shared/documents/kinds/all-kinds'
import { UserError } from '@shared/ipc/user-error'
import type { Vault } from '../vault/vault'
import type { DocumentWrite } from './write-documents'

/**
 * Refuses a value that its kind would read as the field's default: it would be called saved, and shown as nothing.
 * Fields and kinds this version does not know are not judged.
 */
export function requireFitting(vault: Vault, writes: readonly DocumentWrite[]): void {
  for (const write of writes) {
    const kind = vault.row(write.id)?.kind ?? write.kind
    if (kind === undefined || !isKnownKind(kind)) continue
    const shape = new Map(Object.entries(allKinds[kind].shape))
    for (const [field, value] of Object.entries(write.fields)) {
      if (shape.get(field)?.safeParse(value).success === false) {
        throw new UserError(
          'does-not-fit',
          'This is more than the field holds, so it was not saved. Shorten it, or put it into notes.',
        )
      }
    }
  }
}
