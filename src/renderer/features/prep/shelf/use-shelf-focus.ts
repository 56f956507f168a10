import { useEffect, useState } from 'react'

/** As long as rows may take to load, in frames. */
const mostFrames = 120

function shelfPane(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-pane="shelf"]')
}

export function isFocusInShelf(): boolean {
  return shelfPane()?.contains(document.activeElement) === true
}

/** Returns what brings the focus to the shelf's first card, once the shelf is there. */
export function useShelfFocus(): () => void {
  const [wish, setWish] = useState(0)
  useEffect(() => {
    if (wish === 0) return
    let frame = 0
    let count = 0
    // Keys are no longer the text's, whether there are cards yet or not.
    shelfPane()?.focus()
    // NOTE: a list makes its rows a frame after it is there, and a shelf its cards once their records are.
    const look = (): void => {
      const card = shelfPane()?.querySelector<HTMLElement>('.shelf-card')
      if (card) card.focus()
      else if (count < mostFrames) frame = requestAnimationFrame(look)
      count += 1
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [wish])
  return () => setWish((before) => before + 1)
}
