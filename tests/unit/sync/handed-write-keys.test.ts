import { beforeAll, expect, test } from 'vitest'
import { identityFrom, isSignedBy, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { writeKeyOf } from '@shared/sync/roster/op'
import { handedWriteKeys } from '../../../src/main/sync/handed-write-keys'
import { rosterOps } from '../../support/sync/roster-ops'

beforeAll(() => sodiumReady)

test('a newcomer signs with the write key it was handed, and with no other', () => {
  const { tag, founder, found, add, key } = rosterOps()
  const newcomer = identityFrom(newSeed())
  const roster = [found, add(founder, 2, newcomer)].map(({ bytes }) => bytes)
  const sign = handedWriteKeys({ workspaceTag: tag, roster }, newcomer)
  const message = Uint8Array.of(1, 2, 3)
  const { publicKey } = writeKeyOf(key)
  const signature = sign(publicKey, message)
  expect(signature && isSignedBy(publicKey, message, signature)).toBe(true)
  expect(sign(founder.signingKey, message)).toBeUndefined()
})
