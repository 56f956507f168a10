import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidInFull, withItsVerb } from '@shared/domain/openers/missing-verb'
import { predictionIn } from '@shared/domain/openers/predictions'
import { thingsIn } from '@shared/domain/openers/things'

describe('the thing a sentence speaks of', () => {
  it.each([
    ['Our single regional rate for repairs is hiding the loss', 'our single regional rate for repairs'],
    ['Trade list is from 2011', 'the trade list'],
    ['Evening slots would help more than any software', 'evening slots'],
    ['the lapse rates in the model are too kind', 'the lapse rates in the model'],
    ['Room to renegotiate the network rates this autumn', 'the network rates'],
    ['We see the two brokers we know', 'the two brokers we know'],
    ['Fixed deadlines for damp and mould repairs come in', 'fixed deadlines for damp and mould repairs'],
    ['A group of 60 hospitals bundles laundry', 'a group of 60 hospitals'],
    ['A third of our upsell pipeline is tracking', 'our upsell pipeline'],
    ['60 % of missing sheets went out with ambulances', 'missing sheets'],
    ['Not in any rating factor of ours yet', 'our rating factors'],
    ['New support hires stay fourteen months', 'new support hires'],
  ])('is found in “%s”', (sentence, thing) => {
    expect(thingsIn(sentence)[0]?.text).toBe(thing)
  })

  it.each([
    ['Four of our home wordings use the word bare', 'those four wordings'],
    ['We lost two deals on time to go-live', 'those two deals'],
    ['On last year’s file mix that is £340k', 'that £340k'],
    ['They offer a monthly cap', 'that monthly cap'],
  ])('is called again what it was, behind “%s”', (sentence, again) => {
    expect(thingsIn(sentence).map((thing) => thing.again)).toContain(again)
  })

  it.each([
    'Break-even is somewhere near 270 sales',
    'It pays for two counters',
    'We end up as subcontractor of somebody',
    'Ours comes after five',
    'It takes 10 min',
  ])('is not how much or how it is: “%s”', (sentence) => {
    const telling = thingsIn(sentence).filter(({ weight }) => weight >= 1)
    expect(telling.filter(({ text }) => /sales|counters|subcontractor|ours|min/.test(text))).toEqual([])
  })

  it('is found in any text without a gap', () => {
    const words = fc.array(
      fc.constantFrom(
        ...'our the four of £92 rates will is and that price cut Acme new , we to 12 %'.split(' '),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(words, (list) => {
        for (const { text, again } of thingsIn(list.join(' '))) {
          expect(text).toMatch(/\S/)
          expect(`${text} ${again}`).not.toMatch(/ {2}|undefined/)
        }
      }),
    )
  })
})

describe('what a so-what expects', () => {
  it.each([
    [
      'Evening slots would help the 5-day target more than any software',
      'evening slots',
      'help the 5-day target',
      'evening slots help the 5-day target',
    ],
    [
      'Our promise of four weeks will sound slow by Christmas',
      'our promise of four weeks',
      'sound slow by Christmas',
      'our promise of four weeks sounds slow by Christmas',
    ],
    [
      'We take a day; brokers will stop trying us first',
      'brokers',
      'stop trying us first',
      'brokers stop trying us first',
    ],
  ])('is read from “%s”', (sentence, subject, act, clause) => {
    expect(predictionIn(sentence)).toMatchObject({ subject, act, clause })
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
