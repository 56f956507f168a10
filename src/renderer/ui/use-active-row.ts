import { useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react'
import { isStop, type Line } from './line'

/**
 * The one row of a list that Tab reaches. Where it goes (ticked, removed, folded away) the row that took its place is
 * the active one, with the focus if that was in the list.
 */
export function useActiveRow(lines: readonly Line[], frame: RefObject<HTMLElement | null>) {
  const [active, setActive] = useState<{ id: string; index: number }>()
  const [hasFocus, setHasFocus] = useState(false)
  const wantsFocus = useRef(false)
  const found = active ? lines.findIndex(({ id }) => id === active.id) : -1
  const index = found >= 0 ? found : nearestStop(lines, active?.index ?? 0)
  const nearest = lines[index]
  // It is about to get the focus, and be the active one by that: known before it is drawn, the list is drawn once.
  if (active && found < 0 && nearest && hasFocus) setActive({ id: nearest.id, index })

  // NOTE: after each drawing, since a row that is scrolled to is drawn a moment after it was asked for.
  useLayoutEffect(() => {
    const isLost = hasFocus && document.activeElement === document.body
    if (!wantsFocus.current && !isLost) return
    const row = frame.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    row?.focus({ preventScroll: true })
    if (row) wantsFocus.current = false
  })

  return {
    index,
    /** Makes the line at this index the active one; gives it the focus unless it has it. */
    set: (next: number, withFocus = true) => {
      const line = lines[next]
      if (!line) return
      wantsFocus.current ||= withFocus
      if (line.id !== active?.id || next !== active.index) setActive({ id: line.id, index: next })
      else if (withFocus) setActive({ ...active })
    },
    focusProps: {
      onFocus: () => setHasFocus(true),
      // NOTE: not heard when a row with the focus is taken out of the page, which is what it is asked about.
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setHasFocus(false)
      },
    },
  }
}

/** The line at or after this index that can have the focus, else the one before; -1 where there is none. */
function nearestStop(lines: readonly Line[], index: number): number {
  const after = lines.findIndex((line, at) => at >= index && isStop(line))
  return after >= 0 ? after : lines.findLastIndex(isStop)
}
