import type { ChainId } from '@shared/sync/transport'

/** The secrets of this device: one seed for each chain it ever wrote. Kept outside the vault. [I1] */
export interface Keyring {
  /** `undefined` where this device has no such chain. */
  seedOf(chainId: ChainId): Uint8Array | undefined
  /** Resolves once it is kept for good. */
  addSeed(seed: Uint8Array): Promise<void>
}
