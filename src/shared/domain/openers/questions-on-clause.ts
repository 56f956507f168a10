import type { SignalType } from '../../documents/kinds/signal'
import type { ByAngle } from './angles'
import type { Side } from './questions-on-things'
import type { Possibility } from './said-clause'
import type { Stance } from './stance'

/** How a so-what sounds, what kind of fact it follows from, and whom it is asked. */
interface Sounding {
  type: SignalType
  stance: Stance
  side: Side
}

/** Of these somebody else knows more. */
const othersFirst: readonly SignalType[] = [
  'customer',
  'trend',
  'competitor',
  'business-model',
  'social',
  'assumption',
]

/** Of what it takes from us, the time is ahead. */
const isToCome = /\b(?:will|would|could|no longer|can[’']t|cannot|won[’']t|at risk|gone)\b/i

/** What is asked once it was said what follows: whole by itself, and true of anything that follows. */
function tailsFor(clause: string, { type, stance, side }: Sounding): Record<keyof ByAngle, string> {
  if (side === 'outside') {
    return {
      assumption: 'what would that change first on your side?',
      choice: 'what would you want from us first?',
      customer: 'who on your side would notice it first?',
    }
  }
  if (side === 'board') {
    return {
      assumption: 'what would you ask us first?',
      choice: 'what would you want to see from us first?',
      customer: 'what would you want us to be able to say in a year?',
    }
  }
  if (stance === 'opening') {
    return {
      assumption: 'what would you do with that first?',
      choice: 'what would you put aside to make use of that?',
      customer: 'what would show us in a year that we used it well?',
    }
  }
  const isAhead = stance === 'pressure' && isToCome.test(clause)
  return {
    assumption: 'what would you change first?',
    choice: 'what would you do first?',
    customer: isAhead
      ? 'who would feel it first?'
      : othersFirst.includes(type)
        ? 'whom would you ask first?'
        : 'what would you want to know first?',
  }
}

/** What follows, taken into the question: "If the Friday shift no longer pays for itself, what would you do first?" */
export function questionsOnClause(clause: string, sounding: Sounding): ByAngle {
  const tails = tailsFor(clause, sounding)
  return {
    assumption: [`If ${clause}, ${tails.assumption}`],
    choice: [`If ${clause}, ${tails.choice}`],
    customer: [`If ${clause}, ${tails.customer}`],
  }
}

/** What could be: what it hangs on, what one would do about it, and how one would know. */
export function questionsOnPossibility({ subject, act, isNot }: Possibility, sounding: Sounding): ByAngle {
  const not = isNot ? 'not ' : ''
  const whole = `${subject} could ${not}${act}`
  return {
    assumption: [`What would have to be true for ${asObject(subject)} ${not}to ${act}?`],
    choice: [`If ${whole}, ${tailsFor(whole, sounding).choice}`],
    customer: [
      sounding.side === 'outside'
        ? `What would show you early whether ${whole}?`
        : `What would show us early whether ${whole}?`,
    ],
  }
}

function asObject(subject: string): string {
  const objects: Record<string, string> = { they: 'them', we: 'us' }
  return objects[subject] ?? subject
}
