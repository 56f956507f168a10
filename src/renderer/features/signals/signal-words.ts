import { signalTypeWords, type Signal, type SignalType } from '@shared/documents/kinds/signal'
import { interfaceLocale } from '@shared/domain/interface-locale'
import type { CompetitorBook } from '@shared/domain/signals/competitor-book'
import { siteOf } from '@shared/domain/signals/normalize-url'
import { shortDay } from '@shared/domain/meeting-words'

/** The key that chooses a kind where kinds are chosen: its first letter, or one that is heard in it. */
export const keyOfType: Record<SignalType, string> = {
  trend: 'T',
  competitor: 'C',
  political: 'P',
  economic: 'E',
  social: 'S',
  technological: 'H',
  legal: 'L',
  environmental: 'N',
  customer: 'V',
  'business-model': 'B',
  assumption: 'A',
  learning: 'R',
}

/** A title for lists; a signal that was captured elsewhere may be nothing but an address. */
export function titleOf({ fields }: Signal): string {
  return fields.text.trim() || fields.url || 'Nothing written yet'
}

/** "Competitor move · Acme · acme.example · 12 Nov · #pricing" */
export function detailOf({ fields }: Signal, competitors: CompetitorBook, nowMs: number): string {
  const names = [...new Set(fields.competitors.map((word) => competitors.nameOf(word)))]
  return [
    signalTypeWords[fields.type],
    ...names,
    fields.publication.trim() || siteOf(fields.url),
    shortDay(fields.date, nowMs) || fields.date,
    ...fields.tags.map((tag) => `#${tag}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "1 signal", "3 signals" */
export function countOf(count: number): string {
  return count === 1 ? '1 signal' : `${count.toLocaleString(interfaceLocale)} signals`
}
