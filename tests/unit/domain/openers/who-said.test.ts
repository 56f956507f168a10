import { describe, expect, it } from 'vitest'
import { withWhoSaid } from '@shared/domain/openers/who-said'

describe('who is quoted', () => {
  it.each([
    ['"It leaks", the tenant', 'The tenant said: "It leaks"'],
    ['tenant in Leeds: "it leaks"', 'A tenant in Leeds said: "it leaks"'],
    ['Two drivers at the depot: "we leave in May"', 'Two drivers at the depot said: "we leave in May"'],
    ['Head of procurement at Halden: "we wait"', 'The head of procurement at Halden said: "we wait"'],
    ['German buying group: "we list two"', 'A German buying group said: "we list two"'],
    ['"Send one page", logistics lead at a bakery', 'A logistics lead at a bakery said: "Send one page"'],
  ])('said it: %s', (noted, said) => {
    expect(withWhoSaid(noted)).toBe(said)
  })

  it.each([
    'Sign in a shop window: "no cash"',
    'Third time this month: "too slow"',
    'Overheard in Leeds: "we leave in May"',
    'A customer in Oslo wrote: "third time I explain it"',
    'The client told a baker: "too slow"',
    'Letter to customers: "prices rise in May"',
    'Acme cut the price',
  ])('is left as it was noted where that is not sure: %s', (noted) => {
    expect(withWhoSaid(noted)).toBe(noted)
  })
})
