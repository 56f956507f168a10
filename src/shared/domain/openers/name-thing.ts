import { countedInIng, determiners, money, nounsInIng, numbers, uncounted } from './noun-words'

/** "Four of our home wordings" are "those four wordings" from then on. */
export function calledAgain(words: readonly string[], head: string): string {
  const [first = ''] = words
  const count = numbers.test(first.toLowerCase()) ? `${first.toLowerCase()} ` : ''
  return `those ${count}${head}`
}

/** "Property-level flood maps from radar" are "those flood maps", where nothing else was told of. */
export function shortOf(text: string, isPlural: boolean): string {
  if (/^(?:our|your)\b|[’']s?\s/.test(text)) return text
  const [main = ''] = text.split(/\s(?:of|for|in|on|at|with|per|from|between|without|against|we)\s/)
  const words = main.split(' ').filter((word) => !determiners.test(word.toLowerCase()))
  if (uncounted.test(words.at(-1) ?? '') || nounsInIng.test(words.at(-1) ?? '')) return text
  return `${isPlural ? 'those' : 'that'} ${words.slice(-2).join(' ')}`
}

export const isOneWord = (words: readonly string[]) =>
  words.length === 1 || /^(?:of|for|in|on|at|with|per)$/.test(words[1] ?? '')

export function withItsArticle(text: string, head: string, isPlural: boolean): string {
  const [first = '', second = ''] = text.split(' ')
  if (determiners.test(first.toLowerCase()) || numbers.test(first.toLowerCase()) || isPlural) return text
  // "The ETS2 start", but "Dublin office" and "last year's mix" as they are.
  const isAbbreviation = /^\p{Lu}{2,}\d*$/u.test(first) && /^\p{Ll}/u.test(second)
  if (money.test(first) || (/^\p{Lu}/u.test(first) && !isAbbreviation)) return text
  if (/^(?:year|month|week)[’']s$/.test(first)) return text
  const [main = ''] = text.split(/\s(?:of|for|in|on|at|with|per|without|against)\s/)
  const noun = main.split(' ').at(-1) ?? head
  if (/\d$/.test(main)) return text
  if (uncounted.test(noun) || (nounsInIng.test(noun) && !countedInIng.test(noun))) return text
  return `the ${text}`
}

/** "Our rate", "four of our wordings", and not "the last of our size". */
export function isOurs(words: readonly string[]): boolean {
  return (
    /^our$/i.test(words[0] ?? '') ||
    (numbers.test(words[0]?.toLowerCase() ?? '') && words[2] === 'our') ||
    words[3] === 'our'
  )
}
