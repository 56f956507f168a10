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
      'What would you need to hear to want that this month?',
    ],
    customer: [
      'Which customer would gain most if we did that?',
      'What would a customer have to tell us for you to want that sooner?',
      'How would a customer notice that we had done it?',
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
    customer: [
      'How could having that early win us a customer?',
      'Which customer would ask us for that first?',
    ],
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
      'What would you want customers to say about us by then?',
      'Which customer could tell us first that it is happening?',
    ],
  },
  possibility: {
    assumption: [
      'What would tell us early whether that is so?',
      'What else would have to be true for that to be so?',
    ],
    choice: ['How far would you go to find out?', 'What would you do first if it turned out to be so?'],
    customer: [
      'Which customer could tell us whether that is so?',
      'What would a customer of ours say to that?',
    ],
  },
  pressure: {
    assumption: [
      'If that goes on, what will we wish we had begun now?',
      'Which figure in our plan would move first because of that?',
      'What in our plan counts on the opposite?',
    ],
    choice: [
      'What would you delay to get ahead of that?',
      'Where would you hold your ground, and what would you let go?',
      'What would you stop doing this quarter to answer that?',
    ],
    customer: [
      'Which customer would feel that first, and what would they want from us?',
      'What would make a customer choose us all the same?',
      'What should our customers hear from us about that before they ask?',
    ],
  },
  opening: {
    assumption: [
      'What would have to be in place for us to use that?',
      'What would show us within a month that it works?',
      'How long do you think we have for that?',
    ],
    choice: [
      'What would you stop doing to be first there?',
      'How far would you take that this year?',
      'What would you put behind that, and what would it replace?',
    ],
    customer: [
      'Which customer would thank us first if we used that?',
      'What would a customer notice first if we used that well?',
      'Who that is not buying from us yet would come for that?',
    ],
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
      'What would show us that this is about to change?',
    ],
    choice: [
      'What would you change first because of that?',
      'If you could move one thing in the plan for that, which would it be?',
      'What would you stop doing, knowing that?',
    ],
    customer: [
      'Seen from a customer’s desk, what would you change about that first?',
      'Which customer would you like to ask about that, and what?',
      'What would a customer do about that in our place?',
    ],
  },
}
