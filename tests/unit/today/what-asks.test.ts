import { expect, test } from 'vitest'
import { actionKind, type Action } from '@shared/documents/kinds/action'
import { noteKind, type Note } from '@shared/documents/kinds/note'
import { personKind } from '@shared/documents/kinds/person'
import { drifting, type Acquaintance } from '@shared/domain/today/drifting'
import { feedbackToClose } from '@shared/domain/today/feedback-to-close'
import { owedNow } from '@shared/domain/today/owed-now'

const today = '2026-11-26'
const action = (id: string, fields: Record<string, unknown>): Action => ({
  id,
  kind: 'action',
  fields: actionKind.read(fields),
})
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

test('owed now is what is late or due within two days, what others owe only once it is late', () => {
  const actions = [
    action('soon', { dueDate: '2026-11-28' }),
    action('later', { dueDate: '2026-11-29' }),
    action('late', { dueDate: '2026-11-20' }),
    action('theirs-late', { owedBy: 'them', dueDate: '2026-11-25' }),
    action('theirs', { owedBy: 'them', dueDate: '2026-11-26' }),
    action('done', { dueDate: '2026-11-20', status: 'done' }),
    action('some day', {}),
    action('odd', { dueDate: 'soon' }),
    action('put off', { dueDate: '2026-11-20' }),
  ]
  expect(ids(owedNow(actions, today, ({ id }) => id === 'put off'))).toEqual(['late', 'theirs-late', 'soon'])
})

const dayMs = 86_400_000
const nowMs = Date.parse('2026-11-26T09:00:00Z')
const known = (id: string, more: Partial<Acquaintance>): Acquaintance => ({
  person: { id, kind: 'person', fields: personKind.read({ name: id }) },
  cadence: 'monthly',
  lastMetMs: undefined,
  isLastProvisional: false,
  nextMs: undefined,
  ...more,
})

test('who is past their cadence by half drifts, unless the next 1:1 is near; the furthest past first', () => {
  const daysAgo = (days: number) => nowMs - days * dayMs
  const people = [
    known('a little late', { lastMetMs: daysAgo(40) }),
    known('late', { lastMetMs: daysAgo(50) }),
    known('late and planned', { lastMetMs: daysAgo(50), nextMs: nowMs + 5 * dayMs }),
    known('late and planned for some day', { lastMetMs: daysAgo(50), nextMs: nowMs + 90 * dayMs }),
    known('weekly', { cadence: 'weekly', lastMetMs: daysAgo(21) }),
    known('nobody knows', { cadence: undefined, lastMetMs: daysAgo(400) }),
    known('never met', {}),
  ]
  expect(drifting(people, nowMs).map(({ person }) => person.id)).toEqual([
    'weekly',
    'late',
    'late and planned for some day',
  ])
})

test('feedback is to be closed until its change was shown, the oldest first', () => {
  const note = (id: string, fields: Record<string, unknown>): Note => ({
    id,
    kind: 'note',
    fields: noteKind.read({ type: 'feedback', ...fields }),
  })
  const notes = [
    note('new', { date: '2026-11-20' }),
    note('old', { date: '2026-10-02', willDo: 'Ask first.' }),
    note('shown', { date: '2026-09-01', closedAt: '2026-10-01T09:00:00Z' }),
    note('a worry', { type: 'worry', date: '2026-09-01' }),
  ]
  expect(ids(feedbackToClose(notes))).toEqual(['old', 'new'])
})
