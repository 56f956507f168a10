import { beforeAll, beforeEach, expect, test } from 'vitest'
import { epochOfBlob } from '@shared/sync/blob'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { parseEntry } from '@shared/sync/entry'
import { purgeDocuments } from '../../src/main/vault/purge-documents.ts'
import { addFile, blobsOf } from '../support/sync/files-on-device.ts'
import { forgetWhole } from '../support/sync/forget-whole.ts'
import { HostileScene } from '../support/sync/hostile-scene.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
let phone: SimulatedDevice
beforeEach(async () => {
  scene = await HostileScene.open()
  phone = await scene.addPhone()
})

/** Removes the phone, which can read the epoch in force until then; gives the id of the one that begins. */
function removePhone({ replica }: SimulatedDevice): string {
  replica?.remove(phone.chainId)
  return replica?.membership.sealingKey?.id ?? ''
}

/** The epochs in which a device sealed the entries behind one of its own. */
function sealedAfter({ store }: SimulatedDevice, sequence: number): Set<string> {
  return new Set(
    store
      .entriesAfter(sequence, 1e9)
      .map(({ entry }) => parseEntry(entry).body)
      .flatMap((body) => (body.type === 'sealed' ? [body.epochId] : [])),
  )
}

/** Has something happen right behind the next call of a method, before whoever called it goes on. */
function rightAfter<Name extends string>(
  owner: Record<Name, (...args: never[]) => Promise<unknown>>,
  name: Name,
  run: () => void,
): void {
  const original = owner[name].bind(owner)
  owner[name] = async (...args: never[]) => {
    const result = await original(...args)
    owner[name] = original
    run()
    return result
  }
}

function wantCheckpoint(device: SimulatedDevice): void {
  device.vault.transaction(() => device.replica?.maker.want('plain'))
  device.replica?.wake()
}

test('[M3] a checkpoint that was being made when a device was removed is made anew with the new key', async () => {
  const { desk, place } = scene
  await scene.say(desk, 'one')
  const before = new Set(place.blobs.keys())
  desk.vault.transaction(() => desk.replica?.maker.want('plain'))
  const making = desk.replica?.maker.make()
  const epochId = removePhone(desk)
  const removedAt = desk.store.head.sequence
  await desk.type('m1', 'not for the phone')
  await scene.look()
  await making
  expect(desk.replica?.maker.isWanted).toBe(false)
  expect(sealedAfter(desk, removedAt)).toEqual(new Set([epochId]))
  const added = [...place.blobs].flatMap(([name, blob]) => (before.has(name) ? [] : [epochOfBlob(blob)]))
  expect(new Set(added)).toEqual(new Set([epochId]))
})

test('[M3] [K3] what a checkpoint lacks is sent again with the new key where a device is removed meanwhile', async () => {
  const { desk, laptop, place } = scene
  await scene.say(desk, 'one', 'two')
  scene.setConnection(desk, 'offline')
  forgetWhole(laptop, 'm1')
  wantCheckpoint(laptop)
  await scene.look()
  const made = place.chains.get(laptop.chainId)?.entries.at(-1)?.sequence ?? 0
  let epochId = ''
  let removedAt = 0
  const [transport] = desk.transports
  if (!transport) throw new Error('it has one')
  const read = transport.read.bind(transport)
  // The ops before the manifest are read once it was looked into.
  let isOpened = false
  const readBlob = transport.readBlob.bind(transport)
  transport.readBlob = (name) => {
    isOpened = true
    return readBlob(name)
  }
  transport.read = async (chainId, after, maxBytes) => {
    const entries = await read(chainId, after, maxBytes)
    if (isOpened && chainId === laptop.chainId && after < made && epochId === '') {
      epochId = removePhone(desk)
      removedAt = desk.store.head.sequence
    }
    return entries
  }
  scene.setConnection(desk, 'ready')
  await scene.look()
  expect(epochId).not.toBe('')
  expect(sealedAfter(desk, removedAt)).toEqual(new Set([epochId]))
  expect(scene.words(laptop)).toEqual(['one', 'two'])
})

test('[M3] [K8] what was erased elsewhere is brought back with the new key where a device is removed meanwhile', async () => {
  const { desk, laptop, time } = scene
  await scene.say(desk, 'one')
  await desk.write('m1', { trashedAt: '2026-01-01T00:00:00.000Z' })
  await scene.look()
  laptop.crash()
  await laptop.write('m1', { trashedAt: null })
  const now = new Date(time.nowMs + 60_000).toISOString()
  purgeDocuments(desk.connection, now, now)
  desk.vault.forgetBodies()
  wantCheckpoint(desk)
  await scene.look()
  await laptop.start()
  let epochId = ''
  let removedAt = 0
  rightAfter(laptop.vault, 'commit', () => {
    epochId = removePhone(laptop)
    removedAt = laptop.store.head.sequence
  })
  await scene.look()
  expect(epochId).not.toBe('')
  expect(sealedAfter(laptop, removedAt)).toEqual(new Set([epochId]))
  expect(scene.words(desk)).toEqual(['one'])
})

test('[M3] [B4] a piece of a file that was being read when a device was removed is sealed with the new key', async () => {
  const { desk, place } = scene
  let epochId = ''
  rightAfter(desk.attachments, 'read', () => {
    epochId = removePhone(desk)
  })
  const file = await addFile(desk, 'm1', ['not for the phone'])
  await scene.look()
  const sealed = blobsOf(desk, file).map((name) => epochOfBlob(place.blobs.get(name) ?? new Uint8Array()))
  expect(epochId).not.toBe('')
  expect(sealed).toEqual([epochId])
})
