import { agendaWords } from '@shared/domain/capture/agenda-words'
import { expect, test } from 'vitest'

const context = {
  people: [{ id: 'maria', name: 'Maria Ortega' }],
  today: '2026-11-26',
  zone: 'UTC',
  rejected: new Set<string>(),
}

test.each([
  // What only files the line goes.
  [
    '',
    'Aiko’s auditor asked who else can export like this @Maria #customer',
    'Aiko’s auditor asked who else can export like this',
  ],
  ['', '@Maria: the budget #board', 'the budget'],
  // What is part of the sentence stays, as a plain word.
  ['', 'Ask @Maria about #pricing again', 'Ask Maria about pricing again'],
  // An address and a day are what is said.
  [
    '',
    'Two bids asked for it tenders.example/nordics by Friday @Maria',
    'Two bids asked for it tenders.example/nordics by Friday',
  ],
  // Nothing to take out: kept to the letter.
  ['', 'Ask:  the office,\nand the lease', 'Ask:  the office,\nand the lease'],
  // Nothing left: as it was typed.
  ['', '@Maria #board', '@Maria #board'],
  ['next', '/next @Maria the office', 'The office'],
])('an agenda says of %j "%s": "%s"', (word, text, said) => {
  expect(agendaWords(text, word, context)).toBe(said)
})
