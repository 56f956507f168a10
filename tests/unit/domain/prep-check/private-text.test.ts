import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { privateTextIn, privateWordsIn } from '@shared/domain/prep-check/private-text'

const worry = 'The renewal forecast falls apart in front of the board'
const short = 'Losing control'

describe('private text about to leave', () => {
  it('is found whole, however it is written, with the item it stands in', () => {
    for (const said of [worry, worry.toUpperCase(), `Note: ${worry.replaceAll(' ', '  ')}!`, `“${worry}”`]) {
      expect(privateTextIn([agendaItem('a', 'discuss', said)], [worry])).toEqual([
        { itemId: 'a', words: worry },
      ])
    }
    const under = agendaItem('b', 'ask', 'Help', { content: [paragraph(`She says: ${worry}`)] })
    expect(privateTextIn([under], [worry])).toEqual([{ itemId: 'b', words: worry }])
    expect(privateTextIn([paragraph(worry)], [worry])).toEqual([{ itemId: undefined, words: worry }])
    expect(privateTextIn([paragraph('Étonné de l’été')], ['etonne de l ete'])).toHaveLength(1)
  })

  it('is found in part, and broken over two lines', () => {
    const part = agendaItem('a', 'discuss', 'The renewal forecast falls apart, I hear')
    expect(privateTextIn([part], [worry])).toHaveLength(1)
    const broken = agendaItem('a', 'discuss', 'The renewal forecast', { content: [paragraph('falls apart')] })
    expect(privateTextIn([broken], [worry])).toHaveLength(1)
  })

  it('is not found in words that only happen to be the same', () => {
    const near = [
      agendaItem('a', 'discuss', 'Who owns the renewal forecast'),
      paragraph('In front of the board'),
    ]
    expect(privateTextIn(near, [worry, '', ' '])).toEqual([])
    // Two words stand in many a line; alone they are the note itself.
    expect(privateTextIn([paragraph('Losing control of costs in May')], [short])).toEqual([])
    expect(privateTextIn([paragraph('losing control.')], [short])).toHaveLength(1)
  })

  it('is found wherever it stands', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(words, words, words, (before, secret, after) => {
        const text = [...before, ...secret, ...after].join(' ')
        expect(privateTextIn([agendaItem('a', 'inform', text)], [secret.join(' ')])).toHaveLength(1)
      }),
    )
  })
})

describe('what is private by kind', () => {
  const person = {
    id: 'p',
    kind: 'person',
    fields: {
      name: 'Maria Ortega',
      goals: 'Churn under 3 %',
      worries: 'A surprise there\nTwo numbers',
      help: '',
    },
  }

  it('is read from what the kinds say of themselves', () => {
    const note = (type: string, more = {}) => ({
      id: type,
      kind: 'note',
      fields: { type, text: `A ${type} of hers`, sureness: 'likely', date: '2026-11-20', ...more },
    })
    expect(
      privateWordsIn([
        person,
        note('worry', { quote: 'Not two numbers again' }),
        note('heard'),
        note('goal', { quote: 'Three percent or nothing' }),
        note('feedback', { willDo: 'The number first' }),
        {
          id: 'o',
          kind: 'opener',
          fields: { fact: 'Two rivals froze hiring.', answer: 'In Dublin, she said' },
        },
        { id: 'x', kind: 'of-a-newer-version', fields: { text: 'Who knows what this is' } },
      ]),
    ).toEqual([
      'A surprise there',
      'Two numbers',
      'A worry of hers',
      'Not two numbers again',
      'A heard of hers',
      'Three percent or nothing',
      'The number first',
      'In Dublin, she said',
    ])
  })
})
