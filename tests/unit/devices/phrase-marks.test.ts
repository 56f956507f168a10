import { expect, test } from 'vitest'
import { marksInWords, markWords, typedWords } from '../../../src/renderer/features/devices/phrase-marks'

const words = ['abandon', 'ability', 'able', 'about']

test('case, spaces, lines and the numbers of a pasted list do not count', () => {
  expect(typedWords('  Abandon\n2. ABILITY,\table ')).toEqual(['abandon', 'ability', 'able'])
  expect(markWords('1 Abandon 2 ABILITY\n3 able 4 about', words)).toEqual([
    'right',
    'right',
    'right',
    'right',
  ])
})

test('a word is wrong once it is left, or can no longer become the right one', () => {
  expect(markWords('abandon abil', words)).toEqual(['right', 'typing', 'missing', 'missing'])
  expect(markWords('abandon abil ', words)).toEqual(['right', 'wrong', 'missing', 'missing'])
  expect(markWords('abandon abx', words)).toEqual(['right', 'wrong', 'missing', 'missing'])
  expect(markWords('', words)).toEqual(['missing', 'missing', 'missing', 'missing'])
})

test('what is wrong is said by its number', () => {
  const said = (typed: string) => marksInWords(markWords(typed, words), typedWords(typed).length)
  expect(said('abandon')).toBe('1 of 4 words are right.')
  expect(said('abandon absent able ')).toBe('Word 2 is not the one on the list.')
  expect(said('abuse absent able ')).toBe('Word 1 and one more are not the ones on the list.')
  expect(said('abandon ability able about')).toBe('All 4 words are right.')
  expect(said('abandon ability able about above')).toBe('There is one word too many.')
})
