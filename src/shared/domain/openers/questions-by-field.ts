import type { ByAngle } from './angles'

interface Field {
  says: RegExp
  questions: ByAngle
}

/** Asked of a thing that was seen running elsewhere. */
export const questionsOnEquipment: ByAngle = {
  assumption: ['What would it have to show before you counted on it here?'],
  choice: ['Where would you try that first?'],
  customer: ['Who has tried that already and could tell us what it took?'],
}

/**
 * Matters inside a house, where a question about customers would be somebody else’s: people who work here, what things are
 * made with, money, firms to buy. The other side is then not the customer’s but that of who does the work, supplies, lends or sells.
 */
const fields: readonly Field[] = [
  {
    says: /\b(?:m&a|acquisitions?|acquir\w+|bolt-ons?|succession|heirs|antitrust|take-?overs?)\b/i,
    questions: {
      assumption: ['What would have to be true for a deal there to pay all the same?'],
      choice: ['Whom would you call first there, and with what offer?'],
      customer: ['What would make an owner there sell to us rather than to anyone else?'],
    },
  },
  {
    says: /\b(?:staff|labou?r|workers?|wages?|payroll costs?|applicants?|attrition|staff turnover|shift (?:work|patterns?|plans?)|(?:night|early|late|weekend) shifts?|sorters?|works? council|unions?|overtime|recruit\w*|commute|retire\w*|vacanc\w+|sick leave|working time)\b/i,
    questions: {
      assumption: ['Which part of our plan rests on those people being there?'],
      choice: ['What would you take off people first where there are too few of them?'],
      customer: ['What would the people who do that work tell us to change first?'],
    },
  },
  {
    says: /^banks?\b|\b(?:(?:our|the|house) banks?|banks|lenders?|loans?|debt|leverage|covenants?|refinanc\w*|interest rates?|margin ratchets?|currency|exchange rate)\b/i,
    questions: {
      assumption: ['Which figure in our plan would you want tested against that first?'],
      choice: ['What would you still spend on, and what would you hold back?'],
      customer: ['What would a lender want to see from us first?'],
    },
  },
  {
    says: /\b(?:energy|gas|power|electricity|grid|steam|boilers?|fuel|diesel|water|heat pumps?|raw materials?|lead times?|suppl(?:y|ies)|shortages?|spare parts?|components?|chips? shortage|warehouse|logistics)\b/i,
    questions: {
      assumption: ['Which figure in our plan would you change first for that?'],
      choice: ['What would you fix now, and what would you leave open?'],
      customer: ['Who has been through that already and could tell us what it took?'],
    },
  },
  {
    says: /\b(?:machines?|equipment|robots?|automation|maintenance|production line|folding lines?|bottleneck|uptime)\b/i,
    questions: questionsOnEquipment,
  },
]

/** The questions of the matter a signal is about; `undefined` where it is about the market. */
export function questionsOnField(words: string): ByAngle | undefined {
  return fields.find(({ says }) => says.test(words))?.questions
}
