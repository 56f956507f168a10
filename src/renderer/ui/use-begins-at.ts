import { useLayoutEffect, useState, type RefObject } from 'react'

/** The part of a screen that scrolls, around an element of it. */
export function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.screen-content') ?? null
}

/** In pixels, how far down in its screen a list begins: what stands above it may come and go. */
export function useBeginsAt(list: RefObject<HTMLElement | null>): number {
  const [beginsAt, setBeginsAt] = useState(0)
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current)
    if (!scroller) return undefined
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0
      setBeginsAt(Math.round(top - scroller.getBoundingClientRect().top + scroller.scrollTop))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    for (const content of scroller.children) observer.observe(content)
    return () => observer.disconnect()
  }, [list])
  return beginsAt
}
