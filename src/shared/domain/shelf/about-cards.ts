import { noteTypeWords, type Note } from '../../documents/kinds/note'
import { shortDay } from '../meeting-words'
import { touches } from '../prep-check/words-in-common'
import { byParts, reasons, type CardReason, type ShelfCard, type ShelfTime } from './shelf-card'

/** A goal that so many talks left out is forgotten, as the prep check has it. */
const talksWithout = 3
/** What was heard is told in the talk after, or soon. */
const heardDays = 92
const dayMs = 86_400_000
const order = { sure: 0, likely: 1, '': 2, guess: 3 } as const

export interface AboutSource {
  /** About this person, still so. */
  notes: readonly Note[]
  /** Of a report: what they want to grow into, a line each. */
  growthGoals: readonly string[]
  /** What the agendas with them said, the latest first, a text each. */
  past: readonly string[]
}

/**
 * What they must deliver and what makes them anxious (P1, P14), to be seen while writing. Goals first, those that no talk
 * lately spoke of before the rest; then worries, the surer first, then the newer.
 */
export function goalAndWorryCards(source: AboutSource, time: ShelfTime): ShelfCard[] {
  const { notes, growthGoals } = source
  const known = new Set(notes.map(({ fields }) => fields.text.trim()))
  const growth = growthGoals.filter((text) => !known.has(text)).map((text) => growthCard(text, source))
  const goals = notes
    .filter(({ fields }) => fields.type === 'goal')
    .map((note) => aboutCard(note, 'goals-and-worries', [forgottenReason(note.fields.text, source)], time))
  const worries = notes
    .filter(({ fields }) => fields.type === 'worry')
    .toSorted(byParts(({ fields, id }) => [order[fields.sureness], -dateMs(fields), id]))
    .map((note) => aboutCard(note, 'goals-and-worries', [], time))
  const isForgotten = ({ text }: ShelfCard) => forgottenReason(text, source) !== undefined
  return [...[...goals, ...growth].toSorted(byParts((card) => [isForgotten(card) ? 0 : 1])), ...worries]
}

/** What they said, the newest first (P17: always be listening); what was heard the last time is told there. */
export function heardCards(
  notes: readonly Note[],
  toldAlready: ReadonlySet<string>,
  time: ShelfTime,
): ShelfCard[] {
  return notes
    .filter(({ id, fields }) => fields.type === 'heard' && !toldAlready.has(id))
    .filter(({ fields }) => dateMs(fields) >= time.nowMs - heardDays * dayMs)
    .toSorted(byParts(({ fields, id }) => [-dateMs(fields), id]))
    .map((note) => aboutCard(note, 'heard', [], time))
}

function aboutCard(
  note: Note,
  section: 'goals-and-worries' | 'heard',
  first: readonly (CardReason | undefined)[],
  { nowMs }: ShelfTime,
): ShelfCard {
  const { type, date, sureness, text } = note.fields
  return {
    ref: `note:${note.id}`,
    section,
    text,
    get reasons() {
      const day = shortDay(date, nowMs)
      return reasons(
        section === 'goals-and-worries' && { words: noteTypeWords[type], isPrivate: true },
        ...first,
        sureness === 'guess' && { words: 'a guess', isPrivate: true },
        day !== '' && { words: `${type === 'goal' ? 'noted' : 'heard'} on ${day}`, isPrivate: true },
      )
    },
    source: { kind: 'about', note },
  }
}

function growthCard(text: string, source: AboutSource): ShelfCard {
  return {
    ref: `growth:${text}`,
    section: 'goals-and-worries',
    text,
    reasons: reasons({ words: 'Growth goal', isPrivate: true }, forgottenReason(text, source)),
    source: { kind: 'growth' },
  }
}

function forgottenReason(goal: string, { past }: AboutSource): CardReason | undefined {
  const lately = past.slice(0, talksWithout)
  if (lately.length < talksWithout || lately.some((words) => touches(words, goal))) return undefined
  return { words: `not spoken of for ${talksWithout} meetings`, isPrivate: true }
}

function dateMs({ date, createdAt }: Note['fields']): number {
  return Date.parse(date || (createdAt ?? '')) || 0
}
