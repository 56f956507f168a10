import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineKind, type TypedRow } from '@shared/documents/document'
import { RowsAhead } from '../../../src/renderer/documents/rows-ahead'

// Written as a set is: `tags/a` says whether `a` is in `tags`.
const { readRow } = defineKind({
  kind: 'action',
  words: { one: 'Action', many: 'Actions' },
  hasBody: false,
  sets: ['tags'],
  shape: {
    status: z.string().default(''),
    text: z.string().default(''),
    tags: z.array(z.string()).default([]),
  },
  privateFields: [],
  titleOf: ({ text }) => text,
  searchText: ({ text }) => text,
})
const rowsAhead = () => new RowsAhead(readRow)
const row = (fields: Record<string, unknown>): TypedRow<Record<string, unknown>> =>
  readRow({ id: 'a', kind: 'action', fields })
const open = { status: 'open', text: 'Call' }

test('an edit lies over whatever the vault sends, until it is saved', () => {
  const ahead = rowsAhead()
  expect(ahead.lay('1', row(open), { status: 'done' }).fields).toMatchObject({ status: 'done', text: 'Call' })
  expect(ahead.arrive(row({ ...open, text: 'Call Jonas' })).fields).toMatchObject({
    status: 'done',
    text: 'Call Jonas',
  })
  expect(ahead.arrive(row({ status: 'done', text: 'Call Jonas' })).fields['status']).toBe('done')
  expect(ahead.settle('1').map(({ fields }) => fields['status'])).toEqual(['done'])
  // Somebody else's later edit is shown.
  expect(ahead.arrive(row(open)).fields).toMatchObject(open)
})

test('what was refused is taken off, and what came after it stays', () => {
  const ahead = rowsAhead()
  const first = ahead.lay('1', row(open), { status: 'done' })
  ahead.lay('2', first, { text: 'Write' })
  expect(ahead.settle('1').map(({ fields }) => fields)).toMatchObject([{ status: 'open', text: 'Write' }])
})

test('a member of a set is shown in the list before the disk has it', () => {
  const ahead = rowsAhead()
  const shown = ahead.lay('1', row({ ...open, tags: ['a'] }), { 'tags/b': true })
  expect(shown.fields).toMatchObject({ tags: ['a', 'b'] })
  expect(ahead.lay('2', shown, { 'tags/a': false }).fields).toMatchObject({ tags: ['b'] })
  expect(ahead.settle('1').map(({ fields }) => fields)).toMatchObject([{ tags: [] }])
})

test('one field there and back again is shown as it is, where the vault tells of the last edit alone', () => {
  const ahead = rowsAhead()
  let shown = row(open)
  for (const [index, status] of ['done', 'open', 'done'].entries()) {
    shown = ahead.lay(String(index), shown, { status })
  }
  shown = ahead.arrive(row({ ...open, status: 'done' }))
  for (const index of [0, 1, 2]) for (const told of ahead.settle(String(index))) shown = told
  expect(shown.fields).toMatchObject({ status: 'done' })
})

/** Edits are carried out in their order; the word that one was saved comes before or after the row that holds it. */
test('once everything has arrived a row is shown as the vault has it', () => {
  const step = fc.record({
    field: fc.constantFrom('status', 'text'),
    value: fc.constantFrom('x', 'y'),
    by: fc.constantFrom('us', 'us, refused', 'another device'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (steps, choices) => {
      const ahead = rowsAhead()
      let shown = row(open)
      let vault = row(open)
      const events: (typeof vault)[] = []
      const replies: string[] = []
      const choose = (below: number) => Number(choices.next().value) % below
      const deliver = () => {
        // One event may tell of several edits.
        const told =
          replies.length === 0 || choose(2) === 0 ? events.splice(0, 1 + choose(2)).at(-1) : undefined
        if (told) shown = ahead.arrive(told)
        else for (const id of replies.splice(0, 1)) for (const settled of ahead.settle(id)) shown = settled
      }
      for (const [index, { field, value, by }] of steps.entries()) {
        const fields = { [field]: value }
        if (by !== 'another device') shown = ahead.lay(String(index), shown, fields)
        if (by !== 'us, refused') {
          vault = row({ ...vault.fields, ...fields })
          events.push(vault)
        }
        if (by !== 'another device') replies.push(String(index))
        while (choose(3) === 0 && events.length + replies.length > 0) deliver()
      }
      while (events.length + replies.length > 0) deliver()
      expect(shown.fields).toEqual(vault.fields)
    }),
    { numRuns: 1000 },
  )
})
