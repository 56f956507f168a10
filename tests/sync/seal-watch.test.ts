import { beforeAll, expect, test } from 'vitest'
import { seal } from '@shared/sync/crypto/seal'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { signSealedEntry } from '@shared/sync/entry'
import { signOp, wrapKey } from '@shared/sync/roster/op'
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

/** The desk, unheard, removes the phone; the phone removes the tablet and writes; then all hear of everything. */
async function voidRemoval() {
  const scene = await HostileScene.open()
  const { desk, laptop, place } = scene
  const watch = new SealWatch()
  const phone = await scene.addPhone()
  const tablet = scene.device('Tablet')
  await tablet.join(laptop)
  tablet.connect('relay', place)
  await scene.look()
  scene.setConnection(desk, 'offline')
  desk.replica?.remove(phone.chainId)
  phone.replica?.remove(tablet.chainId)
  await scene.say(phone, 'one')
  watch.look([place])
  scene.setConnection(desk, 'ready')
  await scene.look()
  return { scene, watch, phone, tablet }
}

test('[D2] [R9] of a removal that does not count the fuzzer asks nothing, also where somebody else removes that device later', async () => {
  const { scene, watch, tablet } = await voidRemoval()
  const { desk, place } = scene
  const { membership } = desk.replica ?? {}
  if (!membership) throw new Error('the desk is down')
  expect(membership.roster.members.has(tablet.chainId)).toBe(true)
  desk.replica?.remove(tablet.chainId)
  await scene.say(desk, 'two')
  await scene.look()
  watch.look([place])
  expect(membership.roster.members.has(tablet.chainId)).toBe(false)
  expect(watch.amiss(membership.roster)).toBeUndefined()
})

test('[D2] [R6] the fuzzer sees that a key is handed on by who cannot have known of the removal', async () => {
  const scene = await HostileScene.open()
  const phone = await scene.addPhone()
  const { desk, laptop, place } = scene
  const watch = new SealWatch()
  desk.replica?.remove(phone.chainId)
  await scene.say(desk, 'one')
  await scene.look()
  watch.look([place])
  const { membership } = desk.replica ?? {}
  const key = membership?.sealingKey
  const box = membership?.roster.known.get(phone.chainId)?.boxKey
  if (!membership || !key || !box) throw new Error('the desk is down')
  expect(watch.amiss(membership.roster)).toBeUndefined()
  const share = signOp(identityOf(laptop), {
    type: 'share',
    workspace: membership.workspaceTag,
    signer: laptop.chainId,
    wraps: [wrapKey(key.key, box)],
  })
  desk.vault.transaction(() => membership.takeOps([share]))
  expect(watch.amiss(membership.roster)).toContain('can read its entry')
})
