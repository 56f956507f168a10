import { signalTypeWords, type Signal, type SignalType } from '../../documents/kinds/signal'
import type { CompetitorBook } from './competitor-book'
import { isStale } from './staleness'

/** What may be asked of a list of signals besides what it shows of them. */
export const signalShows = {
  all: 'All',
  stale: 'To look at again',
  'without-so-what': 'Without a so-what',
  'set-aside': 'Set aside',
} as const
type SignalShow = keyof typeof signalShows

export const signalSorts = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  date: 'By its own date',
  kind: 'By kind',
  words: 'By its words',
} as const
type SignalSort = keyof typeof signalSorts

export interface SignalFilter {
  show: SignalShow
  /** Empty for any, as the others. */
  type: SignalType | ''
  /** A competitor's name. */
  competitor: string
  tag: string
  shareWithId: string
  sort: SignalSort
}

export const everySignal: SignalFilter = {
  show: 'all',
  type: '',
  competitor: '',
  tag: '',
  shareWithId: '',
  sort: 'newest',
}

export function isNarrowed(filter: SignalFilter): boolean {
  const { sort: _sort, ...asked } = filter
  return Object.entries(asked).some(([name, value]) => value !== everySignal[name as keyof SignalFilter])
}

/** The signals a filter asks for, in its order. */
export function listSignals(
  signals: readonly Signal[],
  filter: SignalFilter,
  { competitors, nowMs }: { competitors: CompetitorBook; nowMs: number },
): Signal[] {
  const { show, type, competitor, tag, shareWithId, sort } = filter
  const wantedTag = tag.toLowerCase()
  const found = signals.filter(({ fields }) => {
    if ((fields.setAsideAt !== null) !== (show === 'set-aside')) return false
    if (show === 'without-so-what' && fields.soWhat.trim() !== '') return false
    if (show === 'stale' && !isStale(fields, nowMs)) return false
    if (type !== '' && fields.type !== type) return false
    if (competitor !== '' && !fields.competitors.some((word) => competitors.nameOf(word) === competitor)) {
      return false
    }
    if (tag !== '' && !fields.tags.some((word) => word.toLowerCase() === wantedTag)) return false
    return shareWithId === '' || fields.shareWithIds.includes(shareWithId)
  })
  return found.sort(orders[sort])
}

type Order = (one: Signal, other: Signal) => number

const newest: Order = (one, other) =>
  descending(one.fields.createdAt ?? '', other.fields.createdAt ?? '') || descending(one.id, other.id)

const orders: Record<SignalSort, Order> = {
  newest,
  oldest: (one, other) => newest(other, one),
  date: (one, other) => descending(dateOf(one), dateOf(other)) || newest(one, other),
  kind: (one, other) =>
    descending(signalTypeWords[other.fields.type], signalTypeWords[one.fields.type]) || newest(one, other),
  words: (one, other) => one.fields.text.localeCompare(other.fields.text) || newest(one, other),
}

/** Instants and days compare as text; `localeCompare` is a hundred times slower, and felt with ten thousand. */
function descending(one: string, other: string): number {
  return one === other ? 0 : one < other ? 1 : -1
}

function dateOf({ fields }: Signal): string {
  return fields.date || (fields.createdAt ?? '').slice(0, 10)
}

/** Whom any of these signals is to be shared with, in one order. */
export function sharedWith(signals: readonly Signal[]): string[] {
  return [...new Set(signals.flatMap(({ fields }) => fields.shareWithIds))].sort()
}

/** Every tag of these signals, each as it was written first, in the order of the alphabet. */
export function tagsOf(signals: readonly Signal[]): string[] {
  const byKey = new Map<string, string>()
  for (const { fields } of signals) {
    for (const tag of fields.tags) if (!byKey.has(tag.toLowerCase())) byKey.set(tag.toLowerCase(), tag)
  }
  return [...byKey.values()].toSorted((one, other) => one.localeCompare(other))
}
