import type { AgendaItemKind } from '../../body/agenda-item'

/**
 * What is known besides the agenda. Whatever is left out is not known, and no rule judges by it; an empty list is known
 * to be empty.
 */
export interface Known {
  /** Today for the user, `YYYY-MM-DD`. */
  today?: string
  /** Of the person, still so, in the order of the profile. */
  goals?: readonly KnownGoal[]
  blindSpots?: readonly { id: string; text: string }[]
  /** Of the person to the user, still open, the oldest first. */
  feedback?: readonly KnownFeedback[]
  /** What the user owes this person, still open, what is due first at the top. */
  actions?: readonly KnownAction[]
  /** What this person owes the user, in the same order. */
  owedByThem?: readonly { id: string; text: string }[]
  /** The latest first. */
  wins?: readonly { id: string; text: string; goalId: string | null }[]
  /** For this person, not asked yet and ready to be, the latest first. */
  openers?: readonly { id: string; text: string }[]
  /** That need no signal, and that this person was not asked yet. */
  evergreens?: readonly { evergreenId: string; text: string }[]
  /** Of what was met with this person, the latest first. */
  past?: readonly PastAgenda[]
  /** Agendas of 1:1s to come that are before this one, the next first: what stands on them, as `ref`s name it. */
  sooner?: readonly { day: string; refs: readonly string[] }[]
  /** How often they had to ask first lately. */
  chased?: number
  /** Rules that were muted for this meeting or for this person. */
  muted?: readonly string[]
}

export interface KnownGoal {
  id: string
  text: string
  /** The user's guess: no draft says it to their face. */
  isGuess?: boolean
  /** Other words for it, from the user's tags and links. */
  synonyms?: readonly string[]
}

interface KnownFeedback {
  id: string
  text: string
  /** `YYYY-MM-DD` */
  day: string
  /** Something changed, and was not shown yet. */
  hasChanged: boolean
}

export interface KnownAction {
  id: string
  text: string
  /** `YYYY-MM-DD`; empty for none. */
  dueDate: string
  /** They had to ask for it. */
  wasChased: boolean
}

export interface PastAgenda {
  meetingId: string
  /** `YYYY-MM-DD` */
  day: string
  items: readonly PastItem[]
}

export interface PastItem {
  id: string
  kind: AgendaItemKind
  ref: string | null
  ticked: boolean
  /** Not done, and to be offered no more. */
  isLetGo?: boolean
  /** Its own, or those of the item it shows. */
  words: string
}
