import type { Action } from '../../documents/kinds/action'
import type { Capture } from '../../documents/kinds/capture'
import type { Note } from '../../documents/kinds/note'
import type { Win } from '../../documents/kinds/win'
import type { CarriedItem } from '../carry-over'

/** The parts of the shelf that hold cards, in the order in which they stand. Openers come last and are made elsewhere. */
export const shelfSections = [
  'carried',
  'owed-by-me',
  'owed-to-me',
  'next-time',
  'feedback',
  'wins',
  'goals-and-worries',
  'heard',
  'captures',
] as const
export type ShelfSection = (typeof shelfSections)[number]

/** A few words on why a card stands where it does: "due Friday", "carried twice". */
export interface CardReason {
  words: string
  /** It is late or due soon: shown so that it is seen. */
  isPressing?: true
  /** It speaks of what is private by kind, though the card does not. */
  isPrivate?: true
}

/** What a card speaks of. */
type CardSource =
  | { kind: 'carried'; item: CarriedItem }
  | { kind: 'action'; action: Action }
  | { kind: 'capture'; capture: Capture }
  | { kind: 'feedback'; note: Note }
  | { kind: 'win'; win: Win }
  /** A goal, a worry, or what was heard. */
  | { kind: 'about'; note: Note }
  /** A line of what a report wants to grow into. */
  | { kind: 'growth' }

/** Something to think of while an agenda is written, and mostly to put on it. */
export interface ShelfCard {
  /** What an agenda's item names it by; for what is private by kind, which no item names, its name on the shelf. */
  ref: string
  section: ShelfSection
  text: string
  /** What speaks for it first. Put into words when they are read: of hundreds of cards a few are shown. */
  readonly reasons: readonly CardReason[]
  source: CardSource
}

/** Private by kind: it is never put on an agenda as it is, nor named there. */
export function isPrivateCard({ source }: ShelfCard): boolean {
  return source.kind === 'about' || source.kind === 'growth'
}

/** Now, for the user. */
export interface ShelfTime {
  nowMs: number
  /** IANA zone. */
  zone: string
  /** `YYYY-MM-DD` */
  today: string
}

/** Compares by the first of these that differs; each is smaller for what comes first. */
export function byParts<Item>(
  partsOf: (item: Item) => readonly (number | string)[],
): (one: Item, other: Item) => number {
  const known = new Map<Item, readonly (number | string)[]>()
  const parts = (item: Item) => {
    const found = known.get(item) ?? partsOf(item)
    known.set(item, found)
    return found
  }
  return (one, other) => {
    const [ones, others] = [parts(one), parts(other)]
    for (const [at, part] of ones.entries()) {
      const against = others[at]
      if (against === undefined || part === against) continue
      return part < against ? -1 : 1
    }
    return 0
  }
}

/** The reasons that say something. */
export function reasons(...all: (CardReason | false | '' | undefined)[]): CardReason[] {
  return all.filter((reason) => typeof reason === 'object' && reason.words !== '') as CardReason[]
}
