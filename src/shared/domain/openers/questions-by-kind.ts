import type { SignalType } from '../../documents/kinds/signal'
import type { ByAngle, OpenerAngle } from './angles'
import type { Stance } from './stance'

interface KindQuestion {
  text: string
  /** Behind which so-whats it makes sense. */
  stances: readonly Stance[]
}

const any = (text: string): KindQuestion => ({
  text,
  stances: ['pressure', 'opening', 'state', 'possibility'],
})
const onGain = (text: string): KindQuestion => ({ text, stances: ['opening'] })
const unpressed = (text: string): KindQuestion => ({ text, stances: ['opening', 'state', 'possibility'] })
const unhurried = (text: string): KindQuestion => ({ text, stances: ['opening', 'state'] })
const onPressure = (text: string): KindQuestion => ({ text, stances: ['pressure'] })
const onLoss = (text: string): KindQuestion => ({ text, stances: ['pressure', 'state'] })

/**
 * What is asked of one kind of signal once its so-what was said. `{rival}` is the competitor it names; a question that
 * needs one is left out where none is named.
 */
export const questionsByKind: Partial<Record<SignalType, Record<OpenerAngle, readonly KindQuestion[]>>> = {
  competitor: {
    assumption: [
      any('If that works for {rival}, what will we wish we had begun now?'),
      any('What do you think {rival} has understood that we have not yet?'),
    ],
    choice: [
      onLoss('What would you leave to {rival}, and where would you answer?'),
      onGain('Which of {rival}’s customers would you want, and what would you give up for them?'),
    ],
    customer: [
      onLoss('What will customers expect of us once they have seen that at {rival}?'),
      onGain('What would a customer of {rival}’s have to see from us to change?'),
    ],
  },
  technological: {
    assumption: [
      any('What would it have to show before you counted on it here?'),
      unhurried('What do we sell today that this makes ordinary?'),
    ],
    choice: [any('Where would you try that first?')],
    customer: [any('Who uses it already and could tell us what it took?')],
  },
  legal: {
    assumption: [
      onGain('What would going first on this win us that going on time would not?'),
      onLoss('What would have to change here if that were applied to us tomorrow?'),
    ],
    choice: [any('What would you have ready before anybody asks for it?')],
    customer: [any('Who will ask us about that first, and what should they see?')],
  },
  political: {
    assumption: [onLoss('What in our plan will look different once that comes?')],
    choice: [onLoss('What would you delay to be ready for that?')],
    customer: [any('Who else has to move because of that, and what will they need from us?')],
  },
  economic: {
    assumption: [onLoss('Where would that show first in our numbers?')],
    choice: [onGain('Where would you spend while others hold back?')],
    customer: [
      { text: 'What would a customer under that pressure still gladly pay for?', stances: ['pressure'] },
    ],
  },
  social: {
    assumption: [onLoss('What do we still do as if it were otherwise?')],
    choice: [onPressure('Which promise of ours would you rethink first because of that?')],
    customer: [any('What will a new customer expect from us because of that?')],
  },
  environmental: {
    assumption: [onLoss('What would we do differently if that stayed so for ten years?')],
    choice: [onGain('What would you be ready to show first, and to whom?')],
    customer: [onGain('Who outside would thank us for that first?')],
  },
  customer: {
    assumption: [any('What would we change if it were so with most customers?')],
    choice: [
      onLoss('What would you change for every customer, having seen that at one?'),
      onGain('What would you take off the plan to do more of that?'),
    ],
    customer: [
      onLoss('Which other customer would tell us the same if we asked?'),
      onGain('Who else has that job to get done and is not buying from us?'),
    ],
  },
  'business-model': {
    assumption: [
      unpressed('What would we run differently if that were our main business?'),
      onPressure('What would have to change for that to pay?'),
    ],
    choice: [
      unpressed('How far would you let that grow?'),
      onPressure('What would you give up there first, and what would you keep all the same?'),
    ],
    customer: [
      unpressed('What would a customer say it is that they pay us for?'),
      onPressure('What would a customer there pay more for rather than lose?'),
    ],
  },
  assumption: {
    assumption: [any('Which decision of ours would you look at again because of that?')],
    choice: [any('What would you decide differently if that is how it is?')],
    customer: [any('Whom would you ask to find out how it really is?')],
  },
  trend: {
    assumption: [any('If that lasts, what will we wish we had begun now?')],
    choice: [any('What would you stop doing to be ready for that?')],
    customer: [any('Which customer will feel that first, and what will they want from us?')],
  },
}

/** Asked of a way of earning that was seen elsewhere: it is not ours to grow. */
export const questionsOnModelElsewhere: Record<OpenerAngle, readonly KindQuestion[]> = {
  assumption: [
    unhurried('What would have to be true for that to work with us?'),
    onPressure('What would have to happen for that to become the rule?'),
  ],
  choice: [
    unhurried('Where would you try that first?'),
    onPressure('Where would you hold out against that, and where go along?'),
  ],
  customer: [
    unhurried('Which customer would you offer that to first?'),
    onPressure('What would a customer miss who buys it that way?'),
  ],
}

/** What a customer would like to have: the answer is not what they want, but for whom besides. */
export const questionsOnWish: ByAngle = {
  assumption: ['For how many customers besides this one would that decide it?'],
  choice: ['What of that would you build for every customer, and what only for this one?'],
  customer: ['Which other customer would take it on the same terms?'],
}
