/** What was noticed, some days ago; the first three wait in the inbox. */
export const sampleCaptures: readonly {
  id: string
  daysAgo: number
  text: string
  state: 'new' | 'kept' | 'used'
  becameId?: string
}[] = [
  {
    id: 'sample-capture-audits',
    daysAgo: 1,
    text: 'Aiko’s auditor asked who else can export like this @Maria #customer',
    state: 'new',
  },
  {
    id: 'sample-capture-support',
    daysAgo: 2,
    text: 'Support people leave faster than we train them #people @Priya',
    state: 'new',
  },
  {
    id: 'sample-capture-carbon',
    daysAgo: 4,
    text: 'Two bids asked for carbon per user tenders.example/nordics #tenders @Jonas',
    state: 'new',
  },
  {
    id: 'sample-capture-itemised',
    daysAgo: 5,
    text: 'From July, AI costs must be itemised regulator.example/ai-costs #legal @Maria @Jonas',
    state: 'used',
    becameId: 'sample-opener-itemised',
  },
  {
    id: 'sample-capture-acme',
    daysAgo: 4,
    text: 'Acme opens a payroll beta in Ireland payments.example/acme #payroll @Maria',
    state: 'used',
    becameId: 'sample-opener-acme',
  },
  {
    id: 'sample-capture-borealis',
    daysAgo: 12,
    text: 'Borealis stops serving firms under 50 people borealis.example/plans #pricing',
    state: 'kept',
  },
  {
    id: 'sample-capture-training',
    daysAgo: 19,
    text: 'A supplier does our import step for a tenth of the cost #imports @Nora',
    state: 'kept',
  },
]

export const sampleOpeners: readonly {
  id: string
  personId: string
  fact: string
  question: string
  status: 'draft' | 'planned' | 'asked' | 'answered'
  captureId?: string
  signalId?: string
  evergreenId?: string
  /** The side it asks from. */
  angle?: 'assumption' | 'choice' | 'customer'
  answer?: string
  daysAgo: number
}[] = [
  {
    id: 'sample-opener-acme',
    personId: 'sample-maria',
    fact: 'Acme opened a payroll beta in Ireland.',
    question: 'If it gets them into our renewals, what will we wish we had begun now?',
    status: 'planned',
    captureId: 'sample-capture-acme',
    signalId: 'sample-signal-acme-ireland',
    angle: 'assumption',
    daysAgo: 3,
  },
  {
    id: 'sample-opener-itemised',
    personId: 'sample-maria',
    fact: 'From July, AI costs must be itemised.',
    question: 'How could going first win us deals?',
    status: 'draft',
    captureId: 'sample-capture-itemised',
    signalId: 'sample-signal-itemised',
    angle: 'choice',
    daysAgo: 4,
  },
  {
    id: 'sample-opener-board',
    personId: 'sample-jonas',
    fact: '',
    question: 'What will the board ask next quarter that we could answer in this one?',
    status: 'draft',
    evergreenId: 'board-ahead',
    daysAgo: 6,
  },
  {
    id: 'sample-opener-audits',
    personId: 'sample-priya',
    fact: 'A customer said, “I bought you for audits.”',
    question: 'What would we change if most did?',
    status: 'draft',
    signalId: 'sample-signal-audits',
    angle: 'customer',
    daysAgo: 8,
  },
  {
    id: 'sample-opener-outcome',
    personId: 'sample-maria',
    fact: 'Buyers now ask for outcome pricing before a demo.',
    question: 'Which part of our price would you defend longest?',
    status: 'answered',
    signalId: 'sample-signal-outcome',
    angle: 'assumption',
    answer: 'The seat price. Setup fees she would give up tomorrow.',
    daysAgo: 9,
  },
  {
    id: 'sample-opener-hiring',
    personId: 'sample-maria',
    fact: 'Two rivals froze hiring.',
    question: 'Where would you spend while they can’t?',
    status: 'answered',
    signalId: 'sample-signal-hiring',
    angle: 'choice',
    answer: 'Two people who know payroll in France.',
    daysAgo: 24,
  },
  {
    id: 'sample-opener-services',
    personId: 'sample-maria',
    fact: 'Services are a fifth of revenue and two-fifths of margin.',
    question: 'How far would you let that grow?',
    status: 'asked',
    signalId: 'sample-signal-services',
    angle: 'choice',
    daysAgo: 45,
  },
  {
    id: 'sample-opener-videos',
    personId: 'sample-maria',
    fact: 'New managers learn us from videos, never our guide.',
    question: 'What does that change about launches?',
    status: 'answered',
    signalId: 'sample-signal-videos',
    angle: 'customer',
    answer: 'Show the first week, not the features.',
    daysAgo: 72,
  },
  {
    id: 'sample-opener-purchasing',
    personId: 'sample-jonas',
    fact: 'Three big accounts moved purchasing to one team.',
    question: 'Whom should we know there by spring?',
    status: 'asked',
    signalId: 'sample-signal-purchasing',
    angle: 'choice',
    daysAgo: 28,
  },
]
