import { numbers } from './noun-words'
import type { Side } from './questions-on-things'
import { sentencesOf } from './sentence'
import { thingsIn, type Thing } from './things'

/** What tells less than this names nothing. */
const leastWeight = 0.5
/** What tells less than this is less than a goal of theirs. */
export const telling = 2

/** "Anything decent in Italy" */
export function placeIn(text: string): string | undefined {
  const [, place] = /\b(?:in|around) (\p{Lu}\p{Ll}{2,})(?![\p{L}’'])/u.exec(text) ?? []
  return place !== undefined && !dated.test(place) ? place : undefined
}

const dated =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter)$/

/** The thing a text is about, of all its sentences. */
export function thingOf(text: string | undefined, side: Side): Thing | undefined {
  return best(sentencesOf(text ?? '').flatMap(thingsIn), side)
}

/** The same of a text that is not said: the thing has to tell enough alone. */
export function tellingThingOf(text: string, canName: (thing: string) => boolean): Thing | undefined {
  const things = sentencesOf(text).flatMap(thingsIn)
  return best(
    things.filter((thing) => thing.weight >= telling && thing.kind !== 'some' && canName(thing.text)),
    'inside',
  )
}

/** Of what was noticed not who did it, if there is another: and that without a colon behind it. */
export function thingOfFact(fact: string, side: Side): Thing | undefined {
  const things = sentencesOf(fact).flatMap((sentence) =>
    thingsIn(sentence).map((thing) => {
      const isFirst = sentence.startsWith(thing.said)
      const isName = isFirst && !thing.said.includes(' ')
      const isLabel = /^[:;,.]/.test(sentence.slice(thing.said.length))
      const isLess = isFirst && (!isLabel || thing.weight < telling)
      return { ...thing, weight: thing.weight - Number(isLess) - Number(isName) * 3 }
    }),
  )
  return best(things, side)
}

function best(things: readonly Thing[], side: Side): Thing | undefined {
  const [first] = things
    .filter(({ kind, weight }) => weight >= leastWeight && !(side === 'outside' && kind === 'people'))
    .toSorted((one, other) => other.weight - one.weight)
  return first
}

/** Who is told of that sees it from the other side. */
export function peopleIn(text: string | undefined): string | undefined {
  return sentencesOf(text ?? '')
    .flatMap(thingsIn)
    .find(
      ({ kind, isPlural, text: name }) =>
        kind === 'people' &&
        isPlural &&
        name.split(' ').length < 4 &&
        !/\d|^(?:the )?people$/.test(name) &&
        !numbers.test(name.split(' ')[0] ?? ''),
    )?.text
}
