import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CaptureContext } from '@shared/domain/capture/capture-context'
import { captureWordList, meaningOf, type CaptureWord } from '@shared/domain/capture/capture-word'
import { understandCapture } from '@shared/domain/capture/understand-capture'

const specification = readFileSync(new URL('../../../../docs/capture-grammar.md', import.meta.url), 'utf8')

const people = ['Maria Ortega', 'Jonas Weber', 'Tomás Ruiz'].map((name) => ({ id: name, name }))
const context: CaptureContext = {
  people,
  competitors: ['Acme', 'Blue Yonder'].map((name) => ({ name, aliases: [] })),
  today: '2026-11-25T11:20',
  zone: 'Europe/Berlin',
  rejected: new Set(),
}

/** The rows of the table whose head begins so, each by the words of its head. */
function rowsOf(head: string): Record<string, string>[] {
  const lines = specification.split('\n')
  const start = lines.findIndex((line) => line.replace(/ +/g, ' ').startsWith(`| ${head} |`))
  const table = lines.slice(start)
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const names = cellsOf(table[0] ?? '')
  const end = table.findIndex((line) => !line.startsWith('|'))
  return table
    .slice(2, end)
    .map(cellsOf)
    .map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])))
}

const examples = rowsOf('line')

describe('[B2] the grammar as docs/capture-grammar.md specifies it', () => {
  it.each(examples)('reads $line', ({ line = '', ...expected }) => {
    const text = line.replace(/^`|`$/g, '')
    const typed = understandCapture(text, context)
    const proposed = typed.proposal?.word ?? ''
    const taken = proposed === '' ? typed : understandCapture(text, { ...context, accepted: proposed })
    expect({
      word: typed.word,
      proposed,
      people: taken.personIds.join(', '),
      due: taken.dueDate,
      competitors: taken.competitors.join(', '),
      opener: taken.makesOpener ? 'yes' : '',
      record: taken.words,
    }).toEqual(expected)
  })

  it('has an example of every word', () => {
    const shown = new Set(examples.map(({ word }) => word))
    expect(captureWordList.filter((word) => !shown.has(word))).toEqual([])
  })

  it('names every word and every other spelling, and says who needs a person', () => {
    const rows = rowsOf('word').map(({ word = '', 'needs a person': needs }) => ({
      spellings: [...word.matchAll(/`\/([a-z-]+)`/g)].map(([, spelling = '']) => spelling),
      needs,
    }))
    for (const word of captureWordList as readonly CaptureWord[]) {
      const all = [word, ...(meaningOf(word).also ?? [])]
      const row = rows.find(({ spellings }) => all.every((spelling) => spellings.includes(spelling)))
      expect(row?.needs, word).toBe(meaningOf(word).person === 'needed' ? 'yes' : '')
    }
  })
})
