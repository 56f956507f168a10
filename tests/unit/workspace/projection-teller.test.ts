import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyProjection } from '@shared/body/project-body'
import { createProjectionTeller } from '../../../src/main/workspace/projection-teller'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const typed = (id: string, text: string) => [{ id, projection: { ...emptyProjection, text } }]

test('the first projection is told at once, and of quick ones only the last', () => {
  const told: string[] = []
  const take = createProjectionTeller((id, { text }) => told.push(`${id} ${text}`))
  take(typed('m1', 'a'))
  take(typed('m1', 'ab'))
  take(typed('m2', 'other'))
  take(typed('m1', 'abc'))
  expect(told).toEqual(['m1 a', 'm2 other'])
  vi.runAllTimers()
  expect(told).toEqual(['m1 a', 'm2 other', 'm1 abc'])
  take(typed('m1', 'abcd'))
  expect(told.at(-1)).toBe('m1 abcd')
})
