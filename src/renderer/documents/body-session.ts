import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { call, newId, onEvent } from './bridge'
import type { PendingWrites } from './pending-writes'

/** Keystrokes within this time go to the vault as one update. */
const flushDelayMs = 60
/** How long a body waits for IndexedDB, which may hang for ever, before it opens without. */
const cacheTimeoutMs = 400
const firstRetryDelayMs = 500
const longestRetryDelayMs = 10_000

export interface BodySessionOptions {
  documentId: string
  /** Part of the cache's name: what was cached of another incarnation of the vault is not read. */
  cachePrefix: string
  pending: PendingWrites
}

const fromVault = Symbol('from the vault')

/**
 * An open body: a Y.Doc that shows what IndexedDB has at once, and is then kept in step with the vault. Local changes
 * are pending until the vault has them on disk, and are sent again until it does.
 */
export class BodySession {
  readonly document = new Y.Doc()
  /** Settles once the vault's state is in the document: only then may an editor be created on it. */
  readonly ready: Promise<void>
  private readonly cache: IndexeddbPersistence | undefined
  private readonly unsubscribe: () => void
  private unsent: Uint8Array[] = []
  private pendingId: string | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private sending: Promise<void> | undefined
  private retryDelayMs = firstRetryDelayMs

  constructor(private readonly options: BodySessionOptions) {
    // Attached before anything is applied: what is applied earlier would be stored a second time.
    this.cache = attachCache(`${options.cachePrefix}:${options.documentId}`, this.document)
    this.unsubscribe = onEvent('bodies.changed', ({ id, update }) => {
      if (id === options.documentId) Y.applyUpdate(this.document, update, fromVault)
    })
    this.ready = this.open()
  }

  /** Sends what is unsent, and resolves once the vault has it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    await this.sending
    if (this.unsent.length > 0) await this.send()
  }

  async close(): Promise<void> {
    await this.flush()
    this.unsubscribe()
    await call('bodies.close', { id: this.options.documentId })
    await this.cache?.destroy()
    this.document.destroy()
  }

  private async open(): Promise<void> {
    if (this.cache) await Promise.race([this.cache.whenSynced, delay(cacheTimeoutMs)])
    const { documentId } = this.options
    const vault = await call('bodies.open', {
      id: documentId,
      stateVector: Y.encodeStateVector(this.document),
    })
    Y.applyUpdate(this.document, vault.update, fromVault)
    // What the cache had and the vault has not: a crash came between the two.
    const missing = Y.encodeStateAsUpdate(this.document, vault.stateVector)
    if (hasContent(missing)) this.queue(missing)
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromVault && origin !== this.cache) this.queue(update)
    })
  }

  private queue(update: Uint8Array): void {
    this.unsent.push(update)
    if (!this.pendingId) {
      this.pendingId = newId()
      this.options.pending.begin(this.pendingId)
    }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), flushDelayMs)
  }

  private async send(): Promise<void> {
    const commandId = this.pendingId ?? newId()
    const update = Y.mergeUpdates(this.unsent)
    this.unsent = []
    this.pendingId = undefined
    this.sending = this.push(commandId, update)
    await this.sending
    this.sending = undefined
  }

  private async push(commandId: string, update: Uint8Array): Promise<void> {
    const { documentId, pending } = this.options
    for (;;) {
      try {
        await call('bodies.push', { commandId, id: documentId, update })
        pending.acknowledge(commandId)
        this.retryDelayMs = firstRetryDelayMs
        return
      } catch (error) {
        pending.fail(commandId, error instanceof Error ? error.message : String(error))
        await delay(this.retryDelayMs)
        this.retryDelayMs = Math.min(this.retryDelayMs * 2, longestRetryDelayMs)
      }
    }
  }
}

function attachCache(name: string, document: Y.Doc): IndexeddbPersistence | undefined {
  try {
    return new IndexeddbPersistence(name, document)
  } catch {
    // No IndexedDB in this window: the vault is the truth, so the body opens without its cache.
    return undefined
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** An update without structs and deletions is two zero bytes. */
function hasContent(update: Uint8Array): boolean {
  return update.length > 2
}
