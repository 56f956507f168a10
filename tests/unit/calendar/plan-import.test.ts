import type { ExistingMeeting } from '@shared/calendar/compare-with-calendar'
import { planImport } from '@shared/calendar/plan-import'
import type { ImportOptions, ImportPlan } from '@shared/calendar/plan-import'
import type { ExistingPerson } from '@shared/calendar/people-index'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { describe, expect, it } from 'vitest'
import {
  applyPlan,
  eventLines,
  fixtureNames,
  importOptions,
  parse,
  readFixture,
  wrap,
} from '../../support/calendars/calendar-fixtures'

function plan(
  file: Uint8Array | string,
  meetings: readonly ExistingMeeting[] = [],
  people: readonly ExistingPerson[] = [],
  changes: Partial<ImportOptions> = {},
): ImportPlan {
  return planImport(parse(file), { meetings, people }, importOptions(changes))
}

/** What a plan would do, in counts. */
function countsOf({ create, move, revise, cancel, refresh, unchanged }: ImportPlan) {
  return {
    create: create.length,
    move: move.length,
    revise: revise.length,
    cancel: cancel.length,
    refresh: refresh.length,
    unchanged: unchanged.length,
  }
}

const nothing = { create: 0, move: 0, revise: 0, cancel: 0, refresh: 0, unchanged: 0 }

/** A weekly series of the user with Maria on Mondays at `time`. */
function weekly(time: string, ...lines: string[]): string[] {
  return eventLines(
    'UID:weekly',
    `DTSTART;TZID=Europe/Berlin:20261123T${time}00`,
    'DURATION:PT30M',
    'RRULE:FREQ=WEEKLY;COUNT=4',
    ...lines,
  ).filter((line) => !line.startsWith('DTEND'))
}

describe('importing', () => {
  it('[A8] Google: what is offered, with whom, and what is passed over and why', () => {
    const { create, people, passedOver } = plan(readFixture('google'))
    expect(create.map(({ start, zone, minutes, title }) => [start, zone, minutes, title].join(' '))).toEqual([
      '2026-10-05T14:00 Europe/Berlin 30 Maria / Tom',
      '2026-10-12T14:00 Europe/Berlin 30 Maria / Tom',
      '2026-11-02T14:00 Europe/Berlin 30 Maria / Tom',
      '2026-11-09T14:00 Europe/Berlin 30 Maria / Tom',
      '2026-11-17T09:30 Europe/Berlin 30 Maria / Tom',
      '2026-11-20T16:00 Europe/Berlin 45 Career talk, Jonas',
      '2026-11-30T14:00 Europe/Berlin 30 Maria / Tom',
    ])
    expect(people.map(({ name, email, meetingCount }) => [name, email, meetingCount])).toEqual([
      ['Maria Weber', 'maria.weber@example.com', 6],
      ['Jonas Ødegård', 'jonas.odegard@example.com', 1],
    ])
    expect(create[0]).toMatchObject({
      place: 'Berlin-4-Spree (6)',
      joinUrl: 'https://meet.google.com/abc-defg-hij',
    })
    expect(passedOver.map(({ reason, count }) => [reason, count]).sort()).toEqual([
      ['all-day', 1],
      ['cancelled', 1],
      ['declined', 1],
      ['no-one-else', 1],
      ['several-people', 1],
    ])
  })

  it('[A8] what is created fits the meeting kind', () => {
    for (const name of fixtureNames) {
      for (const { id, ...fields } of plan(readFixture(name)).create) {
        expect(id).toMatch(/^[0-9a-f]{32}$/)
        expect(meetingKind.read(fields)).toMatchObject(fields)
      }
    }
  })

  it.each(fixtureNames)('[A8] %s: importing again changes nothing, and two devices agree', (name) => {
    const first = plan(readFixture(name))
    expect(first.create.length).toBeGreaterThan(0)
    const rows = applyPlan(first)
    expect(countsOf(plan(readFixture(name), rows, first.people))).toEqual({
      ...nothing,
      unchanged: rows.length,
    })
    expect(plan(readFixture(name))).toEqual(first)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  it('[A8] the same series written in another zone is the same', () => {
    const rows = applyPlan(plan(wrap(...weekly('140'.padEnd(4, '0')))))
    const windows = wrap(
      ...weekly('1400').map((line) => line.replace('Europe/Berlin', '"W. Europe Standard Time"')),
    )
    expect(countsOf(plan(windows, rows))).toEqual({ ...nothing, unchanged: 4 })
  })

  it('[A8] an instance that moves, moves; one that is cancelled is marked; the rest stay', () => {
    const rows = applyPlan(plan(wrap(...weekly('1400'))))
    const next = wrap(
      ...weekly('1400'),
      ...eventLines(
        'UID:weekly',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261130T140000',
        'DTSTART;TZID=Europe/Berlin:20261201T100000',
        'DTEND;TZID=Europe/Berlin:20261201T103000',
      ),
      ...eventLines(
        'UID:weekly',
        'RECURRENCE-ID:20261207T130000Z',
        'DTSTART;TZID=Europe/Berlin:20261207T140000',
        'DTEND;TZID=Europe/Berlin:20261207T143000',
        'STATUS:CANCELLED',
      ),
    )
    const second = plan(next, rows)
    expect(countsOf(second)).toEqual({ ...nothing, move: 1, cancel: 1, unchanged: 2 })
    expect(second.move[0]).toMatchObject({ start: '2026-11-30T14:00', patch: { start: '2026-12-01T10:00' } })
    expect(second.cancel[0]).toMatchObject({ start: '2026-12-07T14:00', patch: { status: 'cancelled' } })
    const after = applyPlan(second, rows)
    expect(countsOf(plan(next, after))).toEqual({ ...nothing, unchanged: 4 })
    const back = plan(wrap(...weekly('1400')), after)
    expect(countsOf(back)).toEqual({ ...nothing, move: 1, revise: 1, unchanged: 2 })
    expect(back.revise[0]?.patch.status).toBe('planned')
  })

  it('[A8] a date taken out of a series is cancelled, what is past or of another event is not', () => {
    const rows = applyPlan(plan(wrap(...weekly('1400'), ...eventLines('UID:other'))))
    const next = wrap(...weekly('1400', 'EXDATE;TZID=Europe/Berlin:20261123T140000,20261214T140000'))
    const second = plan(next, rows, [], { nowMs: Date.parse('2026-11-24T00:00Z') })
    expect(second.cancel.map(({ start }) => start)).toEqual(['2026-12-14T14:00'])
    expect(second.unchanged.length).toBe(2)
  })

  it('[A8] a whole series at another hour or day keeps its meetings', () => {
    const rows = applyPlan(plan(wrap(...weekly('1400'))))
    const laterHour = plan(wrap(...weekly('1530')), rows)
    expect(countsOf(laterHour)).toEqual({ ...nothing, move: 4 })
    const after = applyPlan(laterHour, rows)
    expect(after.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    expect(countsOf(plan(wrap(...weekly('1530')), after))).toEqual({ ...nothing, unchanged: 4 })
    const wednesdays = weekly('1530').map((line) => line.replace('20261123', '20261125'))
    expect(countsOf(plan(wrap(...wednesdays), after))).toEqual({ ...nothing, move: 4 })
  })

  it('[A8] Google splits a series at "this and following": to a person it is one', () => {
    const uid = (text: string) => (line: string) => line.replace('UID:weekly', `UID:${text}@google.com`)
    const rows = applyPlan(plan(wrap(...weekly('1400').map(uid('abc')))))
    const split = wrap(
      ...weekly('1400')
        .map(uid('abc'))
        .map((line) => line.replace('COUNT=4', 'UNTIL=20261130T130000Z')),
      ...weekly('1600')
        .map(uid('abc_R20261207T130000'))
        .map((line) => line.replace('20261123', '20261207').replace('COUNT=4', 'COUNT=2')),
    )
    const second = plan(split, rows)
    expect(countsOf(second)).toEqual({ ...nothing, move: 2, unchanged: 2 })
    expect(new Set(applyPlan(second, rows).map(({ id }) => id)).size).toBe(4)
  })

  it('[A8] a single event that becomes a series keeps its meeting', () => {
    const single = weekly('1400').filter((line) => !line.startsWith('RRULE'))
    const rows = applyPlan(plan(wrap(...single)))
    expect(countsOf(plan(wrap(...weekly('1400')), rows))).toEqual({ ...nothing, create: 3, refresh: 1 })
  })

  it('[A8] METHOD:CANCEL marks the whole series', () => {
    const rows = applyPlan(plan(wrap(...weekly('1400'))))
    const cancelled = wrap('METHOD:CANCEL', ...weekly('1400').filter((line) => !line.startsWith('RRULE')))
    expect(countsOf(plan(cancelled, rows)).cancel).toBe(4)
  })

  it('[A8] a meeting I have declined since is cancelled', () => {
    const rows = applyPlan(plan(wrap(...eventLines())))
    const declined = eventLines().flatMap((line) =>
      line === 'END:VEVENT' ? ['ATTENDEE;PARTSTAT=DECLINED:mailto:tom.becker@example.com', line] : [line],
    )
    expect(countsOf(plan(wrap(...declined), rows))).toEqual({ ...nothing, cancel: 1 })
  })
})

describe('what the user changed by hand', () => {
  const rows = applyPlan(plan(wrap(...eventLines())))
  const edited = rows.map((row) => ({
    ...row,
    title: 'Budget',
    start: '2026-11-30T16:00',
    place: 'Her office',
  }))

  it('[A8] stays when the calendar says what it said', () => {
    expect(countsOf(plan(wrap(...eventLines()), edited))).toEqual({ ...nothing, unchanged: 1 })
  })

  it('[A8] gives way only in what the calendar changed', () => {
    const moved = wrap(
      ...eventLines('DTSTART;TZID=Europe/Berlin:20261201T090000', 'DTEND;TZID=Europe/Berlin:20261201T100000'),
    )
    const { patch } = plan(moved, edited).move[0] ?? {}
    expect(patch).toMatchObject({ start: '2026-12-01T09:00', minutes: 60 })
    expect(patch).not.toHaveProperty('title')
    expect(patch).not.toHaveProperty('place')
  })

  it('[A8] a meeting brought back by hand is not cancelled again by the same word', () => {
    const cancelled = wrap(...eventLines('STATUS:CANCELLED'))
    const after = applyPlan(plan(cancelled, rows), rows)
    expect(after[0]?.status).toBe('cancelled')
    const restored = after.map((row) => ({ ...row, status: 'planned' }))
    expect(countsOf(plan(cancelled, restored))).toEqual({ ...nothing, unchanged: 1 })
  })

  it('[A8] what was removed is neither changed nor created again', () => {
    const removed = rows.map((row) => ({ ...row, isRemoved: true }))
    const second = plan(wrap(...eventLines('SUMMARY:Other')), removed)
    expect(countsOf(second)).toEqual(nothing)
    expect(second.passedOver).toMatchObject([{ reason: 'removed', count: 1 }])
  })

  it('[A8] without a note of what the calendar said last time nothing is overwritten', () => {
    const unknown = edited.map((row) => ({ ...row, sourceSaid: '{' }))
    expect(countsOf(plan(wrap(...eventLines()), unknown))).toEqual({ ...nothing, refresh: 1 })
  })
})

describe('people', () => {
  it('[A8] somebody who is known by address is that person, under whatever name', () => {
    const known = { id: 'p-1', name: 'Boss', email: 'Maria.Weber@Example.com ' }
    const { create, people } = plan(wrap(...eventLines()), [], [known])
    expect(create[0]?.personId).toBe('p-1')
    expect(people).toMatchObject([{ id: 'p-1', name: 'Boss', isNew: false }])
  })

  it('[A8] somebody named only in a title is the one person of that first name', () => {
    const titled = eventLines('UID:2', 'SUMMARY:1:1 Maria', 'ATTENDEE:mailto:tom.becker@example.com')
    const { people } = plan(wrap(...eventLines(), ...titled))
    expect(people).toMatchObject([{ name: 'Maria Weber', meetingCount: 2 }])
    const two = [
      { id: 'p-1', name: 'Maria A', email: '' },
      { id: 'p-2', name: 'Maria B', email: '' },
    ]
    expect(plan(wrap(...titled), [], two).people).toMatchObject([{ name: 'Maria', isNew: true }])
  })
})
