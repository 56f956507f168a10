export interface SampleAction {
  id: string
  text: string
  owedBy: 'me' | 'them'
  personId?: string
  /** Days from today; the past is late. */
  dueInDays?: number
  status: 'open' | 'waiting' | 'done'
  daysAgo: number
  doneDaysAgo?: number
  chased?: true
  isHelp?: true
  meetingId?: string
}

/** What is owed, either way, and what was. */
export const sampleActions: readonly SampleAction[] = [
  {
    id: 'sample-action-cohort',
    text: 'Send the churn cohort by region',
    owedBy: 'me',
    personId: 'sample-jonas',
    dueInDays: -3,
    status: 'open',
    daysAgo: 26,
    chased: true,
    meetingId: 'sample-jonas-1',
  },
  {
    id: 'sample-action-onepager',
    text: 'Read the pricing one-pager before the board',
    owedBy: 'them',
    personId: 'sample-maria',
    dueInDays: 2,
    status: 'waiting',
    daysAgo: 7,
    meetingId: 'sample-maria-1',
  },
  {
    id: 'sample-action-number',
    text: 'One renewal number, with Elif',
    owedBy: 'me',
    personId: 'sample-maria',
    dueInDays: 4,
    status: 'open',
    daysAgo: 7,
    meetingId: 'sample-maria-1',
  },
  {
    id: 'sample-action-vendor',
    text: 'Ask the vendor whether a retry is safe',
    owedBy: 'me',
    personId: 'sample-maria',
    dueInDays: 0,
    status: 'open',
    daysAgo: 3,
  },
  {
    id: 'sample-action-guide',
    text: 'A draft of the guide for two customers',
    owedBy: 'them',
    personId: 'sample-priya',
    dueInDays: 3,
    status: 'open',
    daysAgo: 4,
    meetingId: 'sample-priya-1',
  },
  {
    id: 'sample-action-talk',
    text: 'Find Priya a first small stage before the customer day',
    owedBy: 'me',
    personId: 'sample-priya',
    status: 'open',
    daysAgo: 11,
    isHelp: true,
  },
  {
    id: 'sample-action-currencies',
    text: 'A page on invoices in two currencies',
    owedBy: 'them',
    personId: 'sample-dan',
    dueInDays: -1,
    status: 'open',
    daysAgo: 9,
    meetingId: 'sample-dan-1',
  },
  {
    id: 'sample-action-engineer',
    text: 'An engineer for the vendor call',
    owedBy: 'them',
    personId: 'sample-nora',
    dueInDays: 1,
    status: 'waiting',
    daysAgo: 10,
    meetingId: 'sample-nora-1',
  },
  {
    id: 'sample-action-calls',
    text: 'Two customer calls for Nora’s engineers',
    owedBy: 'me',
    personId: 'sample-nora',
    dueInDays: 6,
    status: 'open',
    daysAgo: 10,
    isHelp: true,
  },
  {
    id: 'sample-action-costs',
    text: 'Send Nora the cost sheet of a safe retry',
    owedBy: 'me',
    personId: 'sample-nora',
    dueInDays: 3,
    status: 'open',
    daysAgo: 10,
    meetingId: 'sample-nora-1',
  },
  {
    id: 'sample-action-contractor',
    text: 'A yes or no to the contractor until May',
    owedBy: 'them',
    personId: 'sample-elif',
    dueInDays: -20,
    status: 'waiting',
    daysAgo: 47,
  },
  {
    id: 'sample-action-read',
    text: 'Say what to read before the audit committee',
    owedBy: 'them',
    personId: 'sample-tom',
    status: 'open',
    daysAgo: 63,
  },
  {
    id: 'sample-action-reference',
    text: 'Set a date for the reference call',
    owedBy: 'me',
    personId: 'sample-aiko',
    dueInDays: 9,
    status: 'open',
    daysAgo: 20,
    meetingId: 'sample-aiko-1',
  },
  {
    id: 'sample-action-dates',
    text: 'One page of dates, open to sales',
    owedBy: 'me',
    personId: 'sample-maria',
    status: 'done',
    daysAgo: 45,
    doneDaysAgo: 31,
  },
  {
    id: 'sample-action-sheet',
    text: 'The renewals sheet for Elif’s forecast',
    owedBy: 'me',
    personId: 'sample-elif',
    status: 'done',
    daysAgo: 47,
    doneDaysAgo: 44,
    isHelp: true,
  },
  {
    id: 'sample-action-interviews',
    text: 'Access to the exit interviews',
    owedBy: 'them',
    personId: 'sample-maria',
    status: 'done',
    daysAgo: 60,
    doneDaysAgo: 52,
  },
  {
    id: 'sample-action-intro',
    text: 'An introduction to Tom',
    owedBy: 'them',
    personId: 'sample-maria',
    status: 'done',
    daysAgo: 70,
    doneDaysAgo: 64,
  },
]

export const sampleWins: readonly {
  id: string
  text: string
  before?: string
  after?: string
  meaning?: string
  personId?: string
  daysAgo: number
}[] = [
  {
    id: 'sample-win-onboarding',
    text: 'A new firm is onboarded in 6 days',
    before: '11 days',
    after: '6 days',
    meaning: 'Nine more firms a month reach their first report before the trial ends.',
    personId: 'sample-maria',
    daysAgo: 6,
  },
  {
    id: 'sample-win-reply',
    text: 'First reply in support is under two hours, for the third week',
    before: 'Seven hours',
    after: 'Under two',
    meaning: 'It is the reason four of ten renewals name.',
    daysAgo: 14,
  },
  {
    id: 'sample-win-audit',
    text: 'Lindqvist’s audit took two days',
    before: 'Nine days',
    after: 'Two days',
    meaning: 'Two years renewed, and a reference in February.',
    personId: 'sample-jonas',
    daysAgo: 27,
  },
  {
    id: 'sample-win-payments',
    text: 'Failed payments are down',
    before: '2.9 %',
    after: '1.2 %',
    daysAgo: 23,
  },
  {
    id: 'sample-win-trial',
    text: 'The trial page converts better',
    before: '5.1 %',
    after: '6.4 %',
    meaning: 'Some forty firms a quarter, from the same visitors.',
    daysAgo: 56,
  },
  {
    id: 'sample-win-export',
    text: 'The audit export is used by 120 firms in its first month',
    daysAgo: 49,
  },
]
