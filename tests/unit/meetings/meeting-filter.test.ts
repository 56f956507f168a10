import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { expect, test } from 'vitest'
import { anyone, personChoices } from '../../../src/renderer/features/meetings/meeting-filter'
import { viewMeetings } from '../../../src/renderer/features/meetings/meeting-view'
import { viewPeople } from '../../../src/renderer/features/people/people-view'

test('1:1s can be narrowed to whom there are any with, by name', () => {
  const people = ['Tomás', 'Maria', 'Priya'].map((name) =>
    personKind.readRow({ id: name, kind: 'person', fields: { name } }),
  )
  const meetings = ['Tomás', 'Maria', 'Tomás', null].map((personId, index) =>
    meetingKind.readRow({
      id: `meeting-${index}`,
      kind: 'meeting',
      fields: { personId, start: '2026-11-26T10:00' },
    }),
  )
  const views = viewMeetings(meetings, people, { nowMs: Date.parse('2026-11-26T08:00Z'), zone: 'UTC' })
  const choices = personChoices({ people: viewPeople(people, views), meetings: views })
  expect(choices.map(({ id }) => id)).toEqual([anyone, 'Maria', 'Tomás'])
})
