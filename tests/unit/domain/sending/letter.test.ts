import { expect, it } from 'vitest'
import { isEmptyLetter, pointsOf, renderLetter } from '@shared/domain/sending/letter'

const letter = {
  title: 'Update, 26 November 2026',
  parts: [
    { id: 'bad-news', heading: 'Bad news', text: '' },
    { id: 'done', heading: 'Done', text: '- The page of dates\n\n  * Churn at 2.8 %\n<b>Not a tag</b>' },
    { id: 'next', heading: 'Next', text: 'The cohort, by 27 Nov' },
  ],
}

it('is a list under each heading that has something', () => {
  expect(renderLetter(letter, 'bullets').markdown).toBe(
    '# Update, 26 November 2026\n\n## Done\n\n- The page of dates\n- Churn at 2.8 %\n- \\<b\\>Not a tag\\</b\\>\n\n## Next\n\n- The cohort, by 27 Nov\n',
  )
  expect(renderLetter(letter, 'bullets').html).toContain('<li><p>&lt;b&gt;Not a tag&lt;/b&gt;</p></li>')
})

it('is a paragraph a part for who likes a story, and has figures first for who wants numbers', () => {
  expect(renderLetter(letter, 'narrative').text).toBe(
    'Update, 26 November 2026\n\nDone: The page of dates. Churn at 2.8 %. <b>Not a tag</b>.\n\nNext: The cohort, by 27 Nov.\n',
  )
  const { text } = renderLetter(letter, 'numbers-first')
  expect(text.indexOf('2.8 %')).toBeLessThan(text.indexOf('page of dates'))
})

it('is empty where no line says anything', () => {
  const blank = { title: 'x', parts: [{ id: 'a', heading: 'A', text: ' \n- \n\u0000\n' }] }
  expect(isEmptyLetter(blank)).toBe(true)
  expect(isEmptyLetter(letter)).toBe(false)
  expect(pointsOf('One\r\ntwo\u2028three')).toEqual(['One', 'two', 'three'])
})
