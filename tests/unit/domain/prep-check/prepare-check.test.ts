import { describe, expect, it } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import { actionKind } from '@shared/documents/kinds/action'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { noteKind } from '@shared/documents/kinds/note'
import { openerKind } from '@shared/documents/kinds/opener'
import { personKind } from '@shared/documents/kinds/person'
import { winKind } from '@shared/documents/kinds/win'
import { checkPrep } from '@shared/domain/prep-check/check-prep'
import { agendasBefore, prepareCheck, type CheckSource } from '@shared/domain/prep-check/prepare-check'

const zone = 'Europe/Vienna'
const trashedAt = '2026-11-01T08:00:00.000Z'

function row(kind: string, id: string, fields: Record<string, unknown>) {
  return { id, kind, fields }
}
const maria = (fields = {}) =>
  personKind.readRow(row('person', 'maria', { name: 'Maria Ortega', relation: 'manager', ...fields }))
const meeting = (id: string, start: string, more = {}) =>
  meetingKind.readRow(row('meeting', id, { personId: 'maria', start, zone, ...more }))
const note = (id: string, type: string, text: string, more = {}) =>
  noteKind.readRow(row('note', id, { personId: 'maria', type, text, date: '2026-11-02', ...more }))
const action = (id: string, text: string, more = {}) =>
  actionKind.readRow(row('action', id, { personId: 'maria', text, ...more }))

function source(more: Partial<CheckSource> = {}): CheckSource {
  const next = meeting('next', '2026-11-27T00:30')
  return {
    person: maria(),
    meeting: next,
    notes: [],
    actions: [],
    wins: [],
    openers: [],
    meetings: [next],
    projections: new Map(),
    nowMs: Date.parse('2026-11-26T09:00:00Z'),
    zone,
    ...more,
  }
}

describe('what the prep check knows', () => {
  it('counts days where the user is', () => {
    const { today, meeting: asked } = prepareCheck(source({ nowMs: Date.parse('2026-11-25T23:30:00Z') }))
    expect(today).toBe('2026-11-26')
    expect(asked.day).toBe('2026-11-27')
    expect(prepareCheck(source({ meeting: meeting('next', '') })).meeting).not.toHaveProperty('day')
  })

  it('takes notes that are still so, and lines of an earlier version once', () => {
    const known = prepareCheck(
      source({
        person: maria({ goals: 'Churn under 3 %\n\nOne roadmap', growthGoals: 'Speak in public' }),
        notes: [
          note('g', 'goal', 'Churn under 3 %'),
          note('h', 'goal', 'Over', { closedAt: trashedAt }),
          note('i', 'goal', 'Of another', { personId: 'tom' }),
          note('j', 'goal', 'Thrown away', { trashedAt }),
          note('b', 'blind-spot', 'Support'),
          note('f', 'feedback', 'Later', { date: '2026-11-10' }),
          note('e', 'feedback', 'Sooner', { changed: 'All of it' }),
        ],
      }),
    )
    expect(known.goals?.map(({ text }) => text)).toEqual(['Churn under 3 %', 'One roadmap'])
    expect(known.goals?.[0]?.id).toBe('g')
    expect(known.blindSpots).toEqual([{ id: 'b', text: 'Support' }])
    expect(known.feedback).toEqual([
      { id: 'e', text: 'Sooner', day: '2026-11-02', hasChanged: true },
      { id: 'f', text: 'Later', day: '2026-11-10', hasChanged: false },
    ])
    const report = maria({ relation: 'report', growthGoals: 'Speak in public' })
    expect(prepareCheck(source({ person: report })).goals?.map(({ text }) => text)).toEqual([
      'Speak in public',
    ])
  })

  it('takes what the user owes this person, what is due first at the top', () => {
    const known = prepareCheck(
      source({
        actions: [
          action('undated', 'One day'),
          action('late', 'Late', { dueDate: '2026-11-20', chasedAt: '2026-11-18T08:00:00.000Z' }),
          action('odd', 'Odd', { dueDate: 'soon' }),
          action('done', 'Done', { status: 'done', chasedAt: '2026-11-10T08:00:00.000Z' }),
          action('theirs', 'Theirs', { owedBy: 'them', chasedAt: '2026-11-10T08:00:00.000Z' }),
          action('long-ago', 'Long ago', { dueDate: '2026-11-21', chasedAt: '2026-05-10T08:00:00.000Z' }),
        ],
      }),
    )
    expect(known.actions?.map(({ id, dueDate, wasChased }) => [id, dueDate, wasChased])).toEqual([
      ['late', '2026-11-20', true],
      ['long-ago', '2026-11-21', true],
      ['odd', '', false],
      ['undated', '', false],
    ])
    expect(known.chased).toBe(2)
  })

  it('takes wins that are news, and openers that can be asked', () => {
    const opener = (id: string, fields: Record<string, unknown>) =>
      openerKind.readRow(row('opener', id, { personId: 'maria', fact: 'Acme opened.', ...fields }))
    const known = prepareCheck(
      source({
        wins: [
          winKind.readRow(row('win', 'w', { text: 'Fewer leave', date: '2026-11-01', goalId: 'g' })),
          winKind.readRow(row('win', 'old', { text: 'Long ago', date: '2026-01-01' })),
        ],
        openers: [
          opener('ready', { question: 'What now?' }),
          opener('blank', { question: '' }),
          opener('asked', { question: 'What now?', status: 'asked' }),
          opener('other', { question: 'What now?', personId: 'tom' }),
        ],
      }),
    )
    expect(known.wins).toEqual([{ id: 'w', text: 'Fewer leave', goalId: 'g' }])
    expect(known.openers).toEqual([{ id: 'ready', text: 'Acme opened. What now?' }])
  })

  it('takes agendas that were met, the latest first, with the words of what they show', () => {
    const meetings = [
      meeting('m1', '2026-11-12T10:00'),
      meeting('m2', '2026-11-19T10:00'),
      meeting('cancelled', '2026-11-18T10:00', { status: 'cancelled' }),
      meeting('ahead', '2026-12-03T10:00'),
      meeting('next', '2026-11-26T14:00'),
      meeting('other', '2026-11-19T10:00', { personId: 'tom' }),
    ]
    const projections = new Map([
      ['m1', projectBody([agendaItem('a', 'discuss', 'Who owns it')])],
      ['m2', projectBody([agendaItem('b', 'decide', '', { ref: 'item:m1/a' })])],
    ])
    const { past, person } = prepareCheck(source({ meetings, projections }))
    expect(
      past?.map(({ meetingId, day, items }) => [meetingId, day, items.map(({ words }) => words)]),
    ).toEqual([
      ['m2', '2026-11-19', ['Who owns it']],
      ['m1', '2026-11-12', ['Who owns it']],
    ])
    expect(person.cadenceDays).toBe(7)
    expect(prepareCheck(source({ person: maria({ cadence: 'monthly' }) })).person.cadenceDays).toBe(31)
    expect(prepareCheck(source()).person).not.toHaveProperty('cadenceDays')
  })

  it('knows when the brief went out, and what was muted for this 1:1 and for this person', () => {
    expect(prepareCheck(source())).toMatchObject({ meeting: { briefSentAt: null }, muted: [] })
    const sent = meeting('next', '2026-11-27T00:30', {
      briefSentAt: '2026-11-25T08:00:00.000Z',
      mutedFindings: ['send-by'],
    })
    const known = prepareCheck(source({ meeting: sent, person: maria({ mutedFindings: ['style-fit'] }) }))
    expect(known.meeting.briefSentAt).toBe('2026-11-25T08:00:00.000Z')
    expect(known.muted).toEqual(['send-by', 'style-fit'])
  })

  it('looks back at eight agendas, the latest first, and at no other', () => {
    const meetings = Array.from({ length: 12 }, (_, index) =>
      meeting(`m${index}`, `2026-${String(index + 1).padStart(2, '0')}-05T10:00`),
    )
    const ids = agendasBefore(source({ meetings: [...meetings, meeting('next', '2026-11-27T00:30')] }))
    expect(ids.past).toEqual(['m10', 'm9', 'm8', 'm7', 'm6', 'm5', 'm4', 'm3'])
  })

  it('looks at the agendas that come sooner, for what stands on them already', () => {
    const later = meeting('later', '2026-12-11T10:00')
    const meetings = [
      later,
      meeting('over', '2026-11-20T10:00'),
      meeting('soon', '2026-11-27T10:00'),
      meeting('then', '2026-12-04T10:00'),
      meeting('off', '2026-12-05T10:00', { status: 'cancelled' }),
      meeting('after', '2026-12-18T10:00'),
    ]
    const shown = (id: string, ref: string, ticked = false) => agendaItem(id, 'discuss', '', { ref, ticked })
    const projections = new Map([
      ['over', projectBody([agendaItem('a', 'discuss', 'Renew Borealis')])],
      ['soon', projectBody([shown('s', 'item:over/a'), shown('t', 'item:over/b', true)])],
      ['then', projectBody([agendaItem('n', 'ask', 'A second analyst')])],
      ['after', projectBody([shown('z', 'item:over/c')])],
    ])
    const asked = source({ meeting: later, meetings, projections })
    expect(agendasBefore(asked)).toEqual({ past: ['over'], sooner: ['soon', 'then'] })
    const known = prepareCheck(asked)
    expect(known.sooner).toEqual([
      { day: '2026-11-27', refs: ['item:soon/s', 'item:over/a'] },
      { day: '2026-12-04', refs: ['item:then/n'] },
    ])
    const items = projectBody([shown('l', 'item:over/a')]).items
    const [finding] = checkPrep({ ...known, items, muted: ['something-asked'] })
    expect(finding).toMatchObject({ rule: 'on-one-agenda', fix: { type: 'takeOff', itemId: 'l' } })
    // The one that comes first says nothing: it stays there.
    const soon = meetings.find(({ id }) => id === 'soon') ?? later
    expect(prepareCheck(source({ meeting: soon, meetings, projections })).sooner).toEqual([])
  })

  it('leads to one finding at most for somebody nothing is known of', () => {
    const faulty = projectBody([
      agendaItem('a', 'win', 'Churn fell to 2.8 %', { minutes: 40 }),
      agendaItem('b', 'problem', 'Imports stop', { minutes: 20 }),
      agendaItem('c', 'discuss', ' '),
    ]).items
    const empty = prepareCheck(source())
    expect(checkPrep({ ...empty, items: faulty }).map(({ rule }) => rule)).toEqual(['something-asked'])
    const met = prepareCheck(source({ notes: [note('g', 'goal', 'Churn under 3 %')] }))
    expect(checkPrep({ ...met, items: faulty })).toHaveLength(3)
  })
})
