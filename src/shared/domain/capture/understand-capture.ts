import type { CaptureContext } from './capture-context'
import { isCaptureWord, meaningOf, type CaptureWord } from './capture-word'
import { blank, type Chip, type ChipType, type Reading } from './chip'
import { readCompetitors } from './competitors-in-text'
import { readBareNames } from './bare-names'
import { proposeWord, type Proposal } from './propose-word'
import { readCommand, wordKey, wordReading } from './read-command'
import { signReaders } from './sign-readers'
import { wordsOfLine } from './words-of-line'

export interface CaptureUnderstanding {
  /** What was chosen to become of it; empty for a line that stays as it is. */
  word: CaptureWord | ''
  /** What the record made of it says; empty where nothing is chosen. */
  words: string
  /** Of a signal: an opener is to be made of it too. */
  makesOpener: boolean
  /** Whom it is for comes first. */
  personIds: string[]
  /** As written. */
  competitors: string[]
  tags: string[]
  /** With its scheme; empty for none. */
  url: string
  /** `YYYY-MM-DD`; empty for none. */
  dueDate: string
  /** In the order of the text, what does not stand in it first; none overlap, no key twice. */
  chips: Chip[]
  /** What the words sound like, for the user to take; never more than offered. */
  proposal: Proposal | null
}

/** Words to capture are a line or a few; a pasted book is kept whole but read this far, so that typing stays quick. */
const readableLength = 4000
/** No more than a commit takes (`understandingSchema`): a line full of signs must not be refused. */
const most: Record<ChipType, number> = { word: 2, competitor: 20, person: 20, tag: 50, url: 1, date: 1 }

/** What is understood of a capture. The text itself is kept as it was typed, whatever is found in it. */
export function understandCapture(text: string, context: CaptureContext): CaptureUnderstanding {
  const read = text.slice(0, readableLength)
  const commands = readCommand(read, context.rejected)
  const [command] = commands
  const word = command && isCaptureWord(command.value) ? command.value : acceptedWord(context)
  const readings: Reading[] = word !== '' && !command ? [wordReading(word)] : [...commands]
  let rest = read
  for (const { start, end } of commands) rest = blank(rest, start, end)
  const take = (found: readonly Reading[]) => {
    for (const { start, end } of withoutOverlaps(found)) rest = blank(rest, start, end)
    readings.push(...withoutOverlaps(found))
  }
  for (const reader of signReaders) take(reader(rest, context))
  const proposal = word === '' ? proposeWord(rest, readings, context) : null
  if (word !== '' && meaningOf(word).person !== 'shared' && !hasPerson(readings, context)) {
    take(readBareNames(rest, context.people, word))
  }
  if (word !== '' && meaningOf(word).makes.kind === 'signal') {
    take(readCompetitors(rest, context.competitors ?? [], word, command?.end))
  }
  if (!hasPerson(readings, context)) readings.push(...presentReading(word, context))
  return toUnderstanding(text, word, proposal, kept(readings, context))
}

function toUnderstanding(
  text: string,
  word: CaptureWord | '',
  proposal: Proposal | null,
  readings: readonly Reading[],
): CaptureUnderstanding {
  const valuesOf = (type: ChipType) =>
    readings.filter((reading) => reading.type === type).map(({ value }) => value)
  const chips = readings.map(({ key, type, label, start, end }) => ({ key, type, label, start, end }))
  return {
    word,
    words: word === '' ? '' : wordsOfLine(text, chips, word),
    makesOpener: valuesOf('word').length > 1,
    personIds: valuesOf('person'),
    competitors: valuesOf('competitor'),
    tags: valuesOf('tag'),
    url: valuesOf('url')[0] ?? '',
    dueDate: valuesOf('date')[0] ?? '',
    chips,
    proposal,
  }
}

function acceptedWord({ accepted = '', rejected }: CaptureContext): CaptureWord | '' {
  return accepted !== '' && !rejected.has(wordKey(accepted)) ? accepted : ''
}

/** Somebody the user is just meeting is meant, where nobody else is named. Signals are about the world outside. */
function presentReading(word: CaptureWord | '', { present }: CaptureContext): Reading[] {
  if (!present || (word !== '' && meaningOf(word).person === 'shared')) return []
  const label = `with ${present.name}, now`
  return [{ key: `present:${present.id}`, type: 'person', label, value: present.id, start: 0, end: 0 }]
}

function hasPerson(readings: readonly Reading[], { rejected }: CaptureContext): boolean {
  return readings.some(({ type, key }) => type === 'person' && !rejected.has(key))
}

function kept(readings: readonly Reading[], { rejected }: CaptureContext): Reading[] {
  const understood = readings.filter(({ key }) => key !== '' && !rejected.has(key))
  return atMost(most, firstOfEachKey(understood))
}

function withoutOverlaps(readings: readonly Reading[]): Reading[] {
  const result: Reading[] = []
  for (const reading of readings.toSorted((one, other) => one.start - other.start)) {
    if (reading.start >= (result.at(-1)?.end ?? 0) && reading.end > reading.start) result.push(reading)
  }
  return result
}

function firstOfEachKey(readings: readonly Reading[]): Reading[] {
  const byKey = new Map<string, Reading>()
  // What stands nowhere comes first, in the order in which it was read.
  const order = ({ start, end }: Reading) => (end === 0 ? -1 : start)
  for (const reading of readings.toSorted((one, other) => order(one) - order(other))) {
    if (!byKey.has(reading.key)) byKey.set(reading.key, reading)
  }
  return [...byKey.values()]
}

function atMost(limits: Record<ChipType, number>, readings: readonly Reading[]): Reading[] {
  const counts: Partial<Record<ChipType, number>> = {}
  return readings.filter(({ type }) => {
    counts[type] = (counts[type] ?? 0) + 1
    return counts[type] <= limits[type]
  })
}
