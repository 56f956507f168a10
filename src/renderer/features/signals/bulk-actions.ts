import type { Signal } from '@shared/documents/kinds/signal'
import type { RecordEdits } from '../../app/record-edits'
import { markLookedAt, remove, setAside } from './signal-actions'

/** What has to be asked before it can be done. */
export type BulkQuestion = 'kind' | 'tags' | 'share'

interface BulkBase {
  id: string
  label: string
  /** As in the table of commands, which lists it. */
  keys: string
  tone?: 'loss'
}
export type BulkAction = BulkBase &
  (
    | { ask: BulkQuestion; run?: never }
    | { ask?: never; run: (edits: RecordEdits, on: readonly Signal[]) => void }
  )

/** What can be done with one signal or many, each by one key. */
export const bulkActions: readonly BulkAction[] = [
  { id: 'kind', label: 'Kind', keys: 'K', ask: 'kind' },
  { id: 'tags', label: 'Tags', keys: 'T', ask: 'tags' },
  { id: 'share', label: 'Share with', keys: 'S', ask: 'share' },
  { id: 'look', label: 'Looked at again', keys: 'L', run: markLookedAt },
  { id: 'aside', label: 'Set aside', keys: 'E', run: setAside },
  { id: 'remove', label: 'Remove', keys: 'Backspace', tone: 'loss', run: remove },
]

export function bulkActionOf(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): BulkAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const wanted = event.key === 'Delete' ? 'backspace' : event.key.toLowerCase()
  return bulkActions.find(({ keys }) => keys.toLowerCase() === wanted)
}
