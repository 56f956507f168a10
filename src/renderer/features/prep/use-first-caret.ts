import { useEffect, useEffectEvent, useRef } from 'react'
import { isWritten } from '@shared/domain/prompts'
import type { BodyEditorHandle } from '../../editor/body-editor-handle'
import type { Prepared } from './use-prepared'

/**
 * Puts the caret in the item that is asked for, or else where the agenda waits to be written, once, when the desk opens
 * or its template is there; not where the user has meanwhile gone elsewhere.
 */
export function useFirstCaret(
  handle: BodyEditorHandle | undefined,
  { projection, isRead, view }: Prepared,
  itemId: string | undefined,
): void {
  const isPlaced = useRef(false)
  const place = useEffectEvent(() => {
    if (!handle || isPlaced.current) return
    isPlaced.current = true
    if (itemId !== undefined && handle.focusItem(itemId)) return
    const waiting = projection.items.find((item) => !isWritten(item))
    if (waiting && !view.isPast && isNowhere(document.activeElement)) handle.focusItem(waiting.id)
  })
  const hasItems = projection.items.length > 0
  useEffect(() => {
    if (handle && isRead && hasItems) place()
  }, [handle, isRead, hasItems])
}

/** Whether nothing on the desk was gone to yet. */
export function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body || element.matches('[data-pane="work"]')
}
