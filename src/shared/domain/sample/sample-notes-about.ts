import type { NoteFields } from '../../documents/kinds/note'

/** What the product director knows of the people around, some days ago. */
export const sampleNotesAbout: readonly ({
  who: string
  daysAgo: number
} & Pick<NoteFields, 'type' | 'text'> &
  Partial<Pick<NoteFields, 'quote' | 'sureness' | 'worry'>>)[] = [
  { who: 'maria', daysAgo: 90, type: 'goal', text: 'Churn under 3 % by summer', sureness: 'sure' },
  { who: 'maria', daysAgo: 62, type: 'goal', text: 'Margins the board can predict' },
  {
    who: 'maria',
    daysAgo: 34,
    type: 'goal',
    text: 'One roadmap that sales believes in',
    quote: 'I want sales to stop asking me what is real',
  },
  {
    who: 'maria',
    daysAgo: 81,
    type: 'worry',
    text: 'Being surprised in the board meeting',
    worry: 'information',
    sureness: 'sure',
  },
  {
    who: 'maria',
    daysAgo: 41,
    type: 'worry',
    text: 'Sales goes around to Jonas for promises',
    worry: 'gone-around',
    sureness: 'guess',
  },
  { who: 'maria', daysAgo: 55, type: 'blind-spot', text: 'Does not see what support spends on workarounds' },
  {
    who: 'maria',
    daysAgo: 14,
    type: 'heard',
    text: 'The audit committee asks about AI costs',
    quote: 'Tom will not let that one go',
  },
  {
    who: 'jonas',
    daysAgo: 54,
    type: 'goal',
    text: 'Enter Ireland and the Nordics without a second product',
  },
  { who: 'jonas', daysAgo: 26, type: 'goal', text: 'A board that asks about growth again' },
  { who: 'elif', daysAgo: 47, type: 'goal', text: 'A first-quarter forecast within five percent' },
  {
    who: 'elif',
    daysAgo: 47,
    type: 'worry',
    text: 'Failing the budget',
    worry: 'budget',
    sureness: 'likely',
  },
  { who: 'tom', daysAgo: 63, type: 'goal', text: 'No finding in the spring audit' },
  { who: 'aiko', daysAgo: 20, type: 'goal', text: 'An audit without a week of overtime' },
]

/** How it stood with Maria after each 1:1, the last one first. */
export const sampleHealth = ['same', 'better', 'same', 'better', 'worse', 'same', 'better'] as const
