import { expect, test } from 'vitest'
import type { ProjectedItem } from '@shared/body/project-body'
import { readinessOf } from '../../../src/renderer/features/today/readiness'

const item = (minutes: number): ProjectedItem => ({
  id: String(minutes),
  kind: 'ask',
  minutes,
  ticked: false,
  ref: null,
  headline: 'A thing to ask',
  hasDetail: false,
})

const prompt: ProjectedItem = { ...item(5), headline: 'What I need from Maria…' }

test.each([
  [[], 'No agenda yet', false],
  [[item(7)], '1 item, 7 of 30 minutes', false],
  [[item(7), item(15)], '2 items, 22 of 30 minutes', false],
  [[item(20), item(15)], '2 items, 35 of 30 minutes', true],
  [[item(0)], '1 item', false],
  [[prompt], 'Nothing written yet', false],
  [[prompt, item(7)], '1 of 2 items written', false],
])('an agenda of %j is: %s', (items, words, isOver) => {
  expect(readinessOf({ items }, 30)).toMatchObject({ words, isOver })
})
