import { sodium } from '@shared/sync/crypto/sodium'
import type { Random } from '../random.ts'

/** What the library draws its random numbers from; its types leave it out. */
type Drawing = typeof sodium & { libsodium: { getRandomValue: () => number } }

const seedBytes = 32

/**
 * Runs something with keys and nonces that follow from a seed, so that it is the same each time. A signature that was
 * made here is known to be good without being computed again by every device: of a simulation it would be most of the
 * time.
 */
export async function withSeededCrypto<T>(random: Random, run: () => Promise<T>): Promise<T> {
  const drawing = (sodium as Drawing).libsodium
  const { getRandomValue } = drawing
  const { crypto_sign_detached: sign, crypto_sign_verify_detached: verify } = sodium
  const signed = new Map<string, Uint8Array>()
  drawing.getRandomValue = () => random.below(2 ** 32)
  Object.defineProperty(crypto, 'getRandomValues', { value: fillFrom(random), configurable: true })
  const signAndNote = (message: Uint8Array, key: Uint8Array): Uint8Array => {
    const signature = sign(message, key)
    signed.set(nameOf(signature, key.subarray(seedBytes)), message.slice())
    return signature
  }
  sodium.crypto_sign_detached = signAndNote as typeof sign
  sodium.crypto_sign_verify_detached = (signature, message, key) => {
    const known = signed.get(nameOf(signature, key))
    return (known && Buffer.compare(known, message as Uint8Array) === 0) || verify(signature, message, key)
  }
  try {
    return await run()
  } finally {
    drawing.getRandomValue = getRandomValue
    // What the prototype has shows again.
    Reflect.deleteProperty(crypto, 'getRandomValues')
    sodium.crypto_sign_detached = sign
    sodium.crypto_sign_verify_detached = verify
  }
}

function nameOf(signature: Uint8Array, publicKey: Uint8Array): string {
  return Buffer.concat([signature, publicKey]).toString('latin1')
}

function fillFrom(random: Random) {
  return (bytes: Uint8Array): Uint8Array => {
    for (const at of bytes.keys()) bytes[at] = random.below(256)
    return bytes
  }
}
