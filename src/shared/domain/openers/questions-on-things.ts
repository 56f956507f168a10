import type { SignalType } from '../../documents/kinds/signal'
import type { ByAngle } from './angles'
import type { Deadline } from './deadline'
import type { Prediction } from './predictions'
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

/** A goal of theirs, as it stands behind "mean for". */
export function questionsOnAim(aim: string, side: Side): ByAngle {
  return {
    assumption: [`What does that mean for ${aim}?`],
    choice: [
      side === 'inside'
        ? 'What would you do first about that?'
        : side === 'board'
          ? 'What would you want to see from us first on that?'
          : 'What would help you most from us there?',
    ],
    customer: [`What would show ${side === 'outside' ? 'you' : 'us'} early what that does to ${aim}?`],
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
  /** It is told of us, so that it need not reach us first. */
  isHere: boolean
}

/** Questions that are whole without a noun of the note, by the kind of fact, and how what follows from it sounds. */
export function plainQuestions({ side, type, stance, deadline, isHere }: Plainly): ByAngle {
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
          : stance === 'pressure' && !isHere
            ? 'What would you want in place before that reaches us?'
            : 'What would you want us to do about that first?'),
    ],
    customer: [insideLast[type] ?? 'What would show us early how much that matters here?'],
  }
}

const insideFirst: Partial<Record<SignalType, string>> = {
  assumption: 'What would we do differently if we planned without that belief?',
  competitor: 'What would you want to find out about that before we answer it?',
  customer: 'What would we change if most customers said the same?',
  economic: 'Where would that show first in our numbers?',
  'business-model': 'What would have to be true for that to work for us?',
  technological: 'What would you want to know about that before we act on it?',
  learning: 'What would have to be true for that to hold here too?',
  trend: 'What would we plan differently if that went on for another year?',
  social: 'What would we do differently if that went on for another year?',
}

const boardFirst: Partial<Record<SignalType, string>> = {
  assumption: 'What would you have to see to let go of that belief?',
  economic: 'Where would you expect that to show first in our numbers?',
}

const outsideFirst: Partial<Record<SignalType, string>> = {
  assumption: 'What would you plan differently without that belief?',
  economic: 'Where would you feel that first?',
  trend: 'What would you plan differently if that went on for another year?',
}

const outsideLast: Partial<Record<SignalType, string>> = {
  trend: 'What would show you early that this is here to stay?',
  legal: 'What would your own board ask about that?',
  political: 'What would your own board ask about that?',
}

const insideLast: Partial<Record<SignalType, string>> = {
  assumption: 'Who would have to change their mind about that first?',
  competitor: 'What would we have to see next before we changed our plan?',
  customer: 'What would we hear if we asked three other customers about that?',
  legal: 'What will the board ask us about that?',
  political: 'What will the board ask us about that?',
  economic: 'What will the board ask us about that?',
  social: 'What would our customers notice first if that went on?',
  trend: 'What would our customers expect of us if that went on?',
  learning: 'What would show us early that this holds for us too?',
  environmental: 'What will customers ask us about that?',
  'business-model': 'What will our customers ask us about that?',
}

/** Of what a so-what expects: what it would change, what one would do, who would notice first. */
export function questionsOnPrediction(
  { clause, isPossible }: Prediction,
  stance: Stance,
  side: Side,
): ByAngle {
  const isPressing = stance === 'pressure' && !isPossible
  const ifSo = `If ${clause}, `
  return {
    assumption: [`${ifSo}what would that change first${side === 'outside' ? ' for you' : ''}?`],
    choice: [
      side === 'board'
        ? `${ifSo}what would you want to have seen from us?`
        : side === 'outside'
          ? `${ifSo}what would you want from us first?`
          : isPressing
            ? `${ifSo}what would you want in place already?`
            : `${ifSo}what would you do first?`,
    ],
    customer: [`${ifSo}what would ${side === 'outside' ? 'your people' : 'our customers'} notice first?`],
  }
}
