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
export function questionsOnAim(aim: string, side: Side): ByAngle {
  return {
    assumption: [`What does that ${aim}?`],
    choice: [
      side === 'inside'
        ? 'What would you do first about that?'
        : side === 'board'
          ? 'What would you want to see from us first on that?'
          : 'What would help you most from us there?',
    ],
    customer: [
      side === 'outside' ? 'Who on your side would notice that first?' : 'Who would have to know that first?',
    ],
  }
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

/** Questions that are whole without a noun of the note, by the kind of fact, and how what follows from it sounds. */
export function plainQuestions({ side, type, stance, deadline }: Plainly): ByAngle {
  const settled =
    deadline === undefined
      ? undefined
      : deadline.isPutOff
        ? `What would you use the time until ${deadline.date} for?`
        : `What would you want settled before ${deadline.date}?`
  if (side === 'outside') {
    return {
      assumption: [outsideFirst[type] ?? 'What would that change first on your side?'],
      choice: [settled ?? 'What would help you most from us there?'],
      customer: [outsideLast[type] ?? 'What would your own people ask about that first?'],
    }
  }
  if (side === 'board') {
    return {
      assumption: [boardFirst[type] ?? 'What would you ask us about that first?'],
      choice: [settled ?? 'What would you want to see from us first on that?'],
      customer: ['What would you want us to be able to say about that in a year?'],
    }
  }
  return {
    assumption: [insideFirst[type] ?? 'Which of our plans would that change first?'],
    choice: [
      settled ??
        (stance === 'opening'
          ? 'What would you put aside to make use of that?'
          : 'What would you do first about that?'),
    ],
    customer: [
      insideLast[type] ??
        (stance === 'pressure'
          ? 'Who would feel that first?'
          : stance === 'opening'
            ? 'What would show us in a year that we used that well?'
            : 'Whom would you ask about that first?'),
    ],
  }
}

const insideFirst: Partial<Record<SignalType, string>> = {
  economic: 'Where would that show first in our numbers?',
}

const boardFirst: Partial<Record<SignalType, string>> = {
  economic: 'Where would you expect that to show first in our numbers?',
}

const outsideFirst: Partial<Record<SignalType, string>> = {
  assumption: 'What would you plan differently without that belief?',
  economic: 'Where would you feel that first?',
  trend: 'What would you plan differently if that went on for another year?',
}

const toTry = 'What would you want to try because of that?'

const outsideLast: Partial<Record<SignalType, string>> = {
  trend: toTry,
  technological: toTry,
  social: toTry,
  'business-model': toTry,
  legal: 'Who on your side would have to act on that first?',
  political: 'Who on your side would have to act on that first?',
}

const insideLast: Partial<Record<SignalType, string>> = {
  customer: 'What would we hear if we asked three other customers about that?',
}
