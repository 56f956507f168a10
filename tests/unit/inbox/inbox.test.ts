import { expect, test } from 'vitest'
import { captureKind, type Capture } from '@shared/documents/kinds/capture'
import { ageInWords } from '../../../src/renderer/features/inbox/age-in-words'
import { inboxOf } from '../../../src/renderer/features/inbox/inbox-captures'

function capture(id: string, createdAt: string, state: string): Capture {
  return captureKind.readRow({ id, kind: 'capture', fields: { text: id, createdAt, state } })
}

test('the inbox holds what was not seen, the newest first', () => {
  const captures = [
    capture('older', '2026-11-20T08:00:00.000Z', 'new'),
    capture('kept', '2026-11-21T08:00:00.000Z', 'kept'),
    capture('newer', '2026-11-22T08:00:00.000Z', 'new'),
    capture('used', '2026-11-22T09:00:00.000Z', 'used'),
  ]
  expect(inboxOf(captures).map(({ id }) => id)).toEqual(['newer', 'older'])
})

test.each([
  ['2026-11-22T11:59:40Z', 'now'],
  ['2026-11-22T11:48:00Z', '12 min'],
  ['2026-11-22T09:00:00Z', '3 h'],
  ['2026-11-21T10:00:00Z', '1 day'],
  ['2026-11-18T10:00:00Z', '4 days'],
  ['not a date', ''],
])('what was captured at %s is %s old at noon', (instant, words) => {
  expect(ageInWords(instant, Date.parse('2026-11-22T12:00:00Z'))).toBe(words)
})
