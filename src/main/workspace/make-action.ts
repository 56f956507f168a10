import { formatActionReference } from '@shared/body/agenda-item'
import { newBody } from '@shared/body/new-body'
import { setItemWords, type ItemWords } from '@shared/body/item-words'
import { projectBody, type ProjectedItem } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { updateFrom } from '@shared/body/write-body'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { findDate } from '@shared/domain/dates-in-words'
import { wallAt } from '@shared/domain/wall-clock'
import { UserError } from '@shared/ipc/user-error'
import * as Y from 'yjs'
import { derivedId } from '../capture/derived-id'
import type { Change, Vault } from '../vault/vault'
import { documentWrites } from './write-documents'

interface MakeActionPorts {
  nowMs: () => number
  /** IANA zone the user is in. */
  zone: () => string
}

/**
 * The change that makes an action of an agenda item: the item's words become the action's, with the person of that 1:1
 * and the day the words name, and the item shows the action from then on.
 */
export function makeAction(
  vault: Vault,
  {
    commandId,
    meetingId,
    itemId,
    owedBy,
  }: { commandId: string; meetingId: string; itemId: string; owedBy: 'me' | 'them' },
  { nowMs, zone }: MakeActionPorts,
): Change {
  const meeting = vault.row(meetingId)
  if (meeting?.kind !== 'meeting') {
    throw new UserError('no-such-document', 'Only items of an agenda become actions. Nothing was changed.')
  }
  const { ref, headline } = itemOf(vault, meetingId, itemId)
  const actionId = derivedId(`${meetingId}/${itemId}`, 'action')
  let taken: ItemWords | undefined
  const update = updateFrom(vault.bodyState(meetingId), (body) => {
    taken = setItemWords(body, itemId, { ifRef: ref, ref: formatActionReference(actionId), words: null })
  })
  if (!update || !taken) throw wordsAreMissing()
  const fields = {
    text: headline,
    owedBy,
    status: 'open',
    doneAt: null,
    personId: meetingKind.read(meeting.fields).personId,
    dueDate: findDate(headline, { now: wallAt(nowMs(), zone()), zone: zone() })?.date ?? '',
    meetingId,
    itemId,
    // It may be in the trash, from when this was taken back.
    trashedAt: null,
  }
  return {
    commandId,
    fields: documentWrites(vault, [{ id: actionId, kind: 'action', fields }], nowMs),
    bodies: [{ documentId: meetingId, update }],
    items: [{ id: meetingId, itemId, ...taken }],
  }
}

/** The item as it is written, where it may become an action. */
function itemOf(vault: Vault, meetingId: string, itemId: string): ProjectedItem {
  const body = newBody()
  const state = vault.bodyState(meetingId)
  if (state) Y.applyUpdate(body, state)
  const item = projectBody(readBody(body)).items.find(({ id }) => id === itemId)
  body.destroy()
  if (!item) throw new UserError('no-such-document', 'This item is no longer there. Nothing was changed.')
  if (item.ref?.startsWith('opener:')) {
    throw new UserError(
      'does-not-fit',
      'An opener is asked, not owed. Write the action on a line of its own.',
    )
  }
  if (item.ref?.startsWith('action:')) {
    throw new UserError('does-not-fit', 'This item is an action already.')
  }
  if (item.headline.trim() === '') throw wordsAreMissing()
  return item
}

function wordsAreMissing(): UserError {
  return new UserError('does-not-fit', 'Write what is owed first. Nothing was changed.')
}
