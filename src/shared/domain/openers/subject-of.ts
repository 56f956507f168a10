import { readNounWithAll } from './read-noun'
import { looksPlural, tokensOf } from './verb-place'

/** What a sentence begins with, where that is a thing. */
export function subjectOf(sentence: string): { count: number; isPlural: boolean } | undefined {
  const read = readNounWithAll(tokensOf(sentence))
  return read && { count: read.end, isPlural: looksPlural(read.head) }
}
