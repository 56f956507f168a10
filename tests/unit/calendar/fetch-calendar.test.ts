import { afterEach, beforeEach, expect, test } from 'vitest'
import * as fc from 'fast-check'
import {
  fetchCalendar,
  readAddress,
  type Validators,
} from '../../../src/main/calendar/subscription/fetch-calendar'
import { pauseAfter } from '../../../src/main/calendar/subscription/next-check'
import { CalendarServer } from '../../support/calendars/calendar-server'

let server: CalendarServer
let origin: string

beforeEach(async () => {
  server = new CalendarServer()
  origin = await server.listen()
})
afterEach(() => server.close())

const get = (address: string, known?: Validators) =>
  fetchCalendar(address, known, { fetch, nowMs: () => Date.parse('2026-11-26T10:00:00Z') })

test('a calendar comes with what its server calls it, and is not sent again while that is so', async () => {
  server.serve('BEGIN:VCALENDAR')
  const first = await get(`${origin}/mine.ics`)
  if (first.kind !== 'fetched') throw new Error(first.kind)
  expect(Buffer.from(first.bytes).toString()).toBe('BEGIN:VCALENDAR')
  expect(await get(`${origin}/mine.ics`, first.validators)).toEqual({ kind: 'unchanged' })
})

test('name and password go to the server they were given for, and to no other', async () => {
  const other = new CalendarServer()
  const elsewhere = (await other.listen()).replace('127.0.0.1', 'localhost')
  other.serve('BEGIN:VCALENDAR')
  server.answer = (_asked, response) => response.writeHead(302, { location: `${elsewhere}/moved.ics` }).end()
  await get(`${origin.replace('http://', 'http://tom:p%40ss@')}/mine.ics`)
  expect(server.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('tom:p@ss').toString('base64')}`)
  expect(other.asked.map(({ headers }) => headers.authorization)).toEqual([undefined])
  await other.close()
})

test.each([
  [401, 'refused'],
  [403, 'refused'],
  [404, 'not-found'],
  [410, 'not-found'],
  [500, 'server-failed'],
])('an answer of %i is told as %s', async (status, failure) => {
  server.answer = (_asked, response) => response.writeHead(status).end('no')
  expect(await get(origin)).toEqual({ kind: 'failed', failure })
})

test('a server that asks for patience gets it, within a day', async () => {
  const after = async (value: string) => {
    server.answer = (_asked, response) => response.writeHead(503, { 'retry-after': value }).end()
    return get(origin)
  }
  expect(await after('120')).toMatchObject({ retryAfterMs: 120_000 })
  expect(await after('Thu, 26 Nov 2026 11:00:00 GMT')).toMatchObject({ retryAfterMs: 3_600_000 })
  expect(await after('99999999')).toMatchObject({ retryAfterMs: 86_400_000 })
  expect(await after('soon')).toEqual({ kind: 'failed', failure: 'server-failed' })
})

test('what leads on for ever, is cut off, or is nobody, is told, and nothing hangs', async () => {
  server.answer = (_asked, response) => response.writeHead(302, { location: '/again' }).end()
  expect(await get(origin)).toEqual({ kind: 'failed', failure: 'too-many-redirects' })
  server.answer = (_asked, response) => {
    response.writeHead(200, { 'content-length': 1000 })
    response.write('BEGIN', () => response.destroy())
  }
  expect(await get(origin)).toEqual({ kind: 'failed', failure: 'no-connection' })
  await server.close()
  expect(await get(origin)).toEqual({ kind: 'failed', failure: 'no-connection' })
  await server.listen()
})

test('more than a calendar may be is not fetched to its end', async () => {
  let sent = 0
  server.answer = (_asked, response) => {
    const part = Buffer.alloc(1024 * 1024)
    const send = (): void => {
      while (!response.destroyed && response.write(part)) sent += 1
      response.once('drain', send)
    }
    send()
  }
  expect(await get(origin)).toEqual({ kind: 'failed', failure: 'too-large' })
  expect(sent).toBeLessThan(200)
})

test('only encrypted addresses are fetched, but for this computer; and nobody elsewhere leads to it', async () => {
  expect(readAddress('webcal://calendar.example/x.ics')).toEqual(new URL('https://calendar.example/x.ics'))
  expect(readAddress('http://calendar.example/x.ics')).toBe('not-encrypted')
  for (const typed of ['', 'calendar', 'file:///etc/passwd', 'javascript:alert(1)', 'ftp://x.example']) {
    expect(readAddress(typed)).toBe('bad-address')
  }
  const leading: typeof fetch = async () =>
    new Response(null, { status: 302, headers: { location: `${origin}/secret` } })
  const ports = { fetch: leading, nowMs: Date.now }
  expect(await fetchCalendar('https://calendar.example', undefined, ports)).toEqual({
    kind: 'failed',
    failure: 'not-encrypted',
  })
  expect(server.asked).toEqual([])
  const asked: string[] = []
  const leadingHere: typeof fetch = async (address) => {
    asked.push(String(address))
    return new Response(null, { status: 302, headers: { location: 'https://localhost/secret' } })
  }
  expect(
    await fetchCalendar('https://calendar.example', undefined, { fetch: leadingHere, nowMs: Date.now }),
  ).toEqual({ kind: 'failed', failure: 'bad-address' })
  expect(asked).toEqual(['https://calendar.example/'])
})

test('no failure holds a part of the address', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.webUrl({ withFragments: true }),
      fc.integer({ min: 100, max: 599 }),
      async (url, status) => {
        const secret = 'p4ssw0rd'
        const answering: typeof fetch = async (address) => {
          if (status < 200) throw new Error(`cannot reach ${String(address)}`)
          return new Response(null, { status, headers: { location: `https://x.example/${secret}` } })
        }
        const address = `${url.replace('://', `://tom:${secret}@`)}${url.includes('?') ? '&' : '?'}key=${secret}`
        const result = await fetchCalendar(address, undefined, { fetch: answering, nowMs: Date.now })
        expect(JSON.stringify(result)).not.toContain(secret)
      },
    ),
  )
})

test('the pause grows with each failure, to six hours; what the user has to mend waits that long at once', () => {
  const minutes = (failure: string | null, failures: number, retryAfterMs?: number) =>
    pauseAfter({ failure, failures, retryAfterMs }) / 60_000
  expect(minutes(null, 0)).toBe(30)
  expect([1, 2, 3, 4, 20].map((failures) => minutes('no-connection', failures))).toEqual([5, 10, 20, 40, 360])
  expect(minutes('refused', 1)).toBe(360)
  expect(minutes('server-failed', 1, 3_600_000)).toBe(60)
})
