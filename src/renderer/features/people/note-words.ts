import { surenessWords, type Note, type NoteType } from '@shared/documents/kinds/note'
import { shortDay } from '@shared/domain/meeting-words'
import type { Viewpoint } from '../meetings/meeting-view'

export const noteHeadings: Record<NoteType, string> = {
  goal: 'Goals',
  worry: 'Worries',
  'blind-spot': 'Blind spots',
  heard: 'Heard',
  feedback: 'Feedback',
  working: 'Working notes',
}

/** What asks for the words of each kind, by the person's first name. */
export const notePlaceholders: Record<NoteType, (name: string) => string> = {
  goal: (name) => `What must ${name} deliver?`,
  worry: (name) => `What would embarrass or surprise ${name}?`,
  'blind-spot': (name) => `What does ${name} not see, that you could fill in for?`,
  heard: (name) => `What did ${name} say?`,
  feedback: (name) => `What did ${name} tell you about your work?`,
  working: (name) => `What else is good to know of ${name}?`,
}

/** What closing one means: a goal is reached or dropped, feedback was acted on and shown. */
export function closeWords(type: NoteType): { close: string; closed: string; reopen: string } {
  return type === 'feedback'
    ? { close: 'The change was shown', closed: 'Shown back', reopen: 'Open again' }
    : { close: 'No longer so', closed: 'No longer so', reopen: 'So again' }
}

/** "5 Nov · A guess · “in their words”" */
export function noteDetail({ fields }: Note, { nowMs }: Viewpoint): string {
  const { date, sureness, quote } = fields
  return [
    shortDay(date, nowMs),
    sureness === '' ? '' : surenessWords[sureness],
    quote.trim() === '' ? '' : `“${quote.trim()}”`,
  ]
    .filter(Boolean)
    .join(' · ')
}
