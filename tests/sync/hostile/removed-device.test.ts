import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newSeed, identityFrom } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { signOpsEntry } from '@shared/sync/entry'
import { signOp, wrapKey } from '@shared/sync/roster/op'
import { HostileScene, identityOf } from '../../support/sync/hostile-scene.ts'
import type { SimulatedDevice } from '../../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
let phone: SimulatedDevice
beforeEach(async () => {
  scene = await HostileScene.open()
  phone = await scene.addPhone()
})

/** An entry behind the phone's last one, with an op of its own. */
function opsOfPhone(op: Uint8Array) {
  const { sequence, hash } = phone.store.head
  const workspaceTag = phone.store.read<string>('workspaceTag') ?? ''
  const place = { workspaceTag, sequence: sequence + 1, previousHash: hash }
  return { sequence: sequence + 1, entry: signOpsEntry(identityOf(phone), place, [op]) }
}

test('[D3] [R5] what a removed device wrote unseen before it heard of it is refused, and named', async () => {
  const { desk, laptop } = scene
  scene.setConnection(phone, 'offline')
  desk.replica?.remove(phone.chainId)
  await scene.look()
  await phone.type('m1', 'too late')
  phone.replica?.outgoing.seal()
  const late = phone.store.entriesAfter(desk.store.cursor(phone.chainId).sequence, 1e9)
  scene.push(laptop, phone.chainId, late)
  scene.place.chains.get(phone.chainId)?.entries.push(...late)
  await scene.look()
  expect(scene.words(laptop)).toEqual([])
  expect(scene.named(laptop)).toContain('cut-off')
})

test('[D3] [R6] what is written after a removal is sealed with a key the removed device does not have', async () => {
  const { desk } = scene
  desk.replica?.remove(phone.chainId)
  await scene.say(desk, 'not for the phone')
  scene.push(phone, desk.chainId, scene.entriesOf(desk))
  await scene.look()
  expect(scene.words(phone)).toEqual([])
  expect(phone.replica?.isRemoved).toBe(true)
})

test('[D3] [R4] an accomplice that a removed device lets in afterwards, with the relay’s help, is nobody', async () => {
  const { desk, laptop, place } = scene
  const accomplice = identityFrom(newSeed())
  const { membership } = phone.replica ?? {}
  const key = membership?.sealingKey?.key ?? new Uint8Array(32)
  const op = signOp(identityOf(phone), {
    type: 'add',
    workspace: membership?.workspaceTag ?? '',
    signer: phone.chainId,
    order: 0,
    device: { signingKey: accomplice.signingKey, boxKey: accomplice.boxKey },
    wraps: [wrapKey(key, accomplice.boxKey)],
  })
  scene.setConnection(phone, 'offline')
  desk.replica?.remove(phone.chainId)
  await scene.look()
  // The op could be older than the removal: nothing in it says when it was signed.
  const entry = opsOfPhone(op)
  place.chains.get(phone.chainId)?.entries.push(entry)
  place.chains.set(accomplice.chainId, { entries: [{ sequence: 1, entry: entry.entry }] })
  await scene.look()
  for (const device of [desk, laptop]) {
    expect(device.replica?.membership.roster.members.has(accomplice.chainId)).toBe(false)
    const { epochs } = device.replica?.membership.roster ?? { epochs: [] }
    expect(epochs.at(-1)?.wraps.some(({ to }) => Buffer.compare(to, accomplice.boxKey) === 0)).toBe(false)
  }
  await scene.say(laptop, 'goes on')
  await scene.look()
  expect(scene.words(desk)).toEqual(['goes on'])
})

test('[D3] [R4] a removed device cannot remove others with an op that seems older', async () => {
  const { desk, laptop, place } = scene
  const { membership, store } = phone.replica ?? {}
  const removals = membership?.removeOps(
    laptop.chainId,
    (id) => store?.cursor(id) ?? { sequence: 0, hash: '' },
  )
  scene.setConnection(phone, 'offline')
  desk.replica?.remove(phone.chainId)
  await scene.look()
  place.chains.get(phone.chainId)?.entries.push(opsOfPhone(removals?.[0] ?? new Uint8Array()))
  await scene.look()
  for (const device of [desk, laptop]) {
    expect([...(device.replica?.membership.roster.members.keys() ?? [])].toSorted()).toEqual(
      [desk.chainId, laptop.chainId].toSorted(),
    )
  }
})
