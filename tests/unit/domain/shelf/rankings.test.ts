import { describe, expect, test } from 'vitest'
import type { AgendaItemKind } from '@shared/body/agenda-item'
import type { CarriedItem } from '@shared/domain/carry-over'
import { goalAndWorryCards, heardCards } from '@shared/domain/shelf/about-cards'
import { captureCards } from '@shared/domain/shelf/capture-cards'
import { carriedCards } from '@shared/domain/shelf/carried-cards'
import { feedbackCards } from '@shared/domain/shelf/feedback-cards'
import { owedCards } from '@shared/domain/shelf/owed-cards'
import { withPutOff } from '@shared/domain/shelf/put-off'
import { isPrivateCard } from '@shared/domain/shelf/shelf-card'
import { winCards } from '@shared/domain/shelf/win-cards'
import { actionRow } from '../../../support/follow-through-rows'
import { captureRow, noteRow, time, told, winRow } from './shelf-rows'

function carried(headline: string, kind: AgendaItemKind, times: number): CarriedItem {
  return {
    ref: `item:last/${headline}`,
    recordRef: null,
    meetingId: 'last',
    itemId: headline,
    kind,
    minutes: 5,
    headline,
    hasDetail: false,
    times,
    lastMeetingId: 'last',
  }
}

describe('carried over', () => {
  const dayOf = () => '19 Nov'

  test('bad news first, then what was carried most often, then what needs them, then as it stood', () => {
    const items = [
      carried('a line', 'inform', 1),
      carried('an ask', 'ask', 1),
      carried('a decision', 'decide', 1),
      carried('an old line', 'inform', 3),
      carried('slips', 'bad-news', 1),
      carried('another line', 'inform', 1),
    ]
    expect(carriedCards(items, dayOf).map(({ text }) => text)).toEqual([
      'slips',
      'an old line',
      'an ask',
      'a decision',
      'a line',
      'another line',
    ])
  })

  test('how often is said from twice on, and presses from three times on', () => {
    const cards = carriedCards(
      [1, 2, 3].map((times) => carried(`${times}`, 'ask', times)),
      dayOf,
    )
    expect(told(cards)).toEqual([
      '3 | carried 3 times | left over on 19 Nov',
      '2 | carried twice | left over on 19 Nov',
      '1 | left over on 19 Nov',
    ])
    expect(cards.map(({ reasons }) => reasons[0]?.isPressing ?? false)).toEqual([true, false, false])
  })
})

describe('owed', () => {
  const owed = (id: string, fields: Record<string, unknown>) =>
    actionRow(id, { text: id, personId: 'maria', createdAt: '2026-11-14T09:00:00Z', ...fields })

  test('what they had to ask for first, then by day, late first, and without a day the oldest promise', () => {
    const { byMe, byThem } = owedCards(
      [
        owed('later', { dueDate: '2026-12-20' }),
        owed('undated', { createdAt: '2026-11-01T09:00:00Z' }),
        owed('undated and newer', {}),
        owed('asked for', { dueDate: '2026-12-24', chasedAt: '2026-11-20T09:00:00Z' }),
        owed('late', { dueDate: '2026-11-23' }),
        owed('Friday', { dueDate: '2026-11-27' }),
        owed('done', { status: 'done' }),
        owed('theirs', { owedBy: 'them', status: 'waiting', dueDate: '2026-11-26' }),
        owed('of another', { personId: 'jonas' }),
      ],
      'maria',
      time,
    )
    expect(told(byMe)).toEqual([
      'asked for | due 24 Dec | [they had to ask] | promised on 14 Nov',
      'late | 3 days late | promised on 14 Nov',
      'Friday | due tomorrow | promised on 14 Nov',
      'later | due 20 Dec | promised on 14 Nov',
      'undated | promised on 1 Nov',
      'undated and newer | promised on 14 Nov',
    ])
    expect(told(byThem)).toEqual(['theirs | due today | waiting | promised on 14 Nov'])
  })

  test('what is late or due within the week presses, what is due later does not', () => {
    const { byMe } = owedCards(
      ['2026-11-23', '2026-11-26', '2026-12-02', '2026-12-03'].map((day) => owed(day, { dueDate: day })),
      'maria',
      time,
    )
    expect(byMe.map(({ reasons }) => reasons[0]?.isPressing ?? false)).toEqual([true, true, true, false])
  })
})

describe('captured lines', () => {
  const at = { personId: 'maria', meetingId: 'next' }

  test('meant for next time are those whose word says so, and what was taken off this agenda', () => {
    const { forNextTime, mentioning } = captureCards(
      [
        captureRow('about the backlog', { word: 'next', state: 'kept', createdAt: '2026-11-20T09:00:00Z' }),
        captureRow('for budget', { word: 'ask', state: 'kept', createdAt: '2026-11-21T09:00:00Z' }),
        captureRow('taken off', { state: 'used', becameId: 'next', createdAt: '2026-11-22T09:00:00Z' }),
        captureRow('only mentions her', { createdAt: '2026-11-23T09:00:00Z' }),
      ],
      at,
      time,
    )
    expect(told(forNextTime)).toEqual([
      'taken off | kept for this 1:1 on 22 Nov',
      'for budget | kept for this 1:1 on 21 Nov',
      'about the backlog | kept for this 1:1 on 20 Nov',
    ])
    expect(told(mentioning)).toEqual(['only mentions her | captured on 23 Nov'])
  })

  test('what became something else, names somebody else, or is private by its word, is not offered', () => {
    const { forNextTime, mentioning } = captureCards(
      [
        captureRow('a signal now', { state: 'used', becameId: 'signal' }),
        captureRow('on the last agenda', { state: 'used', becameId: 'last' }),
        captureRow('of another', { personIds: ['jonas'] }),
        captureRow('what she said', { word: 'heard' }),
      ],
      at,
      time,
    )
    expect([...forNextTime, ...mentioning]).toEqual([])
  })
})

test('feedback: what has changed and was not shown first, then what was said longest ago', () => {
  const feedback = (text: string, date: string, changed = '') =>
    noteRow(text, { type: 'feedback', text, date, changed })
  const cards = feedbackCards(
    [
      feedback('numbers first', '2026-11-03'),
      feedback('shorter', '2026-10-01'),
      feedback('earlier', '2026-11-10', 'sent the evening before'),
      noteRow('closed', { type: 'feedback', text: 'closed', closedAt: '2026-11-20T09:00:00Z' }),
    ],
    time,
  )
  expect(told(cards)).toEqual([
    'earlier | [something changed, not shown yet] | said on 10 Nov',
    'shorter | said on 1 Oct',
    'numbers first | said on 3 Nov',
  ])
  // What was changed is told where the card is taken, and not on it.
  expect(JSON.stringify(cards.map(({ text, reasons }) => [text, reasons]))).not.toContain('evening before')
})

describe('wins', () => {
  const notes = [noteRow('churn', { type: 'goal', text: 'churn under 3 %' })]
  const since = (relation: 'manager' | 'report', wins: ReturnType<typeof winRow>[]) =>
    winCards(
      { wins, person: { id: 'maria', relation }, notes, lastDay: '2026-11-19', told: new Set(['told']) },
      time,
    )

  test('one that serves a goal of theirs, then one that was measured, then the newest', () => {
    const wins = [
      winRow('plain', { date: '2026-11-25' }),
      winRow('newer', { date: '2026-11-26' }),
      winRow('measured', { date: '2026-11-20', before: 'Nine days', after: 'six' }),
      winRow('hers', { date: '2026-11-20', personId: 'maria', goalId: 'churn' }),
      winRow('told', { date: '2026-11-25' }),
      winRow('before', { date: '2026-11-18' }),
    ]
    expect(told(since('manager', wins))).toEqual([
      'hers | [serves a goal: churn under 3 %] | 20 Nov',
      'measured | Nine days → six | 20 Nov',
      'newer | 26 Nov',
      'plain | 25 Nov',
    ])
  })

  test('whose goal one served is said to nobody else, and who is not reported to hears of their own', () => {
    const other = winRow('of another', { date: '2026-11-25', personId: 'jonas', goalId: 'churn' })
    expect(told(since('manager', [other]))).toEqual(['of another | 25 Nov'])
    expect(since('report', [other])).toEqual([])
  })
})

describe('goals, worries, and what was heard', () => {
  const past = ['Churn by region', 'The migration', 'Budget for contractors']

  test('goals that no talk lately spoke of, then the rest, then worries, the surer first', () => {
    const notes = [
      noteRow('c', { type: 'goal', text: 'Churn under 3 %', date: '2026-10-01' }),
      noteRow('i', { type: 'goal', text: 'Ireland by spring' }),
      noteRow('w1', { type: 'worry', text: 'Being surprised', sureness: 'guess', date: '2026-10-31' }),
      noteRow('w2', { type: 'worry', text: 'The budget', sureness: 'sure' }),
    ]
    const cards = goalAndWorryCards({ notes, growthGoals: ['Speak in public'], past }, time)
    expect(told(cards)).toEqual([
      'Ireland by spring | [Goal] | [not spoken of for 3 meetings]',
      'Speak in public | [Growth goal] | [not spoken of for 3 meetings]',
      'Churn under 3 % | [Goal] | [noted on 1 Oct]',
      'The budget | [Worry]',
      'Being surprised | [Worry] | [a guess] | [heard on 31 Oct]',
    ])
    expect(cards.every(isPrivateCard)).toBe(true)
  })

  test('nothing counts as forgotten before three talks', () => {
    const notes = [noteRow('i', { type: 'goal', text: 'Ireland by spring' })]
    const cards = goalAndWorryCards({ notes, growthGoals: [], past: past.slice(1) }, time)
    expect(told(cards)).toEqual(['Ireland by spring | [Goal]'])
  })

  test('what was heard: the newest first, without what is told as the last time, and for a quarter', () => {
    const heard = (id: string, date: string) => noteRow(id, { type: 'heard', text: id, date })
    const cards = heardCards(
      [
        heard('older', '2026-10-01'),
        heard('newer', '2026-11-10'),
        heard('the last time', '2026-11-19'),
        heard('long ago', '2026-07-01'),
      ],
      new Set(['the last time']),
      time,
    )
    expect(told(cards)).toEqual(['newer | [heard on 10 Nov]', 'older | [heard on 1 Oct]'])
    expect(cards.every(isPrivateCard)).toBe(true)
  })
})

test('what is put off leaves this shelf, and is meant for the next one', () => {
  const { byMe } = owedCards(
    ['a', 'b', 'c'].map((id) => actionRow(id, { text: id, personId: 'maria' })),
    'maria',
    time,
  )
  const cards = withPutOff(byMe, { now: ['action:a'], before: { refs: ['action:b'], day: '19 Nov' } })
  expect(cards.map(({ ref, section, reasons }) => [ref, section, reasons[0]?.words])).toEqual([
    ['action:b', 'next-time', 'put off on 19 Nov'],
    ['action:c', 'owed-by-me', undefined],
  ])
})
