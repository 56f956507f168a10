import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidInFull, withItsVerb } from '@shared/domain/openers/missing-verb'
import { predictionIn } from '@shared/domain/openers/predictions'
import { sureThingIn } from '@shared/domain/openers/things'

describe('the thing of ours a text speaks of', () => {
  it.each([
    ['Our safety plan stops at thirty', 'our safety plan'],
    ['They fish in our night shift, and win', 'our night shift'],
    ['Nothing in our price list is from this year', 'our price list'],
    ['That’s our night shift they’ll be fishing in', 'our night shift'],
  ])('is found in “%s”', (sentence, thing) => {
    expect(sureThingIn(sentence)).toBe(thing)
  })

  it.each([
    'I don’t believe any of our nine knows he could stand there',
    'Our surcharge clause lags a month',
    'Sixty electrics turns into forty-five',
    'Neither of us has priced the trip home',
    'Our customers in Leeds',
    'For our , plan price',
    'Our next year',
    'Our side of the story',
  ])('is not guessed: “%s”', (sentence) => {
    expect(sureThingIn(sentence)).toBeUndefined()
  })

  it('is found in any text without a gap, as it stands there', () => {
    const words = fc.array(
      fc.constantFrom(...'our the four of £92 rates safety plan is and price cut Acme , we to'.split(' ')),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(words, (list) => {
        const thing = sureThingIn(list.join(' '))
        expect(list.join(' ')).toContain(thing ?? '')
      }),
    )
  })
})

describe('what a so-what expects', () => {
  it.each([
    [
      'Evening slots would help the 5-day target more than any software',
      'evening slots help the 5-day target more than any software',
    ],
    [
      'Our promise of four weeks will sound slow by Christmas',
      'our promise of four weeks sounds slow by Christmas',
    ],
    ['We take a day; brokers will stop trying us first', 'brokers stop trying us first'],
  ])('is read from “%s”', (sentence, clause) => {
    expect(predictionIn(sentence)).toBe(clause)
  })

  it.each([
    'They will come',
    'Half of it would cost us about 40k',
    'That window will not come twice',
    'It could be had',
    'Rates are up',
  ])('is not made of “%s”', (sentence) => {
    expect(predictionIn(sentence)).toBeUndefined()
  })
})

describe('a note without its verb', () => {
  it.each([
    ['Northfell quoting small brokers in 4 minutes', 'Northfell is quoting small brokers in 4 minutes'],
    ['Call volumes from over-70s rising again', 'Call volumes from over-70s are rising again'],
    ['Plumber day rates up 14% on the year', 'Plumber day rates are up 14% on the year'],
    [
      'Reinsurance: Solvane Re telling everybody to wait',
      'Reinsurance: Solvane Re is telling everybody to wait',
    ],
    ['German buying group: "we list two"', 'German buying group: "we list two"'],
    ['Acme cut the price', 'Acme cut the price'],
    ['Insurers back the plan', 'Insurers back the plan'],
  ])('gets it where it is sure: “%s”', (note, said) => {
    expect(withItsVerb(note)).toBe(said)
  })

  it('gets its article too where it is a so-what', () => {
    expect(saidInFull('Subsidence reserve probably thin')).toBe('The subsidence reserve is probably thin')
    expect(saidInFull('Two of ours are gone')).toBe('Two of ours are gone')
  })
})
