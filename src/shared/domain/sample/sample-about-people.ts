import type { NoteType } from '../../documents/kinds/note'
import type { PersonFields } from '../../documents/kinds/person'

export interface SampleNote {
  id: string
  personId: string
  type: NoteType
  daysAgo: number
  text: string
  quote?: string
  sureness?: 'guess' | 'likely' | 'sure'
  worry?: 'control' | 'budget' | 'information' | 'project' | 'power' | 'gone-around'
  /** No longer so, or shown back, this many days ago. */
  closedDaysAgo?: number
  willDo?: string
  changed?: string
  meetingId?: string
  itemId?: string
}

/** What three months of listening left about people. */
export const sampleNotes: readonly SampleNote[] = [
  {
    id: 'sample-note-maria-churn',
    personId: 'sample-maria',
    type: 'goal',
    daysAgo: 90,
    text: 'Churn under 3 % by summer',
    sureness: 'sure',
  },
  {
    id: 'sample-note-maria-margins',
    personId: 'sample-maria',
    type: 'goal',
    daysAgo: 91,
    text: 'Margins the board can predict',
  },
  {
    id: 'sample-note-maria-roadmap',
    personId: 'sample-maria',
    type: 'goal',
    daysAgo: 92,
    text: 'One roadmap that sales believes in',
  },
  {
    id: 'sample-note-maria-surprise',
    personId: 'sample-maria',
    type: 'worry',
    daysAgo: 81,
    text: 'Being surprised in the board meeting',
    worry: 'information',
  },
  {
    id: 'sample-note-jonas-ireland',
    personId: 'sample-jonas',
    type: 'goal',
    daysAgo: 82,
    text: 'Enter Ireland and the Nordics without a second product',
  },
  {
    id: 'sample-note-jonas-growth',
    personId: 'sample-jonas',
    type: 'goal',
    daysAgo: 54,
    text: 'A board that asks about growth again',
  },
  {
    id: 'sample-note-elif-forecast',
    personId: 'sample-elif',
    type: 'goal',
    daysAgo: 77,
    text: 'A first-quarter forecast within five percent',
  },
  {
    id: 'sample-note-tom-audit',
    personId: 'sample-tom',
    type: 'goal',
    daysAgo: 63,
    text: 'No finding in the spring audit',
  },
  {
    id: 'sample-note-aiko-audit',
    personId: 'sample-aiko',
    type: 'goal',
    daysAgo: 20,
    text: 'An audit without a week of overtime',
  },
  {
    id: 'sample-note-maria-forecast',
    personId: 'sample-maria',
    type: 'worry',
    daysAgo: 26,
    text: 'The renewal forecast falls apart in front of the board',
    quote: 'I will not explain two numbers again.',
    sureness: 'sure',
    worry: 'information',
  },
  {
    id: 'sample-note-maria-around',
    personId: 'sample-maria',
    type: 'worry',
    daysAgo: 40,
    text: 'Jonas asks the teams directly',
    sureness: 'guess',
    worry: 'gone-around',
  },
  {
    id: 'sample-note-maria-blind',
    personId: 'sample-maria',
    type: 'blind-spot',
    daysAgo: 52,
    text: 'Hears of support only when it is on fire',
    sureness: 'likely',
  },
  {
    id: 'sample-note-maria-ireland',
    personId: 'sample-maria',
    type: 'heard',
    daysAgo: 7,
    text: 'Ireland comes up at every board dinner now',
    quote: 'Somebody will ask me about Ireland before you do.',
    meetingId: 'sample-maria-1',
  },
  {
    id: 'sample-note-maria-short',
    personId: 'sample-maria',
    type: 'feedback',
    daysAgo: 21,
    text: 'Say the number first, then how we got there',
    quote: 'Start with the seven.',
    willDo: 'The number in the headline of every item.',
    meetingId: 'sample-maria-3',
  },
  {
    id: 'sample-note-maria-dates',
    personId: 'sample-maria',
    type: 'feedback',
    daysAgo: 49,
    text: 'Read about a date from sales, not from me',
    willDo: 'Dates on a page that sales sees too, renewed on Fridays.',
    changed: 'No date was a surprise since.',
    closedDaysAgo: 28,
  },
  {
    id: 'sample-note-jonas-surprise',
    personId: 'sample-jonas',
    type: 'worry',
    daysAgo: 54,
    text: 'A second product by accident',
    sureness: 'likely',
    worry: 'project',
  },
  {
    id: 'sample-note-jonas-heard',
    personId: 'sample-jonas',
    type: 'heard',
    daysAgo: 26,
    text: 'Looks for a story of one firm in the Nordics for the spring letter',
    meetingId: 'sample-jonas-1',
  },
  {
    id: 'sample-note-jonas-blind',
    personId: 'sample-jonas',
    type: 'blind-spot',
    daysAgo: 82,
    text: 'Believes a tender is won by price',
    sureness: 'guess',
  },
  {
    id: 'sample-note-priya-feedback',
    personId: 'sample-priya',
    type: 'feedback',
    daysAgo: 2,
    text: 'I decide too fast in the room',
    quote: 'You had answered before Dan had asked.',
    willDo: 'Ask for the other view before mine.',
  },
  {
    id: 'sample-note-priya-heard',
    personId: 'sample-priya',
    type: 'heard',
    daysAgo: 18,
    text: 'Would rather write than present, and would like to change that',
  },
  {
    id: 'sample-note-priya-load',
    personId: 'sample-priya',
    type: 'worry',
    daysAgo: 18,
    text: 'One designer for two teams',
    sureness: 'sure',
    worry: 'project',
  },
  {
    id: 'sample-note-dan-heard',
    personId: 'sample-dan',
    type: 'heard',
    daysAgo: 9,
    text: 'Fixes at night what was planned for the week',
    sureness: 'likely',
  },
  {
    id: 'sample-note-dan-goal',
    personId: 'sample-dan',
    type: 'goal',
    daysAgo: 23,
    text: 'From fixing to planning a month ahead',
  },
  {
    id: 'sample-note-elif-worry',
    personId: 'sample-elif',
    type: 'worry',
    daysAgo: 47,
    text: 'The contractor budget is overdrawn before May',
    sureness: 'likely',
    worry: 'budget',
  },
  {
    id: 'sample-note-elif-heard',
    personId: 'sample-elif',
    type: 'heard',
    daysAgo: 47,
    text: 'Two of her people leave in January',
    quote: 'I will do the renewals sheet myself, then.',
  },
  {
    id: 'sample-note-nora-worry',
    personId: 'sample-nora',
    type: 'worry',
    daysAgo: 24,
    text: 'The migration eats the spring',
    sureness: 'sure',
    worry: 'control',
  },
  {
    id: 'sample-note-nora-goal',
    personId: 'sample-nora',
    type: 'goal',
    daysAgo: 24,
    text: 'A second region without a second team',
  },
  {
    id: 'sample-note-nora-feedback',
    personId: 'sample-nora',
    type: 'feedback',
    daysAgo: 66,
    text: 'Asked for estimates by message, late at night',
    willDo: 'Questions of cost only in our half hour.',
    changed: 'None since September.',
    closedDaysAgo: 38,
  },
  {
    id: 'sample-note-tom-worry',
    personId: 'sample-tom',
    type: 'worry',
    daysAgo: 63,
    text: 'A finding on access rights, for the second time',
    sureness: 'likely',
    worry: 'information',
  },
  {
    id: 'sample-note-tom-heard',
    personId: 'sample-tom',
    type: 'heard',
    daysAgo: 63,
    text: 'Reads on paper, in the train',
  },
  {
    id: 'sample-note-aiko-heard',
    personId: 'sample-aiko',
    type: 'heard',
    daysAgo: 20,
    text: 'Her auditor asks who else can export like this',
    quote: 'I bought you for audits.',
    meetingId: 'sample-aiko-1',
  },
  {
    id: 'sample-note-aiko-worry',
    personId: 'sample-aiko',
    type: 'worry',
    daysAgo: 20,
    text: 'Pay bands from June, and nobody has a page for them',
    sureness: 'guess',
    worry: 'information',
  },
]

/** What one could do for them, how they like to be reached, and how each 1:1 left things. */
export const samplePersonFields: Readonly<
  Record<string, Partial<Pick<PersonFields, 'briefLength' | 'channel' | 'leadDays' | 'help' | 'growthGoals'>>>
> = {
  'sample-maria': {
    briefLength: 'one-page',
    channel: 'Mail by nine in the evening, a message when it cannot wait',
    leadDays: 1,
    help: 'One renewal number, before the board asks for it.',
  },
  'sample-jonas': { briefLength: 'headlines', channel: 'In person', leadDays: 2 },
  'sample-priya': {
    growthGoals: 'Lead a launch from start to end\nSpeak at one customer day',
    channel: 'In writing',
  },
  'sample-dan': { growthGoals: 'Plan a month ahead' },
  'sample-elif': { help: 'The renewals sheet: an hour of mine saves two days of hers.', channel: 'Mail' },
  'sample-nora': { help: 'Customer calls for two of her engineers.' },
  'sample-tom': { briefLength: 'full', channel: 'On paper, a week before', leadDays: 7 },
  'sample-aiko': { channel: 'Phone' },
}

export const sampleHealth: Readonly<Record<string, readonly ('better' | 'same' | 'worse')[]>> = {
  'sample-maria': ['better', 'same', 'better', 'same', 'worse', 'same', 'same'],
  'sample-jonas': ['better', 'same', 'same'],
  'sample-priya': ['better', 'better', 'same'],
  'sample-dan': ['worse', 'same'],
  'sample-nora': ['same', 'better'],
  'sample-elif': ['worse', 'same'],
  'sample-tom': ['same'],
  'sample-aiko': ['better'],
}
