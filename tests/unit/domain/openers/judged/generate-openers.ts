import { draftsFor } from '@shared/domain/openers/drafts-for'
import { relevanceIndex, relevanceToGoals } from '@shared/domain/openers/relevance'
import { createRandom, type Random } from '../../../../support/random.ts'
import { readJudged, type JudgedPerson } from './read-judged'

export interface GeneratedOpener {
  signal: string
  person: JudgedPerson
  text: string
  /** What of it is asked. */
  question: string
}

/** Openers of signals that have a so-what, as the app drafts them: which signal and which side, chance picks. */
export function generateOpeners(count: number, seed: number): GeneratedOpener[] {
  const { people, signals } = readJudged('judged')
  const index = relevanceIndex(signals, [])
  const random = createRandom(seed)
  const bySignal = signals.map((signal, at): GeneratedOpener[] => {
    const person = people.find(({ id }) => id === signal.for)
    if (!person) throw new Error(`nobody is ${signal.for}`)
    const goals = relevanceToGoals(index, person.goals)[at]?.goals ?? []
    const ready = draftsFor({ id: signal.id, ...signal.fields }, person, goals).filter(
      ({ isReady }) => isReady,
    )
    return shuffled(ready, random).map(({ fact, question }) => {
      return { signal: signal.id, person, text: `${fact} ${question}`, question }
    })
  })
  // One of each signal, and of some a second one where there are not enough.
  const [first, second] = [0, 1].map((nth) => bySignal.flatMap((drafts) => drafts.slice(nth, nth + 1)))
  return [...shuffled(first ?? [], random), ...shuffled(second ?? [], random)].slice(0, count)
}

/** The same items in an order of chance (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items]
  const result: T[] = []
  while (left.length > 0) result.push(...left.splice(random.below(left.length), 1))
  return result
}
