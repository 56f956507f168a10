import { expect, test } from 'vitest'
import type { ProjectedItem } from '@shared/body/project-body'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { readinessOf } from '../../../src/renderer/features/today/readiness'

const view = {
  meeting: meetingKind.readRow({ id: 'one', kind: 'meeting', fields: { minutes: 30, template: 'weekly' } }),
  person: personKind.readRow({ id: 'maria', kind: 'person', fields: { name: 'Maria', relation: 'peer' } }),
}
const item = (headline: string, minutes: number): ProjectedItem => ({
  id: headline,
  kind: 'ask',
  minutes,
  ticked: false,
  ref: null,
  headline,
  hasDetail: false,
})

test('prompts of a template are no agenda yet, and say nothing about its minutes', () => {
  const readiness = readinessOf(view, { items: [item('What I need from Maria…', 5)] })
  expect(readiness).toEqual({
    words: 'No agenda yet',
    hasAgenda: false,
    needsAttention: true,
    time: '30 min',
  })
})

test('once something is written, its minutes stand against those of the meeting', () => {
  const readiness = readinessOf(view, { items: [item('Air cover with Finance?', 7), item('A date?', 15)] })
  expect(readiness).toMatchObject({ hasAgenda: true, time: '22 of 30 min planned' })
})

test('while the agenda is being read nothing is said about it', () => {
  expect(readinessOf(view, undefined)).toBeUndefined()
})
