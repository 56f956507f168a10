import type { CaptureContext } from './capture-context'
import type { Reading } from './chip'
import { readDates } from './date-reader'
import { findMentions } from './people-in-text'

/**
 * Reads one kind of thing from the text. Readers run in order; each gets the text with what earlier ones took blanked
 * out, at the same length, so that positions hold and an `@` inside an address is nobody.
 */
export type Reader = (text: string, context: CaptureContext) => Reading[]

/** No more than a commit takes (`understandingSchema`). */
const longestUrl = 2000

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

/** People before tags and dates, and addresses first of all. */
export const signReaders: readonly Reader[] = [readUrls, readAddresses, readPeople, readTags, readDates]

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
