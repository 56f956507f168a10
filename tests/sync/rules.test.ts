import { beforeAll, expect, test } from 'vitest'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { areEqualBytes } from '@shared/sync/bytes'
import { namingRemovals, newEpoch, parseOp, wrapKey, type RosterOp } from '@shared/sync/roster/op'
import { Membership } from '../../src/main/sync/engine/membership.ts'
import type { SyncStore } from '../../src/main/sync/engine/sync-store.ts'
import { devicesOver } from '../support/sync/devices-over.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import { rosterOps } from '../support/sync/roster-ops.ts'

beforeAll(() => sodiumReady)

test('[T3] each entry goes to every place', async () => {
  const places = [new MemoryPlace(), new MemoryPlace()]
  const { time, devices } = await devicesOver(places, ['Desk', 'Laptop'])
  const [desk] = devices
  await desk.write('m2', { kind: 'meeting', title: 'Budget', trashedAt: null })
  await time.run(5_000)
  const [first, second] = places.map(({ chains }) => chains.get(desk.chainId)?.entries)
  expect(first?.at(-1)?.sequence).toBe(desk.store.head.sequence)
  expect(second).toEqual(first)
})

test('[R7] each epoch is wrapped to the recovery identity, also those that removals begin', async () => {
  const { time, devices } = await devicesOver([new MemoryPlace()], ['Desk', 'Laptop', 'Phone'])
  const [desk, laptop] = devices
  if (!laptop) throw new Error('there are three')
  desk.replica?.remove(laptop.chainId)
  await time.run(5_000)
  const roster = desk.replica?.membership.roster
  expect(roster?.epochs).toHaveLength(2)
  for (const { wraps } of roster?.epochs ?? []) {
    expect(wraps.map(({ to }) => to)).toContainEqual(roster?.recovery.boxKey)
  }
})

test('[M3] nothing is sealed while somebody who was removed can read the epoch in force', () => {
  const { tag, founder, recovery, found, add, remove } = rosterOps()
  const [second, third, fourth] = [newSeed(), newSeed(), newSeed()].map(identityFrom)
  if (!second || !third || !fourth) throw new Error('there are three')
  const readers = (...identities: { boxKey: Uint8Array }[]) => ({
    next: newEpoch(
      2,
      [recovery, founder, ...identities].map(({ boxKey }) => boxKey),
    ).epoch,
  })
  // Two are removed by two who did not know of each other: each epoch has a reader too many.
  const ops = [
    found,
    add(founder, 2, second),
    add(founder, 3, third),
    add(founder, 4, fourth),
    remove(founder, 5, second, 0, readers(third, fourth)),
    remove(third, 1, fourth, 0, readers(second, third)),
  ]
  const store = {
    ops: ops.map(({ bytes }) => bytes),
    addOp: () => undefined,
    read: () => undefined,
    write: () => undefined,
  } as unknown as SyncStore
  const membership = new Membership(store, tag, founder)
  expect(membership.isMember).toBe(true)
  expect(membership.sealingKey).toBeUndefined()
  membership.takeOps(membership.mendingOps())
  expect(membership.sealingKey?.number).toBe(3)
})

test('[R6] a key is handed on only where the removals are known that whoever gave it knew of, whatever who was removed signs', () => {
  const { tag, founder, recovery, found, add, op, remove, rotate } = rosterOps()
  const [phone, tablet, laptop] = [newSeed(), newSeed(), newSeed()].map(identityFrom)
  if (!phone || !tablet || !laptop) throw new Error('there are three')
  const next = newEpoch(
    2,
    [recovery, founder, tablet].map(({ boxKey }) => boxKey),
  )
  const removal = remove(founder, 5, phone, 1, { next: { ...next.epoch, wraps: [] } })
  const share = op(founder, 6, {
    type: 'share',
    wraps: [wrapKey(next.key, tablet.boxKey)],
    ...namingRemovals([removal.hash]),
  })
  const known = [found, add(founder, 2, phone), add(founder, 3, tablet), add(founder, 4, laptop)]
  const store = {
    ops: known.map(({ bytes }) => bytes),
    addOp: () => undefined,
    read: () => undefined,
    write: () => undefined,
  } as unknown as SyncStore
  const membership = new Membership(store, tag, tablet)
  const givenTo = ({ boxKey }: { boxKey: Uint8Array }) =>
    membership
      .mendingOps()
      .flatMap((bytes) => wrapsIn(parseOp(bytes)))
      .filter(({ epochId, to }) => epochId === next.epoch.id && areEqualBytes(to, boxKey))
  // Whoever carries ops leaves the removal out, and who was removed says that the epoch is theirs.
  membership.takeOps([share.bytes, rotate(phone, 2, { ...next.epoch, wraps: [] }).bytes])
  expect(membership.keyOf(next.epoch.id)).toEqual(next.key)
  expect(givenTo(phone)).toEqual([])
  membership.takeOps([removal.bytes])
  expect(givenTo(phone)).toEqual([])
  expect(givenTo(laptop)).toHaveLength(1)
})

function wrapsIn({ content }: RosterOp) {
  if (content.type === 'share') return content.wraps
  return content.type === 'rotate' ? content.epoch.wraps : []
}
