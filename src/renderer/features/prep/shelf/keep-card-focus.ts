/**
 * A card that is taken takes the keys along: they go to the one that comes into its place. The ref of what holds the
 * cards.
 * NOTE: React Aria looks for that place by the number of the card within its section, and finds it in another one
 * (`useListState`). It draws its rows after what holds them, so the page itself is watched.
 */
export function keepCardFocus(list: HTMLElement | null): (() => void) | undefined {
  if (!list) return undefined
  let held: { card: HTMLElement; at: number } | undefined
  const lookAfter = () => {
    if (!held || held.card.isConnected) return
    const { at } = held
    held = undefined
    // After React Aria, which moves the focus a rendering later, if it has not yet.
    requestAnimationFrame(() => {
      const { activeElement } = document
      if (activeElement !== document.body && !list.contains(activeElement)) return
      const cards = cardsIn(list)
      cards[Math.min(at, cards.length - 1)]?.focus()
    })
  }
  const hold = ({ target }: FocusEvent) => {
    lookAfter()
    const card = target instanceof Element ? target.closest<HTMLElement>('.shelf-card') : null
    held = card ? { card, at: cardsIn(list).indexOf(card) } : undefined
  }
  const leave = ({ relatedTarget }: FocusEvent) => {
    // What is removed leaves its focus to nobody.
    if (relatedTarget instanceof Node && !list.contains(relatedTarget)) held = undefined
  }
  const observer = new MutationObserver(lookAfter)
  list.addEventListener('focusin', hold)
  list.addEventListener('focusout', leave)
  observer.observe(list, { childList: true, subtree: true })
  return () => {
    observer.disconnect()
    list.removeEventListener('focusin', hold)
    list.removeEventListener('focusout', leave)
  }
}

function cardsIn(list: Element): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('.shelf-card')]
}
