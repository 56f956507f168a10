import type { BriefStyle, Relation } from '../../documents/kinds/person'

export interface SamplePerson {
  id: string
  name: string
  relation: Relation
  role: string
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
    style: 'narrative',
    notes: ['Thinks in stories of one customer. Asks who paid for it.'],
  },
  {
    id: 'sample-priya',
    name: 'Priya Shah',
    relation: 'report',
    role: 'Product manager, onboarding',
    notes: ['Best thinking comes in writing, the day after.'],
  },
  { id: 'sample-dan', name: 'Dan Lowe', relation: 'report', role: 'Product manager, billing' },
  {
    id: 'sample-elif',
    name: 'Elif Kaya',
    relation: 'peer',
    role: 'Finance director',
    style: 'numbers-first',
    notes: ['I can help with the renewals sheet; it takes me an hour and saves Elif two days.'],
  },
  { id: 'sample-nora', name: 'Nora Haas', relation: 'peer', role: 'Head of engineering' },
  {
    id: 'sample-tom',
    name: 'Tom Reyes',
    relation: 'board',
    role: 'Board, audit committee',
    style: 'narrative',
  },
  {
    id: 'sample-aiko',
    name: 'Aiko Chen',
    relation: 'client',
    role: 'Head of people, Lindqvist',
  },
]
