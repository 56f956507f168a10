import { expect, test } from 'vitest'
import { stepOf } from '../../../src/renderer/features/first-run/first-run-step'

test('a workspace without anybody begins with the first question', () => {
  expect(stepOf(undefined, false)).toBe('ask')
  expect(stepOf({ firstRunStep: '' }, false)).toBe('ask')
})

test('a workspace that was used otherwise is never asked', () => {
  expect(stepOf({ firstRunStep: '' }, true)).toBe('done')
})

test('what was begun goes on where it was, also after a restart', () => {
  expect(stepOf({ firstRunStep: 'lines' }, true)).toBe('lines')
  expect(stepOf({ firstRunStep: 'done' }, false)).toBe('done')
})

test('a step of another version counts as none', () => {
  expect(stepOf({ firstRunStep: 'tour' }, true)).toBe('done')
})
