import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteKind, type Note } from '@shared/documents/kinds/note'
import { personKind, type Person } from '@shared/documents/kinds/person'
import { signalKind, type Signal } from '@shared/documents/kinds/signal'
import { doneInWords } from '@shared/domain/five-minutes/done-in-words'
import { planFiveMinutes, readPlan } from '@shared/domain/five-minutes/plan-five-minutes'
import { relationshipSuggestions } from '@shared/domain/five-minutes/relationship-suggestions'
import { signalsToLookAt } from '@shared/domain/five-minutes/signals-to-look-at'
import { nextStep, placeOf, stepsOf } from '@shared/domain/five-minutes/steps'
import { mondayOf, offersFiveMinutes } from '@shared/domain/five-minutes/week'
import { drifting } from '@shared/domain/today/drifting'
import { wallMs } from '@shared/domain/wall-clock'
import { actionRow, meetingRow } from '../../../support/follow-through-rows'

const friday = '2026-11-27'
const nowMs = Date.parse('2026-11-27T15:00:00Z')
const daysAgo = (days: number) => new Date(nowMs - days * 86_400_000).toISOString()
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

const signal = (id: string, fields: Record<string, unknown>): Signal =>
  signalKind.readRow({ id, kind: 'signal', fields: { text: id, createdAt: daysAgo(1), ...fields } })
const person = (id: string, fields: Record<string, unknown>): Person =>
  personKind.readRow({ id, kind: 'person', fields: { name: id, ...fields } })
const note = (id: string, fields: Record<string, unknown>): Note =>
  noteKind.readRow({ id, kind: 'note', fields })

describe('the week', () => {
  test('begins on Monday', () => {
    const days = ['2026-11-23', '2026-11-27', '2026-11-29', '2026-11-30', '1969-12-31', '1970-01-01']
    expect(days.map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
      '1969-12-29',
      '1969-12-29',
    ])
  })

  test('any day’s Monday is at most six days before it, and its own Monday', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          const monday = mondayOf(day)
          const days = (wallMs(day) - wallMs(monday)) / 86_400_000
          expect(days >= 0 && days < 7 && new Date(monday).getUTCDay() === 1).toBe(true)
          expect(mondayOf(monday)).toBe(monday)
        },
      ),
    )
  })

  test('is offered on the chosen day until it was settled, and never a day late', () => {
    expect(offersFiveMinutes('friday', '', friday)).toBe(true)
    expect(offersFiveMinutes('friday', '2026-11-20', friday)).toBe(true)
    expect(offersFiveMinutes('friday', friday, friday)).toBe(false)
    expect(offersFiveMinutes('friday', '', '2026-11-28')).toBe(false)
    expect(offersFiveMinutes('saturday', friday, '2026-11-28')).toBe(true)
    expect(offersFiveMinutes('off', '', friday)).toBe(false)
  })
})

describe('signals to look at', () => {
  test('are this week’s, those without a so-what first, then what is stale, the longest first', () => {
    const signals = [
      signal('judged', { soWhat: 'It means this' }),
      signal('older', { createdAt: daysAgo(5) }),
      signal('newer', { createdAt: daysAgo(2) }),
      signal('stale', { createdAt: daysAgo(40), type: 'competitor' }),
      signal('staler', { createdAt: daysAgo(90), type: 'competitor' }),
      signal('holds', { createdAt: daysAgo(20), type: 'competitor' }),
      signal('looked at', { reviewedAt: daysAgo(0) }),
      signal('aside', { setAsideAt: daysAgo(0) }),
      signal('learning', { createdAt: daysAgo(900), type: 'learning' }),
    ]
    expect(ids(signalsToLookAt(signals, nowMs))).toEqual(['newer', 'older', 'judged', 'staler', 'stale'])
  })

  test('are never more than seven, and none twice', () => {
    const kinds = fc.constantFrom('competitor', 'trend', 'customer', 'learning')
    const made = fc.record({
      days: fc.nat(400),
      type: kinds,
      soWhat: fc.constantFrom('', 'So'),
      isAside: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(made, { maxLength: 40 }), (list) => {
        const signals = list.map(({ days, type, soWhat, isAside }, index) =>
          signal(`s${index}`, {
            createdAt: daysAgo(days),
            type,
            soWhat,
            setAsideAt: isAside ? daysAgo(0) : null,
          }),
        )
        const found = signalsToLookAt(signals, nowMs)
        expect(found.length).toBeLessThanOrEqual(7)
        expect(new Set(ids(found)).size).toBe(found.length)
        expect(found.every(({ fields }) => fields.setAsideAt === null)).toBe(true)
      }),
    )
  })
})

describe('one thing for a relationship', () => {
  const people = [
    person('Boss', { relation: 'manager' }),
    person('Rita', { relation: 'report', growthGoals: 'Lead a launch\nSpeak once' }),
    person('Jonas', { relation: 'peer', help: 'Lend a tester in March' }),
    person('Zoe', { relation: 'other', help: 'Send the checklist' }),
    person('Nobody knows', { relation: 'peer' }),
  ]
  const notes = [note('g', { personId: 'Boss', type: 'goal', text: 'Churn under 3 %' })]
  const suggest = (more: Partial<Parameters<typeof relationshipSuggestions>[0]> = {}) =>
    relationshipSuggestions({ people, notes, actions: [], nowMs, ...more })

  test('is one for a person, from who can do most, and says why', () => {
    expect(suggest()).toEqual([
      {
        personId: 'Boss',
        text: 'Ask Boss what would help with: Churn under 3 %',
        why: 'A goal of Boss’s',
        isHelp: false,
      },
      { personId: 'Jonas', text: 'Lend a tester in March', why: 'How you can help Jonas', isHelp: true },
      {
        personId: 'Rita',
        text: 'Talk with Rita about: Lead a launch',
        why: 'Where Rita wants to grow',
        isHelp: false,
      },
    ])
  })

  test('what was begun lately is not proposed again, the next line of theirs is', () => {
    const begun = actionRow('1', {
      personId: 'Rita',
      text: 'talk with Rita about: Lead a launch',
      createdAt: daysAgo(10),
    })
    const texts = suggest({ actions: [begun] }).map(({ text }) => text)
    expect(texts).toContain('Talk with Rita about: Speak once')
    const old = actionRow('1', { ...begun.fields, createdAt: daysAgo(70) })
    expect(suggest({ actions: [old] }).map(({ text }) => text)).toContain(
      'Talk with Rita about: Lead a launch',
    )
  })

  test('feedback whose change can be shown comes first, and none of its words', () => {
    const feedback = note('f', { personId: 'Boss', type: 'feedback', text: 'zqsaid', changed: 'zqchanged' })
    const closed = note('f', { ...feedback.fields, closedAt: daysAgo(1) })
    expect(suggest({ notes: [...notes, feedback] })[0]).toMatchObject({
      text: 'Show Boss what changed since the feedback',
    })
    expect(JSON.stringify(suggest({ notes: [...notes, feedback] }))).not.toMatch(/zq/)
    expect(suggest({ notes: [...notes, closed] })[0]?.text).toMatch(/^Ask Boss/)
  })

  test('worries, blind spots and what was heard are never what is proposed', () => {
    const hidden = ['worry', 'blind-spot', 'heard', 'working'].map((type) =>
      note(type, { personId: 'Boss', type, text: `zq ${type}` }),
    )
    expect(JSON.stringify(suggest({ notes: hidden }))).not.toMatch(/zq/)
  })

  test('of people alike, who was helped longest ago comes first', () => {
    const peers = ['A', 'B'].map((id) => person(id, { relation: 'peer', help: `Help ${id}` }))
    const given = actionRow('1', { personId: 'A', text: 'Something', isHelp: true, createdAt: daysAgo(3) })
    expect(suggest({ people: peers, actions: [given] }).map(({ personId }) => personId)).toEqual(['B', 'A'])
  })
})

describe('a plan and its questions', () => {
  const rows = {
    meetings: [
      meetingRow('m', { personId: 'p' }),
      meetingRow('old', { personId: 'p', createdAt: daysAgo(30) }),
    ],
    signals: [signal('s', {}), signal('t', {})],
    people: [person('p', { name: 'Priya Shah' })],
    actions: [] as ReturnType<typeof actionRow>[],
  }
  const drifts = { person: person('p', {}), cadence: 'monthly' as const, lastMetMs: 0 }
  const plan = planFiveMinutes({
    meetings: rows.meetings.slice(0, 1),
    signals: rows.signals,
    drifting: [drifts as never],
    nowMs,
    today: friday,
    newId: () => 'thing',
  })
  const answersOf = (more: Partial<typeof rows>) =>
    stepsOf(plan, { ...rows, ...more }).map(({ key, isAnswered }) => `${key}${isAnswered ? ' ✓' : ''}`)
  const later = new Date(nowMs + 1000).toISOString()

  test('is remembered for its week alone', () => {
    const kept: unknown = JSON.parse(JSON.stringify(plan))
    expect(readPlan(kept, '2026-11-29')).toEqual(plan)
    expect(readPlan(kept, '2026-11-30')).toBeUndefined()
    expect(readPlan({ week: '2026-11-23' }, friday)).toBeUndefined()
  })

  test('each question is answered by its record, and undone with it', () => {
    expect(answersOf({})).toEqual(['meeting m', 'signal s', 'signal t', 'person p', 'one thing'])
    expect(
      answersOf({
        meetings: [meetingRow('m', { personId: 'p', outcome: 'not-met' })],
        signals: [signal('s', { reviewedAt: later }), signal('t', { setAsideAt: later })],
        people: [person('p', { driftSnoozedAt: later })],
        actions: [actionRow('thing', { text: 'Help' })],
      }),
    ).toEqual(['meeting m ✓', 'signal s ✓', 'signal t ✓', 'person p ✓', 'one thing ✓'])
    // Looked at or snoozed before they began is no answer, and a 1:1 that was there already no plan.
    expect(
      answersOf({
        signals: [signal('s', { reviewedAt: daysAgo(1) })],
        people: [person('p', { driftSnoozedAt: daysAgo(1) })],
      }),
    ).toEqual(['meeting m', 'signal s', 'person p', 'one thing'])
    const planned = meetingRow('new', { personId: 'p', createdAt: later })
    expect(answersOf({ meetings: [...rows.meetings, planned] })).toContain('person p ✓')
  })

  test('the next question is the first that is neither answered nor passed over', () => {
    const steps = stepsOf(plan, rows)
    expect(nextStep(steps, new Set())?.key).toBe('meeting m')
    expect(nextStep(steps, new Set(['meeting m', 'signal s']))?.key).toBe('signal t')
    expect(nextStep(steps, new Set(steps.map(({ key }) => key)))).toBeUndefined()
    const [, , second] = steps
    expect(second && placeOf(second, steps)).toEqual({ at: 2, of: 2 })
  })

  test('at the end it says what was done, and of what was passed over nothing', () => {
    const said = (more: Partial<typeof rows>) => doneInWords(stepsOf(plan, { ...rows, ...more }))
    expect(said({})).toEqual([])
    expect(
      said({
        meetings: [meetingRow('m', { personId: 'p', outcome: 'met' })],
        signals: [signal('s', { reviewedAt: later }), signal('t', { setAsideAt: later })],
        people: [person('p', { name: 'Priya Shah', driftSnoozedAt: later })],
        actions: [actionRow('thing', { text: 'Lend a tester' })],
      }),
    ).toEqual([
      '1:1s: 1 met',
      'Signals: 1 kept, 1 set aside',
      'Priya was thought of',
      'For next week: Lend a tester',
    ])
    const planned = meetingRow('new', { personId: 'p', createdAt: later })
    expect(said({ meetings: [meetingRow('m', { outcome: 'not-met' }), planned] })).toEqual([
      '1:1s: 1 did not happen',
      'A 1:1 with Priya is planned',
    ])
  })
})

test('who was snoozed drifts again once as long has gone by as lies between two 1:1s', () => {
  const drifts = (days: number) =>
    drifting(
      [
        {
          person: person('p', { driftSnoozedAt: daysAgo(days) }),
          cadence: 'monthly',
          lastMetMs: nowMs - 90 * 86_400_000,
          nextMs: undefined,
        } as never,
      ],
      nowMs,
    ).length
  expect([drifts(0), drifts(30), drifts(32)]).toEqual([0, 0, 1])
})
