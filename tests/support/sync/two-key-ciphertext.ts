import { sodium } from '@shared/sync/crypto/sodium'

const prime = 2n ** 130n - 5n
const top = 2n ** 128n

/**
 * A ciphertext of XChaCha20-Poly1305 that opens under two keys ("invisible salamanders", Dodis et al., 2018): the tags
 * are linear in the blocks of the ciphertext, so that two blocks can be solved for. No associated data.
 */
export function twoKeyCiphertext(keys: [Uint8Array, Uint8Array], nonce: Uint8Array): Uint8Array {
  const [first, second] = keys.map((key) => oneTimeKey(key, nonce))
  if (!first || !second) throw new Error('two keys are needed')
  for (;;) {
    const tag = toNumber(sodium.randombytes_buf(16))
    const blocks = Array.from({ length: 8 }, () => top + toNumber(sodium.randombytes_buf(16)))
    // Behind the ciphertext stands the length of associated data (0) and of the ciphertext.
    const lengths = top + (BigInt(blocks.length * 16) << 64n)
    const weights = [first, second].map(({ r, s }) => {
      const power = (exponent: number) =>
        Array.from({ length: exponent }).reduce<bigint>((all) => mod(all * r), 1n)
      const fixed = [0n, 0n, ...blocks.slice(2), lengths]
      const sum = fixed.reduce((all, block) => mod((all + block) * r), 0n)
      return { x: power(blocks.length + 1), y: power(blocks.length), rest: mod(mod(tag - s, top) - sum) }
    })
    const [one, two] = weights
    if (!one || !two) throw new Error('unreachable')
    const determinant = mod(one.x * two.y - two.x * one.y)
    const x = mod((one.rest * two.y - two.rest * one.y) * inverse(determinant))
    const y = mod((one.x * two.rest - two.x * one.rest) * inverse(determinant))
    // A block has 2^128 added, and no more.
    if ([x, y].some((block) => block < top || block >= 2n * top)) continue
    return Uint8Array.from([x, y, ...blocks.slice(2), tag].flatMap((block) => [...toBytes(block)]))
  }
}

function oneTimeKey(key: Uint8Array, nonce: Uint8Array): { r: bigint; s: bigint } {
  const stream = sodium.crypto_stream_xchacha20_xor(new Uint8Array(32), nonce, key)
  const clamp = 0x0ffffffc0ffffffc0ffffffc0fffffffn
  return { r: toNumber(stream.subarray(0, 16)) & clamp, s: toNumber(stream.subarray(16)) }
}

function mod(value: bigint, by = prime): bigint {
  return ((value % by) + by) % by
}

/** By Fermat's little theorem. */
function inverse(value: bigint): bigint {
  let result = 1n
  let base = value
  for (let exponent = prime - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = mod(result * base)
    base = mod(base * base)
  }
  return result
}

function toNumber(littleEndian: Uint8Array): bigint {
  return littleEndian.reduceRight((all, byte) => (all << 8n) | BigInt(byte), 0n)
}

function toBytes(block: bigint): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, index) => Number((block >> BigInt(8 * index)) & 255n))
}
