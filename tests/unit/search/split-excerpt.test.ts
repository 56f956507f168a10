import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf } from '../../../src/main/search/excerpt'
import { splitExcerpt } from '../../../src/renderer/features/search/split-excerpt'

const marked = ({ text, matches }: ReturnType<typeof splitExcerpt>['rest']) =>
  matches.map(([start, end]) => text.slice(start, end))

test('what is found in the name is marked there, and the rest stands under it', () => {
  const { title, rest } = splitExcerpt(
    'Cobalt prices by payslip',
    excerptOf('Cobalt prices by payslip\nSeasonal firms pay a third. prices', ['price']),
  )
  expect(title.text).toBe('Cobalt prices by payslip')
  expect(marked(title)).toEqual(['price'])
  expect(rest.text).toBe('Seasonal firms pay a third. prices')
  expect(marked(rest)).toEqual(['price'])
})

test('a long name that the excerpt cuts is shown whole, once', () => {
  const name = 'Itemised costs '.repeat(20).trim()
  const { title, rest } = splitExcerpt(name, excerptOf(name, ['itemised']))
  expect(title.text).toBe(name)
  expect(marked(title)).toContain('Itemised')
  expect(rest).toEqual({ text: '', matches: [] })
})

test('an excerpt that begins in the middle of the name does not say its end again', () => {
  const name = 'Buyers of every size now ask for outcome pricing before they agree to a demo'
  const { title, rest } = splitExcerpt(name, excerptOf(`${name}\nOur price has none`, ['price']))
  expect(title).toEqual({ text: name, matches: [] })
  expect(rest.text).toBe('Our price has none')
  expect(marked(rest)).toEqual(['price'])

  const within = splitExcerpt(name, excerptOf(name, ['demo']))
  expect(within.title.text).toBe(name)
  expect(marked(within.title)).toEqual(['demo'])
  expect(within.rest).toEqual({ text: '', matches: [] })
})

test('an excerpt from elsewhere stays as it is', () => {
  const excerpt = excerptOf(`${'Words before it. '.repeat(9)}The price says so`, ['price'])
  expect(splitExcerpt('Wages rise', excerpt)).toEqual({
    title: { text: 'Wages rise', matches: [] },
    rest: excerpt,
  })
})

test('marks stay within their text and on the same words, whatever was written', () => {
  const words = array(constantFrom('price', 'prices', 'a', 'b', '价格', ' ', '\n', '…'), {
    maxLength: 80,
  })
  assert(
    property(words, words, (name, more) => {
      const { title, rest } = splitExcerpt(
        name.join(' '),
        excerptOf(`${name.join(' ')} ${more.join(' ')}`, ['price']),
      )
      for (const word of [...marked(title), ...marked(rest)]) expect(word).toBe('price')
    }),
  )
})
