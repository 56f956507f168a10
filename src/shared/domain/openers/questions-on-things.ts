import type { SignalType } from '../../documents/kinds/signal'
import type { ByAngle } from './angles'
import type { Deadline } from './deadline'
import type { Stance } from './stance'

/** Whom it is asked: of the house, overseeing it, or of another house. */
export type Side = 'inside' | 'board' | 'outside'

/** A thing of ours that the so-what is about: "our safety plan". */
export function questionsOnThing(name: string, side: Side): ByAngle {
  return {
    assumption: [`What does that change about ${name}?`],
    choice: [
      side === 'board'
        ? `What would you want to see from us first on ${name}?`
        : `Where would you start with ${name}?`,
    ],
    customer: [`What would show us early what that does to ${name}?`],
  }
}

/** A goal of theirs, as it stands behind "What does that": "mean for churn", "change if we are to enter Ireland". */
export function questionOnAim(aim: string): string {
  return `What does that ${aim}?`
}

/** Behind what the user does not believe, or not yet. */
export function questionsOnDoubted(stance: 'doubt' | 'distrust'): ByAngle {
  return stance === 'doubt'
    ? {
        assumption: ['What would change your mind about that?'],
        choice: ['How would you plan while we do not know?'],
        customer: ['What would show us early which way that goes?'],
      }
    : {
        assumption: ['What would you have to see before the plan counts on that?'],
        choice: ['How far would you plan as if it never came?'],
        customer: ['What would show us early how serious that is?'],
      }
}

interface Plainly {
  side: Side
  type: SignalType
  stance: Stance
  deadline: Deadline | undefined
}

/** Behind a so-what that was said as a sentence: what follows from any, and is whole without a noun of the note. */
export function plainQuestions({ side, type, stance, deadline }: Plainly): ByAngle {
  const settled =
    deadline === undefined
      ? undefined
      : deadline.isPutOff
        ? `What would you use the time until ${deadline.date} for?`
        : `What would you want settled before ${deadline.date}?`
  if (side === 'outside') {
    return {
      assumption: ['What would that change first on your side?'],
      choice: [settled ?? 'What would help you most from us there?'],
      customer: ['What would you want us to have ready for that?'],
    }
  }
  if (side === 'board') {
    return {
      assumption: ['What would you ask us about that first?'],
      choice: [settled ?? 'What would you want to see from us first on that?'],
      customer: ['What would you expect us to have ready for that?'],
    }
  }
  const isOpening = stance === 'opening'
  return {
    assumption: [
      type === 'economic'
        ? 'Where would that show first in our numbers?'
        : 'What would you change first because of that?',
    ],
    choice: [
      settled ??
        (isOpening ? 'What would it take to make use of that?' : 'What would you do first about that?'),
    ],
    customer: [
      isOpening
        ? 'What would show us in a year that we used that well?'
        : 'What would you want to know first about that?',
    ],
  }
}
