import sodium, { ready } from 'libsodium-wrappers-sumo'

/** Resolves once the cryptographic library can be used; everything in `shared/sync` needs that first. */
export const sodiumReady: Promise<void> = ready

export { sodium }

/** What `shared` needs of the platform besides the language; browsers, Node and Electron all have it. */
const { crypto } = globalThis as unknown as {
  crypto: { getRandomValues: <Bytes extends Uint8Array>(bytes: Bytes) => Bytes }
}

/** From the system's source. NOTE: libsodium takes it byte by byte, 80 µs for a nonce; this takes 2 µs. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}
