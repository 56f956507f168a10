import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hexHash } from '@shared/sync/crypto/hash'
import { identityFrom, newSeed, type Identity } from '@shared/sync/crypto/identity'
import { openSeal, seal } from '@shared/sync/crypto/seal'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'
import { noHash, parseEntry, signOpsEntry, signSealedEntry } from '@shared/sync/entry'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { maxEntryBytes } from '@shared/sync/transport'
import { damaged, outcomeOf } from '../../support/sync/only-sync-data-errors'

beforeAll(() => sodiumReady)

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((it) => Buffer.from(it).toString('hex'))
const place = fc.record({
  workspaceTag: hex(16),
  sequence: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  previousHash: hex(32),
})
const epochKey = new Uint8Array(32).fill(3)
const somewhere = { workspaceTag: 'a'.repeat(32), sequence: 7, previousHash: noHash }

function realEntriesOf(identity: Identity): [sealed: Uint8Array, ops: Uint8Array] {
  return [
    signSealedEntry(identity, somewhere, 'e'.repeat(32), (header) =>
      seal(epochKey, new Uint8Array(300), header),
    ),
    signOpsEntry(identity, somewhere, [new Uint8Array(200), new Uint8Array(3)]),
  ]
}

describe('an entry', () => {
  it('[E1] [E2] reads as it was signed, by the key that signed it', () => {
    fc.assert(
      fc.property(place, hex(16), fc.uint8Array({ maxLength: 400 }), (place, epochId, plaintext) => {
        const [identity, other] = [identityFrom(newSeed()), identityFrom(newSeed())]
        const bytes = signSealedEntry(identity, place, epochId, (header) => seal(epochKey, plaintext, header))
        const entry = parseEntry(bytes)
        expect(entry).toMatchObject({ ...place, chainId: identity.chainId, hash: hexHash(bytes) })
        expect(entry.isSignedBy(identity.signingKey)).toBe(true)
        expect(entry.isSignedBy(other.signingKey)).toBe(false)
        const { body, header } = entry
        const sealed = body.type === 'sealed' ? body.sealed : new Uint8Array()
        expect(openSeal(epochKey, sealed, header)).toEqual(plaintext)
        // The seal belongs to this place in this chain.
        const elsewhere = signSealedEntry(
          identity,
          { ...place, sequence: 1 + (place.sequence % 9) },
          epochId,
          () => sealed,
        )
        const { header: otherHeader } = parseEntry(elsewhere)
        fc.pre(String(otherHeader) !== String(header))
        expect(outcomeOf(() => openSeal(epochKey, sealed, otherHeader))).toMatchObject({ code: 'forged' })
      }),
      { numRuns: 40 },
    )
  })

  it('[E1] holds roster ops in clear', () => {
    fc.assert(
      fc.property(place, fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 8 }), (place, ops) => {
        const entry = parseEntry(signOpsEntry(identityFrom(newSeed()), place, ops))
        expect(entry.body).toEqual({ type: 'ops', ops })
      }),
      { numRuns: 40 },
    )
  })

  it('[E3] garbage of every length up to 2,000 bytes is refused, with a word', () => {
    let refused = 0
    const random = sodium.randombytes_buf_deterministic(4_000, new Uint8Array(32).fill(1))
    for (let length = 0; length <= 2_000; length += 1) {
      const garbage = random.subarray(length, 2 * length)
      const likely = Uint8Array.of(0x4c, 0x01, 1 + (length % 2), ...garbage)
      for (const bytes of [garbage, likely, new Uint8Array(length), new Uint8Array(length).fill(255)]) {
        const outcome = outcomeOf(() => parseEntry(bytes))
        refused += outcome instanceof SyncDataError || !outcome.isSignedBy(new Uint8Array(32)) ? 1 : 0
      }
    }
    expect(refused).toBe(4 * 2_001)
  })

  it('[E3] damaged ones are refused, or no longer signed by their chain', () => {
    const identity = identityFrom(newSeed())
    fc.assert(
      fc.property(
        fc.constantFrom(...realEntriesOf(identity)),
        fc.nat(4),
        fc.nat(),
        fc.nat(255),
        (bytes, kind, at, value) => {
          const changed = damaged(bytes, kind, at, value)
          fc.pre(String(changed) !== String(bytes))
          const outcome = outcomeOf(() => parseEntry(changed))
          expect(outcome instanceof SyncDataError || !outcome.isSignedBy(identity.signingKey)).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('[E5] of more than 1 MiB is refused before it is read', () => {
    const bytes = signOpsEntry(identityFrom(newSeed()), somewhere, [new Uint8Array(maxEntryBytes)])
    expect(outcomeOf(() => parseEntry(bytes))).toMatchObject({ code: 'too-large' })
  })

  it('[E1] says a length it does not have, and is refused at once', () => {
    const { header } = parseEntry(realEntriesOf(identityFrom(newSeed()))[0])
    const lying = Uint8Array.of(...header, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2, 3)
    expect(outcomeOf(() => parseEntry(lying))).toMatchObject({ code: 'malformed' })
  })
})
