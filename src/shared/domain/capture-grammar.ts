import { findMentions, type Mentionable } from './capture-people'
import { findDate } from './dates-in-words'
import { daysBetweenDates } from './wall-clock'

type ChipType = 'person' | 'tag' | 'url' | 'date'

/** One thing understood of a capture, shown under it and taken back by its key. */
export interface Chip {
  /** The same for the same words however the text around them changes. */
  key: string
  type: ChipType
  label: string
  /** Where it stands in the text. */
  start: number
  end: number
}

export interface CaptureUnderstanding {
  personIds: string[]
  tags: string[]
  /** With its scheme; empty for none. */
  url: string
  /** `YYYY-MM-DD`; empty for none. */
  dueDate: string
  /** In the order of the text; none overlap, no key twice. */
  chips: Chip[]
}

export interface CaptureContext {
  people: readonly Mentionable[]
  /** `YYYY-MM-DD`, or the wall time. */
  today: string
  zone: string
  /** Keys of the chips the user took back. */
  rejected: ReadonlySet<string>
}

/** Something a reader found: the chip, and what it means for the capture. */
interface Reading extends Chip {
  value: string
}

/**
 * Reads one kind of thing from the text. Readers run in order; each gets the text with what earlier ones took blanked
 * out, at the same length, so that positions hold and an `@` inside an address is nobody.
 */
type Reader = (text: string, context: CaptureContext) => Reading[]

/** Words to capture are a line or a few; a pasted book is kept whole but read this far, so that typing stays quick. */
const readableLength = 4000
/** No more than a commit takes (`understandingSchema`): a line full of signs must not be refused. */
const most: Record<ChipType, number> = { person: 20, tag: 50, url: 1, date: 1 }
const longestUrl = 2000

/** What is understood of a capture. The text itself is kept as it was typed, whatever is found in it. */
export function understandCapture(text: string, context: CaptureContext): CaptureUnderstanding {
  let rest = text.slice(0, readableLength)
  const readings: Reading[] = []
  for (const read of readers) {
    const found = withoutOverlaps(read(rest, context))
    for (const { start, end } of found) rest = blank(rest, start, end)
    readings.push(...found)
  }
  const understood = readings.filter(({ key }) => key !== '' && !context.rejected.has(key))
  const kept = atMost(most, firstOfEachKey(understood))
  const valuesOf = (type: ChipType) =>
    kept.filter((reading) => reading.type === type).map(({ value }) => value)
  return {
    personIds: valuesOf('person'),
    tags: valuesOf('tag'),
    url: valuesOf('url')[0] ?? '',
    dueDate: valuesOf('date')[0] ?? '',
    chips: kept.map(({ key, type, label, start, end }) => ({ key, type, label, start, end })),
  }
}

/** Addresses of people are taken, so that nothing inside is read, and mean nothing. */
const readAddresses: Reader = (text) =>
  [...text.matchAll(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu)].map(
    ({ 0: words, index }) => ({
      key: '',
      type: 'url',
      label: words,
      value: words,
      start: index,
      end: index + words.length,
    }),
  )

/**
 * Endings that make a name without a scheme or path an address. A capital says it is a company ("Booking.com opened …");
 * other endings are files and frameworks ("Node.js").
 */
const bareAddress =
  /(?<![\p{L}\p{N}@._/-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|eu|co|uk|de|at|ch|fr|es|it|nl|ie|us|ca|ai|app|dev|gov|edu|info|news|example)(?![\p{L}\p{N}.-]*[\p{L}\p{N}])/u
const address = new RegExp(
  [
    /https?:\/\/[^\s<>"]+/u.source,
    /(?<![\p{L}\p{N}@._/-])www\.[^\s<>"]+\.[^\s<>"]+/u.source,
    /(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/[^\s<>"]*/u.source,
    bareAddress.source,
  ].join('|'),
  'giu',
)

const readUrls: Reader = (text) =>
  [...text.matchAll(address)].flatMap(({ 0: match, index }) => {
    const words = withoutTrailingMarks(match)
    const isBare = !/^https?:|^www\.|\//i.test(words)
    if (isBare && /\p{Lu}/u.test(words)) return []
    const url = /^https?:/i.test(words) ? words : `https://${words}`
    const host = /^https?:\/\/(?:[^\s/@]*@)?(?:www\.)?([^/?#:]+)/i.exec(url)?.[1]
    if (!host || url.length > longestUrl) return []
    return [
      { key: `url:${url}`, type: 'url', label: host, value: url, start: index, end: index + words.length },
    ]
  })

const readPeople: Reader = (text, { people }) =>
  findMentions(text, people).map(({ id, name, start, end }) => ({
    key: `person:${id}`,
    type: 'person',
    label: name,
    value: id,
    start,
    end,
  }))

/** A tag begins with a letter ("#1" is a number) behind no letter or sign ("C#"). */
const tag = /(?<![\p{L}\p{N}\p{M}_#&@./])#(\p{L}[\p{L}\p{N}\p{M}_-]{0,98})/gu

const readTags: Reader = (text) =>
  [...text.matchAll(tag)].map(({ 1: name = '', index }) => {
    const value = name.replace(/[-_]+$/u, '')
    return {
      key: `tag:${value.toLowerCase()}`,
      type: 'tag',
      label: `#${value}`,
      value,
      start: index,
      end: index + 1 + value.length,
    }
  })

/** A day and month without a year that would be so far ahead is one that has been: "she said on 15 Nov". */
const farAheadDays = 270

const readDates: Reader = (text, { today, zone, rejected }) => {
  const now = today.length === 10 ? `${today}T00:00` : today
  let rest = text
  // One past the number of dates anybody rejects in a line.
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const found = findDate(rest, { now, zone })
    if (!found) return []
    const { date, start, end } = found
    const words = text.slice(start, end)
    const key = `date:${words.toLowerCase()}`
    const speaksOfThePast = daysBetweenDates(now, date) > farAheadDays && !/\d{4}/.test(words)
    if (!speaksOfThePast && !rejected.has(key)) {
      return [{ key, type: 'date', label: dayLabel(date), value: date, start, end }]
    }
    rest = blank(rest, start, end)
  }
  return []
}

const readers: readonly Reader[] = [readUrls, readAddresses, readPeople, readTags, readDates]

function dayLabel(date: string): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(`${date}T00:00Z`)).replace(',', '')
}

/** Full stops, commas and closing marks belong to the sentence, a closing bracket to the address that opened it. */
function withoutTrailingMarks(words: string): string {
  let end = words.length
  while (end > 0) {
    const last = words[end - 1] ?? ''
    const inside = words.slice(0, end)
    const isOwnBracket = last === ')' && inside.split('(').length >= inside.split(')').length
    if (isOwnBracket || !/[.,;:!?'"’”»)\]}…]/.test(last)) break
    end -= 1
  }
  return words.slice(0, end)
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + '\u2022'.repeat(end - start) + text.slice(end)
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
  for (const reading of readings.toSorted((one, other) => one.start - other.start)) {
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
