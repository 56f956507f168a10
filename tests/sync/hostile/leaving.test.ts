import { beforeAll, beforeEach, expect, test } from 'vitest'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { signOpsEntry } from '@shared/sync/entry'
import { signOp } from '@shared/sync/roster/op'
import { HostileScene, identityOf } from '../../support/sync/hostile-scene.ts'
import { MemoryPlace } from '../../support/sync/memory-place.ts'
import type { SimulatedDevice } from '../../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
let phone: SimulatedDevice
beforeEach(async () => {
  scene = await HostileScene.open()
  phone = await scene.addPhone()
})

const rosterOf = ({ replica }: SimulatedDevice) => {
  if (!replica) throw new Error('it is down')
  return replica.membership.roster
}
const membersOf = (device: SimulatedDevice) => [...rosterOf(device).members.keys()]
const epochInForce = (device: SimulatedDevice) => {
  const epoch = rosterOf(device).epochs.at(-1)
  if (!epoch) throw new Error('no epoch')
  return epoch
}
const isReader = (device: SimulatedDevice, { boxKey }: { boxKey: Uint8Array }) =>
  epochInForce(device).wraps.some(({ to }) => Buffer.compare(to, boxKey) === 0)

/** What it does when its user turns sync off, and the time it takes. */
async function leave(device: SimulatedDevice): Promise<void> {
  const sequence = device.replica?.leave() ?? 0
  // What is typed in that moment is saved here, and goes nowhere.
  await device.write('m2', { kind: 'meeting', title: 'Too late to travel', trashedAt: null })
  await scene.time.run(5_000)
  expect(
    [...(device.replica?.links.values() ?? [])].every(({ confirmed }) => (confirmed ?? 0) >= sequence),
  ).toBe(true)
  device.crash()
}

test('[D3] [R10] a device that leaves is off the others’ lists, and reads nothing that is written then; what waited is there', async () => {
  const { desk, laptop, recoverySeed } = scene
  const phoneIdentity = identityOf(phone)
  const checkpoint = desk.replica?.maker.own?.sequence
  await phone.type('m1', 'last words')
  await leave(phone)
  await scene.look()
  for (const device of [desk, laptop]) {
    expect(scene.words(device)).toEqual(['last words'])
    expect(membersOf(device)).toEqual([desk.chainId, laptop.chainId])
    expect(isReader(device, phoneIdentity)).toBe(false)
    // The recovery phrase opens the new epoch as it did the one before.
    expect(isReader(device, identityFrom(recoverySeed))).toBe(true)
    expect(device.failures).toEqual([])
    expect(scene.named(device)).toEqual(new Set())
  }
  await scene.say(laptop, 'goes on')
  await scene.look()
  expect(scene.words(desk)).toEqual(['last words', 'goes on'])
  // Nobody had taken in more than it left with: nothing has to be shared for it.
  expect(desk.replica?.maker.own?.sequence).toBe(checkpoint)
})

test('[D3] [R10] what it writes after it left is refused, whoever carries it', async () => {
  const { desk, laptop, place } = scene
  const identity = identityOf(phone)
  const workspaceTag = phone.store.read<string>('workspaceTag') ?? ''
  await leave(phone)
  await scene.look()
  const { sequence, hash } = phone.store.head
  const accomplice = identityFrom(newSeed())
  const add = signOp(identity, {
    type: 'add',
    workspace: workspaceTag,
    signer: phone.chainId,
    order: 0,
    device: { signingKey: accomplice.signingKey, boxKey: accomplice.boxKey },
    wraps: [],
  })
  const late = {
    sequence: sequence + 1,
    entry: signOpsEntry(identity, { workspaceTag, sequence: sequence + 1, previousHash: hash }, [add]),
  }
  place.chains.get(phone.chainId)?.entries.push(late)
  for (const device of [desk, laptop]) scene.push(device, phone.chainId, [late])
  await scene.look()
  for (const device of [desk, laptop]) {
    expect(scene.named(device)).toContain('cut-off')
    expect(membersOf(device)).toEqual([desk.chainId, laptop.chainId])
  }
})

test('[D3] [R10] in the place of the entry that holds the leaving nothing else is taken in', async () => {
  const { desk, laptop, place } = scene
  const identity = identityOf(phone)
  const workspaceTag = phone.store.read<string>('workspaceTag') ?? ''
  scene.setConnection(laptop, 'offline')
  await leave(phone)
  await scene.look()
  const entries = place.chains.get(phone.chainId)?.entries ?? []
  const last = entries.at(-1)
  if (!last) throw new Error('it wrote nothing')
  const before = phone.store.entry(last.sequence - 1)
  // With the key of the phone: another entry there, with the leaving and one op more.
  const more = signOp(identity, {
    type: 'share',
    workspace: workspaceTag,
    signer: phone.chainId,
    wraps: [],
  })
  const op = desk.replica?.membership.allOps.find((bytes) => {
    const leaving = rosterOf(desk).cutOffs.get(phone.chainId)?.leaving
    return desk.replica?.membership.heldOp(bytes) === leaving
  })
  if (!op || !before) throw new Error('the desk has not heard of it')
  const forked = signOpsEntry(
    identity,
    { workspaceTag, sequence: last.sequence, previousHash: before.hash },
    [op, more],
  )
  place.chains.set(phone.chainId, { entries: [...entries.slice(0, -1), { ...last, entry: forked }] })
  await scene.comeBack()
  expect(scene.named(laptop)).toContain('cut-off')
  expect(laptop.store.cursor(phone.chainId).sequence).toBe(last.sequence - 1)
  expect(membersOf(laptop)).toEqual([desk.chainId, laptop.chainId])
})

test('[D3] [R10] where the place withholds that it left, the key that was changed brings the word', async () => {
  const { desk, laptop, place } = scene
  const phoneIdentity = identityOf(phone)
  scene.setConnection(laptop, 'offline')
  await leave(phone)
  await scene.firstLook()
  const entries = place.chains.get(phone.chainId)?.entries ?? []
  place.chains.set(phone.chainId, { entries: entries.slice(0, -1) })
  await scene.comeBack()
  expect(membersOf(laptop)).toEqual([desk.chainId, laptop.chainId])
  // Else the laptop would share the new key with the phone, the desk would change it, and so on without end.
  const number = epochInForce(desk).number
  await scene.look()
  for (const device of [desk, laptop]) {
    expect(isReader(device, phoneIdentity)).toBe(false)
    expect(epochInForce(device).number).toBe(number)
  }
})

test('[D3] [R10] devices that meet elsewhere only hear of it from those that were told', async () => {
  const { desk, laptop } = scene
  const other = new MemoryPlace()
  for (const device of [desk, laptop]) device.connect('other', other)
  laptop.disconnect('relay')
  await scene.look()
  await leave(phone)
  await scene.look()
  expect(membersOf(laptop)).toEqual([desk.chainId, laptop.chainId])
  await scene.say(desk, 'only for two')
  await scene.look()
  expect(scene.words(laptop)).toEqual(['only for two'])
})

test('[D3] [R10] [I4] a device whose vault was put back leaves with the chains it had before', async () => {
  const { desk, laptop } = scene
  const disk = phone.copyOfDisk()
  await scene.say(phone, 'before')
  await phone.restore(disk)
  await scene.look()
  await phone.type('m1', 'after')
  await leave(phone)
  await scene.look()
  for (const device of [desk, laptop]) {
    expect(scene.words(device).toSorted()).toEqual(['after', 'before'])
    expect(membersOf(device)).toEqual([desk.chainId, laptop.chainId])
  }
})

test('[D3] [R10] of two copies of a device the one that leaves does not take the other along', async () => {
  const { desk, laptop, time } = scene
  const copy = scene.device('Phone, copied')
  for (const [chainId, seed] of phone.seeds) copy.seeds.set(chainId, seed)
  copy.connect('relay', scene.place)
  await copy.restore(phone.copyOfDisk())
  await phone.type('m1', 'one')
  await copy.type('m1', 'other')
  await time.run(400_000)
  await leave(phone)
  await scene.look()
  expect(copy.replica?.isRemoved).toBe(false)
  expect(membersOf(desk)).toContain(copy.chainId)
  expect(membersOf(laptop)).toEqual(membersOf(desk))
})
