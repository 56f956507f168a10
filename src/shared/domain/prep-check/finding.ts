import type { AgendaItemKind } from '../../body/agenda-item'
import type { ProjectedItem } from '../../body/project-body'
import type { Relation } from '../../documents/kinds/person'
import { firstNameOf } from '../meeting-words'
import { isWritten, unfilledPromptOf } from '../prompts'

/** What one key does about a finding; each is an edit of the agenda, and undone like one. */
export type Fix =
  /** Puts a new item at the end with the caret in it. */
  | { type: 'addItem'; kind: AgendaItemKind; headline: string; minutes: number }
  /** Puts the caret in an item: at the end of what is written, or over the whole of an unfilled prompt. */
  | { type: 'focusItem'; itemId: string }
  | { type: 'setMinutes'; items: { itemId: string; minutes: number }[] }
  /** Only ever items nobody wrote in. */
  | { type: 'removeItems'; itemIds: string[] }

/** Something missing from an agenda. Private: no output meant for others holds one. */
export interface Finding {
  rule: string
  /** What was found, as a line of its own. */
  text: string
  /** Why it matters, in one sentence. */
  reason: string
  fixLabel: string
  fix: Fix
}

/** What the prep check sees. */
export interface Prepared {
  person: { name: string; relation: Relation }
  meeting: { minutes: number; template: string }
  /** Of the agenda's projection, in its order. */
  items: readonly ProjectedItem[]
}

/** One rule: what it finds in an agenda, or nothing. */
export type Rule = (prepared: Prepared) => Finding | undefined

/** Talks one leads up in, where something is asked and something from outside is brought. */
export function leadsUp({ person }: Prepared): boolean {
  return ['manager', 'skip-level', 'board', 'client'].includes(person.relation)
}

export function writtenItems({ items }: Prepared): ProjectedItem[] {
  return items.filter(isWritten)
}

export function nameOf({ person }: Prepared): string {
  return firstNameOf(person.name) || 'this person'
}

/** Writing in the item that waits for it, or else in a new one. */
export function writeOne(prepared: Prepared, kind: AgendaItemKind, usualMinutes: number): Fix {
  const waiting = unfilledPromptOf(prepared.items, kind)
  if (waiting) return { type: 'focusItem', itemId: waiting.id }
  const planned = prepared.items.reduce((total, { minutes }) => total + minutes, 0)
  const free = prepared.meeting.minutes - planned
  return { type: 'addItem', kind, headline: '', minutes: Math.max(2, Math.min(usualMinutes, free)) }
}
