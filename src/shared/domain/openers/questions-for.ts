import type { SignalType } from '../../documents/kinds/signal'
import { angles, type ByAngle, type OpenerAngle } from './angles'
import { deadlineIn } from './deadline'
import { predictionIn } from './predictions'
import {
  questionsOnAim,
  questionsOnDoubted,
  questionsOnPlace,
  questionsOnPrediction,
  questionsOnSaid,
  questionsOnThing,
  type Side,
} from './questions-on-things'
import { questionsOnMove } from './questions-on-move'
import { questionsOnWords } from './questions-on-words'
import type { SaidSoWhat } from './so-what'
import { isOutside, type Listener } from './tact'
import { peopleIn, placeIn, telling, tellingThingOf, thingOf, thingOfFact } from './choose-thing'

/** What is asked about. */
export interface Noticed {
  type: SignalType
  competitors: readonly string[]
  /** As it is said. */
  fact: string
  /** Of the so-what, what may not be said and yet names a thing. */
  unsaid: string
}

export interface Questions {
  byAngle: ByAngle
  /** From which sides the so-what is said before the question; from the others the question takes it up alone. */
  saidBefore: readonly OpenerAngle[]
}

/**
 * The questions from each side: made of what the so-what means to do or hangs on, else of what it expects, else of the
 * thing it is about, and where nothing of it may be said of the thing that was noticed. `undefined` where nothing is named
 * that a question could hold on to: a question that fits any fact is none.
 *
 * @param canName whether a thing may be named to them: of a so-what that may not be said its thing often may
 * @param aim a goal of theirs that it serves, as it stands behind "mean for"
 */
export function questionsFor(
  { type, fact, unsaid, competitors }: Noticed,
  soWhat: SaidSoWhat | undefined,
  { relation }: Pick<Listener, 'relation'>,
  canName: (thing: string) => boolean,
  aim: string | undefined,
): Questions | undefined {
  const side: Side = isOutside(relation) ? 'outside' : relation === 'board' ? 'board' : 'inside'
  const people = peopleIn(soWhat?.words) ?? peopleIn(fact)
  if (soWhat !== undefined) {
    const followed = thingOf(soWhat.effect, side)?.text
    const isOfMarket = marketTypes.includes(type)
    const isAbove = relation === 'skip-level'
    const onWords = questionsOnWords(soWhat, { side, people, followed, isOfMarket, isAbove })
    if (onWords !== undefined) return { byAngle: onWords, saidBefore: angles }
    const { stance } = soWhat
    if (stance === 'doubt' || stance === 'distrust')
      return { byAngle: questionsOnDoubted(stance), saidBefore: angles }
    const prediction = predictionIn(soWhat.words)
    if (prediction !== undefined && (side !== 'outside' || /\byour?\b/i.test(soWhat.words)))
      return {
        byAngle: questionsOnPrediction(prediction, { stance, people }, side),
        saidBefore: [],
      }
  }
  // What the user would do themselves is told, and not asked about.
  const ofSaid = soWhat?.said.startsWith('I would ')
    ? undefined
    : (thingOf(soWhat?.said, side) ?? thingOf(soWhat?.words, side) ?? tellingThingOf(unsaid, canName))
  if (ofSaid === undefined && soWhat === undefined && aim === undefined) return undefined
  const [rival] = competitors.filter((name) => name !== '' && fact.includes(name))
  const onMove =
    ofSaid === undefined && side === 'inside' && type === 'competitor' && rival !== undefined
      ? questionsOnMove(fact, rival)
      : undefined
  if (onMove !== undefined) return { byAngle: onMove, saidBefore: angles }
  const thing = ofSaid ?? thingOfFact(fact, side)
  if (thing === undefined) {
    const place = placeIn(soWhat?.words ?? '') ?? placeIn(fact)
    if (aim !== undefined) return { byAngle: questionsOnAim(aim, side), saidBefore: angles }
    if (place !== undefined) return { byAngle: questionsOnPlace(place, side), saidBefore: angles }
    return soWhat?.said ? { byAngle: questionsOnSaid(side), saidBefore: angles } : undefined
  }
  // "Those four wordings" have to be said first; another thing is taken up at once.
  const isCounted = thing.kind === 'money' || thing.again.startsWith('those ')
  const isHeard = ofSaid === undefined || (isCounted && soWhat?.said.includes(thing.said) === true)
  const asked = {
    name: ofSaid === undefined ? thing.short : isHeard ? thing.again : thing.text,
    kind: thing.kind,
    isPlural: thing.isPlural,
    isOurs: thing.isOurs,
    stance: soWhat?.stance ?? 'state',
    isSaid: isHeard,
    deadline: deadlineIn(fact, soWhat?.words ?? ''),
    people:
      people === undefined || thing.text.includes(people) || thing.weight < telling ? undefined : people,
    isOfMarket: isSeenByCustomers.includes(type),
    // The so-what is nearer than any goal, where it names something.
    aim: ofSaid === undefined || ofSaid.weight < telling ? aim : undefined,
  }
  // "What does that change about it?" asks of what was noticed alone.
  const isOfFact = thing.kind === 'thing' && !isHeard && asked.aim === undefined
  const saidBefore = isOfFact ? (['choice', 'customer'] as const) : angles
  return { byAngle: questionsOnThing(asked, side), saidBefore }
}

const marketTypes: readonly SignalType[] = [
  'competitor',
  'customer',
  'trend',
  'social',
  'business-model',
  'technological',
  'assumption',
]

const isSeenByCustomers: readonly SignalType[] = ['competitor', 'customer', 'business-model', 'trend']
