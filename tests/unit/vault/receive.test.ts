import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClock } from '@shared/clock/hybrid-logical-clock'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import type { BatchContent } from '@shared/sync/batch'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import type { Committed } from '../../../src/main/vault/vault'
import { bodyText, change, maintain, makeFolder, person, removeFolder } from '../../support/vault-fixture'

const dayMs = 86_400_000
const start = Date.UTC(2026, 10, 22, 9)

let folder: string
let opened: OpenedVault
let nowMs: number
let told: Committed[]
beforeEach(() => {
  folder = makeFolder()
  nowMs = start
  open()
})
afterEach(() => {
  opened.vault.close()
  removeFolder(folder)
})

function open(): void {
  opened = openVault({ folder, nowMs: () => nowMs })
  told = []
  opened.vault.onCommitted((committed) => told.push(committed))
}

/** What another device writes at a time. */
function written(id: string, fields: Record<string, unknown>, atMs: number = nowMs): BatchContent {
  const clock = createClock('elsewhere', () => atMs).tick()
  return {
    fields: Object.entries(fields).map(([field, value]) => ({ documentId: id, field, value, clock })),
    bodies: [],
  }
}

function typed(id: string, text: string, state?: Uint8Array): BatchContent {
  const update = updateFrom(state, (body) => appendNodes(body, [paragraph(text)]))
  if (!update) throw new Error('no update')
  return { fields: [], bodies: [{ documentId: id, update }] }
}

const cursor = () => opened.vault.connection.get('select sequence from sync_chains')
const moveCursor = (sequence: number) => () => {
  opened.vault.connection.run("insert or replace into sync_chains values ('a', ?, 'hash', null)", sequence)
}

test('what is taken in and how far it goes are one transaction', () => {
  opened.vault.receive([written('p1', { kind: 'person', name: 'Maria' })], moveCursor(1))
  expect(() =>
    opened.vault.receive([written('p2', { kind: 'person' }), typed('p1', 'Notes')], () => {
      moveCursor(2)()
      throw new Error('killed')
    }),
  ).toThrow('killed')
  expect(opened.vault.row('p2')).toBeUndefined()
  expect(bodyText(opened.vault, 'p1')).toBe('')
  expect(cursor()).toEqual({ sequence: 1 })
  opened.vault.close()
  open()
  expect(opened.vault.row('p1')?.fields['name']).toBe('Maria')
  expect(cursor()).toEqual({ sequence: 1 })
})

test('windows are told once, after it, with each row and each body once', () => {
  let toldWithin = -1
  opened.vault.receive(
    [
      written('p1', { kind: 'person', name: 'Maria' }),
      typed('p1', 'One'),
      written('p1', { name: 'María' }, nowMs + 1),
      typed('p1', 'Two'),
    ],
    () => {
      toldWithin = told.length
    },
  )
  expect(toldWithin).toBe(0)
  expect(told).toHaveLength(1)
  expect(told[0]?.rows).toEqual([{ id: 'p1', kind: 'person', fields: { name: 'María' } }])
  expect(told[0]?.bodies).toHaveLength(1)
  expect(told[0]?.projections).toHaveLength(1)
  expect(bodyText(opened.vault, 'p1')).toContain('One')
  opened.vault.receive([written('p1', { name: 'María' }, nowMs + 1)])
  expect(told).toHaveLength(1)
})

test('what cannot be read is refused by name, and the rest is taken in', () => {
  const bad: BatchContent = { fields: [], bodies: [{ documentId: 'p2', update: new Uint8Array([9, 9, 9]) }] }
  const big = written('p3', { kind: 'person', name: { count: 10n } })
  const refused = opened.vault.receive([
    written('p1', { kind: 'person' }),
    bad,
    typed('p2', 'Good'),
    big,
    typed('p1', 'Notes'),
  ])
  expect(refused.toSorted()).toEqual(['p2', 'p3'])
  expect(bodyText(opened.vault, 'p1')).toBe('Notes')
  expect(bodyText(opened.vault, 'p2')).toBe('Good')
  expect(opened.vault.row('p3')).toEqual({ id: 'p3', kind: 'person', fields: {} })
})

async function purge(id: string): Promise<void> {
  await opened.vault.commit({ ...person(id, 'Maria') })
  await opened.vault.commit(change({ id, trashedAt: new Date(nowMs).toISOString() }))
  for (let day = 0; day < 31; day += 1) {
    nowMs += dayMs
    await maintain(folder, opened, { nowMs: () => nowMs }).purgeDue()
  }
  expect(opened.vault.row(id)).toBeUndefined()
}

const traces = (id: string) =>
  ['fields', 'field_history', 'body_states', 'body_updates', 'projections'].filter((table) =>
    opened.vault.connection.get(`select 1 from ${table} where document_id = ?`, id),
  )

test('what is written to a purged document elsewhere is left out', async () => {
  await purge('p1')
  const refused = opened.vault.receive(
    [
      written('p1', { kind: 'person', name: 'Maria' }, start),
      written('p1', { name: 'María' }),
      typed('p1', 'Notes'),
      written('p2', { kind: 'person' }),
    ],
    moveCursor(1),
  )
  expect(refused).toEqual([])
  expect(traces('p1')).toEqual([])
  expect(opened.vault.rows(['person']).map(({ id }) => id)).toEqual(['p2'])
  expect(cursor()).toEqual({ sequence: 1 })
})

test('a purged document whose kind is written anew, after the purge, is a document again', async () => {
  await purge('p1')
  nowMs += 1
  opened.vault.receive([typed('p1', 'Notes'), written('p1', { kind: 'person', name: 'Maria' })])
  expect(opened.vault.row('p1')?.fields['name']).toBe('Maria')
  expect(bodyText(opened.vault, 'p1')).toBe('Notes')
  opened.vault.receive([written('p1', { name: 'María' }, nowMs + 1)])
  expect(opened.vault.row('p1')?.fields['name']).toBe('María')
})

test('one that is made anew here takes in again what is written elsewhere', async () => {
  await purge('p1')
  nowMs += 1
  await opened.vault.commit(person('p1', 'Maria'))
  opened.vault.receive([written('p1', { name: 'María' }, nowMs + 1)])
  expect(opened.vault.row('p1')?.fields['name']).toBe('María')
})

test('a transaction of its own is whole or nothing', () => {
  const { vault } = opened
  expect(
    vault.transaction((connection) => {
      connection.run("insert into sync_meta values ('name', 'Laptop')")
      return 1
    }),
  ).toBe(1)
  expect(() =>
    vault.transaction((connection) => {
      connection.run('delete from sync_meta')
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect(vault.connection.all('select value from sync_meta')).toEqual([{ value: 'Laptop' }])
})
