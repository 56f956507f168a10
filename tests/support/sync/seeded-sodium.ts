import { sodium } from '@shared/sync/crypto/sodium'
import type { Random } from '../random.ts'

/** What the library draws its random numbers from; its types leave it out. */
type Drawing = typeof sodium & { libsodium: { getRandomValue: () => number } }

/**
 * Runs something with keys and nonces that follow from a seed, so that it is the same each time. A signature that was
 * verified is not computed again for the next device: of a simulation it would be most of the time.
 */
export async function withSeededSodium<T>(random: Random, run: () => Promise<T>): Promise<T> {
  const drawing = (sodium as Drawing).libsodium
  const { getRandomValue } = drawing
  const verify = sodium.crypto_sign_verify_detached
  const verified = new Map<string, Uint8Array>()
  drawing.getRandomValue = () => random.below(2 ** 32)
  sodium.crypto_sign_verify_detached = (signature, message, key) => {
    const by = Buffer.concat([signature, key]).toString('latin1')
    const known = verified.get(by)
    if (known && Buffer.compare(known, Buffer.from(message)) === 0) return true
    const isGood = verify(signature, message, key)
    if (isGood) verified.set(by, Buffer.from(message))
    return isGood
  }
  try {
    return await run()
  } finally {
    drawing.getRandomValue = getRandomValue
    sodium.crypto_sign_verify_detached = verify
  }
}
