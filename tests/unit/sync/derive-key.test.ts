import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { deriveKey, newStretching } from '../../../src/main/sync/keys/derive-key'

beforeAll(() => sodiumReady)

test('a passphrase is stretched to one key, however its accents are typed, and to another with another salt', async () => {
  const stretching = newStretching()
  const key = await deriveKey('caf\u00e9', stretching)
  expect(key).toHaveLength(32)
  expect(await deriveKey('cafe\u0301', stretching)).toEqual(key)
  expect(await deriveKey('caf\u00e9', newStretching())).not.toEqual(key)
})
