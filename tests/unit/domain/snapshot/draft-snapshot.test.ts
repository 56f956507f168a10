import { expect, it } from 'vitest'
import { draftSnapshot, snapshotTalks, type SnapshotSource } from '@shared/domain/snapshot/draft-snapshot'
import { periodOf } from '@shared/domain/snapshot/period'
import { action, agendas, item, meeting, person, win } from '../../../support/talk-rows'

const nowMs = Date.parse('2026-11-26T09:00:00Z')
const zone = 'UTC'
const quarter = { from: '2026-08-27', to: '2026-11-26' }

const wins = [
  win({ text: 'Trial page converts better.', before: '5.1 %', after: '6.4 %', date: '2026-10-01' }),
  win({
    text: 'Onboarding time fell by nearly half',
    before: 'Eleven days',
    after: 'Six days',
    meaning: 'Nine more firms a month see a report.',
    date: '2026-09-01',
    personId: 'maria',
    goalId: 'goal',
  }),
  win({ text: 'Long ago', date: '2026-05-01' }),
  win({ text: 'In the trash', date: '2026-10-02', trashedAt: '2026-10-03T00:00:00Z' }),
]
const actions = [
  action({ text: 'One page of dates.', status: 'done', doneAt: '2026-10-20T10:00:00Z' }),
  action({ text: 'Done before', status: 'done', doneAt: '2026-06-20T10:00:00Z' }),
  action({ text: 'Send the cohort', dueDate: '2026-11-30' }),
  action({ text: 'A late one', dueDate: '2026-11-20' }),
  action({ text: 'A yes to the contractor', owedBy: 'them', dueDate: '2026-12-01' }),
  action({ text: 'With somebody else', personId: 'tom', dueDate: '2026-11-30' }),
]
const meetings = [
  meeting('old', '2026-06-01T10:00'),
  meeting('past', '2026-10-05T10:00'),
  meeting('not-met', '2026-10-12T10:00', { outcome: 'not-met' }),
  meeting('next', '2026-12-01T10:00'),
  meeting('later', '2026-12-08T10:00'),
  meeting('tom', '2026-10-06T10:00', { personId: 'tom' }),
]
const projections = agendas({
  old: [item('o', 'decide', 'An old decision', { ticked: true })],
  past: [
    item('a', 'decide', 'Move billing after the first report.', { ticked: true }),
    item('b', 'decide', 'Not decided'),
    item('c', 'discuss', 'Talked over', { ticked: true }),
  ],
  'not-met': [item('n', 'decide', 'Never spoken of', { ticked: true })],
  next: [
    item('d', 'ask', 'One more contractor'),
    item('e', 'decide', 'Whether to drop the free plan'),
    item('f', 'inform', 'News'),
    item('g', 'ask', 'What I need from Maria…'),
  ],
  tom: [item('t', 'decide', 'With Tom', { ticked: true })],
})

const source = (more: Partial<SnapshotSource> = {}): SnapshotSource => ({
  person: person(),
  period: quarter,
  wins,
  actions,
  meetings,
  projections,
  nowMs,
  zone,
  ...more,
})
const partsOf = (more: Partial<SnapshotSource> = {}) =>
  Object.fromEntries(draftSnapshot(source(more)).parts.map(({ id, text }) => [id, text.split('\n')]))

it('tells the plan, what came of it and what comes', () => {
  expect(draftSnapshot(source()).title).toBe('Plan, so far, next: 27 August 2026 to 26 November 2026')
  expect(partsOf()).toEqual({
    plan: ['Decided: Move billing after the first report'],
    'so-far': [
      'Onboarding time fell by nearly half: Eleven days → six days. Nine more firms a month see a report.',
      'Trial page converts better: 5.1 % → 6.4 %',
      'Done: One page of dates',
    ],
    next: [
      'A late one (was due 20 Nov)',
      'Send the cohort, by 30 Nov',
      'From you: a yes to the contractor, by 1 Dec',
      'What I ask: One more contractor',
      'For a decision: Whether to drop the free plan',
    ],
  })
})

it('begins with the plan as they were told it last, each line once', () => {
  const plan = '- Fewer surprises\nDecided: Move billing after the first report'
  expect(partsOf({ person: person({ plan }) })['plan']).toEqual([
    'Fewer surprises',
    'Decided: Move billing after the first report',
  ])
})

it('is told as they like it: the number first, as a story, in headlines', () => {
  const first = (fields: Record<string, unknown>) => partsOf({ person: person(fields) })['so-far']?.[0]
  expect(first({ style: 'numbers-first' })).toBe(
    'Eleven days → six days: Onboarding time fell by nearly half. Nine more firms a month see a report.',
  )
  expect(first({ style: 'narrative' })).toBe(
    'Onboarding time fell by nearly half, from eleven days to six days. Nine more firms a month see a report.',
  )
  expect(first({ briefLength: 'headlines' })).toBe(
    'Onboarding time fell by nearly half: Eleven days → six days',
  )
})

it('tells somebody outside only what concerns them', () => {
  const client = person({ relation: 'client' })
  expect(partsOf({ person: client })['so-far']).toEqual([
    'Onboarding time fell by nearly half: Eleven days → six days. Nine more firms a month see a report.',
    'Done: One page of dates',
  ])
})

it('reads the agendas of the period and the next one', () => {
  expect(snapshotTalks(person(), quarter, { meetings, nowMs, zone })).toEqual(['past', 'next'])
})

it('covers a month, a quarter, the time since the last one, or days of one’s own', () => {
  const at = (choice: Parameters<typeof periodOf>[0], more: Partial<Parameters<typeof periodOf>[1]> = {}) => {
    const { from, to } = periodOf(choice, { nowMs, zone, lastSnapshotAt: null, ...more })
    return `${from} ${to}`
  }
  expect(at('month')).toBe('2026-10-27 2026-11-26')
  expect(at('quarter')).toBe('2026-08-27 2026-11-26')
  expect(at('quarter', { nowMs: Date.parse('2026-05-31T12:00:00Z') })).toBe('2026-03-01 2026-05-31')
  expect(at('since-last', { lastSnapshotAt: '2026-11-03T23:30:00Z', zone: 'Europe/Berlin' })).toBe(
    '2026-11-04 2026-11-26',
  )
  expect(at('since-last')).toBe(at('quarter'))
  expect(at('own', { own: { from: '2026-11-20', to: '2026-11-01' } })).toBe('2026-11-01 2026-11-20')
  expect(at('own', { own: { from: 'then' } })).toBe('2026-08-27 2026-11-26')
})
