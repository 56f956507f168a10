import { startTransition, useEffect, useState } from 'react'
import {
  defaultRangeExtractor,
  useVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from '@tanstack/react-virtual'

interface VirtualLines {
  count: number
  /** What scrolls. */
  scroller: () => HTMLElement | null
  /** In pixels; a guess where lines are measured once they are drawn. */
  heightOf: (index: number) => number
  /** The same function as long as the lines are the same: their places are reckoned anew when it changes. */
  keyOf: (index: number) => string | number
  /** The line the keys are on, which stays in the page however far one scrolls; -1 for none. */
  activeIndex: number
  /** In pixels: how far into what scrolls the lines begin. */
  beginsAt?: number
  /** In pixels: how much beside a line is to come into sight with it. */
  beside?: number
}

const none: ReadonlySet<VirtualItem['key']> = new Set()

/**
 * Which lines of a long list are in the page, and where. Those in sight and some beyond, so that scrolling does not
 * outrun the drawing; what comes in beyond is drawn once what is in sight has been.
 */
export function useVirtualLines(lines: VirtualLines): {
  virtualizer: Virtualizer<HTMLElement, Element>
  items: readonly VirtualItem[]
} {
  const { count, scroller, heightOf, keyOf, activeIndex, beginsAt = 0, beside = 0 } = lines
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is handed on to what is memoised
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: scroller,
    estimateSize: heightOf,
    getItemKey: keyOf,
    scrollMargin: beginsAt,
    scrollPaddingStart: beside,
    scrollPaddingEnd: beside,
    overscan: 8,
    // A row that is drawn a moment later is no harm, and the focus may move while React draws.
    useFlushSync: false,
    rangeExtractor: (range) =>
      [...new Set([activeIndex, ...defaultRangeExtractor(range)])]
        .filter((index) => index >= 0 && index < count)
        .sort((one, other) => one - other),
  })
  const items = virtualizer.getVirtualItems()
  const [drawn, setDrawn] = useState<ReadonlySet<VirtualItem['key']>>(none)
  useEffect(() => {
    // In the frame that shows what is in sight: what is set now is drawn behind it.
    const frame = requestAnimationFrame(() =>
      startTransition(() => setDrawn(new Set(items.map(({ key }) => key)))),
    )
    return () => cancelAnimationFrame(frame)
  }, [items])
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 }
  const isDue = ({ index, key }: VirtualItem) =>
    (index >= startIndex && index <= endIndex) || index === activeIndex || drawn.has(key)
  return { virtualizer, items: items.filter(isDue) }
}
