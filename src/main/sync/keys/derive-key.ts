import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'

/** What a passphrase is stretched with; kept beside what it guards, so that it can grow. */
export interface Stretching {
  salt: Uint8Array
  passes: number
  memoryBytes: number
}

const keyBytes = 32
/** RFC 9106's second recommendation: what a laptop does in about half a second. */
const passes = 3
const memoryBytes = 64 * 1024 * 1024

export function newStretching(): Stretching {
  return { salt: sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES), passes, memoryBytes }
}

/** Argon2id. Takes half a second and as much memory as it says: for a thread of its own. */
export async function deriveKey(
  passphrase: string,
  { salt, passes, memoryBytes }: Stretching,
): Promise<Uint8Array> {
  await sodiumReady
  return sodium.crypto_pwhash(
    keyBytes,
    passphrase.normalize('NFKC'),
    salt,
    passes,
    memoryBytes,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
}
