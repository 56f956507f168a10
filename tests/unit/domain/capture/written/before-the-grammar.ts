import type { WrittenLine, Writer } from './writer'

/** Where and when these lines are written. */
const writtenAt = { today: '2026-11-25T11:20', zone: 'Europe/Berlin' }

/** Whom the writer meets. */
const peopleOfWriter = [
  { id: 'maria', name: 'Maria Ortega' },
  { id: 'jonas', name: 'Jonas Weber' },
  { id: 'priya', name: 'Priya Nair' },
  { id: 'tomas', name: 'Tomás Ruiz' },
  { id: 'ingrid', name: 'Ingrid Solberg' },
  { id: 'will', name: 'Will Chen' },
]

/** The competitors this writer has signals of. */
const competitorsOfWriter = ['Acme', 'Borealis']

/** As busy people type: no signs, lower case, slips, two languages in a line. Written before there were cue words. */
const writtenLines: readonly WrittenLine[] = [
  // What I owe.
  { text: 'send maria the q4 deck by fri', as: 'todo', who: ['maria'], due: '2026-11-27' },
  { text: 'todo call will back', as: 'todo', who: ['will'] },
  { text: 'need to book the offsite room asap', as: 'todo' },
  { text: 'remind me to ask legal about the dpa tmrw', as: 'todo', due: '2026-11-26' },
  { text: 'Win back Acme by Friday', as: 'todo', due: '2026-11-27' },
  { text: 'i owe jonas an intro to the payroll team', as: 'todo', who: ['jonas'] },
  { text: 'promised priya feedback on her deck until monday', as: 'todo', who: ['priya'], due: '2026-11-30' },
  { text: 'dont forget: expense report!!', as: 'todo' },
  { text: 'follow up w/ ingrid re headcount next week', as: 'todo', who: ['ingrid'] },
  { text: 'muss noch Angebot an Will schicken bis Freitag', as: 'todo', who: ['will'] },
  { text: 'prepare numbers for board 30.11.', as: 'todo', due: '2026-11-30' },
  { text: 'finsh the roadmap slides by tuesday', as: 'todo', due: '2026-12-01' },
  { text: 'recordar: mandar presupuesto a maria', as: 'todo', who: ['maria'] },
  { text: 'check w/ tomas if the import fix is live', as: 'todo', who: ['tomas'] },
  { text: '[ ] review hiring plan', as: 'todo' },
  // What I am owed.
  { text: 'maria owes me the budget numbers', as: 'owes', who: ['maria'] },
  { text: 'waiting for jonas to send the contract', as: 'owes', who: ['jonas'] },
  { text: 'priya will send churn analysis thurs', as: 'owes', who: ['priya'], due: '2026-11-26' },
  { text: 'Tomás promised the migration plan by 4 Dec', as: 'owes', who: ['tomas'], due: '2026-12-04' },
  { text: 'still waiting on ingrid for the org chart', as: 'owes', who: ['ingrid'] },
  { text: 'will owes us an answer on renewal', as: 'owes', who: ['will'] },
  { text: 'jonas said hell get back to me by friday', as: 'owes', who: ['jonas'], due: '2026-11-27' },
  // They had to ask.
  { text: 'maria chased me about the forecast', as: 'chased', who: ['maria'] },
  { text: 'ingrid had to ask twice for the risk list', as: 'chased', who: ['ingrid'] },
  { text: 'maria asked again where the hiring plan is', as: 'chased', who: ['maria'] },
  // What I heard.
  { text: 'heard maria is worried about the reorg', as: 'worry', who: ['maria'] },
  { text: 'heard from priya that sales is losing two reps', as: 'heard', who: ['priya'] },
  { text: 'apparently ingrid might move to london', as: 'heard', who: ['ingrid'] },
  { text: 'jonas told me they freeze budgets in jan', as: 'heard', who: ['jonas'] },
  { text: 'maria mentioned the board wants a plan b', as: 'heard', who: ['maria'] },
  { text: 'rumour: jonas leaving?', as: 'heard', who: ['jonas'] },
  // Goals, worries, blind spots, working notes.
  { text: 'ingrid wants margin at 20% next year', as: 'goal', who: ['ingrid'] },
  { text: 'marias goal = launch ireland before june', as: 'goal', who: ['maria'] },
  { text: 'maria is nervous about the board meeting', as: 'worry', who: ['maria'] },
  { text: 'ingrid afraid we lose the audit customers', as: 'worry', who: ['ingrid'] },
  { text: 'jonas doesnt see how annoyed support is', as: 'blindspot', who: ['jonas'] },
  { text: 'blind spot maria: never talks to small customers', as: 'blindspot', who: ['maria'] },
  { text: 'maria prefers bullets, no slides', as: 'note', who: ['maria'] },
  { text: 'note to self re will: hates phone calls', as: 'note', who: ['will'] },
  { text: 'Ingrid mag keine langen mails', as: 'note', who: ['ingrid'] },
  // Feedback.
  { text: 'feedback from maria: too much detail in the updates', as: 'feedback', who: ['maria'] },
  { text: 'maria thinks my decks are too long', as: 'feedback', who: ['maria'] },
  { text: 'jonas said i interrupt people', as: 'feedback', who: ['jonas'] },
  { text: 'got feedback: be shorter in steering (ingrid)', as: 'feedback', who: ['ingrid'] },
  // For the next time.
  { text: 'ask maria about the ireland budget', as: 'ask', who: ['maria'] },
  { text: 'need decision from maria on pricing tiers', as: 'ask', who: ['maria'] },
  { text: 'talk to jonas about the shared backlog', as: 'next', who: ['jonas'] },
  { text: 'next 1:1 w priya: promotion case', as: 'next', who: ['priya'] },
  { text: 'raise headcount with ingrid', as: 'next', who: ['ingrid'] },
  { text: 'mit Jonas besprechen: Schnittstelle', as: 'next', who: ['jonas'] },
  { text: 'tell maria that payroll slipped', as: 'next', who: ['maria'] },
  { text: 'bring up tomas salary w maria', as: 'next', who: ['maria'] },
  // Noticed outside.
  { text: 'acme opens payroll beta in ireland', as: 'competitor', about: ['Acme'] },
  { text: 'Borealis raised 40m series b', as: 'competitor', about: ['Borealis'] },
  { text: 'acme cut prices by 20 %!!', as: 'competitor', about: ['Acme'] },
  { text: 'competitor zephyr hired our old cto', as: 'competitor' },
  { text: 'customer said "we bought you for the audits"', as: 'customer' },
  { text: 'client complains that export takes forever', as: 'customer' },
  { text: 'kunde will rechnung als xml', as: 'customer' },
  { text: 'trend: buyers want outcome pricing', as: 'trend' },
  { text: 'everybody seems to move to usage based pricing', as: 'trend' },
  { text: 'eu ai act: cost itemised from july', as: 'legal' },
  { text: 'new regulation on pay transparency coming', as: 'legal' },
  { text: 'ecb raised rates again', as: 'economic' },
  { text: 'inflation back at 4%, customers pay later', as: 'economic' },
  { text: 'election in spring, tenders on hold', as: 'political' },
  { text: 'new model does our import step for a tenth', as: 'technological' },
  { text: 'two bids asked for carbon per user', as: 'environmental' },
  { text: 'young managers learn from tiktok not from our guide', as: 'social' },
  { text: 'we assume members stay forever', as: 'assumption' },
  { text: 'services = a fifth of revenue, two fifths of margin', as: 'business' },
  { text: 'learned: small pilots close faster', as: 'learned' },
  { text: 'lesson - never demo on hotel wifi', as: 'learned' },
  // Results.
  { text: 'win: onboarding down from 9 to 6 days', as: 'win' },
  { text: 'we closed the Lidl renewal!', as: 'win' },
  { text: 'shipped the import fix two weeks early', as: 'win' },
  // A line is a line.
  { text: 'parking level 3 spot 41', as: 'text' },
  { text: 'interesting talk at the meetup yesterday', as: 'text' },
  { text: 'wifi guest pw: sunflower22', as: 'text' },
  { text: 'https://news.example/pricing-report', as: 'text' },
]

export const beforeTheGrammar: Writer = {
  writtenAt,
  people: peopleOfWriter,
  competitors: competitorsOfWriter,
  lines: writtenLines,
}
