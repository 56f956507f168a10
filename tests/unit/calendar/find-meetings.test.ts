import { interpretEvent } from '@shared/calendar/find-meetings'
import { findAddressCandidates, findAssistantCandidates } from '@shared/calendar/guess-addresses'
import { defaultTitlePatterns, matchesTitlePattern } from '@shared/calendar/title-pattern'
import { describe, expect, it } from 'vitest'
import {
  eventLines,
  importOptions,
  parse,
  readFixture,
  wrap,
} from '../../support/calendars/calendar-fixtures'

const me = 'tom.becker@example.com'

function read(...lines: string[]) {
  const [event] = parse(wrap(...eventLines(...lines))).events
  if (!event) throw new Error('no event')
  return event
}

/** Who is offered, or why not. */
function meaningOf(lines: string[], changes: Parameters<typeof importOptions>[0] = {}): string {
  const meaning = interpretEvent(read(...lines), importOptions(changes))
  return meaning.kind === 'passed-over' ? meaning.reason : `${meaning.person.name} <${meaning.person.email}>`
}

describe('who a 1:1 is with', () => {
  const maria = 'ATTENDEE;CN=Maria Weber:mailto:maria.weber@example.com'
  const myself = `ATTENDEE;CN=Tom Becker:mailto:${me}`
  it.each([
    ['the one other attendee', [myself, maria], 'Maria Weber <maria.weber@example.com>'],
    [
      'an organizer who is no attendee',
      ['ORGANIZER;CN=Ann Lee:mailto:Ann@Example.com', myself],
      'Ann Lee <ann@example.com>',
    ],
    [
      'an organizer who is an attendee too',
      ['ORGANIZER:mailto:MARIA.WEBER@example.com', myself, maria],
      'Maria Weber <maria.weber@example.com>',
    ],
    [
      'rooms and resources left out',
      [
        maria,
        'ATTENDEE;CUTYPE=ROOM;CN=Spree:mailto:spree@example.com',
        'ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@example.com',
        'ATTENDEE:mailto:c_1@resource.calendar.google.com',
        'ATTENDEE;ROLE=NON-PARTICIPANT:mailto:r12@example.com',
        'ATTENDEE:mailto:room-4.12@example.com',
      ],
      'Maria Weber <maria.weber@example.com>',
    ],
    ['two others', [maria, 'ATTENDEE:mailto:jonas@example.com'], 'several-people'],
    ['a group', ['ATTENDEE;CUTYPE=GROUP;CN=Sales:mailto:sales@example.com'], 'several-people'],
    ['nobody', [myself], 'no-one-else'],
    ['declined by me', [maria, `ATTENDEE;PARTSTAT=DECLINED:mailto:${me}`], 'declined'],
  ])('[A8] %s', (_, lines, expected) => {
    expect(meaningOf(lines)).toBe(expected)
  })

  it('[A8] an ignored assistant does not count', () => {
    const lines = [maria, 'ATTENDEE:mailto:kim@example.com']
    expect(meaningOf(lines, { ignoredAddresses: ['Kim@example.com'] })).toBe(
      'Maria Weber <maria.weber@example.com>',
    )
  })

  it.each([
    ['"Weber, Maria"', 'maria.weber@x.example', 'Maria Weber'],
    ['"Weber, Maria (Product: Core)"', 'm@x.example', 'Maria Weber'],
    ['Weber\\, Maria', 'm@x.example', 'Maria Weber'],
    ["O^'Neil", 'o@x.example', 'O"Neil'],
    ["'Maria Weber'", 'm@x.example', 'Maria Weber'],
    ['maria.weber@x.example', 'maria.weber@x.example', 'Maria Weber'],
    ['"Acme, Inc. 2"', 'a@x.example', 'Acme, Inc. 2'],
    ['', 'mw42@x.example', 'mw42'],
  ])('[A8] CN=%s <%s> is %s', (cn, email, name) => {
    expect(meaningOf([`ATTENDEE${cn && `;CN=${cn}`}:mailto:${email}`])).toBe(`${name} <${email}>`)
  })

  it('[A8] Apple: the real address stands beside the principal', () => {
    const [event] = parse(readFixture('apple')).events
    expect(event && interpretEvent(event, importOptions())).toMatchObject({
      person: { email: 'li@example.org', name: '李小龍' },
    })
  })
})

describe('a title that matches a pattern', () => {
  const three = [
    'ATTENDEE;CN=Maria Weber:mailto:maria@example.com',
    'ATTENDEE;CN=Jonas Berg:mailto:jonas@example.com',
  ]
  it.each([
    ['names one of several', ['SUMMARY:Jonas / Tom 1:1', ...three], 'Jonas Berg <jonas@example.com>'],
    [
      'by its organizer',
      ['SUMMARY:1:1', 'ORGANIZER:mailto:maria@example.com', ...three],
      'Maria Weber <maria@example.com>',
    ],
    ['that tells nobody', ['SUMMARY:1:1', ...three], 'several-people'],
    [
      'without guests, by the name in it',
      ['SUMMARY:1:1 with Maria Weber', 'ATTENDEE:mailto:tom.becker@example.com'],
      'Maria Weber <>',
    ],
    [
      'without guests or a name',
      ['SUMMARY:1:1 prep time block', 'ATTENDEE:mailto:tom.becker@example.com'],
      'no-one-else',
    ],
  ])('[A8] %s', (_, lines, expected) => {
    expect(meaningOf(lines)).toBe(expected)
  })

  it.each([
    ['1:1', 'Maria 1:1', true],
    ['1:1', 'Train at 11:15', false],
    ['1:1', 'Weekly (1:1)', true],
    ['one-on-one', 'One–on–One: Maria', true],
    ['jour fixe *', 'Jour  Fixe Maria', true],
    ['weekly*maria', 'Weekly sync with Maria', true],
    ['weekly*maria', 'Weekly sync with Mariana', false],
    ['weekly*maria*', 'Weekly sync with Mariana', true],
    ['weekly*maria', 'Maria, weekly', false],
    ['coach', 'Coaching', false],
    ['coach*', 'Coaching', true],
    ['*', 'Anything', false],
    ['', 'Anything', false],
    ['(.*)+$', 'x'.repeat(500), false],
  ])('[A8] the pattern "%s" and "%s": %s', (pattern, title, expected) => {
    expect(matchesTitlePattern(title, [pattern])).toBe(expected)
  })

  it('[A8] the usual ones', () => {
    for (const title of ['Tom <> Maria 1:1', '1on1 Maria', '1-1 with Maria', 'One on one']) {
      expect(matchesTitlePattern(title, defaultTitlePatterns)).toBe(true)
    }
  })
})

describe('where and how to join', () => {
  const teams = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0'
  it.each([
    [
      'the property made for it',
      ['X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij', 'LOCATION:https://zoom.us/j/1'],
      'https://meet.google.com/abc-defg-hij',
      '',
    ],
    [
      'Outlook',
      [`X-MICROSOFT-SKYPETEAMSMEETINGURL:${teams}`, 'LOCATION:Microsoft Teams Meeting'],
      teams,
      'Microsoft Teams Meeting',
    ],
    [
      'CONFERENCE',
      ['CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://video.example.com/x'],
      'https://video.example.com/x',
      '',
    ],
    ['a link as place', ['LOCATION:https://acme.zoom.us/j/9?pwd=x'], 'https://acme.zoom.us/j/9?pwd=x', ''],
    ['a place and a link', ['LOCATION:Room 4\\, (https://zoom.us/j/9)'], 'https://zoom.us/j/9', 'Room 4'],
    [
      'a link in the text',
      ['DESCRIPTION:Agenda: https://docs.example.com\\nJoin: <https://acme.webex.com/meet/tom>.'],
      'https://acme.webex.com/meet/tom',
      '',
    ],
    [
      'a link behind protection',
      [
        'DESCRIPTION:https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F9&data=1',
      ],
      'https://zoom.us/j/9',
      '',
    ],
    ['no link to a service', ['DESCRIPTION:https://example.com', 'URL:http://zoom.us/j/9'], '', ''],
    [
      'a host that only looks like one',
      ['DESCRIPTION:https://zoom.us@evil.example/j https://zoom.us.evil.example/j https://notzoom.us/j'],
      '',
      '',
    ],
    ['no script', ['X-GOOGLE-CONFERENCE:javascript:alert(1)'], '', ''],
  ])('[A8] %s', (_, lines, joinUrl, place) => {
    const event = read(...lines)
    expect([event.joinUrl, event.place]).toEqual([joinUrl, place])
  })
})

describe('who is who', () => {
  it('[A8] the user is whom the calendar is named after, or who is in most events', () => {
    expect(findAddressCandidates(parse(readFixture('google')))[0]?.email).toBe('tom.becker@example.com')
    expect(findAddressCandidates(parse(readFixture('outlook')))[0]?.email).toBe('tom.becker@contoso.example')
    expect(findAddressCandidates(parse(readFixture('apple')))[0]?.email).toBe('tom@example.org')
  })

  it('[A8] an assistant is known by a title, by inviting for others, or by being the third in many 1:1s', () => {
    const outlook = parse(readFixture('outlook'))
    expect(
      findAssistantCandidates(outlook, ['tom.becker@contoso.example']).map(({ email }) => email),
    ).toEqual(['kim.park@contoso.example'])
    const events = ['ann', 'ben', 'cem'].flatMap((name) =>
      eventLines(`UID:${name}`, `ATTENDEE:mailto:${name}@example.com`, 'ATTENDEE:mailto:pat@example.com'),
    )
    expect(findAssistantCandidates(parse(wrap(...events)), [me]).map(({ email }) => email)).toEqual([
      'pat@example.com',
    ])
  })

  it('[A8] two people one always meets together are no assistants', () => {
    const events = ['1', '2', '3', '4'].flatMap((uid) =>
      eventLines(`UID:${uid}`, 'ATTENDEE:mailto:ann@example.com', 'ATTENDEE:mailto:ben@example.com'),
    )
    expect(findAssistantCandidates(parse(wrap(...events)), [me])).toEqual([])
  })
})
