import { expandOccurrences } from '@shared/calendar/expand-occurrences'
import { planImport } from '@shared/calendar/plan-import'
import { readCalendar } from '@shared/calendar/read-calendar'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  eventLines,
  fixtureNames,
  importOptions,
  parse,
  readFixture,
  wrap,
} from '../../support/calendars/calendar-fixtures'

/** Reads, expands and plans; the answer is a plan or an error word, never an exception. */
function importWhole(file: Uint8Array | string): 'planned' | string {
  const result = readCalendar(file, { localZone: 'Europe/Berlin' })
  if (!result.ok) return result.error
  planImport(result.calendar, { meetings: [], people: [] }, importOptions())
  return 'planned'
}

const answers = ['planned', 'not-a-calendar', 'truncated', 'too-large', 'unreadable']
const wholeLines = fixtureNames.flatMap((name) => new TextDecoder().decode(readFixture(name)).split(/\r?\n/))

const propertyLine = fc
  .tuple(
    fc.constantFrom(
      'DTSTART',
      'DTEND',
      'DURATION',
      'RRULE',
      'RDATE',
      'EXDATE',
      'RECURRENCE-ID',
      'ATTENDEE',
      'SUMMARY',
      'TZID',
      'TZOFFSETTO',
    ),
    fc.oneof(
      fc.constant(''),
      fc.string().map((text) => `;${text}`),
      fc.constantFrom(';TZID=Europe/Berlin', ';VALUE=DATE', ';CN="a'),
    ),
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '20261130T140000',
        '20261130T140000Z',
        '20261130',
        '99991231T235959Z',
        '00010101T000000',
        'mailto:a@b',
        'PT1H',
        '-P9999999999W',
      ),
    ),
  )
  .map(([name, parameters, value]) => `${name}${parameters}:${value}`)

const numbers = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 3 }).map(String)
const weekdays = fc
  .array(
    fc.tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
    { minLength: 1, maxLength: 4 },
  )
  .map((days) => days.map(([position, day]) => (position === 0 ? day : `${position}${day}`)).join(','))
const rule = fc
  .tuple(
    fc.constantFrom('SECONDLY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    fc.array(
      fc.oneof(
        weekdays.map((days) => `BYDAY=${days}`),
        fc
          .tuple(
            fc.constantFrom(
              'BYMONTHDAY',
              'BYMONTH',
              'BYSETPOS',
              'BYYEARDAY',
              'BYWEEKNO',
              'BYHOUR',
              'BYMINUTE',
            ),
            numbers,
          )
          .map(([name, values]) => `${name}=${values}`),
        fc.integer({ min: -1, max: 2_000_000_000 }).map((interval) => `INTERVAL=${interval}`),
        fc.integer({ min: -1, max: 2_000_000_000 }).map((count) => `COUNT=${count}`),
        fc.constantFrom('UNTIL=20261231', 'UNTIL=20261231T000000Z', 'UNTIL=9999', 'WKST=SU'),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([frequency, parts]) => [`FREQ=${frequency}`, ...parts].join(';'))

// A machine that builds something else beside the tests must not fail them.
describe('whatever the file, the answer is a plan or a word', { timeout: 60_000 }, () => {
  it('[A8] any text, any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `BEGIN:VCALENDAR\n${text}\nEND:VCALENDAR`),
        ),
        (text) => {
          expect(answers).toContain(importWhole(text))
        },
      ),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const head = new TextEncoder().encode('BEGIN:VCALENDAR\nBEGIN:VEVENT\n')
        expect(answers).toContain(importWhole(new Uint8Array([...head, ...bytes])))
      }),
    )
  })

  it('[A8] lines of real files dropped, doubled, swapped and cut', () => {
    const line = fc.nat({ max: wholeLines.length - 1 })
    const edit = fc.tuple(fc.constantFrom('drop', 'double', 'swap', 'cut', 'join'), line, fc.nat({ max: 60 }))
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const lines = [...wholeLines]
        for (const [kind, at, by] of edits) {
          const text = lines[at] ?? ''
          const other = (at + by) % lines.length
          if (kind === 'drop') lines[at] = ''
          if (kind === 'double') lines[at] = `${text}\r\n${text}`
          if (kind === 'swap') [lines[at], lines[other]] = [lines[other] ?? '', text]
          if (kind === 'cut') lines[at] = text.slice(0, by)
          if (kind === 'join') lines[at] = text + (lines[other] ?? '')
        }
        expect(answers).toContain(importWhole(lines.join('\r\n')))
      }),
      { numRuns: 60 },
    )
  })

  it('[A8] events of any properties; the good one beside them is still read', () => {
    fc.assert(
      fc.property(fc.array(propertyLine, { maxLength: 8 }), (lines) => {
        const clean = lines.map((text) => text.replace(/[\r\n]/g, ''))
        const text = wrap('BEGIN:VEVENT', 'UID:any', ...clean, 'END:VEVENT', ...eventLines('UID:good'))
        expect(importWhole(text)).toBe('planned')
        expect(parse(text).events.some(({ uid }) => uid === 'good')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('[A8] any rule ends, and gives times in order, from its start on', () => {
    fc.assert(
      fc.property(
        rule,
        fc.constantFrom('20261130T140000', '20240229T230000', '19700101T000000'),
        (text, start) => {
          const file = wrap(
            ...eventLines(`DTSTART;TZID=Europe/Berlin:${start}`, 'DURATION:PT1H', `RRULE:${text}`).filter(
              (line) => !line.startsWith('DTEND'),
            ),
          )
          const { occurrences } = expandOccurrences(parse(file), importOptions())
          const times = occurrences.map(({ startMs }) => startMs)
          expect(new Set(times).size).toBe(times.length)
          expect(times).toEqual([...times].sort((a, b) => a - b))
          const first = `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6, 8)}`
          expect(occurrences.every((occurrence) => occurrence.start.slice(0, 10) >= first)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a file cut anywhere', () => {
  it('[A8] gives an error, never an event that is not in the whole', () => {
    const two = new TextEncoder().encode(
      `${wrap(...eventLines('UID:a', 'SUMMARY:Ä'))}${wrap(...eventLines('UID:b'))}`,
    )
    const whole = parse(two).events
    for (let length = 0; length <= two.length; length++) {
      const result = readCalendar(two.subarray(0, length), { localZone: 'Europe/Berlin' })
      expect(whole).toEqual(expect.arrayContaining(result.ok ? result.calendar.events : []))
    }
    expect(whole.map(({ uid }) => uid)).toEqual(['a', 'b'])
  })
})

describe('rules against the days a person would count', { timeout: 60_000 }, () => {
  const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
  const dayMs = 86_400_000
  const start = Date.UTC(2026, 9, 5)

  /** Every date from Monday, 5 October 2026 to the end of January for which the claim holds. */
  function count(claim: (date: Date) => boolean): string[] {
    const found: string[] = []
    for (let ms = start; ms < Date.UTC(2027, 0, 31); ms += dayMs) {
      const date = new Date(ms)
      if (ms === start || claim(date)) found.push(date.toISOString().slice(0, 10))
    }
    return found
  }
  function expandRule(text: string): string[] {
    const file = wrap(
      ...eventLines(
        'DTSTART;TZID=Europe/Berlin:20261005T100000',
        'DTEND;TZID=Europe/Berlin:20261005T103000',
        `RRULE:${text}`,
      ),
    )
    return expandOccurrences(parse(file), importOptions())
      .occurrences.filter(({ isInWindow }) => isInWindow)
      .map((occurrence) => occurrence.start.slice(0, 10))
  }
  const week = (date: Date): number => Math.floor((date.getTime() - start) / (7 * dayMs))

  it('[A8] every n-th week on some days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
        (interval, on) => {
          expect(expandRule(`FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${on.join(',')}`)).toEqual(
            count((date) => week(date) % interval === 0 && on.includes(days[date.getUTCDay()] ?? '')),
          )
        },
      ),
    )
  })

  it('[A8] the n-th weekday of a month, from its beginning or its end', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 4, -1, -2), fc.constantFrom(...days), (position, day) => {
        const inMonth = (date: Date): boolean => {
          const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
          return position > 0
            ? Math.ceil(date.getUTCDate() / 7) === position
            : Math.ceil((last - date.getUTCDate() + 1) / 7) === -position
        }
        const expected = count((date) => days[date.getUTCDay()] === day && inMonth(date))
        expect(expandRule(`FREQ=MONTHLY;BYDAY=${position}${day}`)).toEqual(expected)
        expect(expandRule(`FREQ=MONTHLY;BYDAY=${day};BYSETPOS=${position}`)).toEqual(expected)
      }),
    )
  })

  it('[A8] one of several days of the month by its position', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, -1, -2),
        fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
        (position, on) => {
          const expected = count((date) => {
            const dates = Array.from(
              { length: 31 },
              (_, index) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), index + 1)),
            ).filter(
              (day) => day.getUTCMonth() === date.getUTCMonth() && on.includes(days[day.getUTCDay()] ?? ''),
            )
            return dates.at(position > 0 ? position - 1 : position)?.getTime() === date.getTime()
          })
          expect(expandRule(`FREQ=MONTHLY;BYDAY=${on.join(',')};BYSETPOS=${position}`)).toEqual(expected)
        },
      ),
    )
  })

  it('[A8] days of the month, also counted from its end', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -31, max: 31 }).filter(Boolean), { minLength: 1, maxLength: 3 }),
        (on) => {
          const expected = count((date) => {
            const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
            return on.some((day) => date.getUTCDate() === (day > 0 ? day : last + 1 + day))
          })
          expect(expandRule(`FREQ=MONTHLY;BYMONTHDAY=${on.join(',')}`)).toEqual(expected)
        },
      ),
    )
  })
})
