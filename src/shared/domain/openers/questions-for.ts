import type { SignalType } from '../../documents/kinds/signal'
import type { ByAngle } from './angles'
import { deadlineIn } from './deadline'
import { predictionIn } from './predictions'
import { questionsOnMove } from './questions-on-move'
import {
  plainQuestions,
  questionsOnAim,
  questionsOnDoubted,
  questionsOnPrediction,
  questionsOnThing,
  type Side,
} from './questions-on-things'
import { questionsOnWords } from './questions-on-words'
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
  /** The so-what is said before the question; otherwise the question itself takes it up. */
  isSaidBefore: boolean
}

/**
 * The questions from each side: made of what the so-what means to do, hangs on or expects, else of a rival's move or a
 * thing of ours that is surely read, else of a goal of theirs, else plain ones that are whole without any noun of the
 * note. `undefined` where there is neither a so-what nor a goal.
 *
 * @param aim a goal of theirs that it serves, as it stands behind "mean for"
 */
export function questionsFor(
  { type, fact, competitors }: Noticed,
  soWhat: SaidSoWhat | undefined,
  { relation }: Pick<Listener, 'relation'>,
  aim: string | undefined,
): Questions | undefined {
  const side: Side = isOutside(relation) ? 'outside' : relation === 'board' ? 'board' : 'inside'
  if (soWhat === undefined && aim === undefined) return undefined
  const stance = soWhat?.stance ?? 'state'
  if (soWhat !== undefined) {
    const onWords = questionsOnWords(soWhat, { side, isAbove: relation === 'skip-level' })
    if (onWords !== undefined) return { byAngle: onWords, isSaidBefore: true }
    if (stance === 'doubt' || stance === 'distrust')
      return { byAngle: questionsOnDoubted(stance), isSaidBefore: true }
    const prediction = predictionIn(soWhat.words)
    if (prediction !== undefined && side !== 'outside')
      return { byAngle: questionsOnPrediction(prediction, stance, side), isSaidBefore: false }
  }
  const [rival] = competitors.filter((name) => name !== '' && fact.includes(name))
  const onMove =
    side === 'inside' && type === 'competitor' && rival !== undefined
      ? questionsOnMove(fact, rival)
      : undefined
  if (onMove !== undefined) return { byAngle: onMove, isSaidBefore: true }
  const thing = side === 'outside' ? undefined : sureThingIn(soWhat?.words ?? '')
  const onThing = thing === undefined ? undefined : questionsOnThing(thing, side)
  const onAim = aim === undefined ? undefined : questionsOnAim(aim, side)
  const deadline = deadlineIn(fact, soWhat?.words ?? '')
  const isHere = /\b(?:we|our|us|ours)\b/i.test(`${fact} ${soWhat?.words ?? ''}`)
  const plain = plainQuestions({ side, type, stance, deadline, isHere })
  return {
    byAngle: {
      assumption: (onAim ?? onThing ?? plain).assumption,
      choice: (onThing ?? (deadline === undefined ? onAim : undefined) ?? plain).choice,
      customer: (onThing ?? plain).customer,
    },
    isSaidBefore: true,
  }
}
