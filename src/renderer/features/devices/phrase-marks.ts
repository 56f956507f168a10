/** Words of a recovery phrase. */
export const phraseLength = 24

/** What became of one word of the phrase as it is typed back. `typing`: the last one, and right so far. */
export type WordMark = 'missing' | 'typing' | 'right' | 'wrong'

/** The words typed so far. Case, spaces, lines and the numbers of a list that was pasted do not count. */
export function typedWords(typed: string): string[] {
  return typed
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
}

/** One mark for each word of the phrase. A word is judged once it is left, or can no longer become the right one. */
export function markWords(typed: string, words: readonly string[]): WordMark[] {
  const given = typedWords(typed)
  const isLastOpen = /[a-z]$/i.test(typed)
  return words.map((word, index) => {
    const mine = given[index]
    if (mine === undefined) return 'missing'
    if (mine === word) return 'right'
    const isOpen = isLastOpen && index === given.length - 1
    return isOpen && word.startsWith(mine) ? 'typing' : 'wrong'
  })
}

/** What is to be said of the marks, for who does not see them. */
export function marksInWords(marks: readonly WordMark[], typedCount: number): string {
  const wrong = marks.flatMap((mark, index) => (mark === 'wrong' ? [index + 1] : []))
  const right = marks.filter((mark) => mark === 'right').length
  const [first] = wrong
  if (first !== undefined) {
    const others = wrong.length - 1
    return others === 0
      ? `Word ${first} is not the one on the list.`
      : `Word ${first} and ${others === 1 ? 'one' : others} more are not the ones on the list.`
  }
  const surplus = typedCount - marks.length
  if (surplus === 1) return 'There is one word too many.'
  if (surplus > 1) return `There are ${surplus} words too many.`
  return right === marks.length
    ? `All ${right} words are right.`
    : `${right} of ${marks.length} words are right.`
}
