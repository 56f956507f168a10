import { beforeAll, expect, test } from 'vitest'
import { blobNameOf, contentHashOf, sealBlob } from '@shared/sync/blob'
import { bundleOf, encodeBundle } from '@shared/sync/bundle'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import type { DocumentState } from '@shared/sync/document-state'
import { BlobReader } from '../../../src/main/sync/engine/blob-reader.ts'
import { BundleIntake } from '../../../src/main/sync/engine/checkpoints/bundle-intake.ts'
import type { Membership } from '../../../src/main/sync/engine/membership.ts'
import type { SyncedVault } from '../../../src/main/sync/engine/replica-ports.ts'
import { MemoryPlace } from '../../support/sync/memory-place.ts'
import { MemoryTransport } from '../../support/sync/memory-transport.ts'

beforeAll(() => sodiumReady)

const epochKey = new Uint8Array(32).fill(7)
const namingKey = new Uint8Array(32).fill(9)
const [epochId, workspaceTag] = ['ab'.repeat(16), 'cd'.repeat(16)]
const membership = { namingKey, workspaceTag, keyOf: () => epochKey } as unknown as Membership

/** A place with the bundles of so many documents, and who takes them in. */
function prepare(documentCount: number, bundleCount: number) {
  const place = new MemoryPlace()
  const documents = Array.from({ length: documentCount }, (_, index): DocumentState => ({
    id: `document-${index}`,
    fields: [],
    body: null,
  }))
  const bundles = Array.from({ length: bundleCount }, (_, number) => {
    const content = encodeBundle(documents.filter(({ id }) => bundleOf(id, bundleCount) === number))
    const name = blobNameOf(namingKey, contentHashOf(content))
    place.blobs.set(name, sealBlob({ epochId, epochKey, workspaceTag }, name, content))
    return [name]
  })
  const written: string[][] = []
  let reads = 0
  const transport = new MemoryTransport(place, {
    gate: async (what) => {
      if (what === 'readBlob') reads += 1
    },
  })
  const vault = {
    receiveDocuments: (received: readonly DocumentState[]) => {
      written.push(received.map(({ id }) => id))
      return []
    },
  } as unknown as SyncedVault
  const setTimer = (_delayMs: number, run: () => void) => {
    queueMicrotask(run)
    return () => undefined
  }
  const intake = new BundleIntake(
    { vault, steadyMs: () => 0, setTimer },
    new BlobReader(membership, { steadyMs: () => 0 }),
  )
  return { place, documents, bundles, written, transport, intake, readCount: () => reads }
}

test('documents of many bundles are written in order of their ids, some hundred at a time', async () => {
  const { documents, bundles, written, transport, intake } = prepare(1_200, 16)
  await intake.takeIn(transport, bundles)
  expect(written.map(({ length }) => length)).toEqual([500, 500, 200])
  expect(written.flat()).toEqual(documents.map(({ id }) => id).sort())
})

test('[K1] a bundle that did not change is neither fetched nor written again', async () => {
  const { bundles, written, transport, intake, readCount } = prepare(40, 8)
  await intake.takeIn(transport, bundles)
  const [wasRead, wasWritten] = [readCount(), written.length]
  await intake.takeIn(transport, bundles)
  expect([readCount(), written.length]).toEqual([wasRead, wasWritten])
})

test('where a blob is missing those before it are taken in, and what follows once it is there', async () => {
  const { place, documents, bundles, written, transport, intake } = prepare(40, 8)
  const [missing = ''] = bundles[5] ?? []
  const blob = place.blobs.get(missing) ?? new Uint8Array()
  place.blobs.delete(missing)
  await expect(intake.takeIn(transport, bundles)).rejects.toMatchObject({ code: 'gap' })
  const before = written.flat()
  expect(before.every((id) => bundleOf(id, 8) < 5)).toBe(true)
  expect(before.length).toBeGreaterThan(0)
  place.blobs.set(missing, blob)
  await intake.takeIn(transport, bundles)
  expect(written.flat().sort()).toEqual(documents.map(({ id }) => id).sort())
})
