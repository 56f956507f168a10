import type { SignalType } from '../../documents/kinds/signal'
import type { ByAngle } from './angles'

/** For people of another house: their side, never ours. */
const byKind: Partial<Record<SignalType, ByAngle>> = {
  competitor: {
    assumption: ['What would have to be in an offer like that for it to be right for you?'],
    choice: ['What would you want to keep open before signing something like that?'],
    customer: ['Who on your side would have to be convinced of that first?'],
  },
  legal: {
    assumption: ['What does that change in what you can ask of your suppliers?'],
    choice: ['What would you want settled on your side first?'],
    customer: ['Who on your side should hear of that first?'],
  },
  'business-model': {
    assumption: ['What would have to be true for that to work at your place?'],
    choice: ['What would an agreement like that have to promise you?'],
    customer: ['Who on your side would have to agree to that first?'],
  },
  technological: {
    assumption: ['What would you want to see before you believed it at your place?'],
    choice: ['Where would you try that first?'],
    customer: ['Who on your side would be glad of that first?'],
  },
  economic: {
    assumption: ['Where on your side would that show first?'],
    choice: ['What would you protect first, whatever happens?'],
    customer: ['What would help you most from us while that lasts?'],
  },
  trend: {
    assumption: ['If that goes on, what will you need from us that you do not need today?'],
    choice: ['What would you want us to do differently if that goes on?'],
    customer: ['Who on your side feels that most already?'],
  },
  environmental: {
    assumption: ['Which of your plans would that make easier?'],
    choice: ['What would you do first with a figure like that?'],
    customer: ['Who on your side would have to see that first?'],
  },
  assumption: {
    assumption: ['What would you want to see before you believed that?'],
    choice: ['Where would you look first if we looked together?'],
    customer: ['Who on your side would know most about that?'],
  },
  customer: {
    assumption: ['What would have to be different for that not to come up again?'],
    choice: ['What would you want from us first about that?'],
    customer: ['Whom on your side should we sit down with about that first?'],
  },
}

/** A rival that offered them nothing they could sign. */
const ofRival: ByAngle = {
  assumption: ['What would you want to see from them before you counted on that?'],
  choice: ['What would you want from us to set beside that?'],
  customer: ['Who on your side would look into that first?'],
}

const byDefault: ByAngle = {
  assumption: ['Where on your side would that show first?'],
  choice: ['What would you want to have ready for that on your side?'],
  customer: ['Who on your side would feel that first?'],
}

/** Of these kinds only some are what the questions suppose: an offer they could take, a complaint of their own people. */
const supposes: Partial<Record<SignalType, RegExp>> = {
  competitor:
    /\b(?:offers?|packs?|packages?|price\w*|discount\w*|free|trial|lock-in|reps?|contracts?|deals?|minus|promis\w+)\b/i,
  customer: /["“„«]|\b(?:complain\w*|late|wait\w*|missing|wrong|mixed)\b/i,
}

export function questionsOutside(type: SignalType, fact: string): ByAngle {
  if (type === 'competitor' && supposes.competitor?.test(fact) === false) return ofRival
  return supposes[type]?.test(fact) === false ? byDefault : (byKind[type] ?? byDefault)
}
