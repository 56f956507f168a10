import { useLayoutEffect, type RefObject } from 'react'

/** Has what scrolls end above the toast for as long as it is there, with what one is at still in sight. */
export function useToastRoom(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = bar
    if (!current) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => {
      style.setProperty('--toast-room', `${current.offsetHeight}px`)
      keepInSight(current)
    })
    observer.observe(current)
    return () => {
      observer.disconnect()
      style.removeProperty('--toast-room')
    }
  }, [bar])
}

/** What has the caret or the focus is moved up only where the toast has taken its very place. */
function keepInSight(bar: HTMLElement): void {
  const place = bar.getBoundingClientRect()
  const present = presentElement()
  const { top, bottom, height } = present?.getBoundingClientRect() ?? new DOMRect()
  // A pane or a list that has the focus itself is no line that one is at.
  const isLine = height < place.top / 2
  if (isLine && top < place.bottom && bottom > place.top) present?.scrollIntoView({ block: 'nearest' })
}

function presentElement(): Element | null | undefined {
  const active = document.activeElement
  const row = active?.getAttribute('aria-activedescendant')
  if (row) return document.getElementById(row)
  if (!(active instanceof HTMLElement) || !active.isContentEditable) return active
  const caret = document.getSelection()?.focusNode
  return caret instanceof Element ? caret : caret?.parentElement
}
