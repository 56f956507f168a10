import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../src/relay/refusal.ts'
import { rowBytes, type RelayStore, type WorkspaceLimits } from '../../src/relay/store/relay-store.ts'
import { randomEntry } from '../support/sync/relay-identity.ts'

const tag = '11'.repeat(16)
const chain = 'aa'.repeat(16)
const other = 'bb'.repeat(16)
const access = { epochNumber: 1, writePublicKey: new Uint8Array(randomBytes(32)) }
const roomy: WorkspaceLimits = { bytes: 1e9, chains: 10 }

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const reason: unknown = await promise.then(
    () => 'was done',
    (error: unknown) => error,
  )
  return reason instanceof Refusal ? reason.code : String(reason)
}

/** What a relay's store promises. `open` gives an empty one. */
export function storeContract(name: string, open: () => { store: RelayStore; remove: () => void }): void {
  describe(`store: ${name}`, () => {
    let opened: ReturnType<typeof open>
    let store: RelayStore
    beforeEach(async () => {
      opened = open()
      store = opened.store
      await store.register(tag, access, chain, 100)
    })
    afterEach(async () => {
      await store.close()
      opened.remove()
    })
    const sequencesOf = async (after = 0, maxBytes = 1e9) => {
      const { rows } = await store.read(tag, chain, after, maxBytes)
      return rows.map(({ sequence }) => sequence)
    }

    test('a workspace is registered once, with its first device', async () => {
      expect(await store.register(tag, { ...access, epochNumber: 9 }, other, 100)).toBe(false)
      expect(await store.findWorkspace(tag)).toEqual({ ...access, usedBytes: 0 })
      expect(await store.standingOf(tag, chain)).toBe('known')
      expect(await store.standingOf(tag, other)).toBe('unknown')
      expect(await store.findWorkspace('22'.repeat(16))).toBeUndefined()
    })

    test('no more workspaces and devices than there may be', async () => {
      expect(await refusalOf(store.register('22'.repeat(16), access, chain, 1))).toBe('too-many')
      expect(await refusalOf(store.admit(tag, other, 1))).toBe('too-many')
      await store.admit(tag, chain, 1)
    })

    test('[L9] who is no member any more was removed, and may be admitted again', async () => {
      await store.admit(tag, other, 10)
      const next = { epochNumber: 2, writePublicKey: new Uint8Array(randomBytes(32)) }
      const third = 'cc'.repeat(16)
      expect(await store.setAccess(tag, next, [chain, third])).toEqual([other])
      expect(await store.findWorkspace(tag)).toMatchObject(next)
      expect(await store.standingOf(tag, other)).toBe('removed')
      expect(await store.standingOf(tag, third)).toBe('known')
      await store.admit(tag, other, 10)
      expect(await store.standingOf(tag, other)).toBe('known')
    })

    test('[T1] entries come back in order and whole, as many as fit and at least one', async () => {
      const entries = [1, 2, 3, 4].map((sequence) => randomEntry(sequence, 100))
      await store.append(tag, chain, entries, roomy)
      expect(await store.read(tag, chain, 0, 1e9)).toEqual({ rows: entries, isLast: true })
      expect(await sequencesOf(0, 250)).toEqual([1, 2])
      expect(await sequencesOf(2, 1)).toEqual([3])
      expect(await store.read(tag, chain, 2, 1)).toMatchObject({ isLast: false })
      expect(await store.read(tag, chain, 4, 1)).toEqual({ rows: [], isLast: true })
      expect(await store.read(tag, other, 0, 1e9)).toEqual({ rows: [], isLast: true })
    })

    test('[T2] known entries change nothing, another one at a sequence is a fork, a missing one a gap', async () => {
      const entries = [1, 2, 3].map((sequence) => randomEntry(sequence))
      const [first, second, third] = entries as [
        (typeof entries)[0],
        (typeof entries)[0],
        (typeof entries)[0],
      ]
      await store.append(tag, chain, [first, second], roomy)
      expect((await store.append(tag, chain, entries, roomy)).added).toEqual([third])
      expect(await refusalOf(store.append(tag, chain, [first, randomEntry(2)], roomy))).toBe('fork')
      expect(await refusalOf(store.append(tag, chain, [randomEntry(5)], roomy))).toBe('gap')
      expect(await refusalOf(store.append(tag, chain, [randomEntry(4), randomEntry(6)], roomy))).toBe('gap')
      expect(await sequencesOf()).toEqual([1, 2, 3])
    })

    test('a refused append among others costs only itself', async () => {
      const [kept, gap, alsoKept] = await Promise.allSettled([
        store.append(tag, chain, [randomEntry(1)], roomy),
        store.append(tag, chain, [randomEntry(3)], roomy),
        store.append(tag, chain, [randomEntry(2)], roomy),
      ])
      expect([kept.status, gap.status, alsoKept.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await sequencesOf()).toEqual([1, 2])
    })

    test('what was trimmed counts as known and takes no room; the chain goes on behind it', async () => {
      await store.append(
        tag,
        chain,
        [1, 2, 3].map((sequence) => randomEntry(sequence, 100)),
        roomy,
      )
      expect(await store.trim(tag, chain, 2)).toEqual({ usedBytes: 100 + rowBytes })
      expect(await store.extents(tag)).toEqual([{ chainId: chain, firstSequence: 3, lastSequence: 3 }])
      await store.append(tag, chain, [randomEntry(1)], roomy)
      expect(await store.trim(tag, chain, 99)).toEqual({ usedBytes: 0 })
      expect(await store.extents(tag)).toEqual([{ chainId: chain, firstSequence: 4, lastSequence: 3 }])
      await store.append(tag, chain, [randomEntry(4)], roomy)
      expect(await refusalOf(store.append(tag, chain, [randomEntry(6)], roomy))).toBe('gap')
      expect(await sequencesOf()).toEqual([4])
    })

    test('a chain of which there was never anything begins anywhere', async () => {
      await store.append(tag, chain, [randomEntry(7), randomEntry(8)], roomy)
      expect(await store.extents(tag)).toEqual([{ chainId: chain, firstSequence: 7, lastSequence: 8 }])
    })

    test('there are no more chains than there may be', async () => {
      const limits = { ...roomy, chains: 1 }
      await store.append(tag, chain, [randomEntry(1)], limits)
      expect(await refusalOf(store.append(tag, other, [randomEntry(1)], limits))).toBe('too-many')
      await store.append(tag, chain, [randomEntry(2)], limits)
    })

    test('what does not fit into the quota is refused, and what was let go makes room', async () => {
      const limits = { ...roomy, bytes: 1000 }
      await store.append(tag, chain, [randomEntry(1, 800)], limits)
      expect(await refusalOf(store.append(tag, chain, [randomEntry(2, 200)], limits))).toBe('quota')
      expect(await refusalOf(store.putBlob(tag, 'aa'.repeat(32), new Uint8Array(200), limits))).toBe('quota')
      expect(
        await refusalOf(store.putStatus(tag, { chainId: chain, status: new Uint8Array(200) }, limits)),
      ).toBe('quota')
      expect(await store.findWorkspace(tag)).toMatchObject({ usedBytes: 800 + rowBytes })
      await store.trim(tag, chain, 1)
      await store.append(tag, chain, [randomEntry(2, 800)], limits)
    })

    test('blobs: a name keeps its blob, missing ones are named, removed ones are gone', async () => {
      const [one, two, three] = ['a1', 'a2', 'a3'].map((byte) => byte.repeat(32)) as [string, string, string]
      const blob = new Uint8Array(randomBytes(1000))
      await store.putBlob(tag, one, blob, roomy)
      expect(await store.putBlob(tag, one, new Uint8Array(5), roomy)).toEqual({ usedBytes: 1000 + rowBytes })
      await store.putBlob(tag, two, new Uint8Array(0), roomy)
      expect(await store.readBlob(tag, one)).toEqual(blob)
      expect(await store.missingBlobs(tag, [one, two, three])).toEqual([three])
      expect(await store.removeBlobs(tag, [one, three])).toEqual({ usedBytes: rowBytes })
      expect(await store.readBlob(tag, one)).toBeUndefined()
    })

    test('statuses: the latest of each chain, in pages', async () => {
      const put = (chainId: string, byte: number) =>
        store.putStatus(tag, { chainId, status: new Uint8Array(100).fill(byte) }, roomy)
      await put(chain, 1)
      await put(other, 2)
      expect(await put(chain, 3)).toEqual({ usedBytes: 2 * (100 + rowBytes) })
      const first = await store.statuses(tag, undefined, 150)
      expect(first.rows.map(({ chainId, status }) => [chainId, status[0]])).toEqual([[chain, 3]])
      expect(first.isLast).toBe(false)
      const rest = await store.statuses(tag, chain, 150)
      expect(rest.rows.map(({ chainId }) => chainId)).toEqual([other])
      expect(rest.isLast).toBe(true)
    })

    test('workspaces do not mix', async () => {
      const second = '22'.repeat(16)
      await store.register(second, access, chain, 100)
      await store.append(tag, chain, [randomEntry(1)], roomy)
      await store.putBlob(tag, 'aa'.repeat(32), new Uint8Array(1), roomy)
      expect(await store.extents(second)).toEqual([])
      expect(await store.readBlob(second, 'aa'.repeat(32))).toBeUndefined()
      expect(await store.findWorkspace(second)).toMatchObject({ usedBytes: 0 })
      expect(await store.counts()).toMatchObject({ workspaces: 2, devices: 2, entries: 1, blobs: 1 })
    })
  })
}
