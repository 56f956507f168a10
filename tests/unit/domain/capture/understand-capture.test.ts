import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaptureContext } from '@shared/domain/capture/capture-context'
import { captureWordList } from '@shared/domain/capture/capture-word'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import { understandingSchema } from '@shared/ipc/calls/captures'
import { completePerson } from '@shared/domain/capture/people-in-text'

const maria = { id: 'maria', name: 'Maria Ortega' }
const people = [
  maria,
  { id: 'jonas', name: 'Jonas Berg' },
  { id: 'priya', name: 'Priya Shah' },
  { id: 'elif', name: 'Elif Kaya' },
  { id: 'jurgen', name: 'Jürgen Müller' },
  { id: 'anna-b', name: 'Anna Bauer' },
  { id: 'anna-o', name: 'Anna Orwell' },
  { id: 'chen', name: '陈伟' },
  { id: 'obrien', name: 'Sean O’Brien' },
]
const context: CaptureContext = { people, today: '2026-11-22', zone: 'Europe/Vienna', rejected: new Set() }
const read = (text: string, more: Partial<CaptureContext> = {}) =>
  understandCapture(text, { ...context, ...more })

const lettersOf = (text: string) => text.toUpperCase().match(/\p{L}/gu) ?? []

describe('a capture', () => {
  it('is understood as people, tags, an address and a day', () => {
    const text = 'Acme opens a payroll beta payments.example/acme #payroll @Maria by Friday'
    const { chips, ...rest } = read(text)
    expect(rest).toMatchObject({
      word: '',
      personIds: ['maria'],
      tags: ['payroll'],
      url: 'https://payments.example/acme',
      dueDate: '2026-11-27',
    })
    expect(chips.map(({ label, start, end }) => [label, text.slice(start, end)])).toEqual([
      ['payments.example', 'payments.example/acme'],
      ['#payroll', '#payroll'],
      ['Maria Ortega', '@Maria'],
      ['Fri 27 Nov', 'Friday'],
    ])
  })

  it.each([
    ['@Maria Ortega said', ['maria'], '@Maria Ortega'],
    ['ask @mar', ['maria'], '@mar'],
    ['@Maria’s numbers', ['maria'], '@Maria'],
    ['(@Ortega, please)', ['maria'], '@Ortega'],
    ['@Jürgen Müller', ['jurgen'], '@Jürgen Müller'],
    ['@jurgen muller', ['jurgen'], '@jurgen muller'],
    ['@Mueller.', ['jurgen'], '@Mueller'],
    ['@Ju\u0308rgen too', ['jurgen'], '@Ju\u0308rgen'],
    ['@Anna Bauer today', ['anna-b'], '@Anna Bauer'],
    ['@Anna Orw', ['anna-o'], '@Anna Orw'],
    ['@陈伟说好', ['chen'], '@陈伟'],
    ["@O’Brien's view", ['obrien'], '@O’Brien'],
    ['@Maria or Jonas', ['maria'], '@Maria'],
  ])('finds who "%s" is for', (text, personIds, words) => {
    const { chips, ...understood } = read(text)
    expect(understood.personIds).toEqual(personIds)
    expect(text.slice(chips[0]?.start, chips[0]?.end)).toBe(words)
  })

  it.each([
    ['@Anna said', 'two people are called so'],
    ['@Anna or Jonas', 'two people are called so'],
    ['write to maria@ortega.example', 'an address'],
    ['a@b.c', 'an address'],
    ['ten seats @ 5 €', 'a price'],
    ['ten seats @5 €', 'a price'],
    ['https://example.com/@maria#maria', 'inside an address'],
    ['Maria said', 'no sign'],
    ['@m', 'too short to tell'],
  ])('names nobody by "%s": %s', (text) => {
    expect(read(text).personIds).toEqual([])
  })

  it.each([
    ['#1 priority', []],
    ['C# and F# developers', []],
    ['see https://example.com/a#frag', []],
    ['#Pricing and #pricing', ['Pricing']],
    ['#q1-plan, #größe.', ['q1-plan', 'größe']],
    ['a&#x27;b', []],
  ])('reads the tags of "%s"', (text, tags) => {
    expect(read(text).tags).toEqual(tags)
  })

  it.each([
    ['see https://example.com/a?b=c#d.', 'https://example.com/a?b=c#d'],
    ['(https://example.com/wiki/Acme_(firm))', 'https://example.com/wiki/Acme_(firm)'],
    ['www.example.com/x', 'https://www.example.com/x'],
    ['example.com says', 'https://example.com'],
    ['Booking.com opened in Cork', ''],
    ['We use Node.js and e.g. main.ts', ''],
    ['write to me@example.com', ''],
    ['Margin is 12.5/3.5', ''],
    ['It ended.Next came', ''],
  ])('reads the address in "%s"', (text, url) => {
    expect(read(text).url).toBe(url)
  })

  it('takes back what the user took back, and finds the next', () => {
    const text = '@Maria by Friday or Monday #x'
    const rejected = new Set(['person:maria', 'tag:x', 'date:friday'])
    const understood = read(text, { rejected })
    expect(understood).toMatchObject({ personIds: [], tags: [], dueDate: '2026-11-23' })
  })

  it('never understands more than a commit takes', () => {
    const tags = Array.from({ length: 80 }, (_, index) => `#t${'x'.repeat(index + 40)}`).join(' ')
    const text = `https://example.com/${'a'.repeat(2500)} ${tags}`.slice(0, 20_000)
    expect(understandingSchema.safeParse(read(text)).success).toBe(true)
    expect(read(tags).tags.length).toBeGreaterThan(30)
  })

  it('gives no day to a date that has just been', () => {
    expect(read('Maria said on 15 Nov: one number').dueDate).toBe('')
    expect(read('Renewal on 15 Nov 2027').dueDate).toBe('2027-11-15')
  })

  it(
    '[B2] throws for no text; chips lie within it, in order, apart, each with its key once',
    { timeout: 30_000 },
    () => {
      const piece = fc.constantFrom(
        '@Maria',
        '@',
        '#',
        '#a',
        'a@b.c',
        'http://',
        'https://x.y/@a#b',
        ' ',
        '\n',
        '/',
        '.',
        '5 €',
        'Friday',
        '23.11.',
        'tomorrow',
        'Ü',
        '陈伟',
        '@陈伟',
        '👩‍👩‍👧',
        '\u0308',
        '@Anna',
        'www.',
        '(',
        ')',
        '/todo ',
        '/competitor ',
        '/feedback ',
        '/opener ',
        'acme ',
        'maria ',
        'maria owes me ',
      )
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc
          .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 4 })))
          .map((parts) => parts.join('')),
      )
      const rejected = fc.subarray(['person:maria', 'tag:a', 'date:friday', 'word:todo'])
      const accepted = fc.constantFrom('', ...captureWordList)
      const present = fc.constantFrom(null, maria)
      fc.assert(
        fc.property(text, rejected, accepted, present, (text, rejected, accepted, present) => {
          const {
            chips,
            proposal: _proposal,
            ...understood
          } = read(text, {
            rejected: new Set(rejected),
            accepted,
            present,
          })
          const { personIds, tags, url, dueDate, competitors, word, makesOpener } = understood
          expect(understandingSchema.safeParse(understood).success).toBe(true)
          let end = 0
          for (const chip of chips) {
            if (chip.end === 0) continue
            expect(chip.start).toBeGreaterThanOrEqual(end)
            expect(chip.end).toBeGreaterThan(chip.start)
            end = chip.end
          }
          expect(end).toBeLessThanOrEqual(text.length)
          const keys = chips.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
          expect(keys.some((key) => rejected.includes(key))).toBe(false)
          // Each thing understood has its chip, and each chip means something.
          const single = [url, dueDate, word, makesOpener].filter(Boolean).length
          expect(chips.length).toBe(personIds.length + tags.length + competitors.length + single)
          // What a record says is the user's: no letter of it is ours, but for the capital at its start.
          const typed = new Set(lettersOf(text))
          expect(lettersOf(understood.words).filter((letter) => !typed.has(letter))).toEqual([])
        }),
      )
    },
  )
})

describe('a name being typed', () => {
  const offer = (text: string, caret = text.length) =>
    completePerson(text, caret, people)?.people.map(({ id }) => id)

  it('is offered who it could be', () => {
    expect(offer('ask @')).toHaveLength(6)
    expect(offer('ask @an')).toEqual(['anna-b', 'anna-o'])
    expect(offer('ask @Anna ')).toEqual(['anna-b', 'anna-o'])
    expect(offer('ask @Anna b')).toEqual(['anna-b'])
    expect(offer('ask @ort')).toEqual(['maria'])
    expect(offer('ask @Mü')).toEqual(['jurgen'])
  })

  it('is replaced by the whole name', () => {
    const text = 'ask @ma about it'
    const completion = completePerson(text, 7, people)
    const [person] = completion?.people ?? []
    const whole =
      text.slice(0, completion?.start) + (person?.replacement ?? '') + text.slice(completion?.end).trimStart()
    expect(whole).toBe('ask @Maria Ortega about it')
  })

  it.each(['ask maria', 'a@mar', '@Maria Ortega', '@Maria', '@Maria ', '@ ', '@xyz', '@Maria, an', ''])(
    'is none in "%s"',
    (text) => {
      expect(offer(text)).toBeUndefined()
    },
  )
})
