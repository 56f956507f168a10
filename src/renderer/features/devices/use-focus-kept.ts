import { useEffect, useRef, type RefObject } from 'react'

/**
 * What had the focus may go with the phase or the dialog it stood in, when `shown` becomes another: then it begins at
 * `near`, or where that cannot take it at the top of the work again.
 */
export function useFocusKept(shown: string, near?: RefObject<HTMLElement | null>): void {
  const before = useRef(shown)
  useEffect(() => {
    // What has just appeared took the focus from nobody.
    if (before.current === shown) return
    before.current = shown
    // NOTE: behind the dialog's own way of giving the focus back, which takes a frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (hasFocus()) return
        near?.current?.focus({ preventScroll: true })
        if (hasFocus()) return
        document.querySelector<HTMLElement>('[data-pane="work"]')?.focus({ preventScroll: true })
      })
    })
    return () => cancelAnimationFrame(frame)
    // oxlint-disable-next-line react/exhaustive-deps -- it runs when what is shown becomes another thing
  }, [shown])
}

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body
}
