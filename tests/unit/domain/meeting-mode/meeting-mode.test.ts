import { expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import { outcomeInWords } from '@shared/domain/meeting-mode/outcome-in-words'
import { firstToTalkAbout, itemsToTalkAbout, presentItem } from '@shared/domain/meeting-mode/run-order'
import { meetingsShown, withPastItems } from '@shared/domain/meeting-mode/shown-items'
import { itemTime, meetingLeft } from '@shared/domain/meeting-mode/time-in-words'
import { findRecordIn, withRecords } from '@shared/domain/follow-through/items-of-records'
import { actionRow } from '../../../support/follow-through-rows'

const minute = 60_000
const itemsOf = (...blocks: Parameters<typeof projectBody>[0][number][]) => projectBody(blocks).items
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

test('an item’s minutes run out in words, to the minute, and what is up says since when', () => {
  expect(itemTime(0, 5)).toEqual({ words: '5 min left', isUp: false, share: 0 })
  expect(itemTime(4.5 * minute, 5)).toMatchObject({ words: '1 min left', isUp: false, share: 0.9 })
  expect(itemTime(5 * minute, 5)).toEqual({ words: 'Time is up', isUp: true, share: 1 })
  expect(itemTime(7.9 * minute, 5)).toMatchObject({ words: 'Time is up, 2 min ago', share: 1 })
  expect(itemTime(7 * minute, 0)).toEqual({ words: '', isUp: false, share: undefined })
})

test('what is left of the meeting is said before, in and after it', () => {
  const time = { startMs: 0, endMs: 30 * minute }
  expect(
    [-24 * 60, -16, -15, -5, 0, 12.5, 30, 149, 151].map((at) => meetingLeft(time, at * minute, 'UTC')),
  ).toEqual([
    'Planned for tomorrow 00:00',
    'Planned for tomorrow 00:00',
    'Begins in 15 min',
    'Begins in 5 min',
    '30 min left',
    '18 min left',
    'Over since 00:30',
    'Over since 00:30',
    'Over',
  ])
  expect(meetingLeft(undefined, 0, 'UTC')).toBe('')
})

test('what nobody wrote is not talked about, but for the item that is just being written', () => {
  const items = itemsOf(
    agendaItem('prompt', 'decide', 'Decide …'),
    agendaItem('a', 'ask', 'Budget', { ticked: true }),
    agendaItem('empty', 'discuss', ''),
    agendaItem('b', 'ask', 'Cover'),
  )
  expect(ids(itemsToTalkAbout(items, undefined))).not.toContain('empty')
  expect(ids(itemsToTalkAbout(items, 'empty'))).toContain('empty')
  expect(firstToTalkAbout(items.filter(({ id }) => id !== 'prompt'))?.id).toBe('b')
  expect(firstToTalkAbout(items.filter(({ id }) => id === 'a'))?.id).toBe('a')
  expect(firstToTalkAbout([])).toBeUndefined()
})

test('an item that was taken off gives way to the one behind it, else to the last', () => {
  const items = itemsOf(...['a', 'b', 'c'].map((id) => agendaItem(id, 'ask', `Item ${id}`)))
  const without = (...gone: string[]) => items.filter(({ id }) => !gone.includes(id))
  const before = ids(items)
  expect(presentItem(items, 'b', before)?.id).toBe('b')
  expect(presentItem(without('b'), 'b', before)?.id).toBe('c')
  expect(presentItem(without('b', 'c'), 'b', before)?.id).toBe('a')
  expect(presentItem(without('c'), 'c', before)?.id).toBe('b')
  expect(presentItem(items, undefined, [])?.id).toBe('a')
  // One that this device remembered and that was never here since.
  expect(presentItem(items, 'gone', [])?.id).toBe('a')
  expect(presentItem([], 'a', before)).toBeUndefined()
})

test('an item of a past 1:1 has its words and its tick, or the action’s it became', () => {
  const items = itemsOf(
    agendaItem('x', 'ask', '', { ref: 'item:last/a' }),
    agendaItem('y', 'ask', '', { ref: 'item:last/b' }),
  )
  expect(meetingsShown(items)).toEqual(['last'])
  const action = actionRow('1', { text: 'Send the plan', owedBy: 'me' })
  const past = withRecords(
    projectBody([
      agendaItem('a', 'ask', 'Budget', { ticked: true }),
      agendaItem('b', 'ask', '', { ref: 'action:1' }),
    ]),
    findRecordIn({ action: () => action, win: () => undefined }),
  )
  expect(withPastItems(items, new Map([['last', past]]))).toMatchObject([
    { id: 'x', headline: 'Budget', ticked: true, ref: 'item:last/a' },
    { id: 'y', headline: 'Send the plan', ticked: false, ref: 'action:1' },
  ])
  expect(withPastItems(items, new Map())).toEqual(items)
})

test('at the end each item is counted once: ticked, owed, or left', () => {
  const mine = actionRow('1', { text: 'Send', owedBy: 'me' })
  const theirs = actionRow('2', { text: 'Confirm', owedBy: 'them' })
  const find = (id: string) => [mine, theirs].find((action) => action.id === id)
  const items = withRecords(
    projectBody([
      agendaItem('a', 'ask', 'Budget', { ticked: true }),
      agendaItem('b', 'ask', '', { ref: 'action:1' }),
      agendaItem('c', 'ask', '', { ref: 'action:2' }),
      agendaItem('d', 'ask', 'Cover'),
      agendaItem('e', 'ask', ''),
    ]),
    findRecordIn({ action: find, win: () => undefined }),
  ).items
  expect(outcomeInWords(items, find)).toEqual([
    '1 ticked',
    '1 owed by me',
    '1 owed to me',
    '1 left for next time',
  ])
  expect(outcomeInWords([], find)).toEqual([])
})
