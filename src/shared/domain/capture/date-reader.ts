import { findDate } from '../dates-in-words'
import { interfaceLocale } from '../interface-locale'
import { daysBetweenDates } from '../wall-clock'
import type { CaptureContext } from './capture-context'
import { blank, type Reading } from './chip'

/** A day and month without a year that would be so far ahead is one that has been: "she said on 15 Nov". */
const farAheadDays = 270

/** One past the number of dates anybody rejects in a line. */
const mostTried = 8

/** The first day a text names ahead. Reading dates is slow, so only sentences are read that may hold one. */
export function readDates(text: string, context: CaptureContext): Reading[] {
  for (const { sentence, start } of sentencesOf(text)) {
    const found = mayHoldDate.test(sentence) ? dateIn(sentence, context) : undefined
    if (found) return [{ ...found, start: found.start + start, end: found.end + start }]
  }
  return []
}

function dateIn(text: string, { today, zone, rejected }: CaptureContext): Reading | undefined {
  const now = today.length === 10 ? `${today}T00:00` : today
  let rest = text
  for (let attempt = 0; attempt < mostTried; attempt += 1) {
    const found = findDate(rest, { now, zone })
    if (!found) return undefined
    const { date, start, end } = found
    const words = text.slice(start, end)
    const key = `date:${words.toLowerCase()}`
    const speaksOfThePast = daysBetweenDates(now, date) > farAheadDays && !/\d{4}/.test(words)
    if (!speaksOfThePast && !rejected.has(key)) {
      return { key, type: 'date', label: dayLabel(date), value: date, start, end }
    }
    rest = blank(rest, start, end)
  }
  return undefined
}

/** Every day is said in figures or with one of these, of other languages those that `dates-in-words.ts` knows. */
const mayHoldDate = new RegExp(
  [
    /\d[./-] ?\d|\d(?:st|nd|rd|th)\b/u.source,
    /\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|\p{L}+day|days?|weeks?|months?|years?|hours?|minutes?|fortnight)\b/u
      .source,
    /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|\p{L}+(?:uary|ember|ober)|march|april|august)\b/u
      .source,
    /\b(?:tom+or+ow|tmrw?|tom|tonight|morning|heute|morgen|hoy|demain|aujourd|\p{L}+tag|mittwoch|domingo)\b/u
      .source,
    /\b(?:lunes|martes|jueves|viernes|\p{L}+di|dimanche)\b|mañana|miércoles|sábado|übermorgen/u.source,
  ].join('|'),
  'iu',
)

/** Lines and their sentences. A full stop behind a number ("23. 11.") or a single letter ends none. */
function sentencesOf(text: string): { sentence: string; start: number }[] {
  const sentences: { sentence: string; start: number }[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(/(?<=[\p{L})"’”]{2}[.!?;])\s+|\n+/gu)) {
    sentences.push({ sentence: text.slice(start, index), start })
    start = index + gap.length
  }
  return [...sentences, { sentence: text.slice(start), start }]
}

const dayFormat = new Intl.DateTimeFormat(interfaceLocale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/** A day in few words: "Fri 27 Nov". */
export function dayLabel(date: string): string {
  return dayFormat.format(new Date(`${date}T00:00Z`)).replace(',', '')
}
