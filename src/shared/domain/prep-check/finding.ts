import { goalThing } from '../openers/goal-thing'
import { defaultMinutes, type AgendaItemKind } from '../../body/agenda-item'
import type { ProjectedItem } from '../../body/project-body'
import type { PersonFields, Relation } from '../../documents/kinds/person'
import { firstNameOf, longDate } from '../meeting-words'
import { isWritten, unfilledPromptOf } from '../prompts'
import { wallMs } from '../wall-clock'
import type { Known } from './known'

/** An opener's record by its id, or one that needs no signal, by the id it has among these. */
export type OfferedOpener = { text: string } & ({ id: string } | { evergreenId: string })

/** What one key does about a finding: an edit of the agenda or, the last four, of what it stands for. */
export type Fix =
  /**
   * Puts a new item at the end, or where `isFirst` at the top, with the caret in it. `ref` is the record it stands for:
   * an action's words are shown, so that its `headline` is empty. `insteadOf` is a prompt that waited for it, and goes;
   * `afterId` is the item it stands behind, wherever that prompt was.
   * The words of what `isDraft` are proposed: they are selected, so that typing writes over them.
   */
  | {
      type: 'addItem'
      kind: AgendaItemKind
      headline: string
      /** What stands under it, a line each. */
      detail?: readonly string[]
      minutes: number
      ref?: string
      isFirst?: boolean
      afterId?: string
      insteadOf?: string
      isDraft?: boolean
    }
  /** Puts the caret in an item: at the end of what is written, or over the whole of an unfilled prompt. */
  | { type: 'focusItem'; itemId: string }
  | { type: 'setMinutes'; items: { itemId: string; minutes: number }[] }
  | { type: 'setKind'; itemId: string; kind: AgendaItemKind }
  /** Only ever items nobody wrote in. */
  | { type: 'removeItems'; itemIds: string[] }
  /**
   * Takes items off the agenda; what they say becomes a message to the person, for the user to send. `letGo` is the
   * `ref` of a carried item, which is offered on no later agenda.
   */
  | { type: 'turnIntoMessage'; itemIds: string[]; message: string; letGo?: string }
  /** Takes off what stands on another agenda besides. */
  | { type: 'takeOff'; itemId: string }
  /** Takes a carried item off, and offers it on no later agenda. `ref` is where it was first written. */
  | { type: 'letGo'; itemId: string; ref: string }
  | { type: 'markDone'; actionId: string }
  /** Keeps an opener for this 1:1 and puts it on the agenda, in the place of the prompt that waited for one. */
  | { type: 'planOpener'; opener: OfferedOpener }
  | { type: 'sendBrief' }

type AddItem = Extract<Fix, { type: 'addItem' }>

/** Something missing from an agenda. Private: no output meant for others holds one. */
export interface Finding {
  /** The rule that found it: what "not this time" and "never for this person" mute. */
  rule: string
  /** What was found, as a line of its own. Calm, and without what is private by kind: screens are shared. */
  text: string
  /** Why it matters, in one sentence. */
  reason: string
  fixLabel: string
  fix: Fix
  /** Other ways to mend it. */
  choices?: readonly { label: string; fix: Fix }[]
}

/** What the prep check sees. */
export interface Prepared extends Known {
  person: {
    name: string
    relation: Relation
    /** How often the two are in touch. */
    cadenceDays?: number
  } & Partial<Pick<PersonFields, 'style' | 'briefLength' | 'leadDays'>>
  meeting: {
    minutes: number
    template: string
    /** Its day for the user, `YYYY-MM-DD`. */
    day?: string
    /** When its brief went out; `null` where it is known that it did not. */
    briefSentAt?: string | null
  }
  /** Of the agenda's projection, in its order. */
  items: readonly ProjectedItem[]
}

/** One rule: what it finds in an agenda, or nothing. */
export type Rule = (prepared: Prepared) => Finding | undefined

/** Talks one leads up in, where something is asked and something from outside is brought. */
export function leadsUp({ person }: Prepared): boolean {
  return ['manager', 'skip-level', 'board', 'client'].includes(person.relation)
}

/** Talks about what lies between two people; market and goals have no place in them. */
export function isAboutThemselves({ meeting }: Prepared): boolean {
  return ['hard-conversation', 'coaching', 'first-1-1'].includes(meeting.template)
}

export function writtenItems({ items }: Prepared): ProjectedItem[] {
  return items.filter(saysSomething)
}

/** An item that shows an action has its words from there, whether or not they were read into it. */
export function saysSomething(item: ProjectedItem): boolean {
  return isWritten(item) || item.ref?.startsWith('action:') === true
}

export function nameOf({ person }: Prepared): string {
  return firstNameOf(person.name) || 'this person'
}

/** The first goal of theirs that a draft may name: what is only guessed stays with the user. */
export function goalToName({ goals = [] }: Prepared): string | undefined {
  return goals.find(({ isGuess }) => !isGuess)?.text
}

/** Writing in the item that waits for it, or else in a new one. */
export function writeOne(prepared: Prepared, kind: AgendaItemKind): Fix {
  const waiting = unfilledPromptOf(prepared.items, kind)
  return waiting ? { type: 'focusItem', itemId: waiting.id } : addItem(prepared, kind, '')
}

/** A new item in the time that is left. */
export function addItem(
  prepared: Prepared,
  kind: AgendaItemKind,
  headline: string,
  more: Pick<AddItem, 'ref' | 'detail' | 'isFirst' | 'afterId' | 'isDraft'> & { mostMinutes?: number } = {},
): AddItem {
  const { mostMinutes = defaultMinutes[kind], ...rest } = more
  const planned = prepared.items.reduce((total, { minutes }) => total + minutes, 0)
  const free = prepared.meeting.minutes - planned
  const minutes = Math.max(leastMinutes, Math.min(mostMinutes, free))
  return { type: 'addItem', kind, headline, minutes, ...rest }
}

/** A record as an item, in the place of the prompt that waited for one of its kind. */
export function bringRecord(
  prepared: Prepared,
  kind: AgendaItemKind,
  text: string,
  ref: string,
  detail?: readonly string[],
): Fix {
  const item = addItem(prepared, kind, text, { ref, ...(detail ? { detail } : {}) })
  return inPlaceOfPrompt(prepared, item)
}

/** Proposed words as an item: behind the one they are about, else in the place of the prompt that waited for them. */
export function draftOne(
  prepared: Prepared,
  kind: AgendaItemKind,
  headline: string,
  more: { afterId?: string } = {},
): Fix {
  return inPlaceOfPrompt(prepared, addItem(prepared, kind, headline, { isDraft: true, ...more }))
}

function inPlaceOfPrompt(prepared: Prepared, item: AddItem): Fix {
  const waiting = unfilledPromptOf(prepared.items, item.kind)
  return waiting ? { ...item, minutes: Math.max(leastMinutes, waiting.minutes), insteadOf: waiting.id } : item
}

/** Below this nothing can be said. */
export const leastMinutes = 2

/** Whether one more thing can be said at all. A full agenda is not asked for more than it must hold. */
export function hasRoom(prepared: Prepared): boolean {
  return (writtenItems(prepared).length + 1) * leastMinutes <= prepared.meeting.minutes
}

/** "Tuesday 24 November", as it stands in an agenda that is read on other days. */
export function dayWords(day: string): string {
  return longDate(wallMs(day), wallMs(day), 'UTC')
}

/** A goal as it is spoken of: by the thing it is about, "churn", else in the words it was noted in. */
export function goalWords(goal: string): string {
  return goalThing(goal) ?? quoted(goal)
}

/** Words of the user's, short enough for a line: “Send the churn cohort…”. */
export function quoted(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ')
  if (line.length <= longestQuote) return `“${line.replace(/\.$/, '')}”`
  const cut = line.slice(0, longestQuote)
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestQuote / 2)).replace(/[\s.,;:–—-]+$/, '')}…”`
}

/** A finding is one line of a narrow shelf, or two. */
const longestQuote = 48
