import { expect, test } from 'vitest'
import { TransportError, type TransportErrorCode } from '@shared/sync/transport'
import { trialError } from '../../../src/main/sync/trial-error'

test.each<[TransportErrorCode, string, RegExp]>([
  ['offline', 'not-now', /No relay answers at this address/],
  ['busy', 'not-now', /busy/],
  ['not-admitted', 'not-now', /does not let this device in/],
  ['invite-needed', 'invite-needed', /invite/],
  ['failed', 'no-relay', /^said of it$/],
  ['too-old', 'no-relay', /^said of it$/],
])('%s: a relay that was tried is refused as %s', (code, expected, words) => {
  const error = trialError(new TransportError(code, 'said of it'))
  expect(error).toMatchObject({ code: expected, message: expect.stringMatching(words) })
})

test('what is no word of a relay stays what it is', () => {
  const error = new Error('closed')
  expect(trialError(error)).toBe(error)
})
