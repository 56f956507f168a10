import sodium, { ready } from 'libsodium-wrappers-sumo'

/** Resolves once the cryptographic library can be used; everything in `shared/sync` needs that first. */
export const sodiumReady: Promise<void> = ready

export { sodium }
