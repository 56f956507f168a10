import { beforeAll, expect, it } from 'vitest'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { TypedRecovery } from '../../../src/main/sync/keys/typed-recovery'

beforeAll(() => sodiumReady)

it('[I3] a phrase that was typed lets in until it is let go of; then nothing of it is left', () => {
  const seed = newSeed()
  const { chainId } = identityFrom(seed)
  const recovery = new TypedRecovery(seed)
  expect(recovery.require().chainId).toBe(chainId)
  recovery.letGo()
  expect(recovery.identity).toBeUndefined()
  expect(() => recovery.require()).toThrow('recovery-let-go')
  expect(seed).toEqual(new Uint8Array(32))
})
