import { expect, it } from 'vitest'
import { recommendedOption } from '@shared/domain/ways-out'

it('a recommendation names its option by letter or number, with or without a reason', () => {
  for (const [words, option] of [
    ['A', 'A'],
    ['b', 'B'],
    ['Option C', 'C'],
    ['option 2: it is sooner', 'B'],
    ['A, since it is sooner', 'A'],
    ['B because the vendor is ready', 'B'],
    ['F – last resort', 'F'],
  ] as const) {
    expect(recommendedOption(words), words).toBe(option)
  }
})

it('in other words it names none', () => {
  for (const words of ['', 'A new vendor', 'Both', 'Wait', '3 months more', 'Another try', 'G']) {
    expect(recommendedOption(words), words).toBe('')
  }
})
