import { describe, expect, it } from 'vitest'
import { anchorsOf } from '@shared/domain/openers/anchors'

const of = (fact: string, said = '', type: 'customer' | 'trend' = 'trend', competitors: string[] = []) =>
  anchorsOf({ fact, type, competitors }, { said, words: said })

describe('what a question can hold on to', () => {
  it.each([
    ['Hedge only covers until October', 'October', false],
    ['From July, AI costs must be itemised', 'July', false],
    ['Wage goes up again in January', 'January', false],
    ['Start pushed to 2028', '2028', true],
    ['No additional 4 MW before 2031', '2031', true],
  ])('is a date that nears: %s', (fact, deadline, isPutOff) => {
    expect(of(fact)).toMatchObject({ deadline, isPutOff })
  })

  it('is no date that is over', () => {
    expect(of('Permits were cut for two weeks in August').deadline).toBeUndefined()
    expect(of('Engineers leave', 'Apprentices from 2024 are the only ones staying.').deadline).toBeUndefined()
  })

  it.each([
    ['Gas back at 41, was 29 in spring', '41', '29'],
    ['Tags 22 weeks lead time instead of 8', '22 weeks', '8'],
    ['Free days cut from seven to four', 'four', 'seven'],
    ['Rounds take nine months, used to be four', 'nine months', 'four'],
  ])('is two figures of one thing: %s', (fact, now, before) => {
    expect(of(fact).change).toEqual({ now, before })
  })

  it('is who said it, where a customer did', () => {
    expect(of('"Nobody called." Housekeeping manager, lost in March', '', 'customer').speaker).toBe(
      'housekeeping manager',
    )
    expect(of('Automotive supplier in Győr asked for gloves', '', 'customer').speaker).toBe(
      'automotive supplier',
    )
    expect(of('Automotive supplier in Győr asked for gloves').speaker).toBeUndefined()
  })

  it('is whom it concerns, but for the people of a rival and for things', () => {
    expect(of('Depot opened', 'It’s the sorters who will go first.').concerned).toBe('the sorters')
    expect(of('Wepra drivers show the app', '', 'trend', ['Wepra']).concerned).toBeUndefined()
    expect(of('Transformers and containers are late').concerned).toBeUndefined()
    expect(of('A premium exists and persists').concerned).toBeUndefined()
  })

  it('is which of ours are meant', () => {
    expect(of('Rents fall', '14 of our leases end next year.')).toMatchObject({
      some: 'leases',
      subject: 'our leases',
    })
    expect(of('Paper is dearer', 'A third of our boxes are half empty.').some).toBe('boxes')
  })

  it.each([
    ['We keep saying hospitals only switch at tender. Two went.', 'hospitals only switch at tender'],
    ['Everybody says people quit over pay. It is the heat.', 'people quit over pay'],
    ['We take it for granted that radiologists choose. Not so.', 'radiologists choose'],
  ])('is what is believed: %s', (fact, belief) => {
    expect(of(fact).belief).toBe(belief)
  })

  it.each([
    ['Our price has no outcome in it.', 'our price'],
    ['Electric boilers off the table there.', 'electric boilers'],
    ['Start page has to change.', 'the start page'],
    ['It’s the sorters who will go first.', 'the sorters'],
    ['Different buyer, same content.', undefined],
    ['Take out price and we grow by 1.', undefined],
    ['Harbour Foods left for it.', undefined],
    ['Nobody pays more next year.', undefined],
  ])('is what the so-what is about: %s', (said, subject) => {
    expect(of('Something happened', said).subject).toBe(subject)
  })
})
