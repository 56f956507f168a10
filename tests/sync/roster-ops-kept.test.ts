import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'
import { maxOpsPerEntry, parseEntry } from '@shared/sync/entry'
import { signOp, type OpContent } from '@shared/sync/roster/op'
import { collectOps } from '../../src/main/sync/engine/checkpoints/find-checkpoint.ts'
import type { Membership } from '../../src/main/sync/engine/membership.ts'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import type { MemoryPlace } from '../support/sync/memory-place.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

function membershipOf({ replica }: SimulatedDevice): Membership {
  if (!replica) throw new Error('the device is down')
  return replica.membership
}

/** Of a type that only a version to come knows. */
function laterOp({ identity, workspaceTag }: Membership): Uint8Array {
  return signOp(identity, {
    type: 'limit',
    workspace: workspaceTag,
    signer: identity.chainId,
  } as unknown as OpContent)
}

async function deskWritesLaterOp() {
  const devices = await deskAndLaptop()
  const op = laterOp(membershipOf(devices.desk))
  devices.desk.replica?.outgoing.writeOps([op])
  devices.desk.replica?.wake()
  await devices.time.run(10_000)
  return { ...devices, op }
}

async function isShown(place: MemoryPlace, op: Uint8Array): Promise<boolean> {
  const transport = new MemoryTransport(place)
  const shown = await collectOps(transport, await transport.extents())
  return shown.some((each) => Buffer.compare(each, op) === 0)
}

const opsOf = (entry: Uint8Array): Uint8Array[] => {
  const { body } = parseEntry(entry)
  return body.type === 'ops' ? body.ops : []
}

test('[R3] an op of a later version outlives the checkpoint of a device that does not know it', async () => {
  const { time, desk, laptop, place, checkpoint, op } = await deskWritesLaterOp()
  const before = desk.store.firstSequence
  await checkpoint(laptop)
  await time.run(120_000)
  expect(desk.store.firstSequence).toBeGreaterThan(before)
  expect(await isShown(place, op)).toBe(true)
  // It was in the checkpoint: nothing had to be written again.
  expect(desk.store.entriesAfter(0, Infinity).flatMap(({ entry }) => opsOf(entry))).toEqual([])
})

test('[K3] ops that a checkpoint does not have are written again before their entries are let go', async () => {
  const { time, desk, laptop, place, checkpoint, op } = await deskWritesLaterOp()
  const { allOps } = membershipOf(laptop)
  const forgetful = vi.spyOn(membershipOf(laptop), 'allOps', 'get')
  forgetful.mockImplementation(() => allOps.filter((each) => Buffer.compare(each, op) !== 0))
  onTestFinished(() => forgetful.mockRestore())
  await checkpoint(laptop)
  await time.run(120_000)
  const again = desk.store.entriesAfter(0, Infinity).flatMap(({ entry }) => opsOf(entry))
  expect(again.map((each) => Buffer.compare(each, op))).toEqual([0])
  expect(await isShown(place, op)).toBe(true)
})

test('[R3] forged ops are verified once, and not without end', async () => {
  const { desk, laptop } = await deskAndLaptop()
  const membership = membershipOf(desk)
  const stranger = identityFrom(newSeed())
  const forged = (count: number, first: number) =>
    Array.from({ length: count }, (_, index) =>
      signOp(stranger, {
        type: 'remove',
        workspace: membership.workspaceTag,
        signer: laptop.chainId,
        chainId: desk.chainId,
        lastSequence: first + index,
        lastHash: '0'.repeat(64),
        ops: [],
        epoch: { id: '0'.repeat(32), number: 2, wraps: [] },
      }),
    )
  const verify = vi.spyOn(sodium, 'crypto_sign_verify_detached')
  onTestFinished(() => verify.mockRestore())
  const verifiedIn = (ops: readonly Uint8Array[]) => {
    verify.mockClear()
    desk.vault.transaction(() => membership.takeOps(ops))
    return verify.mock.calls.length
  }
  const few = forged(20, 0)
  expect(verifiedIn(few)).toBe(20)
  expect(verifiedIn(few)).toBe(0)
  expect(verifiedIn(forged(maxOpsPerEntry * 2, 100))).toBe(maxOpsPerEntry + 1)
  // What the roster has is not verified again for each that comes.
  expect(verifiedIn([laterOp(membership)])).toBe(1)
  expect(membership.isMember).toBe(true)
})
