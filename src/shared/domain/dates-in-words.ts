import { Chrono, configuration } from 'chrono-node/en'
import { addDays, addMinutes, offsetAtWall, wallAt, wallFromMs, wallMs } from './wall-clock'

/** Where and when the user is while typing. */
export interface TypingMoment {
  /** Wall time `YYYY-MM-DDTHH:mm`. */
  now: string
  /** IANA zone. */
  zone: string
}

export interface FoundDate {
  /** `YYYY-MM-DD` */
  date: string
  /** `HH:mm`, or `null` where the words name a day only. */
  time: string | null
  /** Where the words stand in the text. */
  start: number
  end: number
}

/** The hour a meeting gets when only its day was said. */
const usualMeetingTime = '10:00'

/**
 * The first day named in the text, `undefined` where there is none. Prefers days to come; what speaks of the past, of a
 * whole month ("from July") or of a length ("nine days") names no day.
 */
export function findDate(text: string, moment: TypingMoment): FoundDate | undefined {
  return understand(text, moment).find((found) => found.namesDay && found.date >= moment.now.slice(0, 10))
}

/**
 * The wall time a meeting's date in words means: "tomorrow 14:00", "Tue 10:30", "23.11. 9:00", "in an hour". A time
 * alone is today's, or tomorrow's where it has passed; a small hour without am or pm is an afternoon; a day alone gets
 * the usual hour. `undefined` where no date is in the text.
 */
export function readWhen(text: string, moment: TypingMoment): string | undefined {
  const found = understand(text, moment)
  const named = found.find(({ namesDay }) => namesDay) ?? found.find(({ time }) => time !== null)
  if (!named) return undefined
  // "14:00 on Friday, call" and "Friday, call at 14:00": the parts may stand apart.
  const time = named.time ?? found.find((other) => other.time !== null && !other.namesDay)?.time
  const start = `${named.date}T${time ? meetingTime(time, named) : usualMeetingTime}`
  if (start > moment.now) return start
  if (!named.namesDay) return `${addDays(named.date, 1)}${start.slice(10)}`
  if (named.isWeekday) return `${addDays(named.date, 7)}${start.slice(10)}`
  return time ? start : nextDefaultStart(moment.now)
}

/** A start to propose where nothing was said: the next full hour of a working day that leaves an hour to prepare. */
export function nextDefaultStart(now: string): string {
  const hour = wallFromMs(Math.ceil(wallMs(addMinutes(now, 60)) / 3_600_000) * 3_600_000)
  let date = hour.slice(0, 10)
  if (hour.slice(11) >= '08:00' && hour.slice(11) <= '17:00' && !isWeekend(date)) return hour
  if (hour.slice(11) > '17:00') date = addDays(date, 1)
  while (isWeekend(date)) date = addDays(date, 1)
  return `${date}T${usualMeetingTime}`
}

type Result = ReturnType<Chrono['parse']>[number]

interface Understood extends FoundDate {
  namesDay: boolean
  isWeekday: boolean
  saidHalfOfDay: boolean
  text: string
}

function understand(text: string, moment: TypingMoment): Understood[] {
  const offset = offsetAtWall(moment.now, moment.zone)
  const reference = { instant: new Date(wallMs(moment.now) - offset * 60_000), timezone: offset }
  return chronoFor(moment.zone)
    .parse(text, reference, { forwardDate: true })
    .filter((result) => isMeant(result, text))
    .map((result) => toUnderstood(result, offset, moment.zone))
    .filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date))
}

function toUnderstood({ start, text, index }: Result, offset: number, zone: string): Understood {
  const two = (part: 'month' | 'day' | 'hour' | 'minute') => String(start.get(part) ?? 0).padStart(2, '0')
  let wall = `${String(start.get('year')).padStart(4, '0')}-${two('month')}-${two('day')}T${two('hour')}:${two('minute')}`
  const said = start.get('timezoneOffset')
  // "3pm EST" said by somebody elsewhere; relative words carry the offset they were read with.
  if (said !== null && said !== offset) wall = wallAt(wallMs(wall) - said * 60_000, zone)
  return {
    date: wall.slice(0, 10),
    time: start.isCertain('hour') ? wall.slice(11) : null,
    start: index,
    end: index + text.length,
    namesDay: (start.isCertain('day') || start.isCertain('weekday')) && !isLengthOfTime(text),
    isWeekday: start.isCertain('weekday') && !start.isCertain('day'),
    saidHalfOfDay: start.isCertain('meridiem'),
    text,
  }
}

/** Somebody who writes "at 2" for a meeting means the afternoon. */
function meetingTime(time: string, { saidHalfOfDay, text }: Understood): string {
  const isSmallHour = time >= '01:00' && time < '07:00' && !/\b0\d[:.]/.test(text)
  return isSmallHour && !saidHalfOfDay ? `${Number(time.slice(0, 2)) + 12}${time.slice(2)}` : time
}

const lengthOfTime = /\b(?:min|minute|hour|hr|day|week|month|quarter|year)s?\b|\d\s*[hm]$/i

/** "Nine days" and "12 minutes" are lengths; "in nine days" is a day and "in an hour" a moment. */
function isLengthOfTime(text: string): boolean {
  return lengthOfTime.test(text) && !/^(?:in|within|next|this|the|end)\b|\bfrom\b|\blater\b/i.test(text)
}

function isMeant({ text, index }: Result, whole: string): boolean {
  const before = whole.slice(0, index)
  if (/^(?:now|last|past|previous)\b/i.test(text) || isLengthOfTime(text)) return false
  // Numbers written like dates: round the clock, a talk of two, fractions, versions.
  if (/^24\/7$/.test(text) || /\d:$/.test(before)) return false
  const isIntroduced = /\b(?:on|by|until|till|due|before|after|from|this|next)\s*$/i.test(before)
  if (/^[1-3]\/[2-5]$/.test(text) && !isIntroduced) return false
  if (/\b(?:version|release|v)\s*$/i.test(before)) return false
  // Days whose short names are words ("sat on it", "the sun"): only with a capital, a time or a preposition.
  if (/^(?:sat|sun|wed|mon)$/.test(text) && !isIntroduced && whole.trim() !== text) return false
  return true
}

type Parser = ReturnType<typeof configuration.createCasualConfiguration>['parsers'][number]

/** What chrono's English does not read: dates with full stops are day first everywhere that writes them. */
const dottedDate: Parser = {
  pattern: () => /(?<![\d.,:])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4})(?![\d.,:]))?/,
  extract: (context, match) => {
    const day = Number(match[1])
    const month = Number(match[2])
    if (day < 1 || day > 31 || month < 1 || month > 12) return null
    const components = context.createParsingComponents({ day, month })
    if (match[3]) components.assign('year', Number(match[3]))
    else components.imply('year', context.refDate.getFullYear())
    return components
  },
}

const dayAfterTomorrow: Parser = {
  pattern: () => /\b(?:the )?day after tomorrow\b/i,
  extract: (context) => {
    const date = new Date(context.refDate)
    date.setDate(date.getDate() + 2)
    return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
  },
}

/** Days of the week and near days as people write them between English words. */
const foreignDays: Readonly<Record<string, { weekday: number } | { inDays: number }>> = {
  ...weekdays('sonntag montag dienstag mittwoch donnerstag freitag samstag'),
  ...weekdays('domingo lunes martes miércoles jueves viernes sábado'),
  ...weekdays('dimanche lundi mardi mercredi jeudi vendredi samedi'),
  ...nearDays('heute hoy aujourd’hui', 0),
  ...nearDays('morgen mañana demain', 1),
  ...nearDays('übermorgen', 2),
}

const foreignDay: Parser = {
  pattern: () => /(?<![\p{L}\p{N}])[\p{L}’]{3,11}(?![\p{L}\p{N}])/iu,
  extract: (context, [word = '']) => {
    const found = foreignDays[word.toLowerCase().replace("'", '’')]
    if (!found) return null
    const components = context.createParsingComponents()
    const date = new Date(context.refDate)
    const days = 'inDays' in found ? found.inDays : (found.weekday - date.getDay() + 7) % 7
    date.setDate(date.getDate() + days)
    const day = { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
    for (const part of ['year', 'month', 'day'] as const) {
      if ('inDays' in found) components.assign(part, day[part])
      else components.imply(part, day[part])
    }
    if ('weekday' in found) components.assign('weekday', found.weekday)
    return components
  },
}

/** From Sunday on. */
function weekdays(words: string): Record<string, { weekday: number }> {
  return Object.fromEntries(words.split(' ').map((word, weekday) => [word, { weekday }]))
}

function nearDays(words: string, inDays: number): Record<string, { inDays: number }> {
  return Object.fromEntries(words.split(' ').map((word) => [word, { inDays }]))
}

const chronos = new Map<boolean, Chrono>()

function chronoFor(zone: string): Chrono {
  const isMonthFirst = monthFirstZones.test(zone)
  const known = chronos.get(isMonthFirst)
  if (known) return known
  const parts = configuration.createCasualConfiguration(!isMonthFirst)
  const chrono = new Chrono({
    ...parts,
    parsers: [dottedDate, dayAfterTomorrow, foreignDay, ...parts.parsers],
  })
  chronos.set(isMonthFirst, chrono)
  return chrono
}

/** Zones of the United States, where 5/12 is in May. */
const monthFirstZones =
  /^(?:US\/|Pacific\/Honolulu|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Juneau|Indiana|Kentucky|North_Dakota))/

function isWeekend(date: string): boolean {
  const day = new Date(wallMs(date)).getUTCDay()
  return day === 0 || day === 6
}

/** Whether these words are a date and nothing else: "next friday" in a field for a name is a slip. */
export function readsAsDate(text: string, moment: TypingMoment): boolean {
  const words = text.trim()
  const found = words === '' ? undefined : findDate(words, moment)
  return found !== undefined && found.start === 0 && found.end === words.length
}
