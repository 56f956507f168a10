import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDate, nextDefaultStart, readsAsDate, readWhen } from '@shared/domain/dates-in-words'

/** A Sunday. */
const moment = { now: '2026-11-22T10:40', zone: 'Europe/Vienna' }
const dateIn = (text: string) => findDate(text, moment)?.date

describe('findDate', () => {
  it.each([
    ['Send it by Friday', '2026-11-27', 'Friday'],
    ['tomorrow ask for the forecast', '2026-11-23', 'tomorrow'],
    ['the day after tomorrow', '2026-11-24', 'the day after tomorrow'],
    ['one-pager in two weeks please', '2026-12-06', 'in two weeks'],
    ['Review 23.11. with Finance', '2026-11-23', '23.11.'],
    ['due 5.12.2026', '2026-12-05', '5.12.2026'],
    ['due 5/12', '2026-12-05', '5/12'],
    ['before 24 December', '2026-12-24', '24 December'],
    ['on Sat we decide', '2026-11-28', 'on Sat'],
    ['2026-12-01 board', '2026-12-01', '2026-12-01'],
    ['next Tuesday, 14:00', '2026-11-24', 'next Tuesday, 14:00'],
  ])('reads the day in "%s"', (text, date, words) => {
    const found = findDate(text, moment)
    expect(found?.date).toBe(date)
    expect(text.slice(found?.start, found?.end)).toBe(words)
  })

  it.each([
    'The March migration slips by nine days',
    'From July, AI costs must be itemised',
    'What will we wish we had begun now?',
    'Onboarding fell from 11 days to 6',
    'They sat on it, and the sun came out',
    'Support runs 24/7',
    'Margin is 12.5 % and we pay 4.50 a seat',
    'Half of 3/4 is left',
    'They announced it yesterday',
    'She said so last Friday',
    'The call took 12 minutes',
    'This may be late',
    'Version 3.11. is out',
  ])('finds no day in "%s"', (text) => {
    expect(dateIn(text)).toBeUndefined()
  })

  it('reads 5/12 in May where the user is in the United States', () => {
    const found = findDate('due 5/12', { now: '2026-01-10T09:00', zone: 'America/Chicago' })
    expect(found?.date).toBe('2026-05-12')
  })

  it('gives the time where one is said', () => {
    expect(findDate('call Priya tomorrow at 9am', moment)?.time).toBe('09:00')
    expect(findDate('call Priya tomorrow', moment)?.time).toBeNull()
  })

  it('answers any text within the text, today or later', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9./: -]{0,20}(am|pm|Tue|May)?$/)),
        (text) => {
          const found = findDate(text, moment)
          if (!found) return
          expect(found.start).toBeGreaterThanOrEqual(0)
          expect(found.end).toBeGreaterThan(found.start)
          expect(found.end).toBeLessThanOrEqual(text.length)
          expect(found.date >= '2026-11-22').toBe(true)
        },
      ),
    )
  })
})

describe('readWhen', () => {
  it.each([
    ['tomorrow 14:00', '2026-11-23T14:00'],
    ['Tue 10:30', '2026-11-24T10:30'],
    ['next Friday at 2pm', '2026-11-27T14:00'],
    ['23.11. 9:00', '2026-11-23T09:00'],
    ['in an hour', '2026-11-22T11:40'],
    ['14:00', '2026-11-22T14:00'],
    ['9:00', '2026-11-23T09:00'],
    ['tomorrow at 2', '2026-11-23T14:00'],
    ['Sunday 9:00', '2026-11-29T09:00'],
    ['Wednesday', '2026-11-25T10:00'],
    ['2026-12-01 08:30', '2026-12-01T08:30'],
    ['tomorrow 9am EST', '2026-11-23T15:00'],
    ['24 December 2026 at 18:00', '2026-12-24T18:00'],
  ])('reads "%s"', (text, start) => {
    expect(readWhen(text, moment)).toBe(start)
  })

  it('says nothing where no date is in the text', () => {
    expect(readWhen('', moment)).toBeUndefined()
    expect(readWhen('Maria', moment)).toBeUndefined()
  })
})

describe('nextDefaultStart', () => {
  it.each([
    ['2026-11-22T10:40', '2026-11-23T10:00'],
    ['2026-11-23T10:40', '2026-11-23T12:00'],
    ['2026-11-23T10:00', '2026-11-23T11:00'],
    ['2026-11-23T17:30', '2026-11-24T10:00'],
    ['2026-11-27T18:00', '2026-11-30T10:00'],
    ['2026-11-24T05:10', '2026-11-24T10:00'],
  ])('after %s proposes %s', (now, start) => {
    expect(nextDefaultStart(now)).toBe(start)
  })
})

it('knows a date from a name', () => {
  const moment = { now: '2026-11-22T09:00', zone: 'UTC' }
  expect(['next friday', 'tomorrow'].map((words) => readsAsDate(words, moment))).toEqual([true, true])
  expect(['Maria Ortega', '', 'Joe Friday-Smith'].map((words) => readsAsDate(words, moment))).toEqual([
    false,
    false,
    false,
  ])
})
