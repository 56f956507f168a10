import type { ByAngle } from './angles'
import type { Stance } from './stance'

interface Topic {
  /** What a so-what about it says. */
  says: RegExp
  stances: readonly Stance[]
  questions: ByAngle
  /** Whether the fact alone can make it the topic; else it would be somebody else's hiring, or their rollout. */
  isOfFact?: boolean
}

/** What is asked where the so-what speaks of something a business always can be asked about. In order: the first that fits. */
const topics: readonly Topic[] = [
  {
    says: /\b(?:champions?|(?:can[’']?t|cannot|who|must|will|no longer) signs?|purchasing|procurement|(?:no longer|who|people who) decides?|decides? now|deciders?|decision makers?)\b/i,
    stances: ['pressure', 'state'],
    questions: {
      assumption: ['Which of our deals still rests on somebody who no longer decides?'],
      choice: ['Whom should we know by the next quarter who has never heard of us?'],
      customer: ['What would the people who decide now want to hear from us first?'],
    },
  },
  {
    says: /\b(?:pric(?:e|es|ed|ing)|discounts?|per seat|fees?)\b/i,
    stances: ['pressure', 'state'],

    questions: {
      assumption: ['Which part of our price would you defend longest?'],
      choice: ['What would you be ready to give up on price, and what never?'],
      customer: ['What would a customer have to see to pay that without asking for less?'],
    },
  },
  {
    says: /\b(?:upsells?|pipeline|quota|deals?)\b/i,
    stances: ['pressure', 'state'],
    questions: {
      assumption: ['Which deal would show us first that this is real?'],
      choice: ['Which deal would you put your own time into because of that?'],
      customer: ['What would make the next buyer choose us all the same?'],
    },
  },
  {
    // Insurance and leases are renewed too.
    says: /\b(?:(?:our|customers?|clients?|accounts?|members?) (?:\w+ )?renew\w*|renewals?(?! for\b)|retention|churn)\b/i,
    stances: ['pressure', 'state'],
    questions: {
      assumption: ['Which of those renewals do we count as safe, and what would change that?'],
      choice: ['Which renewal would you start talking about first?'],
      customer: ['What would a customer have to get from us to renew without being asked twice?'],
    },
  },
  {
    says: /\b(?:hir(?:e|es|ing)|recruit(?:s|ing|ment)?|(?:can|could) be had|looking for work)\b/i,
    stances: ['opening'],
    questions: {
      assumption: ['What would we start if we had such people in a month?'],
      choice: ['Whom would you hire first, and for what?'],
      customer: ['What would our customers notice if those people worked here?'],
    },
  },
  {
    says: /\b(?:hir(?:e|es|ing)|recruit(?:s|ing|ment)?|salar(?:y|ies))\b/i,
    stances: ['pressure', 'state'],
    questions: {
      assumption: ['Which part of the plan really rests on those people being here?'],
      choice: ['Which of those people would you hire first all the same?'],
      customer: ['Which promise to customers could wait if they came later?'],
    },
  },
  {
    says: /\b(?:rfps?|tenders?|bids?)\b/i,
    stances: ['pressure', 'state', 'opening'],
    isOfFact: true,
    questions: {
      assumption: ['What would make that decide a deal?'],
      choice: ['Which tender would you use to go first with our own answer?'],
      customer: ['What would a buyer want to read from us before they have to ask?'],
    },
  },
  {
    says: /\b(?:onboard\w*|rollouts?|setup|sandbox|first week)\b/i,
    stances: ['pressure', 'state', 'opening', 'possibility'],
    questions: {
      assumption: ['Which step do we keep only because we always had it?'],
      choice: ['Which step would you take out first?'],
      customer: ['What would a new customer want done by the end of the first day?'],
    },
  },
  {
    says: /\bcash\b/i,
    stances: ['pressure', 'state'],
    questions: {
      assumption: ['Where would that show first in our numbers?'],
      choice: ['Which spending would you move to make room for that?'],
      customer: ['Which customer would pay sooner, and for what in return?'],
    },
  },
  {
    says: /\b(?:our bills?|ad spend|overheads?)\b/i,
    stances: ['state', 'pressure'],
    questions: {
      assumption: ['What do we pay for there only because we always did?'],
      choice: ['What would you rather spend that money on?'],
      customer: ['Which part of what that buys would a customer miss?'],
    },
  },
  {
    says: /\b(?:a|one) (?:half|third|quarter|fifth|tenth|hundredth) of (?:the|our) (?:cost|price)\b|\bhalf (?:the|our) (?:cost|price)\b|\b\d+ ?% (?:less|cheaper)\b/i,
    stances: ['pressure', 'state', 'opening', 'possibility'],
    isOfFact: true,
    questions: {
      assumption: ['What would it have to show before you handed that over?'],
      choice: ['What would you do with the time and money that frees?'],
      customer: ['What would a customer notice if it were done that way?'],
    },
  },
  {
    says: /\b(?:support (?:people|team|tickets?|volume|calls?|queue)|(?<!-)training people)\b/i,
    stances: ['pressure', 'state'],
    questions: {
      assumption: ['Which promise to customers counts on that not being so?'],
      choice: ['Which promise to customers would you rethink first?'],
      customer: ['Which question would customers most like never to have to ask us?'],
    },
  },
]

/** The questions of what a so-what is about, or else of what was noticed; `undefined` where it is none of these. */
export function questionsOnTopic(said: string, noticed: string, stance: Stance): ByAngle | undefined {
  const fitting = topics.filter(({ stances }) => stances.includes(stance))
  const found =
    fitting.find(({ says }) => says.test(said)) ??
    // A chance is seldom where the fact is: only its own words say what it is about.
    (stance === 'opening' ? undefined : fitting.find(({ says, isOfFact }) => isOfFact && says.test(noticed)))
  return found?.questions
}
