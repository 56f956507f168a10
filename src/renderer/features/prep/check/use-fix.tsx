import type { ReactNode } from 'react'
import { letGoWrite } from '@shared/domain/close/outcome'
import { tickFields } from '@shared/domain/follow-through/action-edits'
import { evergreenOpeners } from '@shared/domain/evergreen-openers'
import { keptOpener, pastOpener, type KeptOpener } from '@shared/domain/openers/kept-opener'
import type { Fix, OfferedOpener } from '@shared/domain/prep-check/finding'
import { useRecordEdits } from '../../../app/window-session'
import { useBodySessions } from '../../../documents/use-body-session'
import { useRowStore } from '../../../documents/use-rows'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import { showToast } from '../../../ui/toasts'
import type { MeetingView } from '../../meetings/meeting-view'
import { planOpener } from '../../openers/opener-edits'
import { useMessage } from './use-message'

interface FixPorts {
  /** The 1:1 whose agenda is mended. */
  view: Pick<MeetingView, 'meeting' | 'person'>
  copyBrief: () => Promise<void>
}

interface Mending {
  /** `undefined` while the agenda cannot be edited. */
  onFix: ((fix: Fix) => void) | undefined
  /** What kept a message from leaving; to be rendered. */
  heldBack: ReactNode
}

/** Carries out what mends a finding: an edit of the open agenda or of a record, undone like one. */
export function useFix(handle: BodyEditorHandle | undefined, { view, copyBrief }: FixPorts): Mending {
  const edits = useRecordEdits()
  const sessions = useBodySessions()
  const rows = useRowStore()
  const message = useMessage(handle)
  if (!handle) return { onFix: undefined, heldBack: null }

  const letGo = (ref: string) => {
    const write = letGoWrite(ref)
    if (write) void edits.write('Let go of an item', [write], 'It is not carried over any more.')
  }
  const keptOf = (opener: OfferedOpener, personId: string): KeptOpener | undefined => {
    if ('id' in opener) {
      const row = rows.get('opener', opener.id)
      return row && keptOpener({ kind: 'carried', opener: pastOpener(row) }, row.fields, personId)
    }
    const evergreen = evergreenOpeners.find(({ id }) => id === opener.evergreenId)
    return evergreen && keptOpener({ kind: 'evergreen', evergreen }, { ...evergreen, angle: '' }, personId)
  }
  const removeItems = (ids: readonly string[]) =>
    handle.inOneStep(() => {
      for (const id of ids) handle.removeItem(id)
    })

  const onFix = (fix: Fix) => {
    switch (fix.type) {
      case 'addItem': {
        const { type: _type, isDraft = false, insteadOf, ...item } = fix
        handle.inOneStep(() => {
          const isElsewhere = item.afterId !== undefined && insteadOf !== undefined
          const id = handle.insertItem(isElsewhere || insteadOf === undefined ? item : { ...item, insteadOf })
          if (isElsewhere) handle.removeUnwritten(insteadOf)
          handle.focusItem(id, { isSelected: isDraft })
        })
        break
      }
      case 'focusItem':
        handle.focusItem(fix.itemId)
        break
      case 'setMinutes':
        handle.inOneStep(() => {
          for (const { itemId, minutes } of fix.items) handle.setItem(itemId, { minutes })
        })
        break
      case 'setKind':
        handle.setItem(fix.itemId, { kind: fix.kind })
        break
      case 'removeItems':
        handle.inOneStep(() => {
          for (const id of fix.itemIds) handle.removeUnwritten(id)
        })
        break
      case 'turnIntoMessage': {
        const areUnchanged = handle.remember(fix.itemIds)
        // The items leave the agenda once their words are on the clipboard, and not before.
        void message.copy(fix).then((isCopied) => {
          if (!isCopied) return
          if (!areUnchanged()) {
            showToast({ text: 'Copied as a message. What you wrote meanwhile is still on the agenda.' })
            return
          }
          removeItems(fix.itemIds)
          if (fix.letGo !== undefined) letGo(fix.letGo)
          showToast({ text: 'Copied as a message, and off the agenda.' })
        })
        break
      }
      case 'takeOff':
        handle.removeItem(fix.itemId)
        break
      case 'letGo':
        handle.removeItem(fix.itemId)
        letGo(fix.ref)
        break
      case 'markDone':
        void edits.write(
          'Mark an action as done',
          [{ id: fix.actionId, fields: tickFields(true, Date.now()) }],
          'It is done.',
        )
        break
      case 'planOpener': {
        const kept = view.person && keptOf(fix.opener, view.person.id)
        if (kept) void planOpener(edits, kept, { meetingId: view.meeting.id, sessions })
        break
      }
      case 'sendBrief':
        void copyBrief()
        break
    }
  }
  return { onFix, heldBack: message.heldBack }
}
