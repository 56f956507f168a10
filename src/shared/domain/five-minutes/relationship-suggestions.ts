import type { Action } from '../../documents/kinds/action'
import type { Note } from '../../documents/kinds/note'
import type { Influence, Person } from '../../documents/kinds/person'
import { firstNameOf } from '../meeting-words'
import { isOpenNote, notesAbout } from '../people/notes-about'
import { influenceOf } from '../people/standing'

/** One thing one could do for a relationship next week. */
export interface RelationshipSuggestion {
  personId: string
  /** What the action says. */
  text: string
  /** Why it is proposed: "How you can help Jonas". Private. */
  why: string
  /** Help for somebody (P19), and not a talk about it. */
  isHelp: boolean
}

/** As many as one can choose among without a list to work off. */
const shownSuggestions = 3
/** What was begun so lately is not proposed again: the advice is to choose something each week. */
const restDays = 60
const dayMs = 86_400_000

const weight: Record<Influence, number> = { high: 2, medium: 1, low: 0 }

interface SuggestionSource {
  people: readonly Person[]
  notes: readonly Note[]
  actions: readonly Action[]
  nowMs: number
}

/**
 * Proposals for the week's one thing (P18: "Choose one of the strategies to focus on this week"), one for a person and
 * three at most. For each the nearest: to show what changed since their feedback, to do what the user once noted as help,
 * to talk about where a report wants to grow, to ask what would help with a goal of theirs. Those who can do most come
 * first, and among them who was thought of longest ago.
 */
export function relationshipSuggestions(source: SuggestionSource): RelationshipSuggestion[] {
  const { people, actions, nowMs } = source
  const lately = actions.filter(({ fields }) => nowMs - Date.parse(fields.createdAt ?? '') < restDays * dayMs)
  const begun = new Set(lately.map(({ fields }) => keyOf(fields.personId ?? '', fields.text)))
  return people
    .flatMap((person) => {
      const proposed = proposalsFor(person, source).find(({ text }) => !begun.has(keyOf(person.id, text)))
      return proposed ? [{ person, proposed, helpedMs: lastHelpedMs(person.id, actions) }] : []
    })
    .sort(
      (one, other) =>
        weight[influenceOf(other.person).value] - weight[influenceOf(one.person).value] ||
        one.helpedMs - other.helpedMs ||
        (one.person.fields.name < other.person.fields.name ? -1 : 1),
    )
    .slice(0, shownSuggestions)
    .map(({ proposed }) => proposed)
}

/** The nearest first. */
function proposalsFor(person: Person, { notes }: SuggestionSource): RelationshipSuggestion[] {
  const { fields, id: personId } = person
  const name = firstNameOf(fields.name)
  if (name === '') return []
  const about = notesAbout(person, notes).filter(isOpenNote)
  const ready = about.some(({ fields: { type, changed } }) => type === 'feedback' && changed.trim() !== '')
  const goals = about.filter(({ fields: { type } }) => type === 'goal').map(({ fields: { text } }) => text)
  return [
    // Not what it said or what changed: both are private.
    ...(ready
      ? [
          {
            text: `Show ${name} what changed since the feedback`,
            why: `Feedback from ${name} is still open`,
            isHelp: false,
          },
        ]
      : []),
    ...linesOf(fields.help).map((text) => ({ text, why: `How you can help ${name}`, isHelp: true })),
    ...(fields.relation === 'report' ? linesOf(fields.growthGoals) : []).map((goal) => ({
      text: `Talk with ${name} about: ${goal}`,
      why: `Where ${name} wants to grow`,
      isHelp: false,
    })),
    ...goals.map((goal) => ({
      text: `Ask ${name} what would help with: ${goal}`,
      why: `A goal of ${name}’s`,
      isHelp: false,
    })),
  ].map((proposal) => ({ personId, ...proposal }))
}

/** When something was last done or promised for them as help; long ago where nothing was. */
function lastHelpedMs(personId: string, actions: readonly Action[]): number {
  return actions
    .filter(({ fields }) => fields.personId === personId && fields.isHelp)
    .reduce((latest, { fields }) => Math.max(latest, Date.parse(fields.createdAt ?? '') || 0), 0)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

function keyOf(personId: string, text: string): string {
  return `${personId}\n${text.trim().toLowerCase()}`
}
