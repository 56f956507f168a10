import { expect, test } from 'vitest'
import { speaksOf, touches, wordsOf } from '@shared/domain/prep-check/words-in-common'

test.each([
  ['Churn is down', 'Churned firms'],
  ['One price for all', 'Pricing'],
  ['Dates for sales', 'A date'],
  ['We migrate in March', 'The migration'],
  ['Two imports stopped', 'It will stop'],
  ['Hiring in May', 'Whom to hire'],
  ['Companies in Ireland', 'A company'],
  ['Rechnungen in Zürich', 'zurich'],
  ['What HR says', 'HR'],
])('“%s” and “%s” have a word in common', (one, other) => {
  expect(touches(one, other)).toBe(true)
  expect(touches(other, one)).toBe(true)
})

test.each([
  ['What we need from the team this week', 'What you should need from us'],
  ['2.8 % in 30 days', '30 people, 2 weeks'],
  ['The board', 'A boat'],
])('“%s” and “%s” have none', (one, other) => {
  expect(touches(one, other)).toBe(false)
})

test('a thing is spoken of by two of its words, or half of them where it has few', () => {
  expect(speaksOf('Churn by region', 'Send the churn cohort by region')).toBe(true)
  expect(speaksOf('Churn is down', 'Send the churn cohort by region')).toBe(false)
  expect(speaksOf('The deck is there', 'Send the deck')).toBe(true)
})

test('a thing made of passing words is spoken of by the whole of it', () => {
  expect(wordsOf('Why now?').size).toBe(0)
  expect(touches('Our plan: why now?', 'Why now?')).toBe(true)
  expect(touches('Why not later', 'Why now?')).toBe(false)
  expect(touches('Anything', ' ')).toBe(false)
})
