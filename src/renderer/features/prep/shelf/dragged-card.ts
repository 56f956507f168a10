import type { DragEvent } from 'react'

/**
 * A type of our own, so that nothing else dropped on an agenda is taken for a card. It carries nothing: what is dragged
 * stays in the window, and no other program is told of it.
 */
const cardType = 'application/x-leadup-card'

/** Puts it on the agenda, before the block with this number. */
type TakeCard = (at: number) => void

let take: TakeCard | undefined

/** Begins to drag a card. */
export function carryCard(event: DragEvent<HTMLElement>, card: Element, takeCard: TakeCard): void {
  take = takeCard
  event.dataTransfer.clearData()
  event.dataTransfer.setData(cardType, '')
  event.dataTransfer.effectAllowed = 'copy'
  event.dataTransfer.setDragImage(card, 12, 12)
}

export function isCarryingCard({ dataTransfer }: DragEvent<HTMLElement>): boolean {
  return take !== undefined && dataTransfer.types.includes(cardType)
}

/** What the card that is dropped does. */
export function dropCard(at: number): void {
  take?.(at)
  take = undefined
}
