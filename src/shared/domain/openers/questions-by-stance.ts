import type { ByAngle } from './angles'
import type { Stance } from './stance'

/** What can be asked behind any so-what that sounds so. "That" is what was said just before. */
export const questionsByStance: Record<Stance, ByAngle> = {
  proposal: {
    assumption: [
      'What would have to be true for that to be the wrong move?',
      'What would you want to see first before you backed that?',
      'What are we taking for granted if we do that?',
    ],
    choice: [
      'What would you let wait so that we could?',
      'How far would you go with that, and where would you stop?',
      'What should that replace?',
    ],
    customer: [
      'Who would gain most if we did that?',
      'What would speak against that, seen from a customer’s side?',
    ],
  },
  need: {
    assumption: [
      'Which part of that do you think we already have?',
      'What would we find out first if we began on that tomorrow?',
    ],
    choice: [
      'What would you let wait so that we have it in time?',
      'Which part of that would you want first, and which could be late?',
    ],
    customer: ['Who would ask us for that first?', 'What would having that early be worth to a customer?'],
  },
  conditional: {
    assumption: [
      'What would show us early that this has begun?',
      'Which part of our plan only works if it does not come to that?',
    ],
    choice: [
      'What would you want in place before then?',
      'What would you start now so that it finds us ready?',
    ],
    customer: [
      'Who outside could tell us first that it is happening?',
      'What should customers have heard from us by then?',
    ],
  },
  possibility: {
    assumption: ['What would change your mind about that?', 'What would tell us early which way that goes?'],
    choice: [
      'Where would you look first to see whether it is true for us?',
      'What would you do first if it turned out to be so?',
    ],
    customer: ['Who outside could tell us more about that?', 'Whom would you ask before we rely on that?'],
  },
  pressure: {
    assumption: [
      'If that goes on, what will we wish we had begun now?',
      'Which figure in our plan would move first because of that?',
      'What would we do if that came twice as fast?',
    ],
    choice: [
      'What would you delay to get ahead of that?',
      'What would you want to have decided before that gets worse?',
    ],
    customer: [
      'Who outside would feel that first, and what would they want from us?',
      'Who has been through that already and could tell us what it took?',
    ],
  },
  opening: {
    assumption: [
      'What would have to be in place for us to use that?',
      'How long do you think we have for that?',
      'What would have to be true for that not to pay?',
    ],
    choice: [
      'What would you stop doing to be first there?',
      'How far would you take that this year?',
      'What would you put behind that, and what would it replace?',
    ],
    customer: [
      'Who outside would gain most if we used that?',
      'Who else sees that chance, and what are they likely to do?',
    ],
  },
  doubt: {
    assumption: [
      'What would change your mind about that?',
      'What would show us early that it goes otherwise?',
    ],
    choice: [
      'What would you do first if it turned out otherwise?',
      'How would you plan while we do not know?',
    ],
    customer: ['Who outside could tell us early which way that goes?'],
  },
  distrust: {
    assumption: [
      'What would you have to see before the plan counts on that?',
      'What would be the first sure sign that it is meant?',
    ],
    choice: [
      'How far would you plan as if it never came?',
      'Until when would you wait for that, and what then?',
    ],
    customer: [
      'Who could tell us early how serious that is?',
      'Who outside is counting on that, and what do they know?',
    ],
  },
  state: {
    assumption: [
      'If that still holds in a year, what will we wish we had begun now?',
      'What do we do today as if that were not so?',
      'What would change your mind about that?',
    ],
    choice: [
      'What would you change first because of that?',
      'If you could move one thing in the plan for that, which would it be?',
      'Where would you look first to see what that means for us?',
    ],
    customer: [
      'Who outside could tell us more about that, and what would you ask?',
      'Who else should hear of that from us, and what exactly?',
    ],
  },
}
