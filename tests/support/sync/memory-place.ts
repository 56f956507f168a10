import type { Access, ChainId, StoredEntry } from '@shared/sync/transport'
import type { MemoryTransport } from './memory-transport.ts'

/** Entries of one chain, in order and without gaps. */
export interface MemoryChain {
  entries: StoredEntry[]
}

/** Messages of one pairing, and who hears them. */
export interface MemoryBox {
  messages: Uint8Array[]
  tell: Set<() => void>
}

/**
 * What the transports of several devices share: a server or a folder, in memory. A test may look into it, alter it
 * and put an earlier `copy` in its place, as a hostile server would.
 */
export class MemoryPlace {
  chains = new Map<ChainId, MemoryChain>()
  blobs = new Map<string, Uint8Array>()
  statuses = new Map<ChainId, Uint8Array>()
  access: Access | undefined
  readonly boxes = new Map<string, MemoryBox>()
  readonly transports = new Set<MemoryTransport>()

  /** What it holds now; later changes do not show in it. Mailboxes are not copied. */
  copy(): Pick<MemoryPlace, 'chains' | 'blobs' | 'statuses'> {
    const chains = new Map<ChainId, MemoryChain>()
    for (const [chainId, { entries }] of this.chains) chains.set(chainId, { entries: [...entries] })
    return { chains, blobs: new Map(this.blobs), statuses: new Map(this.statuses) }
  }

  box(mailboxId: string): MemoryBox {
    const box = this.boxes.get(mailboxId) ?? { messages: [], tell: new Set() }
    this.boxes.set(mailboxId, box)
    return box
  }
}
