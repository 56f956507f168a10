import type { Signal, SignalType } from '../../documents/kinds/signal'
import { evergreenFor } from '../evergreen-openers'
import { draftsFor, type AngledDraft } from './drafts-for'
import { freshnessPart, strengthPart, type Strength } from './rank-parts'
import { wordsOf } from './sentence'
import type { Listener } from './tact'

const pocketSize = 3
/** Three of these are read at a glance; what is longer is not remembered while somebody comes along the corridor. */
const mostWords = 30

/** Nobody in particular, of the own house: nothing private of anyone goes into a pocket. */
const anyone: Listener = { name: '', relation: 'manager', worries: [] }

/** An opener to have at hand. */
export type PocketOpener = Pick<AngledDraft, 'fact' | 'question'>

/**
 * Three openers for whoever one runs into: short, of three kinds, from what is fresh and strong, none made of anybody's
 * goals; openers that need no signal where there are not enough.
 */
export function pocketList({
  signals,
  nowMs,
  strengthOf,
}: {
  signals: readonly Signal[]
  nowMs: number
  strengthOf: (signal: Signal) => Strength
}): PocketOpener[] {
  const best = signals
    .filter(
      ({ fields }) => fields.setAsideAt === null && fields.trashedAt === null && fields.soWhat.trim() !== '',
    )
    .map((signal) => ({
      signal,
      score: freshnessPart(signal, nowMs).value + strengthPart(strengthOf(signal)).value,
    }))
    .sort((one, other) => other.score - one.score)
  const chosen: PocketOpener[] = []
  const types = new Set<SignalType>()
  for (const { signal } of best) {
    if (chosen.length === pocketSize) break
    if (types.has(signal.fields.type)) continue
    const draft = draftsFor({ id: signal.id, ...signal.fields }, anyone, []).find(
      (each) => each.isReady && isShort(each),
    )
    if (!draft) continue
    types.add(signal.fields.type)
    chosen.push({ fact: draft.fact, question: draft.question })
  }
  const evergreen = evergreenFor(anyone.relation).map(({ fact, question }) => ({ fact, question }))
  return [...chosen, ...evergreen].slice(0, pocketSize)
}

function isShort({ fact, question }: PocketOpener): boolean {
  return wordsOf(`${fact} ${question}`).length <= mostWords
}
