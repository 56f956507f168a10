import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyedHash } from '@shared/sync/crypto/hash'
import { openSeal, seal, sealedBytes } from '@shared/sync/crypto/seal'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'
import { outcomeOf } from '../../support/sync/only-sync-data-errors'
import { twoKeyCiphertext } from '../../support/sync/two-key-ciphertext'

beforeAll(() => sodiumReady)

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const bytes = fc.uint8Array({ maxLength: 600 })
const forged = { code: 'forged' }

/** Seals padded bytes as they are, as rule S1 has it. */
function sealPadded(key: Uint8Array, padded: Uint8Array): Uint8Array {
  const nonce = sodium.randombytes_buf(24)
  const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    padded,
    new Uint8Array(),
    null,
    nonce,
    keyedHash(key, 'leadup seal', nonce),
  )
  return Uint8Array.from([...nonce, ...keyedHash(key, 'leadup commit', nonce), ...ciphertext])
}

describe('a seal', () => {
  it('[S1] opens under its key and its associated bytes, and under no others', () => {
    fc.assert(
      fc.property(key, key, bytes, bytes, bytes, (key, otherKey, plaintext, associated, others) => {
        fc.pre(String(key) !== String(otherKey) && String(associated) !== String(others))
        const sealed = seal(key, plaintext, associated)
        expect(openSeal(key, sealed, associated)).toEqual(plaintext)
        expect(outcomeOf(() => openSeal(otherKey, sealed, associated))).toMatchObject(forged)
        expect(outcomeOf(() => openSeal(key, sealed, others))).toMatchObject(forged)
      }),
    )
  })

  it('[S1] does not open with any byte changed, missing or added', () => {
    const [key, associated] = [new Uint8Array(32).fill(7), Uint8Array.of(1, 2, 3)]
    const sealed = seal(key, new Uint8Array(100).fill(1), associated)
    for (let at = 0; at < sealed.length; at += 1) {
      for (const bit of [0x01, 0x80]) {
        const changed = sealed.map((byte, index) => (index === at ? byte ^ bit : byte))
        expect(outcomeOf(() => openSeal(key, changed, associated))).toMatchObject(forged)
      }
      const code = at < 24 + 32 + 16 + 4 ? 'malformed' : 'forged'
      expect(outcomeOf(() => openSeal(key, sealed.subarray(0, at), associated))).toMatchObject({ code })
    }
    expect(outcomeOf(() => openSeal(key, Uint8Array.of(...sealed, 0), associated))).toMatchObject(forged)
  })

  it('[S1] never uses a nonce twice', () => {
    const nonces = Array.from({ length: 500 }, () =>
      String(seal(new Uint8Array(32), bytesOf(1), bytesOf(0)).subarray(0, 24)),
    )
    expect(new Set(nonces).size).toBe(500)
  })

  it('[S2] opens under one key only, where the cipher alone lets one ciphertext open under two', () => {
    const [first, second] = [sodium.randombytes_buf(32), sodium.randombytes_buf(32)]
    const nonce = sodium.randombytes_buf(24)
    const sealingKeyOf = (key: Uint8Array) => keyedHash(key, 'leadup seal', nonce)
    const ciphertext = twoKeyCiphertext([sealingKeyOf(first), sealingKeyOf(second)], nonce)
    const openAlone = (key: Uint8Array) =>
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, null, nonce, sealingKeyOf(key))
    expect(openAlone(first)).not.toEqual(openAlone(second))

    for (const committed of [first, second]) {
      const sealed = Uint8Array.of(...nonce, ...keyedHash(committed, 'leadup commit', nonce), ...ciphertext)
      const other = committed === first ? second : first
      expect(outcomeOf(() => openSeal(other, sealed, new Uint8Array()))).toMatchObject(forged)
    }
  })

  it('[S3] tells of a length no more than PADMÉ does, and costs at most 12 %', () => {
    const lengths = Array.from({ length: 20_000 }, (_, length) => sealedBytes(length))
    for (const [length, sealed] of lengths.entries()) {
      const padded = sealed - 24 - 32 - 16
      expect(padded).toBeLessThanOrEqual(Math.max(128, (length + 4) * 1.12))
      expect(padded).toBeGreaterThanOrEqual(length + 4)
    }
    // Eight between 128 and 256, and sixteen between each power of two and the next, up to 2^16.
    expect(new Set(lengths).size).toBeLessThanOrEqual(8 + 7 * 16)
    fc.assert(
      fc.property(fc.nat({ max: 3000 }), (length) => {
        expect(seal(new Uint8Array(32), bytesOf(length), bytesOf(0))).toHaveLength(sealedBytes(length))
      }),
    )
  })

  it('[S3] opens with no other padding than zeros of the right length', () => {
    const key = new Uint8Array(32).fill(9)
    const padded = new Uint8Array(128)
    padded[0] = 10
    expect(openSeal(key, sealPadded(key, padded), new Uint8Array())).toHaveLength(10)
    const wrong = [
      padded.with(14, 1),
      padded.with(127, 1),
      padded.with(0, 125),
      padded.with(3, 255),
      new Uint8Array(127),
      new Uint8Array(136).with(0, 10),
      new Uint8Array(4),
      new Uint8Array(0),
    ]
    for (const each of wrong) {
      expect(outcomeOf(() => openSeal(key, sealPadded(key, each), new Uint8Array()))).toMatchObject({
        code: 'malformed',
      })
    }
  })
})

function bytesOf(length: number): Uint8Array {
  return new Uint8Array(length).fill(5)
}
