import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { blobNameOf, contentHashOf, namingKeyFrom, openBlob, sealBlob } from '@shared/sync/blob'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'
import { newEpoch, parseOp, unwrapKey, wrapKey } from '@shared/sync/roster/op'
import { parseStatus, signStatus, type DeviceStatus } from '@shared/sync/status'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { maxStatusBytes } from '@shared/sync/transport'
import { damaged, outcomeOf } from '../../support/sync/only-sync-data-errors'
import { rosterOps } from '../../support/sync/roster-ops'

beforeAll(() => sodiumReady)

const epochKey = new Uint8Array(32).fill(3)
const epochId = 'e'.repeat(32)
const workspaceTag = 'a'.repeat(32)
const harm = [fc.nat(4), fc.nat(), fc.nat(255)] as const

describe('a status', () => {
  const place = { workspaceTag, counter: 5, epochId, epochKey }
  const status: DeviceStatus = {
    name: 'Laptop',
    app: '0.1.0',
    protocol: [1, 1],
    applied: { ['c'.repeat(32)]: [4, 'd'.repeat(64)] },
    at: '2026-11-25T09:00:00.000Z',
  }

  it('[A1] reads as it was signed, and opens under its key and in its place only', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ maxLength: 60 }), (counter, name) => {
        const identity = identityFrom(newSeed())
        const parsed = parseStatus(signStatus(identity, { ...place, counter }, { ...status, name }))
        expect(parsed).toMatchObject({ workspaceTag, counter, epochId, chainId: identity.chainId })
        expect(parsed.isSignedBy(identity.signingKey)).toBe(true)
        expect(parsed.isSignedBy(identityFrom(newSeed()).signingKey)).toBe(false)
        expect(parsed.open(epochKey)).toEqual({ ...status, name: name.toWellFormed() })
        expect(outcomeOf(() => parsed.open(new Uint8Array(32)))).toMatchObject({ code: 'forged' })
      }),
      { numRuns: 40 },
    )
  })

  it('[A1] damaged ones and garbage are refused, or no longer signed by their device', () => {
    const identity = identityFrom(newSeed())
    const real = signStatus(identity, place, status)
    fc.assert(
      fc.property(...harm, fc.uint8Array({ maxLength: 2_000 }), (kind, at, value, garbage) => {
        const changed = damaged(real, kind, at, value)
        fc.pre(String(changed) !== String(real))
        for (const bytes of [changed, garbage, Uint8Array.of(0x4c, 0x01, ...garbage)]) {
          const outcome = outcomeOf(() => parseStatus(bytes))
          expect(outcome instanceof SyncDataError || !outcome.isSignedBy(identity.signingKey)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
    const large = outcomeOf(() => parseStatus(new Uint8Array(maxStatusBytes + 1)))
    expect(large).toMatchObject({ code: 'too-large' })
  })
})

describe('a blob', () => {
  const namingKey = namingKeyFrom(epochKey)
  const nameOf = (content: Uint8Array) => blobNameOf(namingKey, contentHashOf(content))
  const inEpoch = { epochId, epochKey, workspaceTag }
  const keyOf = (id: string) => (id === epochId ? epochKey : undefined)
  const read = (name: string, blob: Uint8Array, tag = workspaceTag) =>
    outcomeOf(() => openBlob(keyOf, { namingKey, workspaceTag: tag }, name, blob))

  it('[B1] [B2] [B3] opens under its name, in its workspace, with the key of its epoch', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.uint8Array({ maxLength: 500 }), (content, other) => {
        fc.pre(String(content) !== String(other))
        const name = nameOf(content)
        const blob = sealBlob(inEpoch, name, content)
        expect(read(name, blob)).toEqual(content)
        expect(read(nameOf(other), blob)).toMatchObject({ code: 'forged' })
        expect(read(name, blob, 'b'.repeat(32))).toMatchObject({ code: 'forged' })
        expect(read(name, sealBlob(inEpoch, name, other))).toMatchObject({ code: 'forged' })
        const elsewhere = sealBlob({ ...inEpoch, epochId: 'f'.repeat(32) }, name, content)
        expect(read(name, elsewhere)).toMatchObject({ code: 'no-epoch' })
        expect(blobNameOf(namingKeyFrom(new Uint8Array(32)), contentHashOf(content))).not.toBe(name)
      }),
    )
  })

  it('[B3] damaged ones and garbage are refused', () => {
    const content = new Uint8Array(200).fill(1)
    const name = nameOf(content)
    const blob = sealBlob(inEpoch, name, content)
    fc.assert(
      fc.property(...harm, fc.uint8Array({ maxLength: 2_000 }), (kind, at, value, garbage) => {
        const changed = damaged(blob, kind, at, value)
        fc.pre(String(changed) !== String(blob))
        for (const bytes of [changed, garbage, Uint8Array.of(...blob.subarray(0, 18), ...garbage)]) {
          expect(read(name, bytes)).toBeInstanceOf(SyncDataError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an op of the roster', () => {
  it('[R1] damaged ones and garbage are refused, or no longer signed', () => {
    const ops = rosterOps()
    const device = identityFrom(newSeed())
    const real = [ops.found, ops.add(ops.founder, 2, device), ops.remove(ops.founder, 3, device, 4)]
    fc.assert(
      fc.property(
        fc.constantFrom(...real),
        ...harm,
        fc.uint8Array({ maxLength: 2_000 }),
        (op, kind, at, value, garbage) => {
          const changed = damaged(op.bytes, kind, at, value)
          fc.pre(String(changed) !== String(op.bytes))
          for (const bytes of [changed, garbage]) {
            const outcome = outcomeOf(() => parseOp(bytes))
            const signers = [ops.recovery, ops.founder].map(({ signingKey }) => signingKey)
            expect(outcome instanceof SyncDataError || !signers.some(outcome.isSignedBy)).toBe(true)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('[R2] [R8] wraps the key of an epoch for one box key; another one, or another key, opens nothing', () => {
    fc.assert(
      fc.property(...harm, (kind, at, value) => {
        const [one, other] = [identityFrom(newSeed()), identityFrom(newSeed())]
        const { key, epoch } = newEpoch(1, [one.boxKey])
        const wrap = wrapKey(key, one.boxKey)
        expect(epoch.wraps[0]?.epochId).toBe(epoch.id)
        expect(unwrapKey(wrap, one)).toEqual(key)
        expect(unwrapKey(wrap, other)).toBeUndefined()
        const sealed = damaged(wrap.sealed, kind, at, value)
        fc.pre(String(sealed) !== String(wrap.sealed))
        expect(unwrapKey({ ...wrap, sealed }, one)).toBeUndefined()
        const another = wrapKey(sodium.randombytes_buf(32), one.boxKey)
        expect(unwrapKey({ ...another, epochId: wrap.epochId }, one)).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  })
})
