import { expect, test } from 'vitest'
import type { ProjectedItem } from '@shared/body/project-body'
import { keepWhenLate } from '@shared/domain/keep-when-late'
import { minutesLeftWhenLate, noticeDueIn, noticeWords } from '@shared/domain/meeting-notice'

const startMs = Date.parse('2026-11-26T13:00:00Z')
const minutes = (count: number) => count * 60_000
const at = (minutesBefore: number) => startMs - minutes(minutesBefore)

test('a 1:1 is told of so many minutes ahead, later where the computer slept, and never once it has begun', () => {
  expect(noticeDueIn({ startMs }, 15, at(20))).toBe(minutes(5))
  expect(noticeDueIn({ startMs }, 15, at(15))).toBe(0)
  expect(noticeDueIn({ startMs }, 15, at(3))).toBe(0)
  expect(noticeDueIn({ startMs }, 15, at(0))).toBeUndefined()
  expect(noticeDueIn({ startMs }, 0, at(15))).toBeUndefined()
})

test('it says when, and how ready; late, what to keep', () => {
  const words = (minutesBefore: number, keptCount: number) =>
    noticeWords(
      { startMs },
      { nowMs: at(minutesBefore), zone: 'Europe/Berlin', readiness: 'Two things to look at', keptCount },
    )
  expect(words(15, 2)).toEqual({ title: '1:1 at 14:00', body: 'Two things to look at' })
  expect(words(5, 2)).toEqual({ title: '1:1 at 14:00', body: '5 minutes left: keep these two' })
  expect(words(0.5, 1)).toEqual({ title: '1:1 at 14:00', body: '1 minute left: keep this one' })
  expect(words(4, 0)).toEqual({ title: '1:1 at 14:00', body: '4 minutes left' })
})

test('it is late where the end is near, and before the start only where the agenda is not ready', () => {
  const time = { startMs, endMs: startMs + minutes(30) }
  const left = (nowMs: number, isReady = true) => minutesLeftWhenLate(time, { nowMs, isReady })
  expect(left(at(4), false)).toBe(4)
  expect(left(at(4))).toBeUndefined()
  expect(left(at(6), false)).toBeUndefined()
  expect(left(startMs)).toBeUndefined()
  expect(left(startMs + minutes(26))).toBe(4)
  expect(left(startMs + minutes(30))).toBeUndefined()
})

test('kept are the two that the talk is for, in the order of the agenda; nothing ticked, nothing unwritten', () => {
  const item = (
    id: string,
    kind: ProjectedItem['kind'],
    more: Partial<ProjectedItem> = {},
  ): ProjectedItem => ({
    id,
    kind,
    minutes: 5,
    ticked: false,
    ref: null,
    headline: `About ${id}`,
    hasDetail: false,
    ...more,
  })
  const items = [
    item('news', 'inform'),
    item('done', 'bad-news', { ticked: true }),
    item('win', 'win'),
    item('choice', 'decide'),
    item('empty', 'ask', { headline: '' }),
    item('wish', 'ask'),
  ]
  expect(keepWhenLate(items).map(({ id }) => id)).toEqual(['choice', 'wish'])
  expect(keepWhenLate([])).toEqual([])
})
