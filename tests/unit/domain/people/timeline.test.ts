import { expect, test } from 'vitest'
import { actionKind } from '@shared/documents/kinds/action'
import { captureKind } from '@shared/documents/kinds/capture'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { noteKind } from '@shared/documents/kinds/note'
import { openerKind } from '@shared/documents/kinds/opener'
import { personKind } from '@shared/documents/kinds/person'
import { winKind } from '@shared/documents/kinds/win'
import { groupByMonth, timelineOf } from '@shared/domain/people/timeline'
import { viewMeetings } from '../../../../src/renderer/features/meetings/meeting-view'

const zone = 'Europe/Vienna'
const people = [personKind.readRow({ id: 'maria', kind: 'person', fields: { name: 'Maria Ortega' } })]
const personId = 'maria'
const row = (id: string, kind: string, fields: Record<string, unknown>) => ({ id, kind, fields })
const on = (day: string) => `${day}T10:00:00.000Z`

const source = {
  personId,
  zone,
  meetings: viewMeetings(
    [
      row('past', 'meeting', { personId, start: '2026-11-05T14:00' }),
      row('missed', 'meeting', { personId, start: '2026-10-22T14:00', outcome: 'not-met' }),
      row('off', 'meeting', { personId, start: '2026-10-29T14:00', status: 'cancelled' }),
      row('next', 'meeting', { personId, start: '2026-12-03T14:00' }),
      row('others', 'meeting', { personId: 'jonas', start: '2026-11-06T14:00' }),
    ].map(meetingKind.readRow),
    people,
    { nowMs: Date.parse('2026-11-26T12:00Z'), zone },
  ),
  notes: [
    row('worry', 'note', {
      type: 'worry',
      text: 'Surprises',
      date: '2026-11-07',
      createdAt: on('2026-11-20'),
    }),
    row('told', 'note', {
      type: 'feedback',
      text: 'Shorter',
      createdAt: on('2026-10-30'),
      closedAt: on('2026-11-01'),
    }),
  ].map(noteKind.readRow),
  actions: [
    row('mine', 'action', {
      personId,
      text: 'Send it',
      status: 'done',
      createdAt: on('2026-09-01'),
      doneAt: on('2026-11-10'),
    }),
    row('theirs', 'action', {
      personId,
      text: 'Ask finance',
      owedBy: 'them',
      status: 'waiting',
      createdAt: on('2026-11-09'),
    }),
    row('else', 'action', { personId: 'jonas', text: 'No', createdAt: on('2026-11-09') }),
  ].map(actionKind.readRow),
  openers: [
    row('asked', 'opener', {
      personId,
      fact: 'Acme left.',
      question: 'Why?',
      status: 'answered',
      answer: 'Money',
      askedAt: on('2026-11-08'),
    }),
    row('draft', 'opener', { personId, fact: 'A draft', createdAt: on('2026-11-08') }),
  ].map(openerKind.readRow),
  wins: [
    row('win', 'win', { text: 'Six days', meetingId: 'past', date: '2026-11-11' }),
    row('other', 'win', { text: 'No', meetingId: 'others', date: '2026-11-11' }),
  ].map(winKind.readRow),
  captures: [
    row('line', 'capture', { text: 'Seen', personIds: ['maria'], createdAt: on('2026-11-12') }),
    row('placed', 'capture', {
      text: 'No',
      personIds: ['maria'],
      becameId: 'n',
      createdAt: on('2026-11-12'),
    }),
    row('used', 'capture', { text: 'No', personIds: ['maria'], state: 'used', createdAt: on('2026-11-12') }),
  ].map(captureKind.readRow),
}

test('everything with the person, newest first, each with what it is', () => {
  const entries = timelineOf(source)
  expect(entries.map(({ part, text, what, isFaint }) => [part, text, what, isFaint])).toEqual([
    ['captures', 'Seen', 'Capture', false],
    ['wins', 'Six days', 'Win', false],
    ['actions', 'Send it', 'I owe it · done', true],
    ['actions', 'Ask finance', 'It is owed to me · waiting', false],
    ['openers', 'Acme left. Why? · Money', 'Opener · answered', false],
    ['notes', 'Surprises', 'Worry', false],
    ['meetings', '1:1 with Maria', '1:1 · probably', false],
    ['feedback', 'Shorter', 'Feedback · shown back', true],
    ['meetings', '1:1 with Maria', '1:1 · cancelled', true],
    ['meetings', '1:1 with Maria', '1:1 · did not happen', true],
  ])
})

test('notes, openers with their answers and lines that hold something heard are private, and nothing else', () => {
  const heard = row('heard', 'capture', { text: 'Heard', word: 'heard', personIds: ['maria'] })
  const captures = [...source.captures, captureKind.readRow(heard)]
  const isPrivate = timelineOf({ ...source, captures }).filter((entry) => entry.isPrivate)
  expect(isPrivate.map(({ text }) => text)).toEqual([
    'Acme left. Why? · Money',
    'Surprises',
    'Shorter',
    'Heard',
  ])
})

test('a note made today stands at its moment; of another day, at noon where the user is', () => {
  const at = (fields: Record<string, unknown>) =>
    timelineOf({ ...source, meetings: [], notes: [noteKind.readRow(row('n', 'note', fields))] }).find(
      ({ kind }) => kind === 'note',
    )?.atMs
  const createdAt = '2026-11-07T08:30:00.000Z'
  expect(at({ date: '2026-11-07', createdAt })).toBe(Date.parse(createdAt))
  expect(at({ date: '2026-11-05', createdAt })).toBe(Date.parse('2026-11-05T11:00:00.000Z'))
  expect(at({ date: 'nonsense', createdAt })).toBe(Date.parse(createdAt))
  expect(at({})).toBe(0)
})

test('months divide it where the user is', () => {
  const entry = (id: string, instant: string) => ({ ...timelineOf(source)[0], id, atMs: Date.parse(instant) })
  const entries = [entry('a', '2026-10-31T23:30:00Z'), entry('b', '2026-10-31T22:30:00Z')] as ReturnType<
    typeof timelineOf
  >
  expect(groupByMonth(entries, zone).map(({ month, entries: own }) => [month, own.length])).toEqual([
    ['2026-11', 1],
    ['2026-10', 1],
  ])
})
