import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { HostileScene } from '../support/sync/hostile-scene.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'

/** What went wrong once in a life that `fuzz.ts` made up, reduced to what it takes. */

beforeAll(() => sodiumReady)

let scene: HostileScene
beforeEach(async () => {
  scene = await HostileScene.open()
})

async function checkpoint(device: SimulatedDevice): Promise<void> {
  device.vault.transaction(() => device.replica?.maker.want('plain'))
  device.replica?.wake()
  await scene.look()
}

function removeBy(by: SimulatedDevice, ...devices: SimulatedDevice[]): void {
  for (const { chainId } of devices) by.replica?.remove(chainId)
}

function membersOf({ replica }: SimulatedDevice): string[] {
  return [...(replica?.membership.roster.members.keys() ?? [])].toSorted()
}

describe('checkpoints', () => {
  test('[K4] a chain that was let go for a checkpoint whose manifest another one covers is reached by what members say', async () => {
    const { desk, laptop, place } = scene
    const [phone, tablet] = [await scene.addPhone(), await scene.addPhone()]
    for (const device of [phone, tablet]) scene.setConnection(device, 'offline')
    await scene.say(laptop, 'zero')
    phone.replica?.intake.takeIn(laptop.chainId, scene.entriesOf(laptop))
    await scene.say(desk, 'one')
    await checkpoint(laptop)
    expect(scene.entriesOf(desk)).toEqual([])
    // The phone hears of the manifest, cannot have what it covers, and makes a checkpoint of its own without it.
    phone.replica?.intake.takeIn(laptop.chainId, scene.entriesOf(laptop))
    await scene.say(phone, 'two', 'three', 'four')
    const blobs = new Map(place.blobs)
    for (const device of [desk, laptop]) scene.setConnection(device, 'offline')
    place.blobs.clear()
    phone.vault.transaction(() => phone.replica?.maker.want('plain'))
    scene.setConnection(phone, 'ready')
    await scene.firstLook()
    scene.setConnection(phone, 'offline')
    expect(scene.words(phone)).not.toContain('one')
    expect(phone.replica?.maker.own?.covers[laptop.chainId]).toBeDefined()
    for (const [name, blob] of blobs) place.blobs.set(name, blob)
    // Who begins from it passes over the other manifest.
    scene.setConnection(tablet, 'ready')
    await scene.look()
    expect(scene.words(tablet).toSorted()).toEqual(['four', 'one', 'three', 'two', 'zero'])
  })

  test('[K4] entries of a chain that was trimmed to its end, and so is not shown, come with the checkpoint', async () => {
    const { desk, laptop, place } = scene
    const phone = await scene.addPhone()
    scene.setConnection(phone, 'offline')
    await scene.say(desk, 'one')
    await checkpoint(laptop)
    expect(place.chains.get(desk.chainId)?.entries).toEqual([])
    scene.setConnection(phone, 'ready')
    await scene.look()
    expect(scene.words(phone)).toEqual(['one'])
  })

  test('[T1] a chain that was trimmed to its end is not a relay that went back', async () => {
    const { desk, laptop } = scene
    await scene.say(desk, 'one')
    await checkpoint(laptop)
    await scene.look()
    expect(desk.rolledBack).toEqual([])
  })

  test('[K7] where a place lost the beginning of a chain, a checkpoint stands for it', async () => {
    const { desk, laptop } = scene
    scene.setConnection(laptop, 'offline')
    await scene.say(desk, 'one', 'two')
    scene.place.chains.set(desk.chainId, { entries: scene.entriesOf(desk).slice(-1) })
    await scene.look()
    scene.setConnection(laptop, 'ready')
    await scene.look()
    expect(scene.words(laptop)).toEqual(['one', 'two'])
    expect(scene.named(desk)).toContain('rolled-back')
  })

  test('[K4] a checkpoint is begun from as far as it leads, though what comes behind it is nowhere', async () => {
    const { desk, laptop, place } = scene
    const phone = await scene.addPhone()
    scene.setConnection(phone, 'offline')
    await scene.say(desk, 'one')
    scene.setConnection(laptop, 'offline')
    await scene.say(desk, 'two', 'three')
    desk.crash()
    // Of the desk, which never comes back, the place has the last entry alone.
    place.chains.set(desk.chainId, { entries: scene.entriesOf(desk).slice(-1) })
    scene.setConnection(laptop, 'ready')
    scene.setConnection(phone, 'ready')
    for (let times = 0; times < 4; times += 1) await scene.look()
    for (const device of [laptop, phone]) {
      expect(scene.words(device)).toEqual(['one'])
      expect(scene.named(device)).toContain('cut-off-from-start')
    }
  })

  test('[K5] a merge whose bundles are gone is not passed for a checkpoint that was made later and lacks it', async () => {
    const { desk, laptop, place } = scene
    const phone = scene.device('Phone')
    await phone.type('m1', 'from before')
    await phone.join(desk)
    scene.setConnection(laptop, 'offline')
    // The phone's merge goes out; its bundles are lost before anybody saw them.
    phone.connect('relay', place)
    await scene.time.run(100)
    scene.setConnection(desk, 'offline')
    await scene.time.run(5_000)
    const merges = new Map(place.blobs)
    scene.setConnection(phone, 'offline')
    place.blobs.clear()
    scene.setConnection(laptop, 'ready')
    await checkpoint(laptop)
    expect(scene.words(laptop)).toEqual([])
    for (const [name, blob] of merges) place.blobs.set(name, blob)
    scene.setConnection(desk, 'ready')
    await scene.look()
    for (const device of [desk, laptop]) expect(scene.words(device)).toEqual(['from before'])
  })

  test('[K6] two devices with a checkpoint each do not put back and remove bundles in turns', async () => {
    const { desk, laptop } = scene
    await scene.say(desk, 'one')
    await checkpoint(laptop)
    await scene.say(laptop, 'two')
    await checkpoint(desk)
    await scene.look()
    const put = vi.spyOn(MemoryTransport.prototype, 'putBlob')
    await scene.look()
    await scene.look()
    expect(put).not.toHaveBeenCalled()
    put.mockRestore()
  })

  test('[K7] a device that waits for a merge whose maker is gone says so, and another one helps it', async () => {
    const { desk, laptop, place } = scene
    await scene.say(laptop, 'one')
    const phone = scene.device('Phone')
    await phone.join(laptop)
    // The desk's very first checkpoint is a merge: it holds what was there before.
    removeBy(laptop, desk)
    await scene.look()
    place.blobs.clear()
    phone.connect('relay', place)
    await scene.look()
    await scene.look()
    expect(scene.words(phone)).toEqual(['one'])
    expect(phone.vault.fieldClock('m1', 'title')).toBeDefined()
  })
})

test('[E3] what stopped a chain is no problem any more once it went on, at a checkpoint too', async () => {
  const { desk, laptop, place } = scene
  scene.setConnection(laptop, 'offline')
  desk.vault.transaction(() => desk.replica?.maker.want('merge'))
  desk.replica?.wake()
  await scene.look()
  const { chains } = place.copy()
  scene.alter(desk, desk.store.head.sequence, new Uint8Array(200))
  await scene.comeBack()
  expect([...(laptop.replica?.intake.problems.keys() ?? [])]).toEqual([desk.chainId])
  place.chains = chains
  await scene.look()
  expect(laptop.store.cursor(desk.chainId)).toMatchObject({ sequence: desk.store.head.sequence })
  expect([...(laptop.replica?.intake.problems ?? [])]).toEqual([])
})

describe('removals', () => {
  test('[K4] what a removed device wrote in time comes with a checkpoint, though what it wrote too late is still shown', async () => {
    const { desk, laptop, place } = scene
    const phone = await scene.addPhone()
    scene.setConnection(phone, 'offline')
    await scene.say(laptop, 'in time')
    removeBy(desk, laptop)
    const { sequence } = desk.store.cursor(laptop.chainId)
    const late = { sequence: sequence + 2, entry: new Uint8Array(200) }
    place.chains.set(laptop.chainId, { entries: [late] })
    await checkpoint(desk)
    scene.setConnection(phone, 'ready')
    await scene.look()
    expect(scene.words(phone)).toEqual(['in time'])
  })

  test('[R4] of two devices that remove each other both end with the same list', async () => {
    const { desk, laptop } = scene
    const phone = await scene.addPhone()
    scene.setConnection(laptop, 'offline')
    scene.setConnection(phone, 'offline')
    removeBy(laptop, phone)
    removeBy(phone, laptop)
    scene.setConnection(laptop, 'ready')
    scene.setConnection(phone, 'ready')
    await scene.look()
    expect(membersOf(desk)).toEqual([desk.chainId, laptop.chainId].toSorted())
    expect(membersOf(laptop)).toEqual(membersOf(desk))
    expect(phone.replica?.isRemoved).toBe(true)
  })

  test('[R9] what was sealed in an epoch whose maker turned out to be removed stays readable', async () => {
    const { desk, laptop } = scene
    const phone = await scene.addPhone()
    const tablet = scene.device('Tablet')
    await tablet.join(desk)
    tablet.connect('relay', scene.place)
    await scene.look()
    scene.setConnection(desk, 'offline')
    // The laptop removes the phone, and the tablet writes with the key of that; the desk knows of nothing.
    removeBy(laptop, phone)
    await scene.look()
    await scene.say(tablet, 'from the tablet')
    removeBy(desk, laptop)
    scene.setConnection(desk, 'ready')
    await scene.look()
    expect(scene.words(desk)).toEqual(['from the tablet'])
    await scene.say(desk, 'from the desk')
    await scene.look()
    expect(scene.words(tablet)).toEqual(['from the tablet', 'from the desk'])
  })

  test('[R6] who is a member again by one removal, and none by the next one that came with it, is given no key', async () => {
    const { desk, laptop, place } = scene
    const phone = await scene.addPhone()
    const studio = scene.device('Studio')
    await studio.join(desk)
    studio.connect('relay', place)
    await scene.look()
    // The desk is not heard: without it the laptop lets the tablet in, and the phone removes it.
    scene.setConnection(desk, 'offline')
    removeBy(desk, phone, laptop)
    const tablet = scene.device('Tablet')
    await tablet.join(laptop)
    tablet.connect('relay', place)
    await scene.look()
    removeBy(phone, tablet)
    await scene.say(phone, 'not for the tablet')
    const epochId = phone.replica?.membership.sealingKey?.id ?? ''
    for (const device of [phone, laptop, tablet]) scene.setConnection(device, 'offline')
    // The phone's removal counts no more; that of the laptop, which follows, takes the tablet along.
    scene.setConnection(desk, 'ready')
    await scene.look()
    scene.setConnection(tablet, 'ready')
    await scene.look()
    expect(membersOf(studio)).toEqual([desk.chainId, studio.chainId].toSorted())
    expect(studio.replica?.membership.keyOf(epochId)).toBeDefined()
    expect(tablet.replica?.membership.keyOf(epochId)).toBeUndefined()
  })
})

test('[R5] a device does not remove its own copy: both would be out', async () => {
  const { desk, time, random, place } = scene
  const twin = new SimulatedDevice('Desk again', time, random, desk.copyOfDisk())
  for (const [id, seed] of desk.seeds) twin.seeds.set(id, seed)
  await twin.start()
  twin.connect('relay', place)
  await scene.say(twin, 'from the twin')
  await scene.say(desk, 'from the desk')
  await scene.look()
  await scene.look()
  expect(() => desk.replica?.remove(twin.chainId)).toThrow('own-copy')
  expect(desk.replica?.isRemoved).toBe(false)
})

test('[R10] a device that is told to leave while it leaves signs nothing more, and comes back with what it wrote', async () => {
  const { desk, laptop } = scene
  const phone = await scene.addPhone()
  scene.setConnection(phone, 'offline')
  const sequence = phone.replica?.leave()
  expect(phone.replica?.leave()).toBe(sequence)
  phone.leave(1_000)
  scene.setConnection(phone, 'ready')
  await scene.look()
  expect(phone.isOn).toBe(false)
  expect(membersOf(desk)).toEqual(membersOf(laptop))
  expect(membersOf(desk)).toHaveLength(2)
  await phone.type('m1', 'on my own')
  await phone.join(laptop)
  await scene.look()
  for (const device of [desk, laptop, phone]) expect(scene.words(device)).toEqual(['on my own'])
  expect(membersOf(desk)).toHaveLength(3)
})

test('[R10] a device that leaves and then hears of a checkpoint that lacks what it wrote tells that it left all the same', async () => {
  const { desk, laptop, place } = scene
  await scene.say(laptop, 'one')
  scene.setConnection(laptop, 'offline')
  await checkpoint(desk)
  scene.setConnection(desk, 'offline')
  place.blobs.clear()
  laptop.leave(60_000)
  scene.setConnection(laptop, 'ready')
  await scene.look()
  expect(laptop.failures).toEqual([])
  scene.setConnection(desk, 'ready')
  await scene.look()
  expect(membersOf(desk)).toEqual([desk.chainId])
})

describe('vaults', () => {
  test('[A3] entries that were never sent before a vault was rebuilt are missed by nobody', async () => {
    const { desk, laptop } = scene
    scene.setConnection(desk, 'offline')
    await desk.type('m1', 'one')
    desk.replica?.outgoing.seal()
    await desk.rebuild()
    await scene.look()
    await scene.look()
    expect(scene.words(laptop)).toEqual(['one'])
    expect(scene.named(laptop)).toEqual(new Set())
  })

  test('[P5] a host that was restored to a state before it sent what it had handed over is missed by nobody', async () => {
    const { desk, laptop } = scene
    const disk = desk.copyOfDisk()
    scene.setConnection(desk, 'offline')
    await desk.type('m1', 'one')
    desk.replica?.outgoing.seal()
    const phone = scene.device('Phone')
    await phone.join(desk)
    await desk.restore(disk)
    phone.connect('relay', scene.place)
    await scene.look()
    await scene.look()
    for (const device of [laptop, phone]) expect(scene.named(device)).not.toContain('withheld')
  })

  test('[E6] who holds the other one of two entries in one place gets there by a checkpoint', async () => {
    const { desk, laptop, time, random, place } = scene
    const twin = new SimulatedDevice('Desk again', time, random, desk.copyOfDisk())
    for (const [id, seed] of desk.seeds) twin.seeds.set(id, seed)
    const phone = await scene.addPhone()
    scene.setConnection(phone, 'offline')
    scene.setConnection(desk, 'offline')
    await twin.start()
    twin.connect('relay', place)
    await scene.say(twin, 'from the twin')
    await desk.type('m1', 'from the desk')
    desk.replica?.outgoing.seal()
    scene.push(phone, desk.chainId, desk.store.entriesAfter(0, 1e9))
    scene.setConnection(phone, 'ready')
    scene.setConnection(desk, 'ready')
    await scene.look()
    await checkpoint(laptop)
    for (const device of [desk, twin, laptop, phone]) {
      expect(scene.words(device).toSorted()).toEqual(['from the desk', 'from the twin'])
    }
  })

  test('[E6] what one device took in of a branch that nobody else has comes to all', async () => {
    const { desk, laptop, place } = scene
    const phone = await scene.addPhone()
    const disk = desk.copyOfDisk()
    scene.setConnection(phone, 'offline')
    // The laptop alone hears of it, and builds on it.
    await scene.say(desk, 'on the old branch')
    await scene.say(laptop, 'behind it')
    scene.setConnection(laptop, 'offline')
    // The relay is emptied and the desk restored: it writes the same entries anew, and nothing tells it so.
    for (const kept of [place.chains, place.blobs, place.statuses]) kept.clear()
    await desk.restore(disk)
    await scene.say(desk, 'on the new branch')
    scene.setConnection(phone, 'ready')
    await scene.look()
    scene.setConnection(laptop, 'ready')
    for (let times = 0; times < 4; times += 1) await scene.look()
    for (const device of [desk, laptop, phone]) {
      expect(scene.words(device).toSorted()).toEqual(['behind it', 'on the new branch', 'on the old branch'])
    }
  })
})
