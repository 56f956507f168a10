import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CompetitorBook } from '@shared/domain/signals/competitor-book'
import { signalFromLine } from '@shared/domain/signals/signal-from-line'

const context = {
  people: [{ id: 'maria', name: 'Maria Ortega' }],
  today: '2026-11-26',
  zone: 'Europe/Berlin',
  competitors: new CompetitorBook([], ['Acme']),
}
const read = (line: string) => signalFromLine(line, context).fields

test('a plain line is its words and a kind', () => {
  expect(read('Interest rates stay high')).toEqual({
    text: 'Interest rates stay high',
    type: 'economic',
    url: '',
    tags: [],
    competitors: [],
    shareWithIds: [],
  })
})

test('address, tags, people and competitors are filed, and leave the sentence', () => {
  expect(read('Acme cuts prices https://acme.example/news #pricing @Maria')).toEqual({
    text: 'Acme cuts prices',
    type: 'competitor',
    url: 'https://acme.example/news',
    tags: ['pricing'],
    competitors: ['Acme'],
    shareWithIds: ['maria'],
  })
})

test('what is part of the sentence stays', () => {
  expect(read('A talk by @Maria about #pricing was full').text).toBe(
    'A talk by @Maria about #pricing was full',
  )
  expect(read('by Friday everybody does it').text).toBe('by Friday everybody does it')
})

test('an address alone, or signs alone, are kept as they are', () => {
  expect(read('https://acme.example/news').text).toBe('https://acme.example/news')
  expect(read('#pricing @Maria').text).toBe('#pricing @Maria')
})

test('a name before a competitor’s move is offered, and not taken', () => {
  const offered = (line: string) => signalFromLine(line, context).maybeCompetitor
  expect(offered('Globex Payroll launched a free tier')).toBe('Globex Payroll')
  expect(read('Globex Payroll launched a free tier').competitors).toEqual([])
  expect(offered('Acme launched a free tier')).toBe('')
  expect(offered('Our competitors launched a free tier')).toBe('')
  expect(offered('Berlin is full of students')).toBe('')
})

test('no line loses a word or throws', { timeout: 30_000 }, () => {
  const word = fc.constantFrom(
    'Acme',
    '#pricing',
    '@Maria',
    'https://a.example/b',
    'cuts',
    'prices',
    'by Friday',
    '—',
    '№',
  )
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(word).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(line, (typed) => {
      const { text, url, tags, shareWithIds } = read(typed)
      const filed = [text, url, ...tags.map((tag) => `#${tag}`), ...shareWithIds.map(() => '@Maria')].join(
        ' ',
      )
      for (const part of typed.split(/\s+/)) expect(filed).toContain(part)
      expect(text === '').toBe(typed.trim() === '')
    }),
  )
})
