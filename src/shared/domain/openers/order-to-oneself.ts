import { hasVerb, isNounStart, plainVerbs } from './sentence'

/** An order to oneself. Some verbs are nouns as often, so that they need to be followed by what a verb is followed by. */
export function isOrder(first: string, second: string, third: string): boolean {
  if (orderedNouns.has(first))
    return /^(?:the|a|an|our|their|it|them|at|for|now|early|ahead|what|how|whether|which|who)$/.test(second)
  if (!plainVerbs.has(first) || second === '') return false
  if (isNounStart(second) || second.endsWith('ly')) return true
  return onlyVerbs.has(first) && !hasVerb(second) && third !== 'is' && third !== 'are'
}

/** Nouns as often as verbs, so that they order only where an article follows. */
const orderedNouns = new Set(
  'book plan order check test cap review name map draft print track record report block back base call cover list look mix place price process promise question visit'.split(
    ' ',
  ),
)

const onlyVerbs = new Set(
  'add ask avoid bring build buy choose combine consider convince decide deliver expect explain find get give hire increase keep make prepare prevent prove publish raise reduce remove rent replace reprice retain sell send show simplify speak split stop talk teach tell use write'.split(
    ' ',
  ),
)
