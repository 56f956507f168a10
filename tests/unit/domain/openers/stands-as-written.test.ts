import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standsAsWritten } from '@shared/domain/openers/stands-as-written'

describe('a sentence stands as it was written', () => {
  it.each([
    'A student we host for half a year is a graduate we need not advertise for',
    'Pooling nights between clinics may be the way out',
    'Ledbury, where nurses have run their own list since April, went from 13 to 18 %',
    'Of the 61 vets who answered, 38 want a four-day week',
    'By the end of the plan we are likelier to be short of hands than of orders',
    'If fibre stays this dear, a bag goes past £8',
    'New rules oblige us to mend them',
    'The directive obliges us to mend them at a reasonable price',
    'Tallis guarantees any spare part within 48 hours',
    'A model reads bills of lading for a hundredth of our cost',
    'A court in Hamburg voided auto-renewal over twelve months',
    'Fourteen work within twenty miles of us',
    'Rent from concessions could fund an opening',
    'Firms renew by phone',
    'Lost sales cost us two million a year',
    'Need for cold stores is growing',
    'The firm, once our largest customer, was sold',
    'They have not answered yet',
    'That’s a way in that doesn’t depend on the big brands',
    'The window is shut before we have a 510(k)',
  ])('where it has a subject and a verb of its own: “%s”', (sentence) => {
    expect(standsAsWritten(sentence)).toBe(true)
  })

  it.each([
    '',
    '???',
    'Small',
    'A way back into rail, though our qualification lapses in June',
    'Three times the calls to the night desk, unless the app can take the check-ins',
    'For heavy riders at any rate',
    'About 1.1m on our cost this year if nothing moves',
    'Twenty-eight young people who’d need a placement by summer',
    'Trained operators on the market, if we ring this week',
    'Best route to the half million I can see',
    'Lease quote for twenty diesel coaches: 7.9 %',
    'Rents in the Midlands down 8 % in a year',
    'Easier done in step with the makers',
    'Never lead with the price',
    'Doubt it scales',
    'Wouldn’t bank on it',
    'Fine = stay',
    'Where lights and a good lock',
    'Lost six trainees to them',
    'Must be ready by May',
    'Short by two people in May',
    'Worth asking what the old line would bring',
    'Perhaps just a test',
    'Third rival to do so',
    'Sensor tags now 0.40 each, were 2.10 two years ago',
    'Cheaper, but the critics get louder',
  ])('and not where it has none, or another’s: “%s”', (sentence) => {
    expect(standsAsWritten(sentence)).toBe(false)
  })

  it('takes any text, and marks at its end change nothing', () => {
    const words = fc.array(
      fc.constantFrom(
        ...'we the rents quote is if three calls , : who that our to down 8 % “ may sold A 🚀'.split(' '),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((list) => list.join(' ')),
          fc.string({ maxLength: 60 }),
        ),
        (text) => {
          expect(standsAsWritten(`${text.trimEnd()}.`)).toBe(standsAsWritten(text.trimEnd()))
        },
      ),
    )
  })
})
