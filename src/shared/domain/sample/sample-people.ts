import type { BriefStyle, Relation } from '../../documents/kinds/person'

export interface SamplePerson {
  id: string
  name: string
  relation: Relation
  role: string
  goals?: string
  worries?: string
  style?: BriefStyle
  notes?: string[]
}

/** The people around a product director of a payroll and people software maker. */
export const samplePeople: readonly SamplePerson[] = [
  {
    id: 'sample-maria',
    name: 'Maria Ortega',
    relation: 'manager',
    role: 'Chief product officer',
    goals: 'Churn under 3 % by summer\nMargins the board can predict\nOne roadmap that sales believes in',
    worries: 'Being surprised in the board meeting',
    style: 'numbers-first',
    notes: [
      'Reads on the phone the evening before; nothing new after nine.',
      'Wants one number, not three. Says so twice, then stops saying it.',
      'Bad news on the day, with what we do not know yet.',
    ],
  },
  {
    id: 'sample-jonas',
    name: 'Jonas Berg',
    relation: 'skip-level',
    role: 'Chief executive',
    goals: 'Enter Ireland and the Nordics without a second product\nA board that asks about growth again',
    style: 'narrative',
    notes: ['Thinks in stories of one customer. Asks who paid for it.'],
  },
  {
    id: 'sample-priya',
    name: 'Priya Shah',
    relation: 'report',
    role: 'Product manager, onboarding',
    goals: 'Lead a launch from start to end\nSpeak at one customer day',
    notes: ['Best thinking comes in writing, the day after.'],
  },
  { id: 'sample-dan', name: 'Dan Lowe', relation: 'report', role: 'Product manager, billing' },
  {
    id: 'sample-elif',
    name: 'Elif Kaya',
    relation: 'peer',
    role: 'Finance director',
    goals: 'A first-quarter forecast within five percent',
    style: 'numbers-first',
    notes: ['I can help with the renewals sheet; it takes me an hour and saves Elif two days.'],
  },
  { id: 'sample-nora', name: 'Nora Haas', relation: 'peer', role: 'Head of engineering' },
  {
    id: 'sample-tom',
    name: 'Tom Reyes',
    relation: 'board',
    role: 'Board, audit committee',
    goals: 'No finding in the spring audit',
    style: 'narrative',
  },
  {
    id: 'sample-aiko',
    name: 'Aiko Chen',
    relation: 'client',
    role: 'Head of people, Lindqvist',
    goals: 'An audit without a week of overtime',
  },
]
