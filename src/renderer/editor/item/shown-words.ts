import {
  parseActionReference,
  parseItemReference,
  parseWinReference,
  type ItemReference,
} from '@shared/body/agenda-item'
import type { ProjectedItem } from '@shared/body/project-body'
import type { ItemHost } from './item-host'

type Known = Pick<ItemHost, 'projections' | 'actions' | 'winOf'>

/** What an item with this `ref` shows in place of words of its own; empty while that is not loaded, or gone. */
export function shownWords(host: Known, ref: string | null): string {
  const reference = parseItemReference(ref)
  if (!reference) return recordWords(host, ref)
  const past = pastItem(host, reference)
  return past ? recordWords(host, past.ref) || past.headline : ''
}

/** An item as it stands on the agenda of another meeting, which is read where it was not yet. */
export function pastItem(
  { projections }: Pick<ItemHost, 'projections'>,
  { meetingId, itemId }: ItemReference,
): ProjectedItem | undefined {
  projections.want([meetingId])
  return projections.get(meetingId)?.items.find(({ id }) => id === itemId)
}

function recordWords({ actions, winOf }: Known, ref: string | null): string {
  const actionId = parseActionReference(ref)
  if (actionId !== undefined) return actions.get(actionId)?.fields.text ?? ''
  const winId = parseWinReference(ref)
  return winId === undefined ? '' : (winOf(winId)?.fields.text ?? '')
}
