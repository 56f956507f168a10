import { expect, test } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { viewMeetings } from '../../../src/renderer/features/meetings/meeting-view'
import {
  byNextMeeting,
  filterPeople,
  likelySame,
  viewPeople,
} from '../../../src/renderer/features/people/people-view'

const person = (id: string, fields: Record<string, unknown>) =>
  personKind.readRow({ id, kind: 'person', fields })
const people = [
  person('p1', { name: 'Priya Shah', relation: 'report', email: 'priya@example.org' }),
  person('p2', { name: 'Mária Ortega', relation: 'manager', role: 'Chief of product' }),
  person('p3', { name: 'Jonas Berg', relation: 'skip-level' }),
]
const meeting = (id: string, start: string, more: Record<string, unknown> = {}) =>
  meetingKind.readRow({ id, kind: 'meeting', fields: { personId: 'p2', start, ...more } })
const viewpoint = { nowMs: Date.parse('2026-11-22T10:00Z'), zone: 'UTC' }

test('each person has the next meeting and the last, cancelled ones left out', () => {
  const meetings = [
    meeting('long ago', '2026-11-01T10:00'),
    meeting('last', '2026-11-15T10:00'),
    meeting('off', '2026-11-23T10:00', { status: 'cancelled' }),
    meeting('next', '2026-11-24T10:00'),
    meeting('after', '2026-12-01T10:00'),
  ]
  const views = viewPeople(people, viewMeetings(meetings, people, viewpoint))
  expect(views.map(({ person: { fields } }) => fields.name)).toEqual([
    'Jonas Berg',
    'Mária Ortega',
    'Priya Shah',
  ])
  expect(views[1]).toMatchObject({ next: { meeting: { id: 'next' } }, last: { meeting: { id: 'last' } } })
  expect(views[0]).toMatchObject({ next: undefined, last: undefined })
})

test('a list begins with whom one meets soonest; those with nothing planned follow by name', () => {
  const meetings = [
    meeting('later', '2026-12-01T10:00', { personId: 'p1' }),
    meeting('soon', '2026-11-23T10:00', { personId: 'p3' }),
  ]
  const views = byNextMeeting(viewPeople(people, viewMeetings(meetings, people, viewpoint)))
  expect(views.map(({ person: { id } }) => id)).toEqual(['p3', 'p1', 'p2'])
})

test('typing finds by name, role, relation and address, without accents', () => {
  const views = viewPeople(people, [])
  const found = (typed: string) => filterPeople(views, typed).map(({ person }) => person.id)
  expect(found('maria')).toEqual(['p2'])
  expect(found('product')).toEqual(['p2'])
  expect(found('skip')).toEqual(['p3'])
  expect(found('priya@')).toEqual(['p1'])
  expect(found(' ')).toHaveLength(3)
  expect(found('nobody at all')).toEqual([])
})

test('the same address is pointed out, and the same name', () => {
  expect(likelySame(people, { name: 'P. S.', email: ' Priya@example.org' })?.id).toBe('p1')
  expect(likelySame(people, { name: 'jonas  berg', email: '' })?.id).toBe('p3')
  expect(likelySame(people, { name: '', email: '' })).toBeUndefined()
  expect(likelySame(people, { name: 'Jonas', email: 'x@example.org' })).toBeUndefined()
})
