import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { competitorId, competitorKind, type Competitor } from '@shared/documents/kinds/competitor'
import { CompetitorBook, readCompetitor } from '@shared/domain/signals/competitor-book'
import { nameCompetitor, renameCompetitor, speakingOf } from '@shared/domain/signals/edit-competitors'
import { makeSignal } from './make-signal.ts'

const now = '2026-11-26T09:00:00.000Z'

function row(name: string, aliases: string[] = []): Competitor {
  return competitorKind.readRow({ id: competitorId(name), kind: 'competitor', fields: { name, aliases } })
}

/** The rows as they are after these writes. */
function written(rows: readonly Competitor[], writes: ReturnType<typeof nameCompetitor>): Competitor[] {
  const raw = new Map<string, Record<string, unknown>>(rows.map(({ id, fields }) => [id, fields]))
  for (const { id, fields } of writes) raw.set(id, { ...raw.get(id), ...fields })
  return [...raw]
    .map(([id, fields]) => competitorKind.readRow({ id, kind: 'competitor', fields }))
    .filter(({ fields }) => fields.trashedAt === null)
}

describe('names and aliases', () => {
  test.each([
    ['Acme', 'Acme', []],
    ['Acme, also called Acme Payroll', 'Acme', ['Acme Payroll']],
    ['Acme also known as Acme Payroll, and Acme HR', 'Acme', ['Acme Payroll', 'Acme HR']],
    ['Acme (formerly Umbrella)', 'Acme', ['Umbrella']],
    ['Acme aka ACM; Acme Inc.', 'Acme', ['ACM', 'Acme Inc.']],
    ['  ', '', []],
  ])('%s', (line, name, aliases) => {
    expect(readCompetitor(line)).toEqual({ name, aliases })
  })

  const book = new CompetitorBook(
    [row('Acme', ['Acme Payroll', 'ACM']), row('Ørsted')],
    ['acme payroll', 'Globex', 'globex '],
  )

  test('a signal that names an alias belongs to the competitor', () => {
    expect(book.nameOf('acme  payroll')).toBe('Acme')
    expect(book.nameOf('GLOBEX')).toBe('Globex')
    expect(book.nameOf('Initech')).toBe('Initech')
    expect(book.all.map(({ name }) => name)).toEqual(['Acme', 'Globex', 'Ørsted'])
  })

  test('they are found in a text as words, the longest name first', () => {
    const namesIn = (text: string) => book.findIn(text).map(({ name }) => name)
    expect(namesIn('Globex buys ACME Payroll')).toEqual(['Globex', 'Acme'])
    expect(namesIn('orsted opens')).toEqual(['Ørsted'])
    expect(namesIn('Acmeology and globexing')).toEqual([])
    expect(new CompetitorBook([], []).findIn('Acme')).toEqual([])
  })

  test('a name is somebody’s before it is somebody else’s alias', () => {
    const book = new CompetitorBook([row('Acme', ['Globex']), row('Globex')], [])
    expect(book.nameOf('globex')).toBe('Globex')
  })

  test('no name makes finding throw', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (names, text) => {
        const book = new CompetitorBook([], names)
        for (const { name } of book.findIn(`${text} ${names.join(' ')}`))
          expect(book.find(name)?.name).toBe(name)
        readCompetitor(text)
      }),
    )
  })
})

describe('naming and renaming', () => {
  const bookOf = (rows: readonly Competitor[], named: string[] = []) => new CompetitorBook(rows, named)

  test('a line names a new one, under the same id on every device', () => {
    const writes = nameCompetitor(readCompetitor('Acme, also called Acme Payroll'), undefined)
    expect(writes).toEqual([
      {
        id: competitorId('ACME'),
        kind: 'competitor',
        fields: { name: 'Acme', aliases: ['Acme Payroll'], trashedAt: null },
      },
    ])
  })

  test('one that is known gets the aliases', () => {
    const rows = [row('Acme', ['ACM'])]
    const after = written(
      rows,
      nameCompetitor({ name: 'acm', aliases: ['Acme Payroll'] }, bookOf(rows).find('acm')),
    )
    expect(after.map(({ fields }) => [fields.name, fields.aliases])).toEqual([
      ['Acme', ['ACM', 'Acme Payroll']],
    ])
  })

  test('signals that spoke of it before it was known are filed under it', () => {
    const spoken = makeSignal({ text: 'ACME Payroll opens in Lisbon', competitors: ['Globex'] })
    const filed = makeSignal({ text: 'Acme hires', competitors: ['acme'] })
    const writes = speakingOf([spoken, filed, makeSignal({ text: 'Acmeology' })], bookOf([row('Globex')]), {
      name: 'Acme',
      aliases: ['Acme Payroll'],
    })
    expect(writes).toEqual([{ id: spoken.id, fields: { competitors: ['Globex', 'Acme'] } }])
  })

  test('after renaming, what names the old name still means it', () => {
    const rows = [row('Acme', ['ACM'])]
    const [acme] = bookOf(rows).all
    if (!acme) throw new Error('no competitor')
    const after = bookOf(written(rows, renameCompetitor(acme, 'Zenith', undefined, now)), ['acme', 'ACM'])
    expect(after.all.map(({ name, aliases }) => [name, aliases])).toEqual([['Zenith', ['ACM', 'Acme']]])
  })

  test('renaming to the name of another makes them one', () => {
    const rows = [row('Acme', ['ACM']), row('Globex', ['GX'])]
    const book = bookOf(rows)
    const [acme, globex] = book.all
    if (!acme || !globex) throw new Error('no competitors')
    const after = bookOf(written(rows, renameCompetitor(acme, 'Globex', globex, now)))
    expect(after.all.map(({ name }) => name)).toEqual(['Globex'])
    expect(['Acme', 'ACM', 'GX'].map((word) => after.nameOf(word))).toEqual(['Globex', 'Globex', 'Globex'])
  })

  test('one that only signals name gets a row by its new name', () => {
    const [acme] = bookOf([], ['Acme']).all
    if (!acme) throw new Error('no competitor')
    const after = bookOf(written([], renameCompetitor(acme, 'Acme Corporation', undefined, now)), ['Acme'])
    expect(after.all.map(({ name }) => name)).toEqual(['Acme Corporation'])
  })

  test('other capitals are no alias', () => {
    const rows = [row('acme')]
    const [acme] = bookOf(rows).all
    if (!acme) throw new Error('no competitor')
    const after = written(rows, renameCompetitor(acme, 'ACME', acme, now))
    expect(after.map(({ fields }) => [fields.name, fields.aliases])).toEqual([['ACME', []]])
  })
})
