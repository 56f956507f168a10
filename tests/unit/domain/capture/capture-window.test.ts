import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { captureKind } from '@shared/documents/kinds/capture'
import { completeLine } from '@shared/domain/capture/complete-line'
import { destinationOf } from '@shared/domain/capture/destination'
import { pastedLines } from '@shared/domain/capture/pasted-lines'
import { presentPersonId } from '@shared/domain/capture/present-person'
import { understandCapture } from '@shared/domain/capture/understand-capture'

const people = [
  { id: 'maria', name: 'Maria Ortega' },
  { id: 'jonas', name: 'Jonas Weber' },
]
const context = { people, today: '2026-11-25', zone: 'UTC', rejected: new Set<string>() }

describe('completing a word', () => {
  const offer = (text: string) => completeLine(text, text.length, people)?.options.map(({ label }) => label)

  it.each([
    ['/comp', ['/competitor']],
    ['/o', ['/owes', '/opener']],
    ['/techn', ['/technological']],
    ['/less', ['/learned']],
    ['/trend x /op', ['/opener']],
    ['@mar', ['Maria Ortega']],
  ])('offers for "%s" %j', (text, labels) => {
    expect(offer(text)).toEqual(labels)
  })

  it.each(['/todo', '/todo send it', '/todo x /op', 'and/or', '/xyz', 'see /usr/bin', 'a /'])(
    'offers nothing for "%s"',
    (text) => {
      expect(offer(text)).toBeUndefined()
    },
  )

  it('offers every word behind a slash alone', () => {
    expect(offer('/')?.length).toBeGreaterThan(20)
  })
})

describe('the destination', () => {
  const where = (text: string) =>
    destinationOf(
      understandCapture(text, context),
      (id) => (id === 'maria' ? 'Maria' : 'Jonas'),
      context.today,
    )

  it.each([
    ['a line', 'To the inbox'],
    ['/todo send it by Friday', 'To Follow-through, due Friday'],
    ['/todo send it tomorrow', 'To Follow-through, due tomorrow'],
    ['/todo send it by 11 Dec', 'To Follow-through, due Fri 11 Dec'],
    ['/todo send it', 'To Follow-through'],
    ['/win six days', 'To Follow-through, as a win'],
    ['/trend prices', 'To Signals'],
    ['/trend prices /opener @Maria', 'To Signals, and an opener for Maria'],
    ['/heard @Jonas x', 'To what you know about Jonas'],
    ['/next @Jonas x', 'To the next 1:1 with Jonas'],
    ['/opener @Jonas x', 'To openers for Jonas'],
    ['/heard x', 'To the inbox: say who, with @'],
    ['/heard @Jonas', 'To the inbox: say what'],
  ])('of "%s" is "%s"', (text, words) => {
    expect(where(text)).toBe(words)
  })
})

describe('a pasted text', () => {
  it.each([
    ['one line', undefined],
    ['one line\n', undefined],
    ['one\n\n two \r\n---\nthree', ['one', 'two', 'three']],
  ])('%j has the lines %j', (text, lines) => {
    expect(pastedLines(text)).toEqual(lines)
  })

  it('is taken apart into its sentences where a line is long', () => {
    const sentence = 'Acme opens a payroll beta in Ireland, and nobody is ready. '
    expect(pastedLines(sentence.repeat(10))).toHaveLength(10)
    expect(pastedLines(sentence.repeat(5))).toBeUndefined()
  })

  it('loses no word of it', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 700 })).map((parts) => parts.join('\n'))
    const letters = (words: string) => (words.match(/[\p{L}\p{N}]/gu) ?? []).join('')
    fc.assert(
      fc.property(text, (text) => {
        const lines = pastedLines(text) ?? [text]
        expect(letters(lines.join('\n'))).toBe(letters(text))
      }),
    )
  })
})

describe('whoever is present', () => {
  const meeting = (personId: string, start: string, more: Record<string, unknown> = {}) =>
    meetingKind.readRow({
      id: personId,
      kind: 'meeting',
      fields: { personId, start, zone: 'UTC', minutes: 30, ...more },
    })
  const at = (time: string, ...meetings: ReturnType<typeof meeting>[]) =>
    presentPersonId(meetings, Date.parse(`2026-11-25T${time}:00Z`), 'UTC')

  it.each([
    ['09:44', undefined],
    ['09:45', 'maria'],
    ['10:15', 'maria'],
    ['10:59', 'maria'],
    ['11:00', undefined],
  ])('at %s is %s, met from 10:00 to 10:30', (time, id) => {
    expect(at(time, meeting('maria', '2026-11-25T10:00'))).toBe(id)
  })

  it('is of the meeting that is going on, before those around it', () => {
    const meetings = [meeting('maria', '2026-11-25T10:00'), meeting('jonas', '2026-11-25T10:30')]
    expect(at('10:25', ...meetings)).toBe('maria')
    expect(at('10:40', ...meetings)).toBe('jonas')
  })

  it('is nobody where the meeting was called off', () => {
    expect(at('10:10', meeting('maria', '2026-11-25T10:00', { status: 'cancelled' }))).toBeUndefined()
  })

  it('gives way to whoever is named, and to the world outside', () => {
    const present = people[1]
    const read = (text: string) => understandCapture(text, { ...context, present: present ?? null }).personIds
    expect(read('a line')).toEqual(['jonas'])
    expect(read('/heard x')).toEqual(['jonas'])
    expect(read('/heard @Maria x')).toEqual(['maria'])
    expect(read('/trend x')).toEqual([])
  })
})

it('a capture whose word makes something private is private', () => {
  const isPrivate = (word: string) => captureKind.isPrivate({ text: 'x', word })
  expect(['worry', 'heard', 'blindspot', 'note', 'chased'].map(isPrivate)).toEqual(Array(5).fill(true))
  expect(['', 'todo', 'trend', 'goal', 'feedback', 'next', 'unheard-of'].map(isPrivate)).toEqual(
    Array(7).fill(false),
  )
})
