import type { ByAngle } from './angles'

interface Move {
  /** What a rival did, in the words people note it in. */
  says: RegExp
  questions: ByAngle
}

const trouble = /\b(?:trouble|problems|difficulties|struggl\w*|late deliver\w+)\b/i

const shown = /\b(?:trade (?:fair|show)|\p{L}* ?fair\b(?! (?:price|share|enough))|exhibition|booth)\b/iu

/** What is asked about a rival’s move. In order: the first that fits. `{rival}’s` is the possessive of its name. */
const moves: readonly Move[] = [
  {
    says: trouble,
    questions: {
      assumption: ['How long will {rival}’s customers look around, as you see it?'],
      choice: ['Which of {rival}’s customers would you want first?'],
      customer: ['What would a customer of {rival}’s want to hear from us now?'],
    },
  },
  {
    says: /\b(?:insolven\w*|bankrupt\w*|in administration|liquidat\w*|chapter 11)\b/i,
    questions: {
      assumption: ['What would have to be sound before you bought anything from {rival} now?'],
      choice: ['Which part of {rival} would you want while it can be had?'],
      customer: ['Who depended on {rival} and needs somebody else now?'],
    },
  },
  {
    says: /\b(?:digest\w*|integrating|migrating|reorganis\w*|restructur\w*|still (?:busy|sorting))\b/i,
    questions: {
      assumption: ['How long would you give {rival} to be through with that?'],
      choice: ['What would you want checked first in anything we might buy, having seen {rival}?'],
      customer: ['What would a customer of {rival}’s miss while that goes on?'],
    },
  },
  {
    says: /\b(?:was|were|went|is|are)\b[^.]{0,12}\bdown\b|\b(?:outages?|breach\w*|hacked|attack(?:ed)?|recalls?)\b/i,
    questions: {
      assumption: ['What did {rival} probably count on until that day?'],
      choice: ['What would you test here first, having seen that at {rival}?'],
      customer: ['What will buyers ask everyone in our trade after that?'],
    },
  },
  {
    says: /\b(?:sold to|bought by|acquired by|taken over by|(?:merge[sd]?|merging) (?:with|into)|merger|owned by|new owner|for sale)\b/i,
    questions: {
      assumption: ['What will {rival}’s new owner want from it in the first year?'],
      choice: ['Whom would you talk to before {rival}’s new owner does?'],
      customer: ['Which of {rival}’s customers will look around now?'],
    },
  },
  {
    says: /\b(?:bought|acquired|acquires|buys|takes over|took over)\b/i,
    questions: {
      assumption: ['What will {rival} be able to do in a year that we cannot?'],
      choice: ['What would you build, what would you buy, and what would you leave to {rival}?'],
      customer: ['What will customers expect of us after that?'],
    },
  },
  {
    says: /\blost\b.*\b(?:contracts?|customers?|clients?|accounts?|tenders?|deals?|orders?|bids?)\b/i,
    questions: {
      assumption: ['What did {rival}’s customer need that it did not get?'],
      choice: ['What would you offer {rival}’s customers now?'],
      customer: ['What would a customer of {rival}’s want to hear from us now?'],
    },
  },
  {
    says: /\b(?:clos(?:ed|es|ing)|stop(?:s|ped)|(?:left|leaves)(?! (?:\S+ ){1,3}(?:\p{L}+ing|without|to|with)\b)|pull(?:ed|s) out|withdr\w+|gave up|gives up|no longer|takes? no|shut|exits?|exited|quit|cancell?ed|lays? off|laid off)\b/iu,
    questions: {
      assumption: ['What does {rival} know about that business that made it draw the line?'],
      choice: ['Which of {rival}’s customers would you want first?'],
      customer: ['What would a customer of {rival}’s want to hear from us now?'],
    },
  },
  {
    says: /\b(?:under us|undercut\w*|gives? (?:[\w’'-]+ ){0,3}away|for free|free plan|discount\w*|cheaper|cuts? (?:its |the )?prices?|lower\w* prices?|(?:minus|down) \d+ ?%|off list|price cut|per payslip|prices? by)\b/i,
    questions: {
      assumption: ['Which part of our price would you defend longest against {rival}?'],
      choice: ['Where would you not follow {rival} on price?'],
      customer: ['What would a buyer have to see from us to pay more than {rival} asks?'],
    },
  },
  {
    says: shown,
    questions: {
      assumption: ['How much of what {rival} showed there is being sold, as far as we know?'],
      choice: ['Which of what {rival} showed would you answer, and which would you let pass?'],
      customer: ['What will buyers ask us who have seen what {rival} showed there?'],
    },
  },
  {
    says: /\b(?:hir(?:ed|es|ing)|poach\w*|recruit\w*|appointed)\b/i,
    questions: {
      assumption: ['What has {rival} learned that we have not yet?'],
      choice: ['Which customer would you see yourself before {rival} does?'],
      customer: ['What should our largest customers have heard from us before {rival} calls?'],
    },
  },
  {
    says: /\b(?:won|wins|signed|landed|took)\b/i,
    questions: {
      assumption: ['What would {rival} have to win next for you to change the plan?'],
      choice: ['Where would you rather let {rival} win, so that we can hold elsewhere?'],
      customer: ['Which customer would you see yourself before {rival} calls there?'],
    },
  },
]

/**
 * The questions on what this rival did; `undefined` where its move is none of these, or is not told as its own: what any rival
 * does every week has no question of its own.
 */
export function questionsOnMove(noticed: string, rival: string): ByAngle | undefined {
  // "Acme's trouble left buyers looking": the trouble did; of what others tell of Acme nothing is sure.
  if (!noticed.startsWith(rival)) return undefined
  if (/^[’']/u.test(noticed.slice(rival.length)) && !trouble.test(noticed) && !shown.test(noticed))
    return undefined
  // "Tarn gives a year to anyone who leaves us": others do that.
  const [done = noticed] = noticed.split(/\s(?:who|whom|whose|which|when)\s/)
  const found = moves.find(({ says }) => says.test(done))?.questions
  if (found === undefined) return undefined
  const named = (questions: readonly string[]) =>
    questions.map((question) =>
      question
        .replace('{rival}’s', rival.endsWith('s') ? `${rival}’` : `${rival}’s`)
        .replaceAll('{rival}', rival),
    )
  return {
    assumption: named(found.assumption),
    choice: named(found.choice),
    customer: named(found.customer),
  }
}
