import { describe, expect, it } from 'vitest'
import { readSoWhat } from '@shared/domain/openers/so-what'

const anything = (sentence: string) => sentence !== ''
const read = (soWhat: string, isTactful = anything) => readSoWhat(soWhat, isTactful)

describe('a so-what as it was jotted down', () => {
  it.each([
    ['Lost six trainees to them', 'We lost six trainees to them.'],
    ['Short by two people in May', 'We are short by two people in May.'],
    ['must be ready by May', 'That must be ready by May.'],
    ['cheap to fix, they would see it', 'That is cheap to fix.'],
    ['cheaper, but the critics get louder', 'That is cheaper, but the critics get louder.'],
    ['first time anybody did it', 'It is the first time anybody did it.'],
    ['Third rival to do so', 'It is the third rival to do so.'],
    ['worth asking them', 'That is worth asking them.'],
    ['worth asking what the old line would bring', 'It is worth asking what the old line would bring.'],
    ['perhaps just a test', 'I wonder whether it is just a test or not.'],
    [
      'could be a fad. could just as well be a shift',
      'I wonder whether it will be a fad or rather be a shift.',
    ],
    [
      'We set the list price. Perhaps publish ours too?',
      'We set the list price. I wonder whether to publish ours too.',
    ],
    ['depends on the works council', 'That depends on the works council.'],
    ['look at it again in May', 'I would look at it again in May.'],
    ['good news for Leeds, bad for Hull', 'That is good news for Leeds, bad for Hull.'],
    ['the relief is temporary I think', 'I think the relief is temporary.'],
  ])('is made whole: “%s”', (soWhat, said) => {
    expect(read(soWhat)?.said).toBe(said)
  })

  it.each([
    'need figures we can show',
    '£40 a seat, no more',
    '+3 % on the freight bill',
    'Exposed, 40 % goes through Hull',
    'worst case: two renewals',
    'why now?',
    'should have bid',
    'had we known, we would have bid',
    'Proof that price is not the issue',
    'Nothing to do with us, but it will come up',
    'Pay isn’t it. Remote work is. Doubt we can match that in the plants',
  ])('is not said where it is a fragment or hangs on one: “%s”', (soWhat) => {
    expect(read(soWhat)?.said ?? '').toBe('')
  })

  it('tells what it tells, and orders nobody', () => {
    expect(read("That volume isn't coming back, so don't build the hall for them")).toMatchObject({
      said: "That volume isn't coming back.",
    })
    expect(read('Half of the talks land in six weeks, book the engineers now')).toMatchObject({
      said: 'Half of the talks land in six weeks.',
      plan: 'book the engineers',
    })
    expect(read('apply before the board meets, else the money is gone')).toMatchObject({
      said: '',
      plan: 'apply before the board meets',
    })
    expect(read('raise the price in May and tell customers in March')).toMatchObject({
      said: '',
      plan: 'raise the price in May and tell customers in March',
    })
    expect(read('Just offer to hold two weeks of stock')).toMatchObject({
      plan: 'offer to hold two weeks of stock',
    })
  })

  it('is not cut to its first half where the second says the contrary', () => {
    const isTactful = (sentence: string) => !sentence.endsWith('isn’t')
    expect(read('Storage is cheap, proving it isn’t', isTactful)).toBeUndefined()
  })

  it('is not said without the condition it holds under', () => {
    const isTactful = (sentence: string) => !/nobody/.test(sentence)
    expect(read('If nobody tracks it, the margin of the north is gone', isTactful)).toBeUndefined()
  })

  it('knows what it depends on where only that makes it work', () => {
    expect(read('only works if we are certified by then')?.needed).toBe('we are certified by then')
    expect(read('assuming the ministry pays')?.needed).toBe('the ministry pays')
  })

  it.each([
    ["I'd raise the floor price", 'proposal'],
    ['Now is the time to raise the floor price', 'proposal'],
    ['It costs nothing, we could do it this spring', 'proposal'],
    ['worth a pilot with one customer', 'proposal'],
    ['If they bundle it, we could open ours', 'conditional'],
    ['We could lose the north', 'possibility'],
    ['We could save 40k', 'possibility'],
    ['We are on the list for May', 'state'],
    ["don't think they will keep it up", 'doubt'],
    ['let them have it', 'proposal'],
  ])('sounds like what it is: “%s”', (soWhat, stance) => {
    expect(read(soWhat)?.stance).toBe(stance)
  })

  it('says a plan with a colon in it before the question', () => {
    expect(read('grow our own: two apprentices a year')).toEqual({
      stance: 'proposal',
      said: 'I would grow our own: two apprentices a year.',
    })
  })
})
