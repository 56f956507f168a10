import { beforeAll, expect, test } from 'vitest'
import { seal } from '@shared/sync/crypto/seal'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { signSealedEntry } from '@shared/sync/entry'
import { HostileScene, identityOf } from '../support/sync/hostile-scene.ts'
import { SealWatch } from '../support/sync/seal-watch.ts'

beforeAll(() => sodiumReady)

test('[D2] [M3] the fuzzer sees what is sealed for a device that was removed', async () => {
  const scene = await HostileScene.open()
  const phone = await scene.addPhone()
  const { desk, place } = scene
  const { membership } = desk.replica ?? {}
  const before = membership?.sealingKey
  if (!membership || !before) throw new Error('the desk is down')
  const watch = new SealWatch()
  desk.replica?.remove(phone.chainId)
  await scene.say(desk, 'one')
  watch.look([place])
  expect(watch.amiss(membership.roster)).toBeUndefined()
  const { sequence, hash: previousHash } = desk.store.head
  const at = { workspaceTag: membership.workspaceTag, sequence: sequence + 1, previousHash }
  const entry = signSealedEntry(identityOf(desk), at, before.id, (associated) =>
    seal(before.key, Uint8Array.of(0, 1, 9), associated),
  )
  place.chains.get(desk.chainId)?.entries.push({ sequence: at.sequence, entry })
  watch.look([place])
  expect(watch.amiss(membership.roster)).toContain(`can read its entry ${at.sequence}`)
})
