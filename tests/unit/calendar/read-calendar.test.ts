import { maxCalendarBytes } from '@shared/calendar/file-limits'
import { readCalendar } from '@shared/calendar/read-calendar'
import { describe, expect, it } from 'vitest'
import { eventLines, fixtureNames, parse, readFixture, wrap } from '../../support/calendars/calendar-fixtures'

const options = { localZone: 'Europe/Berlin' }
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('what is no readable calendar gets a word', { timeout: 60_000 }, () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Dear Tom, see attached.'],
    ['a web page', '<!doctype html><html><body>Sign in</body></html>'],
    ['a contact', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
    ['a mention further down', `${'x'.repeat(50)} BEGIN:VCALENDAR`],
  ])('[A8] %s is not a calendar', (_, text) => {
    expect(readCalendar(encode(text), options)).toEqual({ ok: false, error: 'not-a-calendar' })
  })

  it('[A8] 50 MB of junk are refused, named for what they are', () => {
    const junk = new Uint8Array(50 * 1024 * 1024).fill(0x41)
    expect(readCalendar(junk, options)).toEqual({ ok: false, error: 'not-a-calendar' })
    junk.set(encode('BEGIN:VCALENDAR\r\n'))
    expect(readCalendar(junk, options)).toEqual({ ok: false, error: 'too-large' })
  })

  it('[A8] junk within the limit is refused too, in one line or in millions', () => {
    const junk = new Uint8Array(maxCalendarBytes).fill(0x41)
    junk.set(encode('BEGIN:VCALENDAR\r\n'))
    expect(readCalendar(junk, options)).toEqual({ ok: false, error: 'truncated' })
    const manyLines = encode('BEGIN:X\n'.repeat(500_000))
    manyLines.set(encode('BEGIN:VCALENDAR\n'))
    expect(readCalendar(manyLines, options)).toEqual({ ok: false, error: 'truncated' })
  })

  it.each(fixtureNames)('[A8] a %s file cut at any byte is said to be truncated', (name) => {
    const whole = readFixture(name)
    const end = new TextDecoder().decode(whole).trimEnd().length
    const bytesToEnd = encode(new TextDecoder().decode(whole).slice(0, end)).length
    for (let length = 20; length < bytesToEnd; length += 7) {
      expect(readCalendar(whole.subarray(0, length), options)).toEqual({ ok: false, error: 'truncated' })
    }
    expect(readCalendar(whole.subarray(0, bytesToEnd), options).ok).toBe(true)
  })

  it('[A8] a file whose events can none be read is unreadable', () => {
    const text = wrap('BEGIN:VEVENT', 'UID:1', 'SUMMARY:No time', 'END:VEVENT')
    expect(readCalendar(text, options)).toEqual({ ok: false, error: 'unreadable' })
  })
})

describe('what a person would call the same file reads the same', () => {
  const titlesOf = (file: Uint8Array | string): string[] => parse(file).events.map(({ title }) => title)
  const text = new TextDecoder().decode(readFixture('google'))

  it.each([
    ['LF', text.replaceAll('\r\n', '\n')],
    ['CR', text.replaceAll('\r\n', '\r')],
    ['doubled CR', text.replaceAll('\r\n', '\r\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
    ['blank lines', text.replaceAll('\r\nBEGIN:VEVENT', '\r\n\r\n   \r\n\r\nBEGIN:VEVENT')],
    ['lower case names', text.replace(/^[A-Z-]+(?=[:;])/gm, (name) => name.toLowerCase())],
    ['unknown properties', text.replaceAll('\r\nUID:', '\r\nX-OTHER;A="b:c";D=e:\\,;:\r\nnonsense\r\nUID:')],
  ])('[A8] %s', (_, variant) => {
    expect(parse(encode(variant)).events).toEqual(parse(encode(text)).events)
  })

  it('[A8] UTF-16, as some Windows programs save it', () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    expect(titlesOf(utf16)).toEqual(titlesOf(text))
  })

  it('[A8] a line folded in the middle of a character', () => {
    const bytes = encode(wrap(...eventLines('SUMMARY:Gespräch mit 李小龍')))
    for (let at = bytes.indexOf(0xc3); at < bytes.length - 40; at++) {
      if (bytes[at] === 0x0d || bytes[at] === 0x0a || bytes[at - 1] === 0x0d) break
      const folded = new Uint8Array([...bytes.subarray(0, at), 0x0d, 0x0a, 0x20, ...bytes.subarray(at)])
      expect(titlesOf(folded)).toEqual(['Gespräch mit 李小龍'])
    }
  })

  it('[A8] one line that is not UTF-8 spoils no other', () => {
    const bytes = encode(wrap(...eventLines('SUMMARY:Gespräch', 'LOCATION:Z#rich')))
    bytes[bytes.indexOf(0x23)] = 0xfc
    const [event] = parse(bytes).events
    expect([event?.title, event?.place]).toEqual(['Gespräch', 'Zürich'])
  })
})

describe('one bad event is passed over, the others are read', () => {
  const good = eventLines('UID:good')
  it.each([
    ['an impossible date', eventLines('UID:bad', 'DTSTART:20260231T100000Z')],
    ['no start', good.filter((line) => !line.startsWith('DTSTART'))],
    ['an end that is no date', eventLines('UID:bad', 'DTEND:tomorrow')],
    ['an event that is not closed', good.slice(0, -1)],
    ['an event that is not opened', good.slice(1)],
  ])('[A8] %s', (_, bad) => {
    const calendar = parse(wrap(...good, ...bad, ...eventLines('UID:last')))
    expect(calendar.events.map(({ uid }) => uid)).toEqual(['good', 'last'])
    expect(calendar.passedOver).toMatchObject([{ reason: 'unreadable', count: 1 }])
  })

  it('[A8] a blank line in the middle of a file without events', () => {
    expect(parse('BEGIN:VCALENDAR\nCOMMENT:x\n\nEND:VCALENDAR\n').events).toEqual([])
  })
})
