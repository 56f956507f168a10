import type { Fix } from '@shared/domain/prep-check/finding'
import type { BodyEditorHandle } from '../../editor/body-editor-handle'

/** Carries out what mends a finding: an edit of the open agenda, undone like one. */
export function applyFix(handle: BodyEditorHandle, fix: Fix): void {
  switch (fix.type) {
    case 'addItem': {
      const { kind, headline, minutes } = fix
      handle.focusItem(handle.insertItem({ kind, headline, minutes }))
      break
    }
    case 'focusItem':
      handle.focusItem(fix.itemId)
      break
    case 'setMinutes':
      for (const { itemId, minutes } of fix.items) handle.setItem(itemId, { minutes })
      break
    case 'removeItems':
      for (const itemId of fix.itemIds) handle.removeItem(itemId)
      break
  }
}
