import type { DragEvent } from 'react'

/** A type of our own, so that nothing else dropped on an agenda is taken for a card, and no other program for a text. */
const cardType = 'application/x-leadup-card'

/** Begins to drag the card under the pointer. */
export function carryCard(event: DragEvent<HTMLElement>): void {
  const card = event.target instanceof Element ? event.target.closest('.shelf-card') : null
  const key = card?.getAttribute('data-key')
  if (!card || !key) return
  event.dataTransfer.clearData()
  event.dataTransfer.setData(cardType, key)
  event.dataTransfer.effectAllowed = 'copy'
  event.dataTransfer.setDragImage(card, 12, 12)
}

export function isCarryingCard({ dataTransfer }: DragEvent<HTMLElement>): boolean {
  return dataTransfer.types.includes(cardType)
}

/** The key of the card that is dropped. */
export function carriedKey({ dataTransfer }: DragEvent<HTMLElement>): string {
  return dataTransfer.getData(cardType)
}
