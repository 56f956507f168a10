import { formatActionReference } from '@shared/body/agenda-item'
import type { Action } from '@shared/documents/kinds/action'
import type { CarriedItem } from '@shared/domain/carry-over'
import { letGoWrite } from '@shared/domain/close/outcome'
import { useRecordEdits } from '../../../app/window-session'
import { call } from '../../../documents/bridge'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import { tickAction } from '../../follow-through/record-changes'
import type { Prepared } from '../use-prepared'

/** What can be done with the cards of the shelf. */
export interface ShelfActions {
  /** Puts a card on the agenda, by its key: what an agenda item refers to. */
  take: (key: string) => void
  /** Ticks an item of a past meeting where it stands. */
  tickOff: (item: CarriedItem) => void
  /** Says that an action is done. */
  done: (action: Action) => void
  /** Offers it no more. */
  letGo: (item: CarriedItem) => void
}

/** `undefined` while the agenda cannot be edited. */
export function useShelfActions(
  prepared: Prepared,
  handle: BodyEditorHandle | undefined,
): ShelfActions | undefined {
  const edits = useRecordEdits()
  if (!handle) return undefined
  const { carried, owed, view } = prepared

  const takeCapture = (captureId: string) =>
    void edits.run({
      label: 'Put the capture on the agenda',
      perform: (commandId) =>
        call('captures.triage', {
          commandId,
          captureId,
          to: { as: 'item', meetingId: view.meeting.id, kind: 'discuss' },
        }),
    })

  const take = (key: string) => {
    const item = carried.find(({ ref }) => ref === key)
    // It shows the past item and is never a copy: its words stay where they were written.
    if (item) handle.insertItem({ kind: item.kind, headline: '', minutes: item.minutes, ref: item.ref })
    const action = [...owed.byMe, ...owed.byThem].find(({ id }) => formatActionReference(id) === key)
    // What I owe is told, what is owed to me asked for. The words stay in the action.
    if (action) {
      handle.insertItem({
        kind: action.fields.owedBy === 'me' ? 'inform' : 'ask',
        headline: '',
        ref: formatActionReference(action.id),
      })
    }
    if (key.startsWith('capture:')) takeCapture(key.slice('capture:'.length))
  }

  return {
    take,
    tickOff: ({ meetingId, itemId, headline }) =>
      void edits.run({
        label: `Tick “${headline}”`,
        perform: (commandId) => call('items.tick', { commandId, meetingId, itemId, ticked: true }),
        toast: `“${headline}” is done.`,
      }),
    done: (action) => tickAction(edits, action),
    letGo: (item) => {
      const write = letGoWrite(item.ref)
      if (!write) return
      void edits.write(
        `Let go of “${item.headline}”`,
        [write],
        `“${item.headline}” is not carried over any more.`,
      )
    },
  }
}
