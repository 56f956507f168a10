import { paragraph } from '@shared/body/body-node'
import { letGoWrite } from '@shared/domain/close/outcome'
import { tickFields } from '@shared/domain/follow-through/action-edits'
import type { Fix } from '@shared/domain/prep-check/finding'
import { useRecordEdits } from '../../../app/window-session'
import { call } from '../../../documents/bridge'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import { showToast } from '../../../ui/toasts'
import type { PrivateGuard } from './use-private-guard'

interface FixPorts {
  copyBrief: () => Promise<void>
  mayLeave: PrivateGuard['mayLeave']
}

/**
 * Carries out what mends a finding: an edit of the open agenda or of a record, undone like one. `undefined` while the
 * agenda cannot be edited.
 */
export function useFix(
  handle: BodyEditorHandle | undefined,
  { copyBrief, mayLeave }: FixPorts,
): ((fix: Fix) => void) | undefined {
  const edits = useRecordEdits()
  if (!handle) return undefined

  const letGo = (ref: string) => {
    const write = letGoWrite(ref)
    if (write) void edits.write('Let go of an item', [write], 'It is not carried over any more.')
  }
  const removeItems = (ids: readonly string[]) =>
    handle.inOneStep(() => {
      for (const id of ids) handle.removeItem(id)
    })

  return (fix) => {
    switch (fix.type) {
      case 'addItem': {
        const { type: _type, isDraft = false, ...item } = fix
        handle.focusItem(handle.insertItem(item), { isSelected: isDraft })
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
        removeItems(fix.itemIds)
        break
      case 'turnIntoMessage':
        // The items leave the agenda once their words are on the clipboard, and not before.
        void copyMessage(fix.message, mayLeave).then((isCopied) => {
          if (!isCopied) return
          removeItems(fix.itemIds)
          if (fix.letGo !== undefined) letGo(fix.letGo)
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

/** Says whether it was copied. */
async function copyMessage(message: string, mayLeave: PrivateGuard['mayLeave']): Promise<boolean> {
  try {
    if (!(await mayLeave(message.split('\n').map((line) => paragraph(line))))) return false
    await call('clipboard.write', { text: message })
  } catch (error) {
    showToast({ text: error instanceof Error ? error.message : String(error) })
    return false
  }
  showToast({ text: 'Copied as a message, and off the agenda.' })
  return true
}
