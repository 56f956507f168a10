import { beforeAll, expect, test } from 'vitest'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { maxHandoverPieces } from '@shared/sync/transport'
import { maxWrapsPerOp, parseOp, signOp, wrapKey } from '@shared/sync/roster/op'
import { maxSharesPerSigner } from '@shared/sync/roster/evaluate-roster'
import { maxEntryBytes } from '@shared/sync/transport'
import { collectOps } from '../../src/main/sync/engine/checkpoints/find-checkpoint.ts'
import { ChainWriter } from '../../src/main/sync/engine/chain-writer.ts'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

/** Ops that a member may sign, of the full number of wraps, that open nothing. */
function largeShares({ replica }: SimulatedDevice, count: number): Uint8Array[] {
  if (!replica) throw new Error('the device is down')
  const { identity, workspaceTag, sealingKey } = replica.membership
  if (!sealingKey) throw new Error('there is no key')
  const wrap = wrapKey(sealingKey.key, identity.boxKey)
  return Array.from({ length: count }, (_, index) =>
    signOp(identity, {
      type: 'share',
      workspace: workspaceTag,
      signer: identity.chainId,
      wraps: Array.from({ length: maxWrapsPerOp }, () => ({
        ...wrap,
        sealed: wrap.sealed.map((byte) => byte ^ (index + 1)),
      })),
    }),
  )
}

const entrySizes = ({ connection }: SimulatedDevice) =>
  connection
    .all<{ bytes: number }>('select length(entry) as bytes from sync_entries')
    .map(({ bytes }) => bytes)

test('[K1] [E5] a roster larger than an entry stands in several, and who made the checkpoint goes on', async () => {
  const { time, desk, laptop, place, checkpoint } = await deskAndLaptop()
  laptop.replica?.outgoing.writeOps(largeShares(laptop, 15))
  laptop.replica?.wake()
  await time.run(20_000)
  desk.replica?.remove(laptop.chainId)
  await time.run(20_000)
  await checkpoint(desk)
  await desk.write('m2', { kind: 'meeting', title: 'Afterwards', trashedAt: null })
  await time.run(60_000)
  expect(desk.replica?.links.get('place 0')?.confirmed).toBe(desk.store.head.sequence)
  const sizes = entrySizes(desk)
  expect(sizes.reduce((total, bytes) => total + bytes)).toBeGreaterThan(maxEntryBytes)
  expect(Math.max(...sizes)).toBeLessThan(maxEntryBytes)
  const transport = new MemoryTransport(place)
  const own = (await transport.extents()).filter(({ chainId }) => chainId === desk.chainId)
  const shown = new Set((await collectOps(transport, own)).map((op) => parseOp(op).hash))
  expect(desk.replica?.membership.allOps.every((op) => shown.has(parseOp(op).hash))).toBe(true)
})

test('[E5] an entry that no transport would take is never added to a chain', async () => {
  const { desk } = await deskAndLaptop()
  const { store, replica } = desk
  if (!replica) throw new Error('the desk is down')
  const { workspaceTag, identity } = replica.membership
  const before = store.head
  const writer = new ChainWriter(store, workspaceTag, identity)
  expect(() => writer.writeOps([new Uint8Array(maxEntryBytes)], 0)).toThrow('too-large')
  expect(store.head).toEqual(before)
})

test('[R6] of the shares of one signer no more are kept than count, and it stops sharing by itself', async () => {
  const { desk, laptop } = await deskAndLaptop()
  const { membership } = desk.replica ?? {}
  if (!membership) throw new Error('the desk is down')
  const kept = () =>
    membership.allOps.map(parseOp).filter(({ content: { type, signer } }) => {
      return type === 'share' && signer === laptop.chainId
    }).length
  const shares = largeShares(laptop, maxSharesPerSigner + 5)
  desk.vault.transaction(() => membership.takeOps(shares))
  expect(kept()).toBe(maxSharesPerSigner)
  laptop.vault.transaction(() => laptop.replica?.membership.takeOps(shares))
  const device = identityFrom(newSeed())
  const add = desk.replica?.membership.addOps(device) ?? []
  expect(add).toHaveLength(1)
  laptop.vault.transaction(() => laptop.replica?.membership.takeOps(add))
  expect(laptop.replica?.membership.mendingOps()).toEqual([])
})

test('[R2] what would make one op too large is several ops', async () => {
  const { desk } = await deskAndLaptop()
  if (!desk.replica) throw new Error('the desk is down')
  const { membership, outgoing } = desk.replica
  for (let count = 0; count < maxWrapsPerOp + 20; count += 1) {
    const { identity } = membership
    const device = identityFrom(newSeed())
    const { signingKey, boxKey } = device
    const add = signOp(identity, {
      type: 'add',
      workspace: membership.workspaceTag,
      signer: identity.chainId,
      order: count + 1,
      device: { signingKey, boxKey },
      wraps: [],
    })
    desk.store.addOp(parseOp(add).hash, add)
  }
  membership.reload()
  outgoing.writeOps(membership.mendingOps())
  const lacking = membership.mendingOps()
  expect(lacking).toEqual([])
  const [last] = [...membership.roster.members.keys()].slice(-1)
  const removal = membership.removeOps(last ?? '', () => ({ sequence: 0, hash: '0'.repeat(64) }))
  expect(removal.map((op) => parseOp(op).content.type)).toEqual(['remove', 'share'])
  outgoing.writeOps(removal)
  expect(membership.mendingOps()).toEqual([])
})

test('[P5] the roster of ten devices after a hundred removals can be handed over', async () => {
  const { desk } = await deskAndLaptop()
  const { replica } = desk
  if (!replica) throw new Error('the desk is down')
  for (let count = 0; count < 8; count += 1) replica.admit(identityFrom(newSeed()))
  for (let count = 0; count < 100; count += 1) {
    const device = identityFrom(newSeed())
    replica.admit(device)
    replica.remove(device.chainId)
  }
  expect(replica.membership.roster.members.size).toBe(10)
  const bytes = replica.membership.allOps.reduce((total, op) => total + op.length, 0)
  expect(bytes).toBeLessThan(maxHandoverPieces * 128 * 1024)
}, 60_000)
