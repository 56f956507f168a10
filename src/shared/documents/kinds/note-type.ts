/** What a note about a person may say of them, and what it is called. */
export const noteTypeWords = {
  goal: 'Goal',
  worry: 'Worry',
  'blind-spot': 'Blind spot',
  heard: 'Heard',
  feedback: 'Feedback',
  working: 'Working note',
} as const
export type NoteType = keyof typeof noteTypeWords
/** Shown to others only where the user puts their words on an agenda; the rest is private by kind. */
export const notesToShow: ReadonlySet<NoteType> = new Set(['goal', 'feedback'])
