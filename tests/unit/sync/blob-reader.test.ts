import { beforeAll, beforeEach, expect, test } from 'vitest'
import { blobNameOf, contentHashOf, sealBlob } from '@shared/sync/blob'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { BlobReader } from '../../../src/main/sync/engine/blob-reader.ts'
import type { Membership } from '../../../src/main/sync/engine/membership.ts'
import { MemoryPlace } from '../../support/sync/memory-place.ts'
import { MemoryTransport } from '../../support/sync/memory-transport.ts'

beforeAll(() => sodiumReady)

const minuteMs = 60_000
const [epochKey, namingKey, content] = [7, 9, 1].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
const [epochId, workspaceTag] = ['ab'.repeat(16), 'cd'.repeat(16)]
const keys = new Map<string, Uint8Array>()
const declared = new Set<string>()
const membership: Pick<Membership, 'namingKey' | 'workspaceTag' | 'keyOf' | 'isDeclared'> = {
  namingKey,
  workspaceTag,
  keyOf: (id) => keys.get(id),
  isDeclared: (id) => declared.has(id),
}

let nowMs: number
let place: MemoryPlace
let name: string
let read: () => Promise<Uint8Array>
beforeEach(() => {
  nowMs = 0
  keys.clear()
  declared.clear()
  place = new MemoryPlace()
  name = blobNameOf(namingKey, contentHashOf(content))
  place.blobs.set(name, sealBlob({ epochId, epochKey, workspaceTag }, name, content))
  const reader = new BlobReader(membership as Membership, { steadyMs: () => nowMs })
  const transport = new MemoryTransport(place)
  read = () => reader.read(transport, name)
})

test('[B3] a blob in an epoch that no op names is left for some looks, and then removed', async () => {
  for (const minute of [0, 1, 4]) {
    nowMs = minute * minuteMs
    await expect(read()).rejects.toMatchObject({ code: 'no-epoch' })
  }
  expect(place.blobs.has(name)).toBe(true)
  nowMs = 5 * minuteMs
  await expect(read()).rejects.toMatchObject({ code: 'gap' })
  expect(place.blobs.has(name)).toBe(false)
})

test('[B3] a blob whose key is still to come stays, however long that takes', async () => {
  await expect(read()).rejects.toMatchObject({ code: 'no-epoch' })
  declared.add(epochId)
  for (const minute of [4, 6, 600]) {
    nowMs = minute * minuteMs
    await expect(read()).rejects.toMatchObject({ code: 'no-epoch' })
  }
  keys.set(epochId, epochKey)
  expect(await read()).toEqual(content)
})
