import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowsAhead } from '../../../src/renderer/documents/rows-ahead'

const row = (fields: Record<string, unknown>) => ({ id: 'a', kind: 'action', fields })
const open = { status: 'open', text: 'Call' }

test('an edit lies over whatever the vault sends, until it is saved', () => {
  const ahead = new RowsAhead()
  expect(ahead.lay('1', row(open), { status: 'done' }).fields).toEqual({ status: 'done', text: 'Call' })
  expect(ahead.arrive(row({ ...open, text: 'Call Jonas' })).fields).toEqual({
    status: 'done',
    text: 'Call Jonas',
  })
  expect(ahead.arrive(row({ status: 'done', text: 'Call Jonas' })).fields['status']).toBe('done')
  // Somebody else's later edit is shown.
  expect(ahead.arrive(row(open)).fields).toEqual(open)
})

test('what was refused is taken off, and what came after it stays', () => {
  const ahead = new RowsAhead()
  const first = ahead.lay('1', row(open), { status: 'done' })
  ahead.lay('2', first, { text: 'Write' })
  expect(ahead.settle('1', 'refused').map(({ fields }) => fields)).toEqual([
    { status: 'open', text: 'Write' },
  ])
})

/** Edits are carried out in their order; the word that one was saved and the row that holds it come in any order. */
test('once everything has arrived a row is shown as the vault has it', () => {
  const step = fc.record({
    field: fc.constantFrom('status', 'text'),
    value: fc.constantFrom('x', 'y'),
    by: fc.constantFrom('us', 'us, refused', 'another device'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (steps, choices) => {
      const ahead = new RowsAhead()
      let shown = row(open)
      let vault = row(open)
      const events: (typeof vault)[] = []
      const replies: { commandId: string; outcome: 'saved' | 'refused' }[] = []
      const choose = (below: number) => Number(choices.next().value) % below
      const deliver = () => {
        const event = events.length > 0 && (replies.length === 0 || choose(2) === 0) && events.shift()
        if (event) shown = ahead.arrive(event)
        else
          for (const { commandId, outcome } of replies.splice(0, 1)) {
            for (const settled of ahead.settle(commandId, outcome)) shown = settled
          }
      }
      for (const [index, { field, value, by }] of steps.entries()) {
        const fields = { [field]: value }
        if (by !== 'another device') shown = ahead.lay(String(index), shown, fields)
        if (by !== 'us, refused') {
          vault = row({ ...vault.fields, ...fields })
          events.push(vault)
        }
        if (by !== 'another device') {
          replies.push({ commandId: String(index), outcome: by === 'us' ? 'saved' : 'refused' })
        }
        while (choose(3) === 0 && events.length + replies.length > 0) deliver()
      }
      while (events.length + replies.length > 0) deliver()
      expect(shown.fields).toEqual(vault.fields)
    }),
  )
})
