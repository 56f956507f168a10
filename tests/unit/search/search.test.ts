import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { excerptOf } from '../../../src/main/search/excerpt'
import { fold, matchExpression } from '../../../src/main/search/search-text'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'

let folder: string
let vault: Vault

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadup-search-'))
  vault = openVault({ folder, nowMs: Date.now }).vault
})

afterEach(() => {
  vault.close()
  rmSync(folder, { recursive: true })
})

let commands = 0
async function write(id: string, kind: string, fields: Record<string, unknown>, body?: string) {
  const update = body && updateFrom(undefined, (document) => appendNodes(document, [paragraph(body)]))
  await vault.commit({
    commandId: `command-${(commands += 1)}`,
    fields: Object.entries({ kind, ...fields }).map(([field, value]) => ({ documentId: id, field, value })),
    bodies: update ? [{ documentId: id, update }] : [],
  })
}

const found = (typed: string) => vault.search(typed, 20).results.map(({ id }) => id)

test('a document is found by the beginnings of words in its fields and in its body', async () => {
  await write('m1', 'meeting', { title: 'Weekly' }, 'The March migration slips by nine days')
  await write('p1', 'person', { name: 'Mária Ortega', role: 'Chief of product' })
  expect(found('migr')).toEqual(['m1'])
  expect(found('slips weekly')).toEqual(['m1'])
  expect(found('maria ort')).toEqual(['p1'])
  expect(found('gration')).toEqual([])
})

test('a word of two characters inside a Chinese, Japanese or Korean sentence is found', async () => {
  await write('m1', 'meeting', { title: '' }, '我们下周讨论价格策略。')
  await write('m2', 'meeting', { title: '' }, '来週の会議で価格を決める')
  await write('m3', 'meeting', { title: '' }, '다음 주에 가격전략을 논의합니다')
  expect(found('价格')).toEqual(['m1'])
  expect(found('策略')).toEqual(['m1'])
  expect(found('会議')).toEqual(['m2'])
  expect(found('전략')).toEqual(['m3'])
  expect(found('略')).toEqual(['m1'])
  expect(found('格价')).toEqual([])
  expect(vault.search('策略', 5).results[0]?.excerpt).toEqual({
    text: '我们下周讨论价格策略。',
    matches: [[8, 10]],
  })
})

test('what was found in the fields comes first, and the newer before the older', async () => {
  await write('m1', 'meeting', { title: 'Churn' })
  await write('m2', 'meeting', { title: '' }, 'churn by region')
  await write('m3', 'meeting', { title: 'Churn again' })
  expect(found('churn')).toEqual(['m3', 'm1', 'm2'])
})

test('what is in the trash is not found, and is found again once it was taken out', async () => {
  await write('p1', 'person', { name: 'Jonas Berg' })
  await write('p1', 'person', { trashedAt: '2026-11-22T10:00:00Z' })
  expect(found('jonas')).toEqual([])
  await write('p1', 'person', { trashedAt: null })
  expect(found('jonas')).toEqual(['p1'])
})

test('a cut list says so', async () => {
  for (let index = 0; index < 4; index += 1) await write(`c${index}`, 'capture', { text: 'Acme again' })
  expect(vault.search('acme', 3)).toMatchObject({ isCut: true, results: { length: 3 } })
  expect(vault.search('acme', 4).isCut).toBe(false)
})

test('whatever is typed is a query, never an error', async () => {
  await write('p1', 'person', { name: 'Priya "PS" Shah' })
  expect(found('"ps"')).toEqual(['p1'])
  expect(found('(priya) OR')).toEqual([])
  expect(found('-*')).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
      vault.search(typed, 5)
    }),
  )
  expect(matchExpression(' ?! ')).toBeUndefined()
})

test('an excerpt shows the place that was found, marked, and says where it is cut', () => {
  const long = `${'before '.repeat(40)}the Québec office ${'after '.repeat(40)}`
  const { text, matches } = excerptOf(long, ['quebec'])
  expect(matches.map(([start, end]) => text.slice(start, end))).toEqual(['Québec'])
  expect(text).toMatch(/^… before .* after …$/)
})

test('folding keeps the places of characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(text)).toHaveLength(text.length)
    }),
  )
})

test('[A4] on a full disk search goes on with what is indexed', async () => {
  await write('p1', 'person', { name: 'Maria' })
  await write('m1', 'meeting', { title: 'Quarter' }, 'Renewals slip by nine days. '.repeat(2000))
  const pages = vault.connection.get<{ page_count: number }>('pragma page_count')?.page_count ?? 0
  vault.connection.database.exec(`pragma max_page_count = ${pages}`)
  expect(found('maria')).toEqual(['p1'])
  vault.connection.database.exec('pragma max_page_count = 1000000')
  expect(found('renewals')).toEqual(['m1'])
})

test('what links a document is found on its other side, as a link, as a person and as what an item stands for', async () => {
  const body = async (id: string, nodes: BodyNode[]) => {
    const update = updateFrom(undefined, (document) => appendNodes(document, nodes))
    await vault.commit({
      commandId: `command-${(commands += 1)}`,
      fields: [{ documentId: id, field: 'kind', value: 'meeting' }],
      bodies: update ? [{ documentId: id, update }] : [],
    })
  }
  const line = (type: string, attrs: Record<string, unknown>): BodyNode => ({
    type: 'paragraph',
    content: [{ type, attrs }],
  })
  await write('target', 'signal', { text: 'Acme opened payroll' }, 'The body of target itself says target')
  await body('by-link', [line('documentLink', { id: 'target', label: 'Acme' })])
  await body('by-name', [line('mention', { id: 'target', label: 'Acme' })])
  await body('by-item', [agendaItem('i', 'discuss', '', { ref: 'signal:target' })])
  await body('by-words', [paragraph('target')])
  await body('by-longer-id', [line('documentLink', { id: 'target-2', label: 'Another' })])
  const linking = () => vault.linking('target').map(({ id }) => id)
  expect(linking()).toEqual(['by-item', 'by-name', 'by-link'])
  await write('by-name', 'meeting', { trashedAt: '2026-11-26T00:00:00Z' })
  expect(linking()).toEqual(['by-item', 'by-link'])
})
