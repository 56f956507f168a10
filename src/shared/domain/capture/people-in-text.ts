import { fold, foldText } from '../fold-text'

/** Somebody a capture can be for. */
export interface Mentionable {
  id: string
  name: string
}

/** What a caret behind `@Mar` could become. */
export interface Completion {
  /** Where the words to replace stand, `@` included. */
  start: number
  end: number
  people: (Mentionable & { replacement: string })[]
}

/** An `@` that begins a name: not the one inside an address, not a price's. */
const mentionStart = /(?<![\p{L}\p{N}\p{M}_.+\-@/])@(?=\p{L})/gu
const longestName = 120
const mostOffered = 6

/** The people a text names, each with where `@name` stands. A name that fits two people names neither. */
export function findMentions(
  text: string,
  people: readonly Mentionable[],
): { id: string; name: string; start: number; end: number }[] {
  if (!text.includes('@')) return []
  const named = namedPeople(people)
  return [...text.matchAll(mentionStart)].flatMap(({ index }) => {
    const { folded, ends } = foldText(text.slice(index + 1, index + 1 + longestName))
    const found = exactMatch(folded, named) ?? partialMatch(folded, named)
    if (!found) return []
    const { person, length } = found
    return [{ id: person.id, name: person.name, start: index, end: index + 1 + (ends[length] ?? 0) }]
  })
}

/** Who could be meant by the `@…` the caret stands behind; `undefined` where it stands behind none, or a whole name. */
export function completePerson(
  text: string,
  caret: number,
  people: readonly Mentionable[],
): Completion | undefined {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || caret <= start || caret - start > longestName) return undefined
  if (/[\p{L}\p{N}\p{M}_.+\-@/]/u.test(text.slice(Math.max(0, start - 1), start))) return undefined
  const typed = text.slice(start + 1, caret)
  if (/[\n,;:!?]/.test(typed) || /^\s/.test(typed)) return undefined
  const query = fold(typed)
  const matches = people.filter(({ name }) => suffixesOf(fold(name)).some((part) => part.startsWith(query)))
  const isName = (name: string) => name === query || name.split(/\s+/).includes(query)
  const isSaid = matches.length === 1 && (typed.endsWith(' ') || isName(fold(matches[0]?.name ?? '')))
  if (matches.length === 0 || isSaid) return undefined
  // Who is called so comes before whose family is.
  const byFirstName = (name: string) => (fold(name).startsWith(query) ? 0 : 1)
  const offered = [...matches]
    .sort(
      (one, other) => byFirstName(one.name) - byFirstName(other.name) || one.name.localeCompare(other.name),
    )
    .slice(0, mostOffered)
    .map(({ id, name }) => ({ id, name, replacement: `@${name} ` }))
  return { start, end: caret, people: offered }
}

export interface Named extends Mentionable {
  /** Every way the name is written, folded. */
  variants: string[]
}

const namedByList = new WeakMap<readonly Mentionable[], Named[]>()

/** These people with every way their names are written; made once for a list. */
export function namedPeople(people: readonly Mentionable[]): Named[] {
  const known = namedByList.get(people)
  if (known) return known
  const named = people.map(({ id, name }) => ({ id, name, variants: variantsOf(name) }))
  namedByList.set(people, named)
  return named
}

interface Match {
  person: Named
  /** In folded units. */
  length: number
}

/** The person whose whole name, or a name of whose own, stands here. The longest wins: "@Maria Ortega" before "@Maria". */
function exactMatch(folded: string, people: readonly Named[]): Match | undefined {
  let longest = 0
  let found: Named[] = []
  for (const person of people) {
    const own = Math.max(0, ...person.variants.filter((name) => standsAtStart(folded, name)).map(lengthOf))
    if (own > longest) [longest, found] = [own, []]
    if (own > 0 && own === longest) found.push(person)
  }
  const [person, ...others] = found
  if (!person) return undefined
  return others.length === 0 ? { person, length: longest } : partialMatch(folded, found)
}

/** The one person whose name begins so: "@Mar", or "@Maria Or" where there are two Marias. */
function partialMatch(folded: string, people: readonly Named[]): Match | undefined {
  const words = /^[\p{L}\p{N}'’.-]+(?: [\p{L}\p{N}'’.-]+){0,3}/u.exec(folded)?.[0].split(' ') ?? []
  for (let count = words.length; count > 0; count -= 1) {
    const typed = words
      .slice(0, count)
      .join(' ')
      .replace(/['’]s$|['’.-]+$/u, '')
    const isAtEnd = typed.length === folded.trimEnd().length
    const last = typed.split(' ').at(-1) ?? ''
    // "@Maria or Jonas" is not Maria Ortega: short beginnings count only where the writer still is.
    if (last.length < 2 || (count > 1 && last.length < 3 && !isAtEnd)) continue
    const matches = people.filter(({ variants }) => variants.some((name) => name.startsWith(typed)))
    const [person, ...others] = matches
    if (person && others.length === 0) return { person, length: typed.length }
  }
  return undefined
}

function standsAtStart(folded: string, name: string): boolean {
  if (!folded.startsWith(name)) return false
  const next = folded.slice(name.length)
  // Scripts without spaces go on behind the name at once.
  return (
    !/^[\p{L}\p{N}]/u.test(next) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u.test(name)
  )
}

/** The whole name and each word of it, folded, with umlauts also as two letters ("Müller", "Muller", "Mueller"). */
function variantsOf(name: string): string[] {
  const spellings = [name, name.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue')]
  const variants = spellings.flatMap((spelling) => {
    const folded = fold(spelling).trim().replace(/\s+/g, ' ')
    return [
      folded,
      ...folded.split(' ').filter((word) => !/^(?:dr|mr|mrs|ms|prof|von|van|de|da|di)\.?$/.test(word)),
    ]
  })
  return [...new Set(variants)].filter((variant) => variant !== '')
}

function suffixesOf(folded: string): string[] {
  const words = folded.trim().split(/\s+/)
  return words.map((_, index) => words.slice(index).join(' '))
}

function lengthOf(text: string): number {
  return text.length
}
