import { useEffect, useRef, type FocusEvent } from 'react'

/**
 * A card that is taken takes the keys along: they go to the one that stands in its place. Given to the list's focus and
 * blur events.
 * NOTE: React Aria looks for that place by the number of the card within its section, and finds it in another one.
 * https://github.com/adobe/react-spectrum/blob/main/packages/react-stately/src/list/useListState.ts
 */
export function useCardFocusKept() {
  const held = useRef<{ list: HTMLElement; card: HTMLElement; at: number }>(undefined)
  useEffect(() => {
    if (!held.current || held.current.card.isConnected) return undefined
    const { list, at } = held.current
    held.current = undefined
    // After React Aria has moved the focus, which it does a rendering later.
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document
      if (activeElement !== document.body && !list.contains(activeElement)) return
      const cards = cardsIn(list)
      cards[Math.min(at, cards.length - 1)]?.focus()
    })
    return () => cancelAnimationFrame(frame)
  })
  return {
    onFocus: ({ currentTarget, target }: FocusEvent<HTMLElement>) => {
      const card = target.closest<HTMLElement>('.shelf-card')
      held.current = card
        ? { list: currentTarget, card, at: cardsIn(currentTarget).indexOf(card) }
        : undefined
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      // What is removed leaves its focus to nobody.
      if (relatedTarget && !currentTarget.contains(relatedTarget)) held.current = undefined
    },
  }
}

function cardsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('.shelf-card')]
}
