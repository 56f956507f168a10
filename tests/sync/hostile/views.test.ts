import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { signStatus } from '@shared/sync/status'
import { MemoryPlace } from '../../support/sync/memory-place.ts'
import { HostileScene, identityOf } from '../../support/sync/hostile-scene.ts'
import { SimulatedDevice } from '../../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
beforeEach(async () => {
  scene = await HostileScene.open()
})

describe('[D3] a place that goes back', () => {
  test('[T1] what it had confirmed and lost is named and sent again', async () => {
    const { desk, laptop, place } = scene
    const earlier = place.copy()
    await scene.sayWhileAway('one', 'two')
    Object.assign(place, earlier)
    await scene.look()
    expect(desk.rolledBack).toEqual([2])
    await scene.comeBack()
    expect(scene.words(laptop)).toEqual(['one', 'two'])
  })

  test('[T1] emptied, it has everything again, and who comes with nothing finds all of it', async () => {
    const { desk, laptop, place } = scene
    await scene.say(desk, 'one')
    await scene.say(laptop, 'two')
    Object.assign(place, new MemoryPlace().copy())
    await scene.look()
    expect(scene.named(desk)).toContain('rolled-back')
    const phone = await scene.addPhone()
    await scene.look()
    expect(scene.words(phone)).toEqual(['one', 'two'])
  })

  test('[A1] a status that goes back is named, and does not count', async () => {
    const { desk, laptop, place } = scene
    const earlier = place.statuses.get(laptop.chainId) ?? new Uint8Array()
    await scene.say(desk, 'one', 'two')
    await scene.look()
    const acknowledged = desk.replica?.statuses.of(laptop.chainId)?.applied[desk.chainId]
    place.statuses.set(laptop.chainId, earlier)
    await scene.look()
    expect(desk.replica?.statuses.of(laptop.chainId)?.applied[desk.chainId]).toEqual(acknowledged)
    expect(scene.named(desk)).toContain('status-back')
  })
})

describe('[D3] a place that shows one thing to one device and another to the next', () => {
  test('[A3] what it keeps from a device is named once a third one knows of it', async () => {
    const { desk, laptop, place } = scene
    const phone = await scene.addPhone()
    await scene.sayWhileAway('one', 'two')
    await scene.look()
    const shown = { entries: scene.entriesOf(desk).slice(0, -2) }
    const kept = place.chains.get(desk.chainId) ?? shown
    // Nobody is there who would put it right by a checkpoint.
    scene.setConnection(desk, 'offline')
    scene.setConnection(phone, 'offline')
    place.chains.set(desk.chainId, shown)
    place.statuses.delete(desk.chainId)
    scene.setConnection(laptop, 'ready')
    await scene.firstLook()
    expect(scene.words(laptop)).toEqual([])
    const withheld = [...(laptop.replica?.links.values() ?? [])].flatMap((link) => link.withheld)
    expect(withheld).toEqual([{ chainId: desk.chainId, knownBy: phone.chainId, missing: 2 }])
    place.chains.set(desk.chainId, kept)
    await scene.look()
    expect(scene.words(laptop)).toEqual(['one', 'two'])
    expect(scene.named(laptop)).toEqual(new Set())
  })

  test('[A3] a second place that has what the first one keeps contradicts nothing and loses nothing', async () => {
    const { desk, laptop } = scene
    const folder = new MemoryPlace()
    for (const device of [desk, laptop]) device.connect('folder', folder)
    await scene.sayWhileAway('one')
    scene.alter(desk, desk.store.head.sequence, undefined)
    scene.setConnection(desk, 'offline')
    await scene.comeBack()
    expect(scene.words(laptop)).toEqual(['one'])
  })
})

describe('[D3] a place that alters a device’s own chain', () => {
  const lastOf = (device: SimulatedDevice) => scene.entriesOf(device).at(-1)

  test('[I4] garbage in the place of the last entry is named, and what others say still comes', async () => {
    const { desk, laptop } = scene
    await scene.say(desk, 'one')
    scene.alter(desk, desk.store.head.sequence, new Uint8Array(200))
    await scene.say(laptop, 'two')
    await scene.look()
    expect(scene.named(desk)).toContain('own-entry-altered')
    expect(scene.words(desk)).toEqual(['one', 'two'])
  })

  test('[I4] an own entry of earlier, shown as a later one, does not make the device begin a new chain', async () => {
    const { desk } = scene
    await scene.say(desk, 'one')
    const { chainId } = desk
    const earlier = lastOf(desk)?.entry ?? new Uint8Array()
    scene.entriesOf(desk).push({ sequence: desk.store.head.sequence + 1, entry: earlier })
    await scene.look()
    expect(scene.named(desk)).toContain('own-entry-altered')
    expect(desk.chainId).toBe(chainId)
  })

  test('[I4] a copy of the device that writes the same chain makes both go on under chains of their own', async () => {
    const { desk, laptop, time, random, place } = scene
    const { chainId } = desk
    const twin = new SimulatedDevice('Desk again', time, random, desk.copyOfDisk())
    for (const [id, seed] of desk.seeds) twin.seeds.set(id, seed)
    scene.setConnection(desk, 'offline')
    await twin.start()
    twin.connect('relay', place)
    await scene.say(twin, 'from the twin')
    await scene.say(desk, 'from the desk')
    scene.setConnection(desk, 'ready')
    await scene.look()
    await scene.look()
    for (const device of [desk, twin, laptop]) {
      expect(scene.words(device).toSorted()).toEqual(['from the desk', 'from the twin'])
    }
    expect(desk.chainId).not.toBe(chainId)
    expect(desk.chainId).not.toBe(twin.chainId)
  })
})

describe('[D3] statuses', () => {
  test('[A1] a forged one is dropped and named', async () => {
    const { desk, laptop, place } = scene
    const good = place.statuses.get(laptop.chainId) ?? new Uint8Array()
    for (const at of [0, 2, 20, 40, 70, good.length - 1]) {
      const forged = good.slice()
      // A later counter, so that it is looked into at all.
      forged[34] = 100
      forged[at] = (forged[at] ?? 0) ^ 1
      place.statuses.set(laptop.chainId, forged)
      await scene.look()
    }
    expect(desk.replica?.intake.dropped.get('forged')).toBeGreaterThan(0)
    expect(desk.failures).toEqual([])
  })

  test('[A1] one that a member signed for another device’s chain acknowledges nothing', async () => {
    const { desk, laptop, place } = scene
    const phone = await scene.addPhone()
    await scene.sayWhileAway('one')
    const { membership } = phone.replica ?? {}
    const key = membership?.sealingKey
    const head = desk.store.head
    const signing = {
      workspaceTag: membership?.workspaceTag ?? '',
      counter: 50,
      epochId: key?.id ?? '',
      epochKey: key?.key ?? new Uint8Array(32),
    }
    const status = signStatus({ ...identityOf(phone), chainId: laptop.chainId }, signing, {
      name: 'Laptop',
      app: '0',
      protocol: [1, 1],
      applied: { [desk.chainId]: [head.sequence, head.hash] },
      at: new Date(scene.time.nowMs).toISOString(),
    })
    place.statuses.set(laptop.chainId, status)
    await scene.look()
    expect(scene.named(desk)).toContain('forged')
    expect(desk.replica?.statuses.of(laptop.chainId)?.applied[desk.chainId]?.[0]).not.toBe(head.sequence)
  })
})
