import { hasVerb } from './sentence'

const units: Record<string, string> = { h: 'hour', hr: 'hour', yr: 'year', mo: 'month', d: 'day', t: 'ton' }

/** As people write them and nobody says them. */
const shortWords: Record<string, string> = {
  hr: 'hour',
  hrs: 'hours',
  yr: 'year',
  yrs: 'years',
  wk: 'week',
  wks: 'weeks',
  mth: 'month',
  mths: 'months',
  mins: 'minutes',
  secs: 'seconds',
  incl: 'including',
  excl: 'without',
  approx: 'about',
  avg: 'average',
  mgmt: 'management',
  dept: 'department',
  govt: 'government',
  qtr: 'quarter',
  tues: 'Tuesday',
  thurs: 'Thursday',
  sept: 'September',
  jan: 'January',
  feb: 'February',
  aug: 'August',
  oct: 'October',
  nov: 'November',
  dec: 'December',
  'w/': 'with',
  'w/out': 'without',
}
const shortWord =
  /\b(?:hrs?|yrs?|wks?|mths?|mins|secs|incl|excl|approx|avg|mgmt|dept|govt|qtr|Tues|Thurs|Sept)\b\.?(?=\s\p{Ll}|\s\p{Lu}{2})|\b(?:hrs?|yrs?|wks?|mths?|mins|secs|mgmt|dept|govt|qtr|Tues|Thurs|Sept)\b|\bapprox\b\.?|\b(?:Jan|Feb|Aug|Oct|Nov|Dec)\b|\bw\/(?:out\b|(?=\s))/gu

/** 'Nobody knew' as "Nobody knew"; what one believes keeps its own, and so does an apostrophe. */
function withDoubleQuotes(text: string): string {
  return text.replace(/(?<=^|[\s:,(])['‘]((?:[^'’]|['’](?=\p{L})){4,})['’](?=[\s.,;:!?)]|$)/gu, '"$1"')
}

/** Signs that are read and not said: brackets, plus and minus, a slash between units, stress by capitals. */
export function withoutWrittenSigns(text: string): string {
  return withDoubleQuotes(text)
    .replace(/(?:^|\s+)[([][^()[\]]*[)\]]|[([][^()[\]]{4,}[)\]]/g, '')
    .replace(/[?!]{2,}/g, '.')
    .replace(/\+(\d[\d.,]*)(\s?%)? to \+(\d[\d.,]*\s?%?)(?!\w)/g, '$1$2 to $3 more')
    .replace(/\by\/y\b/gi, 'on the year')
    .replace(/\bvs?\.?(?=\s\d)/g, 'against')
    .replace(/(?<=,\s)v(?=\s\p{Ll})/gu, 'very')
    .replace(shortWord, (word) => shortWords[word.replace('.', '').toLowerCase()] ?? word)
    .replace(/[.,](?=["”]\s*[-–—,]\s)/g, '')
    .replace(/\s*(?:…|\.{2,})(?=\s|$)/g, '.')
    .replace(/\s[+&]\s(?=\p{L})/gu, ' and ')
    .replace(/\b(at|by|to|of)\s+[-−–]\s?(?=\d)/gi, '$1 minus ')
    .replace(/\b(at|by|to|of)\s+\+\s?(?=\d)/gi, '$1 plus ')
    .replace(/(?<=\p{L}\s)[-−–](?=\d)/gu, 'down ')
    .replace(/(?<=\p{L}\s)\+(?=\d)/gu, 'up ')
    .replace(
      /(?<=\d(?:\s?\p{L}{1,12})?)\/(\p{L}{1,6})\b/gu,
      (_, unit: string) => ` per ${units[unit] ?? unit}`,
    )
    .replace(/\b(raised|worth|costs?|paid)\s(\d+(?:[.,]\d+)?)\s?m\b/gi, '$1 $2 million')
    .replace(/\b(?:AND|OR|NOT|NO|ALL|NEVER|ONLY|AGAIN|VERY)\b/g, (word) => word.toLowerCase())
    .replace(/^((?:\S+ ){0,2}\S+)\s[-–—]\s(?!\d)(?=\p{L})/u, (_, label: string) =>
      hasVerb(label) || /["”’]$/.test(label) ? `${label}, ` : `${label}: `,
    )
    .replace(/,?\s[-–—]\s/g, ', ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
