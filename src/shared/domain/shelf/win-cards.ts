import type { Note } from '../../documents/kinds/note'
import type { Relation } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { measureOf } from '../follow-through/items-of-records'
import { shortDay } from '../meeting-words'
import { addDays } from '../wall-clock'
import { byParts, reasons, type ShelfCard, type ShelfTime } from './shelf-card'

/** A quarter: what is older is told in a snapshot. */
const newsDays = 92
/** To whom results are reported; others hear of those that serve a goal of theirs. */
const hearsResults: ReadonlySet<Relation> = new Set(['manager', 'skip-level', 'board', 'client'])

export interface WinSource {
  wins: readonly Win[]
  person: { id: string; relation: Relation }
  /** About this person. */
  notes: readonly Note[]
  /** `YYYY-MM-DD` of the last 1:1; empty where there was none. */
  lastDay: string
  /** Wins that stand on an agenda with this person: told, or carried over as an item. */
  told: ReadonlySet<string>
}

/**
 * Wins since the last 1:1 (P20: make your results known). One that serves a goal of theirs first, then one that was
 * measured, then the newest.
 */
export function winCards({ wins, person, notes, lastDay, told }: WinSource, time: ShelfTime): ShelfCard[] {
  const since = lastDay || addDays(time.today, -newsDays)
  const goals = new Map(notes.map(({ id, fields }) => [id, fields.text]))
  const goalOf = ({ fields }: Win) =>
    fields.personId === person.id && fields.goalId !== null ? (goals.get(fields.goalId) ?? '') : ''
  return wins
    .filter(({ id, fields }) => fields.date >= since && !told.has(id))
    .filter(({ fields }) => hearsResults.has(person.relation) || fields.personId === person.id)
    .toSorted(
      byParts((win) => [
        goalOf(win) === '' ? 1 : 0,
        measureOf(win).length === 0 ? 1 : 0,
        -Date.parse(win.fields.date) || 0,
        win.id,
      ]),
    )
    .map((win) => ({
      ref: `win:${win.id}`,
      section: 'wins',
      text: win.fields.text,
      get reasons() {
        return reasons(
          goalOf(win) !== '' && { words: `serves a goal: ${goalOf(win)}`, isPrivate: true },
          { words: measureOf(win)[0] ?? '' },
          { words: shortDay(win.fields.date, time.nowMs) },
        )
      },
      source: { kind: 'win', win },
    }))
}
