import { letGoWrite } from '@shared/domain/close/outcome'
import { tickFields } from '@shared/domain/follow-through/action-edits'
import type { Fix } from '@shared/domain/prep-check/finding'
import { useRecordEdits } from '../../../app/window-session'
import { call } from '../../../documents/bridge'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import { showToast } from '../../../ui/toasts'

/**
 * Carries out what mends a finding: an edit of the open agenda or of a record, undone like one. `undefined` while the
 * agenda cannot be edited.
 */
export function useFix(
  handle: BodyEditorHandle | undefined,
  copyBrief: () => Promise<void>,
): ((fix: Fix) => void) | undefined {
  const edits = useRecordEdits()
  if (!handle) return undefined

  const letGo = (ref: string) => {
    const write = letGoWrite(ref)
    if (write) void edits.write('Let go of an item', [write], 'It is not carried over any more.')
  }

  return (fix) => {
    switch (fix.type) {
      case 'addItem': {
        const { type: _type, insteadOf, ...item } = fix
        if (insteadOf !== undefined) handle.removeItem(insteadOf)
        handle.focusItem(handle.insertItem(item))
        break
      }
      case 'focusItem':
        handle.focusItem(fix.itemId)
        break
      case 'setMinutes':
        for (const { itemId, minutes } of fix.items) handle.setItem(itemId, { minutes })
        break
      case 'setKind':
        handle.setItem(fix.itemId, { kind: fix.kind })
        break
      case 'removeItems':
        for (const itemId of fix.itemIds) handle.removeItem(itemId)
        break
      case 'turnIntoMessage':
        void copyMessage(handle, fix).then((isCopied) => {
          if (isCopied && fix.letGo !== undefined) letGo(fix.letGo)
        })
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
      case 'sendBrief':
        void copyBrief()
        break
    }
  }
}

/** The items leave the agenda once their words are on the clipboard, and not before. Says whether they did. */
async function copyMessage(
  handle: BodyEditorHandle,
  { itemIds, message }: Extract<Fix, { type: 'turnIntoMessage' }>,
): Promise<boolean> {
  try {
    await call('clipboard.write', { text: message })
  } catch (error) {
    showToast({ text: error instanceof Error ? error.message : String(error) })
    return false
  }
  for (const itemId of itemIds) handle.removeItem(itemId)
  showToast({ text: 'Copied as a message, and off the agenda.' })
  return true
}
