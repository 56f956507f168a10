import { describe, expect, it } from 'vitest'
import { eventLines, expand, listTimes, readFixture, wrap } from '../../support/calendars/calendar-fixtures'

describe('calendars as their programs export them', () => {
  it('[A8] Google: a weekly series with dates taken out, one moved, one cancelled, until a UTC end', () => {
    expect(listTimes(expand(readFixture('google')), 'maria')).toEqual([
      '2026-10-05T14:00 Europe/Berlin',
      '2026-10-12T14:00 Europe/Berlin',
      '2026-11-02T14:00 Europe/Berlin',
      '2026-11-09T14:00 Europe/Berlin',
      '2026-11-17T09:30 Europe/Berlin',
      '2026-11-23T14:00 Europe/Berlin cancelled',
      '2026-11-30T14:00 Europe/Berlin',
    ])
  })

  it('[A8] Google: a single event in UTC is shown in the zone of the calendar', () => {
    expect(listTimes(expand(readFixture('google')), 'jonas')).toEqual(['2026-11-20T16:00 Europe/Berlin'])
  })

  it('[A8] Outlook: a Windows zone, every other week, an instance moved by a UTC recurrence id', () => {
    expect(listTimes(expand(readFixture('outlook')), '10F7C2A1')).toEqual([
      '2026-10-07T11:00 Europe/Berlin',
      '2026-10-21T11:00 Europe/Berlin',
      '2026-11-19T09:00 Europe/Berlin',
      '2026-12-02T11:00 Europe/Berlin',
      '2026-12-16T11:00 Europe/Berlin',
      '2026-12-30T11:00 Europe/Berlin',
      '2027-01-13T11:00 Europe/Berlin',
      '2027-01-27T11:00 Europe/Berlin',
    ])
  })

  it('[A8] Outlook: a zone of its own is known by its offsets; the last working day of the month', () => {
    expect(listTimes(expand(readFixture('outlook')), 'CUSTOMZONE')).toEqual([
      '2026-11-30T10:00 America/New_York',
      '2026-12-31T10:00 America/New_York',
      '2027-01-29T10:00 America/New_York',
    ])
  })

  it('[A8] Outlook: all-day events from midnight to midnight are passed over with a word', () => {
    const { occurrences, passedOver } = expand(readFixture('outlook'))
    expect(occurrences.some(({ uid }) => uid.includes('ALLDAY'))).toBe(false)
    expect(passedOver).toEqual([{ reason: 'all-day', count: 1, examples: ['Out of office'] }])
  })

  it('[A8] Apple: six times by count over a clock change, one moved by a recurrence id in another zone', () => {
    const expansion = expand(readFixture('apple'))
    expect(listTimes(expansion, '1E1F2A3B')).toEqual([
      '2026-10-29T09:00 America/New_York',
      '2026-11-05T09:00 America/New_York',
      '2026-11-12T17:00 Europe/Paris',
      '2026-11-19T09:00 America/New_York',
      '2026-11-26T09:00 America/New_York',
      '2026-12-03T09:00 America/New_York',
    ])
    const hours = expansion.occurrences.slice(0, 2).map(({ startMs }) => new Date(startMs).getUTCHours())
    expect(hours).toEqual([13, 14])
  })

  it('[A8] Apple: floating with a duration, and an instance without its series', () => {
    const expansion = expand(readFixture('apple'))
    expect(listTimes(expansion, 'FLOATING')).toEqual(['2026-11-24T08:00 floating'])
    expect(expansion.occurrences.find(({ uid }) => uid === 'FLOATING-1')?.minutes).toBe(75)
    expect(listTimes(expansion, 'NO-MASTER')).toEqual(['2026-11-30T09:00 America/New_York'])
  })
})

describe('recurrence', () => {
  const weekly = ['DTSTART;TZID=Europe/Berlin:20261102T140000', 'DTEND;TZID=Europe/Berlin:20261102T143000']
  const timesOf = (...lines: string[]): string[] =>
    listTimes(expand(wrap(...eventLines(...weekly, ...lines)))).map((line) => line.slice(0, 16))
  const rule = 'RRULE:FREQ=WEEKLY;COUNT=4'

  it.each([
    ['a date', 'EXDATE;VALUE=DATE:20261109'],
    ['UTC', 'EXDATE:20261109T130000Z'],
    ['another zone', 'EXDATE;TZID=America/New_York:20261109T080000'],
    ['floating', 'EXDATE:20261109T140000'],
    ['a Windows zone', 'EXDATE;TZID="Romance Standard Time":20261109T140000'],
  ])('[A8] EXDATE as %s takes the instance out', (_, line) => {
    expect(timesOf(rule, line)).toEqual(['2026-11-02T14:00', '2026-11-16T14:00', '2026-11-23T14:00'])
  })

  it('[A8] RDATE adds instances, as times and as periods; junk among them spoils nothing', () => {
    expect(
      timesOf(
        'RDATE:20261105T090000Z,20261106T090000Z',
        'RDATE;VALUE=PERIOD:20261107T090000Z/PT1H',
        'RDATE:soon',
      ),
    ).toEqual(['2026-11-02T14:00', '2026-11-05T10:00', '2026-11-06T10:00', '2026-11-07T10:00'])
  })

  it.each([
    ['UNTIL as a date includes that day', 'RRULE:FREQ=WEEKLY;UNTIL=20261116', ['02', '09', '16']],
    ['UNTIL in UTC is an instant', 'RRULE:FREQ=WEEKLY;UNTIL=20261116T125959Z', ['02', '09']],
    ['two days a week', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4', ['02', '05', '09', '12']],
    [
      'every other week, weeks from Sunday',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=3',
      ['02', '15', '16'],
    ],
    [
      'working days',
      'RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261110',
      ['02', '03', '04', '05', '06', '09', '10'],
    ],
    ['first Monday', 'RRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20261130', ['02']],
    ['lower case and spaces', 'RRULE:freq=weekly; count=2;', ['02', '09']],
  ])('[A8] %s', (_, line, days) => {
    expect(timesOf(line)).toEqual(days.map((day) => `2026-11-${day}T14:00`))
  })

  it('[A8] a monthly series on the 31st skips short months', () => {
    const text = wrap(
      ...eventLines(
        'DTSTART;TZID=Europe/Berlin:20261031T100000',
        'DTEND;TZID=Europe/Berlin:20261031T103000',
        'RRULE:FREQ=MONTHLY',
      ),
    )
    expect(listTimes(expand(text)).map((line) => line.slice(0, 10))).toEqual(['2026-10-31', '2026-12-31'])
  })

  it('[A8] an instance moved into the window from outside it, and out of it', () => {
    const text = wrap(
      ...eventLines(...weekly, 'RRULE:FREQ=WEEKLY'),
      ...eventLines(
        'RECURRENCE-ID;TZID=Europe/Berlin:20270308T140000',
        'DTSTART;TZID=Europe/Berlin:20261103T100000',
        'DTEND;TZID=Europe/Berlin:20261103T103000',
      ),
      ...eventLines(
        'RECURRENCE-ID;TZID=Europe/Berlin:20261109T140000',
        'DTSTART;TZID=Europe/Berlin:20270309T100000',
        'DTEND;TZID=Europe/Berlin:20270309T103000',
      ),
    )
    const toMs = Date.parse('2026-11-17T00:00Z')
    const expansion = expand(text, { toMs })
    expect(listTimes(expansion).map((line) => line.slice(0, 16))).toEqual([
      '2026-11-02T14:00',
      '2026-11-03T10:00',
      '2026-11-16T14:00',
    ])
    expect(expansion.occurrences.filter(({ isInWindow }) => !isInWindow).map(({ start }) => start)).toContain(
      '2027-03-09T10:00',
    )
  })

  it('[A8] this and all future instances move, over a clock change too', () => {
    const text = wrap(
      ...eventLines(
        'DTSTART;TZID=Europe/Berlin:20261012T140000',
        'DTEND;TZID=Europe/Berlin:20261012T143000',
        'RRULE:FREQ=WEEKLY;COUNT=4',
      ),
      ...eventLines(
        'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261019T140000',
        'DTSTART;TZID=Europe/Berlin:20261020T153000',
        'DTEND;TZID=Europe/Berlin:20261020T163000',
      ),
    )
    const { occurrences } = expand(text)
    expect(occurrences.map(({ start, minutes }) => `${start} ${minutes}`)).toEqual([
      '2026-10-12T14:00 30',
      '2026-10-20T15:30 60',
      '2026-10-27T15:30 60',
      '2026-11-03T15:30 60',
    ])
  })

  it('[A8] of two versions of an event in one file the later counts', () => {
    const text = wrap(...eventLines('SEQUENCE:10', 'SUMMARY:New'), ...eventLines('SEQUENCE:9', 'SUMMARY:Old'))
    expect(expand(text).occurrences.map(({ event }) => event.title)).toEqual(['New'])
  })

  it.each([
    ['a date that never comes', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', null],
    ['every second', 'RRULE:FREQ=SECONDLY', 'repeats-too-often'],
    ['an interval of eons', 'RRULE:FREQ=DAILY;INTERVAL=999999999', 'unreadable'],
    ['no rule at all', 'RRULE:every Monday', 'unreadable'],
    ['an end that is no date', 'RRULE:FREQ=DAILY;UNTIL=later', 'unreadable'],
  ])('[A8] a rule of %s neither hangs nor fails the file', (_, line, reason) => {
    const expansion = expand(wrap(...eventLines(...weekly, line), ...eventLines('UID:other')))
    expect(expansion.occurrences.some(({ uid }) => uid === 'other')).toBe(true)
    expect(expansion.passedOver.map((entry) => entry.reason)).toEqual(reason === null ? [] : [reason])
  })
})

describe('zones', () => {
  const timeIn = (tzid: string, ...definition: string[]): string | undefined =>
    listTimes(
      expand(
        wrap(
          ...definition,
          ...eventLines(`DTSTART;TZID=${tzid}:20261130T140000`, `DTEND;TZID=${tzid}:20261130T143000`),
        ),
      ),
    )[0]

  it.each([
    ['Europe/Berlin', '2026-11-30T14:00 Europe/Berlin'],
    ['"Pacific Standard Time"', '2026-11-30T14:00 America/Los_Angeles'],
    ['india standard time', '2026-11-30T14:00 Asia/Kolkata'],
    ['/freeassociation.sourceforge.net/Tzfile/Europe/Rome', '2026-11-30T14:00 Europe/Rome'],
    ['UTC', '2026-11-30T14:00 UTC'],
    ['GMT+0200', '2026-11-30T14:00 Etc/GMT-2'],
    ['Nobody Knows Time', '2026-11-30T14:00 floating'],
  ])('[A8] TZID=%s', (tzid, time) => {
    expect(timeIn(tzid)).toBe(time)
  })

  it('[A8] a definition that is like no zone still gives the right instant', () => {
    const definition = [
      'BEGIN:VTIMEZONE',
      'TZID:Nowhere/Middle',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:-0741',
      'TZOFFSETTO:-0741',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    expect(timeIn('Nowhere/Middle', ...definition)).toBe('2026-11-30T21:41 UTC')
  })

  it('[A8] a wall time that the clock change skips is moved forward', () => {
    const text = wrap(
      ...eventLines('DTSTART;TZID=Europe/Berlin:20261101T023000', 'DTEND;TZID=Europe/Berlin:20261101T030000'),
    )
    expect(expand(text).occurrences[0]?.minutes).toBe(30)
    const spring = wrap(
      ...eventLines('DTSTART;TZID=Europe/Berlin:20270328T023000', 'DTEND;TZID=Europe/Berlin:20270328T033000'),
    )
    const [occurrence] = expand(spring).occurrences
    expect(new Date(occurrence?.startMs ?? 0).toISOString()).toBe('2027-03-28T01:30:00.000Z')
  })

  it('[A8] an end in another zone than the start', () => {
    const text = wrap(
      ...eventLines(
        'DTSTART;TZID=Europe/Berlin:20261130T140000',
        'DTEND;TZID=America/New_York:20261130T090000',
      ),
    )
    expect(expand(text).occurrences[0]?.minutes).toBe(60)
  })
})
