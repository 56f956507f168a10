import * as fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { RowStore } from '../../../src/renderer/documents/row-store'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
beforeEach(() => bridge.reset())

const person = (id: string, name: string) => ({ id, kind: 'person', fields: { name } })

function answerWith(...rows: ReturnType<typeof person>[]): void {
  bridge.answers['rows.list'] = () => JSON.stringify(rows)
}

test('while rows are read anew those known stay, and then those that are gone go', async () => {
  answerWith(person('maria', 'Maria'), person('jonas', 'Jonas'))
  const store = new RowStore()
  await store.load('person')
  answerWith(person('maria', 'Maria Lindqvist'))
  const seen: number[] = []
  store.subscribe(() => seen.push(store.list('person').length))
  bridge.emit('workspace.replaced', { incarnation: 'second' })
  expect(store.get('person', 'maria')?.fields.name).toBe('Maria')
  await vi.waitFor(() => expect(store.get('person', 'maria')?.fields.name).toBe('Maria Lindqvist'))
  expect(store.get('person', 'jonas')).toBeUndefined()
  expect(seen).not.toContain(0)
})

test('what could not be read is said until it could be', async () => {
  bridge.answers['rows.list'] = () => {
    throw new Error('unreadable')
  }
  const store = new RowStore()
  let told = 0
  store.subscribe(() => (told += 1))
  await expect(store.load('person')).rejects.toThrow('unreadable')
  await vi.waitFor(() => expect(store.hasFailed).toBe(true))
  expect([store.isLoaded('person'), told]).toEqual([false, 1])
  answerWith(person('maria', 'Maria'))
  store.retry()
  await store.load('person')
  expect([store.hasFailed, store.isLoaded('person')]).toEqual([false, true])
  expect(store.list('person')).toHaveLength(1)
})

test('all rows of a kind, those in the trash among them, are one array until one of them changes', async () => {
  const inTrash = (id: string, name: string) => ({
    ...person(id, name),
    fields: { ...person(id, name).fields, trashedAt: '2026-11-20T09:00:00.000Z' },
  })
  answerWith(person('maria', 'Maria'), inTrash('jonas', 'Jonas'))
  const store = new RowStore()
  await store.load('person')
  const all = store.all('person')
  expect(all.map(({ id }) => id)).toEqual(['maria', 'jonas'])
  expect(store.all('person')).toBe(all)
  bridge.emit('rows.changed', { rows: [inTrash('maria', 'Maria')] })
  expect(store.all('person').map(({ fields }) => fields.trashedAt === null)).toEqual([false, false])
})

const eventArbitrary = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 90 }).map(String),
    name: fc.constantFrom('a', 'b', 'c'),
    trashedAt: fc.constantFrom(null, '2026-11-20T09:00:00.000Z'),
  }),
  { maxLength: 150 },
)

test('whatever is told, each row is in its list once, as it was told last, in the order of coming', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(eventArbitrary, { maxLength: 6 }), async (events) => {
      answerWith()
      const store = new RowStore()
      await store.load('person')
      const told = new Map<string, { name: string; trashedAt: string | null }>()
      for (const rows of events) {
        for (const { id, ...fields } of rows) told.set(id, fields)
        bridge.emit('rows.changed', {
          rows: rows.map(({ id, ...fields }) => ({ id, kind: 'person', fields })),
        })
        for (const [list, isTrash] of [
          [store.list('person'), false],
          [store.trash('person'), true],
        ] as const) {
          expect(list.map(({ id, fields }) => [id, fields.name])).toEqual(
            [...told].flatMap(([id, { name, trashedAt }]) =>
              (trashedAt !== null) === isTrash ? [[id, name]] : [],
            ),
          )
        }
      }
    }),
    { numRuns: 40 },
  )
})
