import type { AgendaItemKind } from '../../body/agenda-item'
import type { PartName } from '../../body/agenda-part'

/** Kind, minutes, headline; then whether it was left open, and what stands under it. */
export type SampleLine = [
  kind: AgendaItemKind,
  minutes: number,
  headline: string,
  more?: {
    open?: true
    under?: string[]
    /** Of what an item of its kind is made of, those that are filled in. */
    parts?: [PartName, string][]
    opener?: string
    /** What it shows in place of words: a win, or an item as `meeting/number`. */
    win?: string
    shows?: string
  },
]

/** Maria, one agenda a week, the most recent first. */
export const agendasWithMaria: readonly SampleLine[][] = [
  [
    [
      'decide',
      8,
      'No discount for annual plans this quarter',
      { under: ['Costs us about 40 deals, keeps 2.1 points of margin.'] },
    ],
    ['ask', 6, 'Ten minutes of yours to read the pricing one-pager before the board', { open: true }],
    ['inform', 3, 'Import vendor named, contract with legal'],
    ['discuss', 5, 'Who owns the renewal forecast', { open: true, shows: 'sample-maria-3/2' }],
    [
      'opener',
      5,
      'Buyers now ask for outcome pricing before a demo. Which part of our price would you defend longest?',
      { opener: 'sample-opener-outcome' },
    ],
  ],
  [
    [
      'bad-news',
      4,
      'Two of the five pilot imports stopped halfway',
      {
        under: [
          'Known: both use the old payroll export. Not known: whether a retry is safe. Next word: Monday.',
        ],
      },
    ],
    [
      'problem',
      9,
      'Support answers the same import question 60 times a week',
      { under: ['A: a check before the upload, 8 days.', 'B: a second person on support, from January.'] },
    ],
    ['discuss', 5, 'Who owns the renewal forecast', { open: true, shows: 'sample-maria-3/2' }],
    ['win', 3, 'First reply in support is under two hours, for the third week'],
    ['inform', 2, 'Sales plans the spring from the one roadmap'],
  ],
  [
    ['ask', 6, 'Your yes to three customer calls a week for the whole team'],
    [
      'discuss',
      7,
      'Who owns the renewal forecast',
      { open: true, under: ['Sales counts logos, Finance counts invoices, and both reach the board.'] },
    ],
    ['win', 3, 'Onboarding fell from 11 days to 8'],
    [
      'opener',
      5,
      'Two rivals froze hiring. Where would you spend while they can’t?',
      { opener: 'sample-opener-hiring' },
    ],
  ],
  [
    ['decide', 8, 'The migration goes in March, region by region'],
    [
      'risk',
      5,
      'The board may ask why churn rose in October',
      { under: ['One reseller left with 31 accounts; without it we are at 3.2 %.'] },
    ],
    ['ask', 5, 'An introduction to Tom before the audit season'],
    ['inform', 3, 'Priya leads the new first-week guide'],
  ],
  [
    [
      'bad-news',
      5,
      'We lost Harbour Foods to Borealis',
      { under: ['They wanted shift planning. We heard it in June and filed it under later.'] },
    ],
    ['discuss', 8, 'What a lost deal should change in the roadmap, and what not'],
    ['ask', 5, 'A place for Nora in the pricing round'],
    ['win', 3, 'Release notes are read by 4 of 10 admins, up from 1'],
  ],
  [
    ['decide', 7, 'Stop the mobile report builder'],
    [
      'problem',
      9,
      'Sales promises dates we read about later',
      { under: ['A: one page of dates, open to sales.', 'B: no dates beyond the quarter. I recommend A.'] },
    ],
    [
      'opener',
      6,
      'Services are a fifth of revenue and two-fifths of margin. How far would you let that grow?',
      { opener: 'sample-opener-services' },
    ],
    ['inform', 3, 'Dan took over billing from Tuesday'],
  ],
  [
    ['ask', 6, 'Half a day with you on how we make money'],
    ['win', 3, 'Audit export used by 120 firms in its first month'],
    ['discuss', 8, 'Customers’ finance teams now pay at ninety days'],
    ['risk', 4, 'One supplier does half of our imports'],
  ],
  [
    ['bad-news', 4, 'The September release goes out a week late'],
    ['decide', 7, 'Which two bugs hold the release'],
    ['ask', 5, 'Cover with sales for the late release'],
    ['win', 3, 'The trial page converts 6.4 %, from 5.1 %'],
  ],
  [
    ['discuss', 9, 'What must be true for churn under 3 %'],
    ['ask', 6, 'Access to the exit interviews'],
    ['inform', 3, 'Lindqvist renews for two years'],
  ],
  [
    ['decide', 8, 'One roadmap, reviewed monthly, with sales in the room'],
    [
      'opener',
      6,
      'New managers learn us from videos, never our guide. What does that change about launches?',
      { opener: 'sample-opener-videos' },
    ],
    ['win', 3, 'Support backlog under 50 for the first time this year'],
  ],
  [
    [
      'problem',
      9,
      'Trial users reach billing before they see a report',
      { under: ['First seen by Dan in the session recordings.'] },
    ],
    ['ask', 5, 'A word with Finance about the contractor budget'],
    ['inform', 3, 'Two candidates for the data role'],
  ],
  [
    ['discuss', 8, 'How you like to hear things: one page the evening before'],
    ['decide', 6, 'We meet weekly, half an hour, numbers first'],
    ['ask', 5, 'The three numbers the board looks at'],
  ],
]

/** What is being prepared for Maria: nothing is asked yet, her feedback is not shown, and the brief is due. */
export const nextWithMaria: readonly SampleLine[] = [
  [
    'bad-news',
    4,
    'The March migration slips by nine days',
    {
      parts: [
        ['known', 'The vendor’s export fails on 4 % of accounts'],
        ['not-known', 'Whether a retry is safe'],
        ['next-word', 'At our next weekly, with or without the vendor’s answer'],
      ],
    },
  ],
  [
    'problem',
    7,
    'Trial users who meet billing before value leave twice as often',
    {
      parts: [
        ['cost', 'A third of our churn'],
        ['option', 'Move billing after the first report'],
        ['for', 'They see value before they pay'],
        ['against', '2 weeks’ work, by nobody the migration needs'],
        ['option', 'Ask for a card, charge on day 14'],
        ['for', '4 days’ work'],
        ['against', 'Billing still comes before value'],
        ['recommendation', 'A: it keeps the firms that leave before their first report'],
      ],
    },
  ],
  ['ask', 4, 'What I need from Maria…'],
  ['win', 3, '', { win: 'sample-win-onboarding', under: ['Measured in every firm that signed this year.'] }],
  [
    'opener',
    5,
    'Acme opened a payroll beta in Ireland. If it gets them into our renewals, what will we wish we had begun now?',
    { opener: 'sample-opener-acme' },
  ],
]

export const agendasWithJonas: readonly SampleLine[][] = [
  [
    ['win', 4, 'Lindqvist’s audit took two days instead of nine'],
    ['discuss', 12, 'What Ireland needs that we do not have'],
    ['ask', 6, 'Send the churn cohort by region', { open: true }],
    [
      'opener',
      8,
      'Three big accounts moved purchasing to one team. Whom should we know there by spring?',
      { opener: 'sample-opener-purchasing' },
    ],
  ],
  [
    ['discuss', 12, 'Where the product organization should be in two years'],
    ['risk', 6, 'The Nordics ask for local hosting in tenders'],
    ['ask', 5, 'Ten minutes at the next all-hands for customer stories'],
  ],
  [
    ['discuss', 15, 'What you would ask of us if you saw our week'],
    ['win', 4, 'One roadmap, agreed with sales'],
  ],
]

/** Ready: nothing is missing in it. */
export const nextWithPriya: readonly SampleLine[] = [
  ['discuss', 8, 'What should we talk about first?'],
  ['risk', 7, 'What could sink the first-week guide?'],
  ['inform', 4, 'Why the board looks at day 9, and what that means for onboarding'],
  ['discuss', 6, 'Speaking at the customer day in spring: the first step'],
]

export const agendasWithPriya: readonly SampleLine[][] = [
  [
    ['discuss', 8, 'The guide’s second week has no owner'],
    ['win', 3, 'Your interview notes changed the plan'],
    ['ask', 5, 'A draft of the guide for two customers', { open: true }],
  ],
  [
    ['risk', 7, 'What could sink this plan: the import stops, and nobody is told'],
    ['inform', 4, 'Pricing stays as it is this quarter'],
    ['discuss', 6, 'Saying no to sales in writing'],
  ],
  [
    ['discuss', 9, 'Three interviews, one pattern: the first report comes too late'],
    ['ask', 4, 'Cover for your week off'],
  ],
  [
    ['discuss', 8, 'Leading a launch: what you would want to own'],
    ['risk', 6, 'What could sink this plan: one designer for two teams'],
  ],
  [
    ['win', 3, 'The checklist cut first-day questions by a third'],
    ['discuss', 9, 'How the organization makes money, part two'],
  ],
  [
    ['discuss', 9, 'How the organization makes money, part one'],
    ['ask', 5, 'Sit in on two sales calls'],
  ],
]

export const agendasWithDan: readonly SampleLine[][] = [
  [
    ['discuss', 9, 'Moving billing: what breaks on day 9'],
    ['risk', 6, 'What could sink this plan: invoices in two currencies', { open: true }],
  ],
  [
    ['win', 3, 'Failed payments are down to 1.2 %'],
    ['discuss', 8, 'From fixing to planning: the next month'],
  ],
]

/** Three minutes too many, and the cost sheet that was promised is not on it. */
export const nextWithNora: readonly SampleLine[] = [
  ['discuss', 14, 'What the March slip leaves of the second region'],
  ['inform', 5, 'Two customer calls for your engineers, and their dates'],
  ['ask', 8, 'An engineer for the retry tests, two days in December'],
  [
    'opener',
    6,
    'A supplier does our import step for a tenth of the cost. What would you do with that team’s year?',
  ],
]

export const agendasWithNora: readonly SampleLine[][] = [
  [
    ['inform', 5, 'How I can help: customer calls for two of your engineers'],
    ['discuss', 8, 'Retrying an import: what it would take to be safe'],
    ['ask', 5, 'An engineer for the vendor call on Thursday', { open: true }],
  ],
  [
    ['discuss', 9, 'Where our work meets next: the regions of the migration'],
    ['ask', 5, 'The cost of a second region, roughly'],
  ],
]

export const agendasWithElif: readonly SampleLine[][] = [
  [
    ['ask', 6, 'A contractor until May, from this year’s budget', { open: true }],
    ['inform', 5, 'How I can help: the renewals sheet for your forecast'],
  ],
  [['discuss', 10, 'One renewal number for the board']],
]

export const agendasWithTom: readonly SampleLine[][] = [
  [
    ['discuss', 15, 'What the audit committee will look at in spring'],
    ['ask', 5, 'What you would want to read before the meeting', { open: true }],
  ],
]

export const agendasWithAiko: readonly SampleLine[][] = [
  [
    ['win', 5, 'Your audit took two days instead of nine'],
    ['bad-news', 5, 'The import stopped twice, and what we changed since'],
    [
      'discuss',
      12,
      'What job did we help you get done, and where did we slow you down?',
      { under: ['“I bought you for audits.”'] },
    ],
    ['decide', 4, 'A reference call in February'],
  ],
]
