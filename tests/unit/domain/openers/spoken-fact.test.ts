import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenFact } from '@shared/domain/openers/spoken-fact'

const inside = { relation: 'manager' } as const
const client = { relation: 'client' } as const

describe('a fact as it is said', () => {
  it.each([
    ['Hotels reopening laundries?! Two chains', 'Hotels are reopening laundries.'],
    ['Lots go to regions, heard at the trade assoc lunch', 'Lots go to regions.'],
    ['NHS linen going to regional lots', 'NHS linen is going to regional lots.'],
    ['heat pump trial in Jutland, 40% less gas', 'There is a heat pump trial in Jutland, 40% less gas.'],
    ['Hotel pieces flat since March', 'Hotel pieces have been flat since March.'],
    ['Carbon markets to be linked', 'Carbon markets are to be linked.'],
    ['Low water on the Oder, permits were cut', 'Low water on the Oder: permits were cut.'],
    ['Lindevask (DK) raised 12 m', 'Lindevask raised 12 million.'],
    ['won it, 9 ct/kg under us', 'Won it, 9 ct per kg under us.'],
    ['900 pieces/h on the stand', '900 pieces per hour on the stand.'],
    ['day surgery +7 % a year, volume -3 %', 'Day surgery is up 7 % a year, volume down 3 %.'],
    ['packs at -20 % on leverage AND on CO2', 'There are packs at minus 20 % on leverage and on CO2.'],
    ['lead time is back to 5 wks, incl. tests', 'Lead time is back to 5 weeks, including tests.'],
    ['flour at 412/t, was 330 v 300', 'Flour is at 412 per ton, was 330 against 300.'],
    ['GPS spoofing around the port', 'GPS spoofing around the port.'],
    ['It is in print on p. 31 of their report', 'It is in print in their report.'],
    ['catering + cleaning in one', 'Catering and cleaning in one.'],
    ['"I order by fax." - butcher chain', 'A butcher chain said: "I order by fax".'],
  ])('has no signs that are only read: %s', (text, said) => {
    expect(spokenFact(text, inside)).toBe(said)
  })

  it.each([
    ['"I need a wall that goes up."', 'customer', 'A customer told me: "I need a wall that goes up."'],
    [
      '"Leave it by the lift." Porter at the Royal, 6.40 am',
      'customer',
      'A porter at the Royal said: "Leave it by the lift."',
    ],
    ['"It leaks" - the tenant', 'customer', 'The tenant said: "It leaks".'],
    [
      '\u2018Buyers won\u2019t accept it.\u2019 We make 140',
      'assumption',
      'The belief is that buyers won\u2019t accept it.',
    ],
    ['They never call back", per phone', 'customer', 'They never call back.'],
    ['Signed to 40 %, in the report p. 37', 'environmental', 'Signed to 40 %, in the report.'],
  ] as const)('has a speaker, and no stray mark: %s', (text, type, said) => {
    expect(spokenFact(text, inside, type)).toBe(said)
  })

  it.each([
    ['Burger chain turned down our potato bun', 'A burger chain turned down our potato bun.'],
    ['Insurer offers 4% off', 'An insurer offers 4% off.'],
    ['Government may cut gas support', 'The government may cut gas support.'],
    ['Bank base rate cut to 3.5%', 'The bank base rate is cut to 3.5%.'],
    ['Aligners printed in practice in a day', 'Aligners are printed in practice in a day.'],
    ['New efficiency label for heaters from 2027', 'There is a new efficiency label for heaters from 2027.'],
    ['Dutch insurer offers a flat fee', 'A Dutch insurer offers a flat fee.'],
    ['School cook in Derby: "they eat it"', 'A school cook in Derby said: "they eat it".'],
    // Names, and what nobody counts.
    ['Portside closed its office', 'Portside closed its office.'],
    ['Another supplier offers free audits', 'Another supplier offers free audits.'],
    ['Oslo office closes in May', 'Oslo office closes in May.'],
    ['Software eats the margin', 'Software eats the margin.'],
    ['Court: handover is working time', 'Court: handover is working time.'],
  ])('has the articles and verbs a note leaves out: %s', (text, said) => {
    expect(spokenFact(text, inside)).toBe(said)
  })

  it.each([
    [
      'The family takes it as given that frozen eats into fresh',
      'The belief is that frozen eats into fresh.',
    ],
    ['Everyone says short runs kill efficiency', 'The belief is that short runs kill efficiency.'],
    ['We think buyers choose on taste', 'We think buyers choose on taste.'],
    ['Small cafés cost too much but nobody has worked it out since 2019', 'Small cafés cost too much.'],
  ])('says what is believed, not who is mistaken or left it undone: %s', (text, said) => {
    expect(spokenFact(text, inside, 'assumption')).toBe(said)
  })

  it('leaves out labels, fragments and where it was seen', () => {
    expect(spokenFact('Wind. The bridge was closed on 19 days. Usual is 7 or so', inside)).toBe(
      'The bridge was closed on 19 days. Usual is 7 or so.',
    )
    expect(spokenFact('Checks are put back AGAIN. Fifth time. The minister said autumn', inside)).toBe(
      'Checks are put back again. The minister said autumn.',
    )
    expect(
      spokenFact('The tag finds a pump to within a room. Start-up from Leeds, have lost the card', inside),
    ).toBe('The tag finds a pump to within a room.')
  })

  it('keeps the first sentence where all would be too long', () => {
    const long = 'Three of the largest hospitals in the north moved their whole purchasing to one office'
    expect(spokenFact(`${long}. ${long} again.`, inside)).toBe(`${long}.`)
  })

  it('says “your” to a client where a note says “their” of them, and nothing of what they are said to believe', () => {
    expect(spokenFact('"Two teams wait", says the manager at one of their sites', client)).toMatch(
      /of your sites/,
    )
    expect(spokenFact('Carriers cut their free days', client)).toBe('Carriers cut their free days.')
    expect(spokenFact('They believe the losses are ours. Chips say otherwise', client)).toBe(
      'Chips say otherwise.',
    )
    expect(spokenFact('He thinks it is approvals. Half of them are not', client)).toBe('')
    expect(spokenFact('at one of their sites', inside)).toMatch(/their/)
  })

  it('is made of any text, and has no gaps', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab (+-%/?!."…1) AND '), maxLength: 40 })
    fc.assert(
      fc.property(text, (words) => {
        expect(spokenFact(words, client)).not.toMatch(/ {2}/)
        expect(spokenFact(words, inside, 'assumption')).not.toMatch(/ {2}/)
      }),
    )
  })
})
