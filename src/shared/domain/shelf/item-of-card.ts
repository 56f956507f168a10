import type { AgendaItemKind } from '../../body/agenda-item'
import { isPrivateCard, type ShelfCard } from './shelf-card'

/** What an agenda gets of a card. */
export interface ItemOfCard {
  kind: AgendaItemKind
  /** Empty where the item shows the record, or the user writes it. */
  headline: string
  detail: string[]
  /** 0 for what an item of its kind takes. */
  minutes: number
  ref: string | null
  /** The user goes on writing there: its words, or where it has some what stands under them. */
  isToBeWritten: boolean
}

/**
 * The item a card becomes. Items, actions and wins are shown, never copied. Of what is private by kind, nothing gets on
 * an agenda: it begins an empty item, which names nothing, and whose words the user writes (P1: you cannot ask outright).
 */
export function itemOfCard(card: ShelfCard): ItemOfCard {
  const { source, ref } = card
  const shown = { headline: '', detail: [], minutes: 0, ref, isToBeWritten: false }
  if (isPrivateCard(card)) return { ...shown, kind: 'discuss', ref: null, isToBeWritten: true }
  switch (source.kind) {
    case 'carried':
      return { ...shown, kind: source.item.kind, minutes: source.item.minutes }
    case 'action':
      // What I owe is told, what is owed to me asked for.
      return { ...shown, kind: source.action.fields.owedBy === 'me' ? 'inform' : 'ask' }
    case 'win':
      return { ...shown, kind: 'win' }
    case 'feedback': {
      const changed = source.note.fields.changed.trim()
      return {
        ...shown,
        kind: 'inform',
        headline: `You said: ${source.note.fields.text.trim()}`,
        detail: changed === '' ? [] : [`What I changed: ${changed}`],
        isToBeWritten: changed === '',
      }
    }
    default:
      return { ...shown, kind: 'discuss', headline: card.text }
  }
}
