import type { AgendaItemKind } from '../../body/agenda-item'
import type { CarriedItem } from '../carry-over'
import { byParts, reasons, type CardReason, type ShelfCard } from './shelf-card'

/** From so many agendas on it is to be decided, written or let go (P5). */
const often = 3
/** What cannot go on without the other's mind (P5: escalate only what needs them). */
const needsThem: ReadonlySet<AgendaItemKind> = new Set(['decide', 'ask', 'problem'])

/**
 * What was left over. Bad news first (P21: communicate even when things are not going well), then what was carried most
 * often, then what needs them; otherwise as it stood.
 *
 * @param dayOf the day of a 1:1 in words
 */
export function carriedCards(
  items: readonly CarriedItem[],
  dayOf: (meetingId: string) => string,
): ShelfCard[] {
  return items
    .toSorted(
      byParts(({ kind, times }) => [kind === 'bad-news' ? 0 : 1, -times, needsThem.has(kind) ? 0 : 1]),
    )
    .map((item) => ({
      ref: item.ref,
      section: 'carried',
      text: item.headline,
      get reasons() {
        return reasons(carriedReason(item), leftOver(dayOf(item.lastMeetingId)))
      },
      source: { kind: 'carried', item },
    }))
}

function carriedReason({ times }: CarriedItem): CardReason | undefined {
  if (times < 2) return undefined
  const words = times === 2 ? 'carried twice' : `carried ${times} times`
  return times >= often ? { words, isPressing: true } : { words }
}

function leftOver(day: string): CardReason | undefined {
  return day === '' ? undefined : { words: `left over on ${day}` }
}
