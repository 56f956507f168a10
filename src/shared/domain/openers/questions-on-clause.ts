import type { ByAngle } from './angles'
import type { Side } from './questions-on-things'
import type { Possibility } from './said-clause'
import type { Stance } from './stance'

/** How a so-what sounds, and whom it is asked. */
interface Sounding {
  stance: Stance
  side: Side
}

/** Of what it takes from us, the time is ahead. */
const isToCome = /\b(?:will|would|could|no longer|can[’']t|cannot|won[’']t|at risk|gone)\b/i

/** What is asked once it was said what follows: whole by itself, and true of anything that follows. */
function tailsFor(clause: string, { stance, side }: Sounding): Record<keyof ByAngle, string> {
  if (side === 'outside') {
    return {
      assumption: 'what would that change first on your side?',
      choice: 'what would you want from us first?',
      customer: 'what would you want us to have ready?',
    }
  }
  if (side === 'board') {
    return {
      assumption: 'what would you ask us first?',
      choice: 'what would you want to see from us first?',
      customer: 'what would you expect us to have ready?',
    }
  }
  if (stance === 'opening') {
    return {
      assumption: 'what would you do with that first?',
      choice: 'what would it take to make use of that?',
      customer: 'what would show us in a year that we used it well?',
    }
  }
  const isAhead = stance === 'pressure' && isToCome.test(clause)
  return {
    assumption: 'what would you change first?',
    choice: 'what would you do first?',
    customer: isAhead ? 'what would you want in place by then?' : 'what would you want to know first?',
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
