import { parseItemReference } from '@shared/body/agenda-item'
import type { StandingItem } from '@shared/domain/carry-over'
import { letGoWrite, outcomeWrite } from '@shared/domain/close/outcome'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useRecordEdits } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { useProjectionStore } from '../../documents/use-projections'
import type { MeetingView } from '../meetings/meeting-view'

/** What can be said of a 1:1 that is over, and of what it left over. Each is one edit, undone like any other. */
export interface CloseEdits {
  /** It took place; what is left over is carried on by itself. */
  met: (view: MeetingView) => void
  /** It did not; what stood on it is carried on, and it counts for nothing. */
  didNotHappen: (view: MeetingView) => void
  /** Nothing is said of it any more. */
  openAgain: (view: MeetingView) => void
  /** Carried on, whatever was said of it before. */
  keep: (view: MeetingView, item: StandingItem) => void
  tick: (view: MeetingView, item: StandingItem) => void
  letGo: (item: StandingItem) => void
  makeAction: (item: StandingItem, owedBy: 'me' | 'them') => void
}

export function useCloseEdits(): CloseEdits {
  const edits = useRecordEdits()
  const projections = useProjectionStore()

  const tick = (view: MeetingView, item: StandingItem, ticked: boolean) => {
    const at = placeOf(view, item, projections.get(view.meeting.id)?.items ?? [])
    void edits.run({
      label: `${ticked ? 'Tick' : 'Untick'} “${item.headline}”`,
      perform: (commandId) => call('items.tick', { commandId, ...at, ticked }),
      ...(ticked ? { toast: `“${item.headline}” is done.` } : {}),
    })
  }
  const letGo = (item: StandingItem, isLetGo: boolean) => {
    const write = letGoWrite(item.ref, isLetGo)
    if (!write) return
    const label = `${isLetGo ? 'Let go of' : 'Take up'} “${item.headline}”`
    void edits.write(label, [write], isLetGo ? `“${item.headline}” is not carried over any more.` : undefined)
  }

  return {
    met: (view) =>
      void edits.write(
        `Close ${view.title}`,
        [outcomeWrite(view.meeting, 'met')],
        `${nameOf(view)} is closed.`,
      ),
    didNotHappen: (view) =>
      void edits.write(
        `${view.title} did not happen`,
        [outcomeWrite(view.meeting, 'not-met')],
        `${nameOf(view)} did not happen. What stood on it is carried on.`,
      ),
    openAgain: (view) => void edits.write(`Open ${view.title} again`, [outcomeWrite(view.meeting, '')]),
    keep: (view, item) => {
      const items = projections.get(view.meeting.id)?.items ?? []
      const at = placeOf(view, item, items)
      const isTicked = projections
        .get(at.meetingId)
        ?.items.some(({ id, ticked }) => id === at.itemId && ticked)
      if (isTicked) tick(view, item, false)
      else letGo(item, false)
    },
    tick: (view, item) => tick(view, item, true),
    letGo: (item) => letGo(item, true),
    makeAction: ({ meetingId, itemId }, owedBy) =>
      void edits.run({
        label: 'Make the item an action',
        perform: (commandId) => call('items.makeAction', { commandId, meetingId, itemId, owedBy }),
        toast: owedBy === 'me' ? 'It is an action of yours now.' : 'It is owed to you now.',
      }),
  }
}

/** Where an item is ticked: where it was written, but an opener or a capture on the agenda of this very 1:1. */
function placeOf(
  { meeting }: MeetingView,
  { meetingId, itemId, recordRef }: StandingItem,
  items: readonly { id: string; ref: string | null }[],
): { meetingId: string; itemId: string } {
  const own =
    recordRef === null || parseItemReference(recordRef)
      ? undefined
      : items.find(({ ref }) => ref === recordRef)
  return own ? { meetingId: meeting.id, itemId: own.id } : { meetingId, itemId }
}

function nameOf({ person, title }: MeetingView): string {
  const name = firstNameOf(person?.fields.name ?? '')
  return name === '' ? title : `The 1:1 with ${name}`
}
