import type { ByAngle } from './angles'
import type { Deadline } from './deadline'
import type { Stance } from './stance'

/** Whom it is asked: of the house, overseeing it, or of another house. */
export type Side = 'inside' | 'board' | 'outside'

/** What a goal of theirs is about: "the linen cost per bed-day". */
export function questionOnGoal(thing: string): string {
  return `What does that mean for ${thing}?`
}

type BySide = Record<Side, ByAngle>

const onWondering: ByAngle = {
  assumption: ['What would settle that for you?'],
  choice: ['What would you do differently if you knew?'],
  customer: ['What would show us early which way that goes?'],
}

const onDoubt: ByAngle = {
  assumption: ['What would change your mind about that?'],
  choice: ['How would you plan while we do not know?'],
  customer: ['What would show us early which way that goes?'],
}

const onDistrusted: ByAngle = {
  assumption: ['What would you have to see before the plan counts on that?'],
  choice: ['How far would you plan as if it never came?'],
  customer: ['What would show us early how serious that is?'],
}

const howLikely = 'How likely is that, as you see it?'

/** Behind "If they bundle it, three renewals are gone." */
const onCondition: BySide = {
  inside: {
    assumption: [howLikely],
    choice: ['What would you do first in that case?'],
    customer: ['What would you want ready in that case?'],
  },
  board: {
    assumption: [howLikely],
    choice: ['What would you want to see from us in that case?'],
    customer: ['What would you want us to have ready in that case?'],
  },
  outside: {
    assumption: [howLikely],
    choice: ['What would that change first on your side?'],
    customer: ['What would you want us to have ready in that case?'],
  },
}

/** Behind "We could publish in spring." */
const onProposal: BySide = {
  inside: {
    assumption: ['What would you want to know before we do that?'],
    choice: ['What would you let wait for that?'],
    customer: ['What speaks against it, as you see it?'],
  },
  board: {
    assumption: ['What would you want to see before we do that?'],
    choice: ['How would you judge in a year whether that was right?'],
    customer: ['What speaks against it, as you see it?'],
  },
  outside: {
    assumption: ['What would have to be true on your side for that?'],
    choice: ['What would you want from that first?'],
    customer: ['What would make that worth it for you?'],
  },
}

/** Behind a so-what that hangs on something or is not sure; `undefined` where it states how it is or could be. */
export function questionsOnStance(stance: Stance, side: Side): ByAngle | undefined {
  if (stance === 'wonder') return onWondering
  if (stance === 'doubt') return onDoubt
  if (stance === 'distrust') return onDistrusted
  if (stance === 'conditional') return onCondition[side]
  return stance === 'proposal' ? onProposal[side] : undefined
}

/** Behind a so-what that states how it is or could be: what follows from any; of two, the first where its date was said. */
export function plainQuestions(side: Side, stance: Stance, deadline: Deadline | undefined): ByAngle {
  const isPossible = stance === 'possibility'
  const settled =
    deadline === undefined
      ? []
      : [
          deadline.isPutOff
            ? `What would you use the time until ${deadline.date} for?`
            : `What would you want settled before ${deadline.date}?`,
        ]
  if (side === 'outside') {
    return {
      assumption: [isPossible ? howLikely : 'What would that change first on your side?'],
      choice: [...settled, 'What would you want us to do about that first?'],
      customer: ['What would help you most from us?'],
    }
  }
  if (side === 'board') {
    return {
      assumption: [isPossible ? howLikely : 'What would you ask us about that first?'],
      choice: [...settled, 'What would you want to see from us first on that?'],
      customer: ['What will the board want to know about that?'],
    }
  }
  return {
    assumption: [isPossible ? howLikely : 'What would you want to know first about that?'],
    choice: [...settled, 'What would you do first about that?'],
    customer: ['Which of our plans would that change first?'],
  }
}
