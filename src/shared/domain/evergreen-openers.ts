import type { Relation } from '../documents/kinds/person'
import { stemsOf } from './openers/word-stems'

/** An opener that needs nothing noticed first. */
export interface EvergreenOpener {
  id: string
  /** May be empty: some questions stand alone. */
  fact: string
  question: string
  /** Words that goals it serves are told by, besides its own. */
  about?: string
  relations: readonly Relation[]
}

/**
 * Openers for this relation that were not asked yet.
 *
 * @param used ids of those this person was asked, or has planned
 */
export function evergreenFor(relation: Relation, used: ReadonlySet<string> = new Set()): EvergreenOpener[] {
  return evergreenOpeners.filter(({ id, relations }) => relations.includes(relation) && !used.has(id))
}

/** Those that speak of one of these goals first; else in their order. */
export function goalsFirst(
  evergreens: readonly EvergreenOpener[],
  goals: readonly string[],
): EvergreenOpener[] {
  const wanted = new Set(goals.flatMap(stemsOf))
  const serves = ({ fact, question, about = '' }: EvergreenOpener) =>
    stemsOf(`${fact} ${question} ${about}`).some((stem) => wanted.has(stem))
  return [...evergreens.filter(serves), ...evergreens.filter((evergreen) => !serves(evergreen))]
}

export const evergreenOpeners: readonly EvergreenOpener[] = [
  {
    id: 'one-story',
    fact: '',
    question: 'What would you like to be said about this team a year from now?',
    relations: ['manager', 'skip-level', 'board'],
  },
  {
    id: 'knew-today',
    fact: '',
    question: 'If this year’s plan fails, what will we say we knew today?',
    relations: ['manager', 'skip-level', 'board'],
  },
  {
    id: 'board-ahead',
    fact: '',
    question: 'What will the board ask next quarter that we could answer in this one?',
    relations: ['manager', 'skip-level'],
  },
  {
    id: 'early-sign',
    fact: 'A customer who leaves has often decided it long before we hear of it.',
    question: 'Which early sign of it do you trust most?',
    about: 'churn retention renewals',
    relations: ['manager', 'skip-level', 'board'],
  },
  {
    id: 'empty-budget',
    fact: 'Our budget keeps the shape of last year’s.',
    question: 'Where would the first tenth of it go if it began empty?',
    relations: ['manager', 'board'],
  },
  {
    id: 'lost-customer',
    fact: 'We study the customers we won.',
    question: 'Which one that we lost would teach us most this quarter?',
    about: 'churn retention renewals',
    relations: ['manager', 'peer', 'skip-level'],
  },
  {
    id: 'one-promise',
    fact: 'We make several promises to every buyer.',
    question: 'Which would you keep if we could keep only one?',
    relations: ['manager', 'peer', 'board'],
  },
  {
    id: 'five-hired',
    fact: 'A rival could hire five of our people next month.',
    question: 'What would it build first with what they know?',
    relations: ['manager', 'skip-level', 'board'],
  },
  {
    id: 'never-reaches-us',
    fact: 'You hear things in your meetings that never reach us.',
    question: 'Which of them should change what we do next?',
    relations: ['skip-level', 'board'],
  },
  {
    id: 'argued-again',
    fact: 'Some of our decisions are older than the market they were made for.',
    question: 'Which would you like to see argued again?',
    relations: ['manager', 'skip-level'],
  },
  {
    id: 'several-companies',
    fact: 'You watch several companies meet the same market.',
    question: 'Which move of theirs would you test here first?',
    relations: ['board'],
  },
  {
    id: 'closer-to-the-work',
    fact: 'You see this work closer than I do.',
    question: 'What would you stop if it were yours for a month?',
    relations: ['report'],
  },
  {
    id: 'told-you-alone',
    fact: 'Customers tell you things they never tell me.',
    question: 'Which of them would you act on first?',
    relations: ['report'],
  },
  {
    id: 'half-the-time',
    fact: 'This plan assumes the time we asked for.',
    question: 'What would you do first if we had half of it?',
    relations: ['report', 'peer'],
  },
  {
    id: 'watched-handover',
    fact: 'Our teams meet at one handover.',
    question: 'What would a customer say who watched it?',
    relations: ['peer'],
  },
  {
    id: 'shared-number',
    fact: 'We are measured apart and sold together.',
    question: 'Which one number would you share with us?',
    relations: ['peer'],
  },
  {
    id: 'own-board',
    fact: 'You answer for this to your own board.',
    question: 'What will they ask next that we could help you show?',
    relations: ['client'],
  },
  {
    id: 'worth-it',
    fact: 'You had other ways to get this job done.',
    question: 'What makes this one worth it, and when would it stop?',
    relations: ['client'],
  },
  {
    id: 'next-to-us',
    fact: 'You use us beside a dozen other tools.',
    question: 'Which of them is coming closest to what we do for you?',
    relations: ['client'],
  },
  {
    id: 'from-outside',
    fact: 'You see us from outside.',
    question: 'Which part of what we do would you pay for first, and which last?',
    relations: ['other', 'client'],
  },
  {
    id: 'changed-your-mind',
    fact: 'Your field has moved this year.',
    question: 'What did you believe in January that you would no longer bet on?',
    relations: ['other', 'board', 'peer'],
  },
  {
    id: 'first-hour',
    fact: 'A new customer decides a lot in the first hour with us.',
    question: 'What would you want them to have done by its end?',
    relations: ['manager', 'peer', 'report'],
  },
  {
    id: 'stop-across',
    fact: 'Every team here has one thing it would gladly stop.',
    question: 'Which would you stop first across all of them?',
    relations: ['manager', 'skip-level'],
  },
  {
    id: 'use-and-sign',
    fact: 'The people who use what we sell seldom sign for it.',
    question: 'Which of the two would you serve first?',
    relations: ['manager', 'skip-level', 'board', 'peer'],
  },
  {
    id: 'not-there-yet',
    fact: 'Our strongest rival may not exist yet.',
    question: 'What would it do on its first day that we cannot?',
    relations: ['manager', 'skip-level', 'board'],
  },
  {
    id: 'pay-twice',
    fact: 'A few customers would pay us twice as much.',
    question: 'What do they have in common, and who else has it?',
    relations: ['manager', 'peer'],
  },
  {
    id: 'other-rooms',
    fact: 'You sit in rooms that I never see.',
    question: 'What from there would change how I do this job?',
    relations: ['manager', 'skip-level', 'board'],
  },
  {
    id: 'earns-most',
    fact: 'Not all of what we sell earns the same.',
    question: 'Which part would you grow if you had to pick one?',
    relations: ['manager', 'board', 'peer'],
  },
  {
    id: 'a-tenth-less',
    fact: 'We could do a tenth less and no customer would notice.',
    question: 'Which tenth would you choose?',
    relations: ['manager', 'report', 'peer'],
  },
  {
    id: 'only-the-result',
    fact: 'A customer never sees our plan, only what comes of it.',
    question: 'Which line of it would they cross out?',
    relations: ['manager', 'skip-level', 'board'],
  },
  {
    id: 'fresh-eyes',
    fact: 'The next person we hire will see us fresh.',
    question: 'What would you ask them after their first month?',
    relations: ['manager', 'report', 'peer'],
  },
  {
    id: 'bought-instead',
    fact: 'Money that is not spent with us is spent elsewhere.',
    question: 'What do they buy instead, and what would win it back?',
    relations: ['manager', 'skip-level', 'peer'],
  },
]
