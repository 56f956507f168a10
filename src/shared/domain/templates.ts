import { agendaItem, type AgendaItemKind } from '../body/agenda-item'
import type { BodyNode } from '../body/body-node'
import type { Relation } from '../documents/kinds/person'

/**
 * One item of a template. A *prompt* ends in an ellipsis and is written over; until then it counts as nothing (see
 * `prompts.ts`). Any other headline is a question or a line that can be taken into the meeting as it stands. `{name}`
 * is the person's first name.
 */
interface TemplateItem {
  kind: AgendaItemKind
  headline: string
  /** Of half an hour; other lengths are scaled. */
  minutes: number
}

/** What an agenda begins with. */
export interface Template {
  id: string
  name: string
  /** One line under the name, where templates are chosen. */
  purpose: string
  items: TemplateItem[]
  /**
   * What to listen for. Shown beside the agenda and never put into it: it is private, and an agenda may be sent ahead
   * or shown on a shared screen.
   */
  listenFor: string
}

/**
 * Each leaves a few minutes free for what is carried over. Sources: the practices P1 to P22 the app builds in.
 */
export const templates: readonly Template[] = [
  {
    // P21 bad news first, P3 a recommendation with each decision, P20 results in business terms, P15 a question.
    id: 'weekly',
    name: 'Weekly with my manager',
    purpose: 'What must be heard, decided and asked, and one look outside',
    items: [
      { kind: 'bad-news', headline: 'What {name} should hear from me first…', minutes: 4 },
      { kind: 'decide', headline: 'The decision I need, and what I recommend…', minutes: 7 },
      { kind: 'ask', headline: 'What I need from {name}…', minutes: 5 },
      { kind: 'win', headline: 'A result, its number, and the goal it serves…', minutes: 3 },
      { kind: 'opener', headline: 'Something noticed outside, and a question about it…', minutes: 5 },
    ],
    listenFor: 'What {name} comes back to twice, and what {name} expects to be asked by others',
  },
  {
    // P1 the job they are trying to get done, P4 how they like to hear things.
    id: 'first-1-1',
    name: 'First 1:1',
    purpose: 'What success means here, and how to work together',
    items: [
      { kind: 'discuss', headline: 'What would make this year a success for you?', minutes: 7 },
      {
        kind: 'discuss',
        headline: 'How do you like to hear things: form, how often, how early?',
        minutes: 5,
      },
      { kind: 'inform', headline: 'What I bring, and what I would begin with…', minutes: 4 },
      { kind: 'ask', headline: 'One thing that would help me start well…', minutes: 4 },
      { kind: 'opener', headline: 'If this year goes badly, what will we say we knew today?', minutes: 6 },
    ],
    listenFor: 'The job {name} is trying to get done, and the words {name} uses for it',
  },
  {
    // P20 make the game plan known, P18 relationships beside results, P21 also when it goes badly.
    id: 'new-in-role',
    name: 'New in role',
    purpose: 'The plan, the first results, and whose support it needs',
    items: [
      { kind: 'inform', headline: 'My plan: what changes first, and how we will know…', minutes: 6 },
      { kind: 'win', headline: 'So far: one result {name} can tell others…', minutes: 3 },
      { kind: 'bad-news', headline: 'What is harder than I expected, and what I do about it…', minutes: 4 },
      { kind: 'discuss', headline: 'Whose support does this plan need that I have not met?', minutes: 5 },
      { kind: 'ask', headline: 'One thing I need from {name} this month…', minutes: 5 },
      { kind: 'opener', headline: 'Which assumption of this team should a newcomer test first?', minutes: 5 },
    ],
    listenFor: 'Where {name} wants reassurance, and whose opinion {name} quotes',
  },
  {
    // P2 anticipate what they may be asked, P7 offer an insight.
    id: 'skip-level',
    name: 'Skip-level',
    purpose: 'What is seen from here, and what only this person can open',
    items: [
      { kind: 'win', headline: 'What my team changed, in one number…', minutes: 3 },
      { kind: 'discuss', headline: 'What would you ask of us if you saw our week?', minutes: 6 },
      { kind: 'risk', headline: 'What {name} may be asked about us, and my answer…', minutes: 4 },
      { kind: 'ask', headline: 'One door only {name} can open…', minutes: 5 },
      {
        kind: 'opener',
        headline: 'A move outside that could change a decision, and my question…',
        minutes: 7,
      },
    ],
    listenFor: 'What {name} is asked by people we never meet',
  },
  {
    // P8 how the organization makes money, P22 challenge assumptions, P11 look ahead.
    id: 'monthly-strategy',
    name: 'Monthly strategy',
    purpose: 'Up from the week: market, margin, assumptions, and a choice',
    items: [
      { kind: 'opener', headline: 'What moved outside this month, and what I would ask of it…', minutes: 7 },
      { kind: 'discuss', headline: 'Which of our assumptions is weaker than a month ago?', minutes: 6 },
      { kind: 'problem', headline: 'Where we earn our best margin, and what presses on it…', minutes: 7 },
      { kind: 'decide', headline: 'What I would stop, and what I would fund with it…', minutes: 5 },
      { kind: 'ask', headline: 'What I need from {name} to try it…', minutes: 3 },
    ],
    listenFor: 'Which number {name} returns to, and what {name} would bet on',
  },
  {
    // P7, P21, and "Crucial Conversations": facts before judgement, then their view, then a request.
    id: 'hard-conversation',
    name: 'Hard conversation',
    purpose: 'What I saw, what it does, how you see it, and what I ask',
    items: [
      { kind: 'bad-news', headline: 'What I saw, in one sentence and without blame…', minutes: 4 },
      { kind: 'inform', headline: 'What it does to the work, or to me…', minutes: 4 },
      { kind: 'discuss', headline: 'How do you see it?', minutes: 8 },
      { kind: 'ask', headline: 'What I ask for, and what I will do myself…', minutes: 6 },
      { kind: 'decide', headline: 'What we agree, and when we look at it again…', minutes: 4 },
    ],
    listenFor: 'What {name} wants that I want too',
  },
  {
    // P7 coach a boss whose vision falls short: saw, effect, offer.
    id: 'coaching',
    name: 'Coaching: saw, effect, offer',
    purpose: 'Help a message or a plan of theirs land better',
    items: [
      { kind: 'inform', headline: 'What I saw: the moment, and the words used…', minutes: 4 },
      { kind: 'discuss', headline: 'The effect on those who heard it, and how I know…', minutes: 6 },
      { kind: 'opener', headline: 'How might this sound from the customer’s side?', minutes: 7 },
      { kind: 'ask', headline: 'What I offer to do about it, and the yes I need…', minutes: 6 },
      { kind: 'decide', headline: 'What we try first, and how we will know…', minutes: 4 },
    ],
    listenFor: 'What {name} meant to say, in the words that were not used',
  },
  {
    // P12 develop your people, show the bigger picture, ask juniors for fatal flaws.
    id: 'report',
    name: 'A report’s 1:1',
    purpose: 'Their topics first, then the plan’s weak spot and what they learn next',
    items: [
      { kind: 'discuss', headline: 'What should we talk about first?', minutes: 7 },
      { kind: 'risk', headline: 'What could sink this plan?', minutes: 6 },
      { kind: 'inform', headline: 'The bigger picture behind this week’s work…', minutes: 3 },
      { kind: 'win', headline: 'Something {name} did well, and what it changed…', minutes: 2 },
      { kind: 'discuss', headline: 'What {name} wants to learn next, and the first step…', minutes: 5 },
      { kind: 'ask', headline: 'What would help you most from me this week?', minutes: 4 },
    ],
    listenFor: 'What is said last, on the way out',
  },
  {
    // P1 the job the client is getting done, P8 what customers buy and why, P22 from the customer's side.
    id: 'client-review',
    name: 'Client review',
    purpose: 'What they got, where we fell short, and what they need next',
    items: [
      { kind: 'win', headline: 'What {name} got from us since last time, in numbers…', minutes: 4 },
      { kind: 'bad-news', headline: 'What was not as promised, and what we did about it…', minutes: 4 },
      {
        kind: 'discuss',
        headline: 'What job did we help you get done, and where did we slow you down?',
        minutes: 7,
      },
      {
        kind: 'opener',
        headline: 'What will your own board ask next that we could help answer?',
        minutes: 6,
      },
      { kind: 'ask', headline: 'What I ask of {name}…', minutes: 4 },
      { kind: 'decide', headline: 'What comes next, by whom and when…', minutes: 3 },
    ],
    listenFor: 'What {name} has to explain to others, and which of our words {name} uses for it',
  },
  {
    // P19 be a resource to your peers.
    id: 'peer',
    name: 'With a peer',
    purpose: 'How I can help, where our work meets, and what I need',
    items: [
      { kind: 'inform', headline: 'How I can help {name} this month…', minutes: 5 },
      {
        kind: 'discuss',
        headline: 'Where does our work meet next, and what could go wrong there?',
        minutes: 7,
      },
      { kind: 'ask', headline: 'What I need from {name}, and by when…', minutes: 5 },
      {
        kind: 'opener',
        headline: 'Something noticed outside that touches both of us, and a question…',
        minutes: 6,
      },
    ],
    listenFor: 'What {name} is measured by this quarter',
  },
]

const byRelation: Record<Relation, string> = {
  manager: 'weekly',
  'skip-level': 'skip-level',
  report: 'report',
  peer: 'peer',
  client: 'client-review',
  board: 'monthly-strategy',
  other: 'peer',
}

/**
 * The id of the template a meeting with such a person begins with. `isFirstMeeting` means the two have never met:
 * being new in Leadup is not that.
 */
export function templateFor(relation: Relation, { isFirstMeeting = false } = {}): string {
  return isFirstMeeting ? 'first-1-1' : byRelation[relation]
}

/** What a template is filled in with. */
export interface TemplateSetting {
  /** Of the meeting; half an hour where nothing is said. */
  minutes?: number
  /** The person's first name, for prompts that use it. */
  firstName?: string
}

/** The template's blocks with ids of their own, made by `newId`, within the meeting's minutes. */
export function templateBlocks(
  templateId: string,
  newId: () => string,
  { minutes = baseLength, firstName = '' }: TemplateSetting = {},
): BodyNode[] {
  const template = templates.find(({ id }) => id === templateId)
  return scaledTo(minutes, template?.items ?? []).map((item) =>
    agendaItem(newId(), item.kind, withName(item.headline, firstName), { minutes: item.minutes }),
  )
}

/** What to listen for in a meeting begun from this template; empty where there is none. Private. */
export function listenFor(templateId: string, firstName: string): string {
  const template = templates.find(({ id }) => id === templateId)
  return withName(template?.listenFor ?? '', firstName)
}

/** A template's words with the person's name in them. */
function withName(words: string, firstName: string): string {
  return words.replaceAll('{name}', firstName.trim() || 'this person')
}

const baseLength = 30
/** Less is no time to say anything in. */
const leastMinutes = 2
/** A longer talk gets more per item, but one item does not take it all. */
const mostMinutes = 20
/** What goes first where the time is short; an ask and a look outside stay to the end. */
const expendable: readonly AgendaItemKind[] = [
  'win',
  'inform',
  'risk',
  'discuss',
  'bad-news',
  'problem',
  'decide',
]

function scaledTo(minutes: number, items: readonly TemplateItem[]): TemplateItem[] {
  const kept = [...items]
  while (kept.length * leastMinutes > minutes && kept.length > 1) {
    const kind = expendable.find((candidate) => kept.some((item) => item.kind === candidate))
    const index = kept.findLastIndex((item) => item.kind === kind)
    kept.splice(index >= 0 ? index : kept.length - 1, 1)
  }
  const share = minutes / baseLength
  const scaled = kept.map((item) => ({
    ...item,
    minutes: Math.min(mostMinutes, Math.max(leastMinutes, Math.floor(item.minutes * share))),
  }))
  // Rounding up to the least may have gone over: the longest give.
  for (let over = totalOf(scaled) - minutes; over > 0; over -= 1) {
    const longest = scaled.reduce((one, other) => (other.minutes > one.minutes ? other : one))
    longest.minutes -= 1
  }
  return scaled
}

function totalOf(items: readonly TemplateItem[]): number {
  return items.reduce((total, item) => total + item.minutes, 0)
}
