import { expect, it } from 'vitest'
import { goalLead } from '@shared/domain/openers/goal-phrase'

it.each([
  ['Hospital contract renewals at 94 % by December (91 now)', 'With hospital contract renewals in mind'],
  ['Linen cost per bed-day -5 %', 'With the linen cost per bed-day in mind'],
  ['Fill rate 98 % in all stores', 'With the fill rate in all stores in mind'],
  ['Net debt / EBITDA below 2.5 at year end', 'With the net debt to EBITDA in mind'],
  ['Two bolt-ons in Iberia / Italy signed by spring', 'To get two bolt-ons in Iberia or Italy signed'],
  ['No more late starts because textiles are missing', 'To have no more late starts'],
  ['Both Polish plants at break-even by Q3', 'To get both Polish plants at break-even'],
  ['+10 % kg per operator hour', 'To get more kg per operator hour'],
  ['"more than a laundry" - one new service line', 'To get one new service line'],
  ['Branch network that pays for itself', 'To get a branch network that pays for itself'],
  ['Margins the board can predict', 'To get margins the board can predict'],
  ['Enter Ireland without a second product', 'To enter Ireland without a second product'],
])('says the goal “%s” as it is spoken', (goal, lead) => {
  expect(goalLead(goal)).toBe(lead)
})

it.each([
  '',
  '???',
  'She wants to be seen by the board',
  'A risk report he can read',
  `${'very '.repeat(12)}long`,
])('does not say what cannot be said to them: %j', (goal) => {
  expect(goalLead(goal)).toBeUndefined()
})
