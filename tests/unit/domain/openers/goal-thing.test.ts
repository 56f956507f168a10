import { expect, it } from 'vitest'
import { goalThing } from '@shared/domain/openers/goal-thing'

it.each([
  ['Hospital contract renewals at 94 % by December (91 now)', 'hospital contract renewals'],
  ['Linen cost per bed-day -5 %', 'linen cost per bed-day'],
  ['Heating cost per square metre of glass down by 30 %', 'heating cost per square metre of glass'],
  ['Fill rate 98 % in all stores', 'the fill rate in all stores'],
  ['Net debt / EBITDA below 2.5 at year end', 'net debt to EBITDA'],
  ['Two bolt-ons in Iberia / Italy signed by spring', 'two bolt-ons in Iberia or Italy'],
  ['Churn under 3 % by summer', 'churn'],
  ['Take operating margin from 9 % to 12 %', 'operating margin'],
  ['Food waste halved', 'food waste'],
])('of the goal “%s” the thing it is about is named', (goal, thing) => {
  expect(goalThing(goal)).toBe(thing)
})

it.each([
  '',
  '???',
  'She wants to be seen by the board',
  'A risk report he can read',
  `${'very '.repeat(12)}long`,
  'No more late starts because textiles are missing',
  'Enter Ireland without a second product',
  'Get my team to trust the forecast',
  'Opening the day clinic',
  'Branch network that pays for itself',
  'Dogs rehomed within 35 days',
])(
  'of what is to be done, cannot be said to them or could be about anything, nothing is named: %j',
  (goal) => {
    expect(goalThing(goal)).toBeUndefined()
  },
)
