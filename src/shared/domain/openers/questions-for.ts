import type { SignalType } from '../../documents/kinds/signal'
import { angles, type ByAngle, type OpenerAngle } from './angles'
import { deadlineIn } from './deadline'
import { predictionIn } from './predictions'
import { questionsOnClause, questionsOnPossibility } from './questions-on-clause'
import { questionsOnMove } from './questions-on-move'
import {
  plainQuestions,
  questionsOnAim,
  questionsOnDoubted,
  questionsOnThing,
  type Side,
} from './questions-on-things'
import { questionsOnWords } from './questions-on-words'
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
}

/**
 * The questions from each side: made of what the so-what means to do, hangs on, expects, could be or states, else of a
 * rival's move or a thing of ours that is surely read, else of a goal of theirs, else plain ones that are whole without any
 * noun of the note.
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
  const stance = soWhat?.stance ?? 'state'
  if (soWhat !== undefined) {
    const onWords = questionsOnWords(soWhat, { side, isAbove: relation === 'skip-level' })
    if (onWords !== undefined) return { byAngle: onWords, takenUp: [] }
    if (stance === 'doubt' || stance === 'distrust')
      return { byAngle: questionsOnDoubted(stance), takenUp: [] }
    const possibility = side === 'outside' ? undefined : possibilityIn(soWhat.said)
    if (possibility !== undefined)
      return { byAngle: questionsOnPossibility(possibility, { type, stance, side }), takenUp: angles }
    const expected = side === 'outside' ? undefined : predictionIn(soWhat.words)
    if (expected !== undefined)
      return { byAngle: questionsOnClause(expected, { type, stance, side }), takenUp: angles }
  }
  const [rival] = competitors.filter((name) => name !== '' && fact.includes(name))
  const onMove =
    side === 'inside' && type === 'competitor' && rival !== undefined
      ? questionsOnMove(fact, rival)
      : undefined
  if (onMove !== undefined) return { byAngle: onMove, takenUp: [] }
  const clause = clauseOf(soWhat?.said ?? '')
  const deadline = deadlineIn(fact, soWhat?.words ?? '')
  const plain = plainQuestions({ side, type, stance, deadline })
  if (clause !== undefined) {
    // Said before from one side, so that the three are not three times the same sentence.
    const { assumption, customer } = questionsOnClause(clause, { type, stance, side })
    return { byAngle: { assumption, customer, choice: plain.choice }, takenUp: ['assumption', 'customer'] }
  }
  const thing = side === 'outside' ? undefined : sureThingIn(soWhat?.words ?? '')
  const onThing = thing === undefined ? undefined : questionsOnThing(thing, side)
  const onAim = aim === undefined ? undefined : questionsOnAim(aim, side)
  return {
    byAngle: {
      assumption: (onAim ?? onThing ?? plain).assumption,
      choice: (onThing ?? (deadline === undefined ? onAim : undefined) ?? plain).choice,
      customer: (onThing ?? plain).customer,
    },
    takenUp: [],
  }
}
