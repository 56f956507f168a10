import { expect, test } from 'vitest'
import { dueInWords } from '@shared/domain/follow-through/due-in-words'

const today = '2026-11-26'

test.each([
  ['2026-11-26', 'due today', 'today'],
  ['2026-11-27', 'due tomorrow', 'ahead'],
  ['2026-12-01', 'due Tuesday', 'ahead'],
  ['2026-12-04', 'due 4 Dec', 'ahead'],
  ['2027-01-08', 'due 8 Jan 2027', 'ahead'],
  ['2026-11-25', '1 day late', 'late'],
  ['2026-11-23', '3 days late', 'late'],
  ['2026-11-13', '13 days late', 'late'],
  ['2026-11-12', '2 weeks late', 'late'],
  ['2025-11-26', '52 weeks late', 'late'],
])('%s is %s', (day, words, standing) => {
  expect(dueInWords(day, today)).toEqual({ words, standing })
})

test('without a day, or with what is none, nothing is due', () => {
  expect(['', 'soon', '2026-13-45', '2026-1-1'].map((day) => dueInWords(day, today))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
