/** What a signal may be of, and what it is called. A learning is a signal with a takeaway (P16). */
export const signalTypeWords = {
  trend: 'Trend',
  competitor: 'Competitor move',
  political: 'Political',
  economic: 'Economic',
  social: 'Social',
  technological: 'Technological',
  legal: 'Legal',
  environmental: 'Environmental',
  customer: 'Customer voice',
  'business-model': 'Business model',
  assumption: 'Assumption we hold',
  learning: 'Learning',
} as const
export type SignalType = keyof typeof signalTypeWords
