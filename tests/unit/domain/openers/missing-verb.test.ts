import { describe, expect, it } from 'vitest'
import { saidInFull, withItsVerb } from '@shared/domain/openers/missing-verb'

describe('a note without its verb', () => {
  it.each([
    ['Northfell quoting small brokers in 4 minutes', 'Northfell is quoting small brokers in 4 minutes'],
    ['Call volumes from over-70s rising again', 'Call volumes from over-70s are rising again'],
    ['Plumber day rates up 14% on the year', 'Plumber day rates are up 14% on the year'],
    ['Footfall in small towns up 2 % last year', 'Footfall in small towns was up 2 % last year'],
    [
      'Reinsurance: Solvane Re telling everybody to wait',
      'Reinsurance: Solvane Re is telling everybody to wait',
    ],
    ['German buying group: "we list two"', 'German buying group: "we list two"'],
    ['Sensor tags now 0.40 each', 'Sensor tags are now 0.40 each'],
    ['Steel scrap at a five-year high', 'Steel scrap is at a five-year high'],
    ['City tenders now score apprenticeships at 10 %', 'City tenders now score apprenticeships at 10 %'],
    ['Customers export everything to spreadsheets', 'Customers export everything to spreadsheets'],
    ['Mills put off investments into next year', 'Mills put off investments into next year'],
    ['Border checks put off until May', 'Border checks are put off until May'],
    ['Worth asking them', 'Worth asking them'],
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
