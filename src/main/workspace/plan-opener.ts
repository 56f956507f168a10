import { meetingKind } from '@shared/documents/kinds/meeting'
import type { KeptOpener } from '@shared/domain/openers/kept-opener'
import { openerText } from '@shared/domain/opener-drafts'
import { formatOpenerReference } from '@shared/domain/openers/opener-item'
import { UserError } from '@shared/ipc/user-error'
import { putOnAgenda } from '../capture/put-on-agenda'
import type { Change, Vault } from '../vault/vault'
import { documentWrites } from './write-documents'

interface PlanPorts {
  newId: () => string
  nowMs: () => number
}

/** The change that keeps an opener and puts it on this agenda. */
export function planOpener(
  vault: Vault,
  {
    commandId,
    meetingId,
    id,
    fields,
    at,
  }: KeptOpener & { commandId: string; meetingId: string; at?: number | undefined },
  { newId, nowMs }: PlanPorts,
): { change: Change; itemId: string } {
  const meeting = vault.row(meetingId)
  if (meeting?.kind !== 'meeting' || meetingKind.read(meeting.fields).trashedAt !== null) {
    throw new UserError('no-such-meeting', 'This 1:1 is no longer there. Nothing was changed.')
  }
  const itemId = newId()
  const edit = putOnAgenda(vault, meetingId, {
    id: itemId,
    kind: 'opener',
    text: openerText(fields),
    ref: formatOpenerReference(id),
    at,
  })
  // It may be in the trash, from when it was taken back.
  const written = { ...fields, meetingId, status: 'planned', trashedAt: null }
  return {
    change: {
      commandId,
      fields: documentWrites(vault, [{ id, kind: 'opener', fields: written }], nowMs),
      bodies: edit ? [edit.update] : [],
      ...edit?.inverse,
    },
    itemId,
  }
}
