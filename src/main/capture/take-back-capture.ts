import type { Capture } from '@shared/documents/kinds/capture'
import type { Change, Vault } from '../vault/vault'
import { revertChange } from '../workspace/revert-change'
import { derivedId } from './derived-id'

/** Whatever can be made of a capture has an id that follows from the capture's. */
const madeKinds = ['note', 'action', 'signal', 'win', 'opener'] as const
const madeItems = ['item', 'opener-item'] as const

/**
 * The change that takes back what was made of a capture: its records go to the trash, its item comes off the agenda
 * unless somebody wrote in it, and it is a line in the inbox again.
 */
export function takeBackCapture(vault: Vault, commandId: string, capture: Capture, nowMs: number): Change {
  const trashedAt = new Date(nowMs).toISOString()
  const made = madeKinds
    .map((kind) => vault.row(derivedId(capture.id, kind)))
    .filter((row) => row !== undefined)
  const meetingIds = new Set(
    [capture.fields.becameId, ...made.map(({ fields }) => fields['meetingId'])].filter(
      (id): id is string => typeof id === 'string' && vault.row(id)?.kind === 'meeting',
    ),
  )
  const set = (id: string, field: string, value: unknown) => ({
    id,
    field,
    value,
    ifClock: vault.fieldClock(id, field) ?? '',
  })
  const { bodies, ...inverse } = revertChange(vault, commandId, {
    fields: made.map(({ id }) => set(id, 'trashedAt', trashedAt)),
    blocks: [...meetingIds].map((id) => ({
      id,
      blockIds: madeItems.map((item) => derivedId(capture.id, item)),
    })),
  })
  return {
    ...inverse,
    bodies,
    fields: [
      ...inverse.fields,
      { documentId: capture.id, field: 'state', value: 'new' },
      { documentId: capture.id, field: 'becameId', value: null },
      { documentId: capture.id, field: 'word', value: '' },
    ],
  }
}
