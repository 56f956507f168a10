import type { SignalType } from '../../documents/kinds/signal'
import type { ByAngle } from './angles'
import { deadlineIn } from './deadline'
import { questionsOnMove } from './questions-on-move'
import { plainQuestions, questionOnGoal, questionsOnStance, type Side } from './plain-questions'
import { questionsOnWords } from './questions-on-words'
import type { SaidSoWhat } from './so-what'
import { stemsOf } from './word-stems'
import { isOutside, type Listener } from './tact'

/** What is asked about. */
export interface Noticed {
  type: SignalType
  competitors: readonly string[]
  /** As it is said. */
  fact: string
}

export interface Questions {
  byAngle: ByAngle
  /** A date that a question may name: it can be asked where the date was said. */
  date?: string
  /** The question holds what matters: what else was said may be left out where it gets too long. */
  isHeld?: boolean
}

/** What is not sure is asked about before what a rival did. */
const isUnsure = /^(?:wonder|doubt|distrust)$/

const nothingAsked: ByAngle = { assumption: [], choice: [], customer: [] }

/**
 * The questions from each side: made of what the so-what means to do, needs or hangs on, else of a rival's move or a goal of
 * theirs, else such as follow from any so-what that was said. Where nothing of the so-what is taken up or said, only a goal
 * of theirs is asked about: a bare fact and a question that fits any is no opener.
 *
 * @param goal what a goal of theirs is about that it serves, as it stands behind "mean for"
 */
export function questionsFor(
  { type, fact, competitors }: Noticed,
  soWhat: SaidSoWhat | undefined,
  { relation }: Pick<Listener, 'relation'>,
  goal: string | undefined,
): Questions {
  const side: Side = isOutside(relation) ? 'outside' : relation === 'board' ? 'board' : 'inside'
  // "What does that mean for finished stock?", where finished stock was noticed, asks nothing.
  const isNoticed =
    goal !== undefined && /\s/.test(goal) && stemsOf(goal).every((stem) => stemsOf(fact).includes(stem))
  const onGoal = goal === undefined || isNoticed ? {} : { assumption: [questionOnGoal(goal)] }
  const onWords = soWhat && questionsOnWords(soWhat, { side, isAbove: relation === 'skip-level' })
  if (onWords !== undefined) return { byAngle: onWords, isHeld: true }
  const { stance, said } = soWhat ?? { stance: 'state', said: '' }
  if (said === '') return { byAngle: { ...nothingAsked, ...onGoal } }
  const [rival] = competitors.filter((name) => name !== '' && fact.includes(name))
  const isMove = side === 'inside' && type === 'competitor' && !isUnsure.test(stance)
  const onMove = isMove && rival !== undefined ? questionsOnMove(fact, rival) : undefined
  if (onMove !== undefined) return { byAngle: onMove }
  const onStance = questionsOnStance(stance, side)
  if (onStance !== undefined) return { byAngle: onStance }
  const deadline = deadlineIn(fact, said)
  return {
    byAngle: { ...plainQuestions(side, stance, deadline), ...onGoal },
    ...(deadline && { date: deadline.date }),
  }
}
