import { describe, expect, test } from 'vitest'
import type { DocumentRow } from '@shared/documents/document'
import { findLikelyDuplicates } from '@shared/domain/likely-duplicates'

const person = (id: string, fields: object) => ({
  id,
  kind: 'person',
  fields: { trashedAt: null, ...fields },
})
const meeting = (id: string, personId: string, start: string) => ({
  id,
  kind: 'meeting',
  fields: { trashedAt: null, personId, start },
})
const viewpoint = { nowMs: Date.parse('2026-11-20T12:00:00Z'), zone: 'Europe/Berlin' }
const pairsOf = (here: DocumentRow[], there: DocumentRow[]) =>
  findLikelyDuplicates(here, there, viewpoint).map(({ hereId, thereId }) => [hereId, thereId])

describe('what two workspaces likely have in common', () => {
  test('people of one address come before people of one name, and each is proposed once', () => {
    const here = [
      person('h1', { name: 'María Soto', email: 'm.soto@example.com' }),
      person('h2', { name: 'Jonas' }),
    ]
    const there = [
      person('t1', { name: 'maria soto' }),
      person('t2', { name: 'M. Soto', email: 'M.Soto@example.com ' }),
      person('t3', { name: 'JONAS' }),
    ]
    expect(pairsOf(here, there)).toEqual([
      ['h1', 't2'],
      ['h2', 't3'],
    ])
  })

  test('1:1s with the same person at the same time, also where the person is another document there', () => {
    const here = [
      person('h1', { name: 'Maria' }),
      meeting('m1', 'h1', '2026-12-01T14:00'),
      meeting('m2', 'h1', '2026-12-08T14:00'),
    ]
    const there = [
      person('t1', { name: 'Maria' }),
      meeting('n1', 't1', '2026-12-01T14:00'),
      meeting('n2', 'x', '2026-12-08T14:00'),
    ]
    expect(pairsOf(here, there)).toEqual([
      ['h1', 't1'],
      ['m1', 'n1'],
    ])
  })

  test('a 1:1 is called what it is called everywhere, with its day and time as they are shown everywhere', () => {
    const here = [person('p', { name: 'Maria Ortega' }), meeting('m1', 'p', '2026-12-01T14:00')]
    const elsewhere = { title: 'Plans', zone: 'America/New_York', start: '2026-12-01T14:00' }
    const named = { ...meeting('n1', 'p', '2026-12-01T14:00') }
    const there = [
      person('p', { name: 'Maria Ortega' }),
      { ...named, fields: { ...named.fields, ...elsewhere } },
    ]
    expect(findLikelyDuplicates(here, there, viewpoint)).toMatchObject([
      { here: '1:1 with Maria, 1 Dec, 14:00', there: 'Plans, 1 Dec, 20:00' },
    ])
    const nextYear = [person('p', { name: 'Maria' }), meeting('m2', 'p', '2027-01-05T09:30')]
    const same = [person('p', { name: 'Maria' }), meeting('n2', 'p', '2027-01-05T09:30')]
    expect(findLikelyDuplicates(nextYear, same, viewpoint)[0]?.here).toBe('1:1 with Maria, 5 Jan 2027, 09:30')
  })

  test('what has one id in both, no name, or lies in the trash is not proposed', () => {
    const here = [
      person('same', { name: 'Ana' }),
      person('h1', { name: ' ' }),
      person('h2', { name: 'Bo', trashedAt: '2026-01-01T00:00:00.000Z' }),
    ]
    const there = [person('same', { name: 'Ana' }), person('t1', { name: '' }), person('t2', { name: 'Bo' })]
    expect(pairsOf(here, there)).toEqual([])
  })
})
