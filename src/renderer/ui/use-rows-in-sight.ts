import { useLayoutEffect, useState } from 'react'

interface RowsInSight {
  /** Places of the first row to draw and of the one behind the last. */
  first: number
  end: number
}

/** Rows drawn beyond the edge, so that scrolling does not outrun the drawing. */
const beyond = 10
/** The window of rows moves on in steps: each one draws anew. */
const step = 5

/**
 * Which rows of a long list are to be drawn, with rows of one height and a list that scrolls with what it stands in.
 * NOTE: by hand, since with one height it is a division, and TanStack Virtual's functions cannot be memoized.
 */
export function useRowsInSight(
  list: { readonly current: HTMLElement | null },
  count: number,
  rowHeight: number,
): RowsInSight {
  const [sight, setSight] = useState<RowsInSight>(() => ({
    first: 0,
    end: Math.ceil(window.innerHeight / rowHeight) + beyond,
  }))
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current)
    if (!scroller) return undefined
    const look = () => {
      const above = topWithin(scroller, list.current)
      const first = Math.floor(-above / rowHeight / step) * step - beyond
      const end = Math.ceil((scroller.clientHeight - above) / rowHeight / step) * step + beyond
      setSight((known) => (known.first === first && known.end === end ? known : { first, end }))
    }
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    // What stands above the list may come and go.
    for (const content of scroller.children) observer.observe(content)
    return () => {
      scroller.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [list, rowHeight])
  return { first: Math.max(0, sight.first), end: Math.min(count, sight.end) }
}

/** Scrolls as little as brings the row and one beside it into sight. */
export function scrollToRow(list: HTMLElement | null, index: number, rowHeight: number): void {
  const scroller = scrollerOf(list)
  if (!scroller) return
  const top = topWithin(scroller, list) + index * rowHeight
  const bottom = top + rowHeight
  if (top < rowHeight) scroller.scrollTop += top - rowHeight
  else if (bottom > scroller.clientHeight - rowHeight) {
    scroller.scrollTop += bottom - scroller.clientHeight + rowHeight
  }
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.screen-content') ?? null
}

/** Where the list begins, from the upper edge of what can be seen. */
function topWithin(scroller: HTMLElement, list: HTMLElement | null): number {
  return (list?.getBoundingClientRect().top ?? 0) - scroller.getBoundingClientRect().top
}
