import type { SignalType } from '../../documents/kinds/signal'
import { angles, type ByAngle, type OpenerAngle } from './angles'
import { deadlineIn } from './deadline'
import { predictionIn } from './predictions'
import { questionsOnClause, questionsOnPossibility } from './questions-on-clause'
import { questionsOnMove } from './questions-on-move'
import {
  plainQuestions,
  questionOnAim,
  questionsOnDoubted,
  questionsOnThing,
  type Side,
} from './questions-on-things'
import { questionsOnSaidCondition, questionsOnWords } from './questions-on-words'
import { clauseOf, possibilityIn } from './said-clause'
import type { SaidSoWhat } from './so-what'
import { isOutside, type Listener } from './tact'
import { sureThingIn } from './things'

/** What is asked about. */
export interface Noticed {
  type: SignalType
  competitors: readonly string[]
  /** As it is said. */
  fact: string
}

export interface Questions {
  byAngle: ByAngle
  /** From these sides the question itself takes up the so-what, which is not said before it then. */
  takenUp: readonly OpenerAngle[]
  /** The question holds what matters: what else was said may be left out where it gets too long. */
  isHeld?: boolean
}

const nothingAsked: ByAngle = { assumption: [], choice: [], customer: [] }

/**
 * The questions from each side: made of what the so-what means to do, hangs on, expects, could be or states, else of a
 * rival's move, a thing of ours that is surely read or a goal of theirs, else plain ones. Where nothing of the so-what is
 * taken up or said, only a goal of theirs is asked about: a bare fact and a question that fits any is no opener.
 *
 * @param aim a goal of theirs that it serves, as it stands behind "mean for"
 */
export function questionsFor(
  { type, fact, competitors }: Noticed,
  soWhat: SaidSoWhat | undefined,
  { relation }: Pick<Listener, 'relation'>,
  aim: string | undefined,
): Questions {
  const side: Side = isOutside(relation) ? 'outside' : relation === 'board' ? 'board' : 'inside'
  const onAim = aim === undefined ? undefined : questionOnAim(aim)
  const onWords = soWhat && questionsOnWords(soWhat, { side, isAbove: relation === 'skip-level' })
  if (onWords !== undefined) return { byAngle: onWords, takenUp: [], isHeld: true }
  const { stance, said, words } = soWhat ?? { stance: 'state', said: '', words: '' }
  if (stance === 'conditional' && said !== '') return { byAngle: questionsOnSaidCondition(side), takenUp: [] }
  if (said !== '' && (stance === 'doubt' || stance === 'distrust'))
    return { byAngle: questionsOnDoubted(stance), takenUp: [] }
  const possibility = side === 'outside' ? undefined : possibilityIn(said)
  if (possibility !== undefined)
    return { byAngle: questionsOnPossibility(possibility, { stance, side }), takenUp: angles }
  const expected = side === 'outside' ? undefined : predictionIn(words)
  if (expected !== undefined)
    return { byAngle: questionsOnClause(expected, { stance, side }), takenUp: angles }
  if (said === '')
    return {
      byAngle: { ...nothingAsked, assumption: aim?.startsWith('mean for') ? [questionOnAim(aim)] : [] },
      takenUp: [],
    }
  const [rival] = competitors.filter((name) => name !== '' && fact.includes(name))
  const onMove =
    side === 'inside' && type === 'competitor' && rival !== undefined
      ? questionsOnMove(fact, rival)
      : undefined
  if (onMove !== undefined) return { byAngle: onMove, takenUp: [] }
  const clause = clauseOf(said)
  const plain = plainQuestions({ side, type, stance, deadline: deadlineIn(fact, words) })
  if (clause !== undefined) {
    // Said before from one side, so that the three are not three times the same sentence.
    const { assumption, customer } = questionsOnClause(clause, { stance, side })
    return { byAngle: { assumption, customer, choice: plain.choice }, takenUp: ['assumption', 'customer'] }
  }
  const thing = side === 'outside' ? undefined : sureThingIn(words)
  const onThing = thing === undefined ? plain : questionsOnThing(thing, side)
  return { byAngle: { ...onThing, ...(onAim && { assumption: [onAim] }) }, takenUp: [] }
}
