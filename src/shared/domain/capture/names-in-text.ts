import { fold } from '../fold-text'

/** A name found in a text as plain words. */
export interface FoundName {
  id: string
  start: number
  end: number
}

/** At the start of a line such a name is a word of the sentence in front of these: "will send", "may be", "grace period". */
const behindSomethingElse =
  /^\s+(?:be|have|need|try|do|get|go|make|take|send|call|write|finish|prepare|check|ask|tell|follow|give|i|we|you|they|the|a|an|my|our|not|up|down|for|of|in|to|on|at|period|\d)(?![\p{L}\p{N}])|^\s*$/u

/** Names by the words that stand for them, longest first; made once for a list of names. */
export interface NameIndex {
  /** Folded first words of names, so that most words of a text are passed over at once. */
  byFirstWord: ReadonlyMap<string, readonly { id: string; words: readonly string[] }[]>
}

/** Names that are words of the language as well: they count with a capital or where only somebody can stand. */
const alsoWords: ReadonlySet<string> = new Set(
  'will mark may grace rose jack bill art dean drew pat rob sue joy hope faith miles chase grant frank max mason summer april june august dawn eve penny rich nick ray sky price long young white brown black green king page wood love best case day fox good hall hill lane park rice wise read west north south mai an al ed jo ali ken don van von der den del las los may ann'.split(
    ' ',
  ),
)

/** Behind these somebody is named: "call will back". */
const beforeSomebody =
  /(?:^|[\s(])(?:to|by|for|from|with|w|w\/|re|call|ask|tell|owe|remind|ping|email|meet|meeting|and|about|an|feedback|note|heard|mit|von|fur|bei|a|con|de|para|avec|pour|chez|promised)[\s:]+$/

/** In front of these somebody is named: "will owes us an answer". */
const behindSomebody =
  /^['’]?s?\s+(?:owes|said|says|told|asked|asks|promised|wants|thinks|likes|hates|prefers|mentioned|chased|is|was|has|had|will|sagt|will|mag|dice|dit)(?!\p{L})/u

/** @param names each `id` with the ways it is written; a way that two ids share names neither */
export function indexNames(names: readonly { id: string; spellings: readonly string[] }[]): NameIndex {
  const owners = new Map<string, string | undefined>()
  for (const { id, spellings } of names) {
    for (const spelling of spellings) {
      const known = owners.get(spelling)
      owners.set(spelling, owners.has(spelling) && known !== id ? undefined : id)
    }
  }
  const byFirstWord = new Map<string, { id: string; words: string[] }[]>()
  for (const [spelling, id] of owners) {
    const words = spelling.split(/[\s-]+/)
    const first = words[0] ?? ''
    if (id === undefined || first.length < 2) continue
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { id, words }])
  }
  for (const list of byFirstWord.values()) {
    list.sort((one, other) => other.words.length - one.words.length)
  }
  return { byFirstWord }
}

/** Where a text has one of these names as words of its own, in order; "marias" and "Maria’s" are Maria too. */
export function findNames(text: string, index: NameIndex): FoundName[] {
  if (index.byFirstWord.size === 0) return []
  const words = wordsOf(text)
  const found: FoundName[] = []
  for (let at = 0; at < words.length; at += 1) {
    const match = nameAt(words, at, index)
    if (!match) continue
    const [first, last] = [words[at], words[at + match.count - 1]]
    if (!first || !last) continue
    const end = last.end - match.ending
    if (match.count === 1 && alsoWords.has(match.word) && !isSomebody(text, first.start, end)) continue
    found.push({ id: match.id, start: first.start, end })
    at += match.count - 1
  }
  return found
}

interface Word {
  folded: string
  start: number
  end: number
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)?/gu)].map(({ 0: word, index }) => ({
    folded: fold(word),
    start: index,
    end: index + word.length,
  }))
}

interface NameMatch {
  id: string
  word: string
  count: number
  /** How much of the last word is a possessive ending. */
  ending: number
}

function nameAt(words: readonly Word[], at: number, { byFirstWord }: NameIndex): NameMatch | undefined {
  const typed = words[at]?.folded ?? ''
  for (const [word, ending] of [[typed, 0] as const, ...possessives(typed)]) {
    for (const { id, words: name } of byFirstWord.get(word) ?? []) {
      if (name.length === 1) return { id, word, count: 1, ending }
      const lastEnding = ending > 0 ? undefined : endingOfRest(words, at, name)
      if (lastEnding !== undefined) return { id, word, count: name.length, ending: lastEnding }
    }
  }
  return undefined
}

/** How long the possessive ending is where all words of a name stand here; `undefined` where one of them is another. */
function endingOfRest(words: readonly Word[], at: number, name: readonly string[]): number | undefined {
  let ending: number | undefined
  for (let offset = 1; offset < name.length; offset += 1) {
    const typed = words[at + offset]?.folded ?? ''
    const part = name[offset] ?? ''
    ending = typed === part ? 0 : typed.startsWith(part) ? endingOf(typed, part) : undefined
    if (ending === undefined) return undefined
  }
  return ending
}

/** The words a typed one could be the possessive of, and how long its ending is. */
function possessives(typed: string): (readonly [string, number])[] {
  const marked = /^(.+)(['’]s?)$/.exec(typed)
  if (marked) return [[marked[1] ?? '', marked[2]?.length ?? 0]]
  return typed.endsWith('s') && typed.length > 4 ? [[typed.slice(0, -1), 1]] : []
}

function endingOf(typed: string, part: string): number | undefined {
  return possessives(typed).find(([word]) => word === part)?.[1]
}

function isSomebody(text: string, start: number, end: number): boolean {
  const before = fold(text.slice(Math.max(0, start - 20), start))
  const isCapital = /^\p{Lu}/u.test(text.slice(start))
  if (isCapital && before.trim() !== '') return true
  const behind = fold(text.slice(end, end + 20))
  // "will send the deck" is what the user will do.
  if (before.trim() === '' && !behindSomethingElse.test(behind)) return true
  return beforeSomebody.test(before) || behindSomebody.test(behind)
}
