/**
 * Scripts written without spaces between words, and Hangul, whose words are joined to their particles. FTS5's
 * tokenizers take a whole run of them as one word, so a word of two characters inside it would never be found: such
 * runs are indexed as overlapping pairs instead.
 */
const unspacedRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]+/gu

/** Most texts have no such run, and are not looked through for one: below the first of these scripts, and in signs. */
const spacedOnly = /^[^\u1000-\u1fff\u2e00-\uffff]*$/

/** A text in the form the index holds: runs of unspaced scripts as pairs, the last character also by itself. */
export function indexText(text: string): string {
  const composed = text.normalize('NFC')
  if (spacedOnly.test(composed)) return composed
  return composed.replace(unspacedRun, (run) => {
    const characters = [...run]
    return ` ${[...pairs(characters), characters.at(-1) ?? ''].join(' ')} `
  })
}

/**
 * The FTS5 expression for what a user typed: all words, each as a beginning. `undefined` where there is nothing to
 * look for.
 */
export function matchExpression(typed: string): string | undefined {
  const terms = wordsOf(typed).map((word) => {
    const characters = [...word]
    if (!isUnspaced(word) || characters.length === 1) return `"${word}"*`
    return `"${pairs(characters).join(' ')}"`
  })
  return terms.length === 0 ? undefined : terms.join(' AND ')
}

/** The words as they are looked for in the text itself, for excerpts: lower case, without accents. */
export function searchedWords(typed: string): string[] {
  return wordsOf(typed).map(fold)
}

/** Whether a text begins in a script written without spaces. */
export function isUnspaced(text: string): boolean {
  return text.search(unspacedRun) === 0
}

function wordsOf(typed: string): string[] {
  const spaced = typed.normalize('NFC').replace(unspacedRun, ' $& ')
  return spaced.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/** Lower case without accents, as the index compares; always as long as the text, so that places stay true. */
export function fold(text: string): string {
  let folded = ''
  for (const character of text) {
    const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    folded += plain.length === character.length ? plain : character
  }
  return folded
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(0, -1).map((character, index) => character + characters[index + 1])
}
