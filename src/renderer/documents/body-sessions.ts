import * as Y from 'yjs'
import { BodySession, type BodyChecker } from './body-session'
import { call, onEvent } from './bridge'
import type { PendingWrites } from './pending-writes'
import type { UndoStack } from './undo-stack'

export interface BodySessionsOptions {
  workspaceId: string
  incarnation: string
  pending: PendingWrites
  /** The window's one history, which follows each editor's. */
  undo: UndoStack
  checker: BodyChecker
}

interface Entry {
  session: BodySession
  users: number
}

/**
 * The bodies this window has open, one session each however many editors show it. A session whose last editor is gone
 * stays until the vault has its changes: closing an editor never waits and never loses.
 */
export class BodySessions {
  private readonly entries = new Map<string, Entry>()
  private readonly closing = new Map<string, Promise<void>>()
  private readonly listeners = new Set<() => void>()
  private cachePrefix: string
  private readonly unsubscribe: () => void

  constructor(private readonly options: BodySessionsOptions) {
    this.cachePrefix = prefixOf(options)
    this.unsubscribe = onEvent('workspace.replaced', () => void this.rejoin())
  }

  get pending(): PendingWrites {
    return this.options.pending
  }

  get undo(): UndoStack {
    return this.options.undo
  }

  /** The session of a body that is open. */
  get(documentId: string): BodySession | undefined {
    return this.entries.get(documentId)?.session
  }

  /** Calls the listener when a body was opened or let go; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Opens a body, or shares the session it has. Each call is answered by one `release`. */
  acquire(documentId: string): BodySession {
    const known = this.entries.get(documentId)
    if (known) {
      known.users += 1
      return known.session
    }
    const { pending, checker } = this.options
    const after = this.closing.get(documentId)
    const session = new BodySession({
      documentId,
      cachePrefix: this.cachePrefix,
      pending,
      checker,
      ...(after ? { after } : {}),
    })
    this.entries.set(documentId, { session, users: 1 })
    this.tell()
    return session
  }

  release(session: BodySession): void {
    const entry = this.entries.get(session.documentId)
    if (entry?.session !== session) return
    entry.users -= 1
    void this.closeIfUnused(entry)
  }

  /** Resolves once the vault has every change made in this window's bodies. */
  async flush(): Promise<void> {
    await Promise.all([...this.entries.values()].map(({ session }) => session.flush()))
  }

  /** The whole text of each body that holds something the vault has not. */
  unsaved(): { id: string; update: Uint8Array }[] {
    return [...this.entries].flatMap(([id, { session }]) =>
      session.hasUnsent ? [{ id, update: Y.encodeStateAsUpdate(session.document) }] : [],
    )
  }

  dispose(): void {
    this.unsubscribe()
    for (const { session } of this.entries.values()) session.abandon()
    this.entries.clear()
  }

  private async closeIfUnused(entry: Entry): Promise<void> {
    // Flushing again and again while somebody types in a second editor would be in vain; the last release asks.
    await entry.session.flush()
    const { documentId } = entry.session
    if (entry.users > 0 || this.entries.get(documentId) !== entry) return
    this.entries.delete(documentId)
    this.tell()
    const closed = entry.session.close().finally(() => {
      if (this.closing.get(documentId) === closed) this.closing.delete(documentId)
    })
    this.closing.set(documentId, closed)
  }

  /** The vault was replaced: the same workspace's is brought in step, another's bodies are let go. */
  private async rejoin(): Promise<void> {
    const info = await call('workspace.info', {}).catch(() => undefined)
    if (!info) return
    this.cachePrefix = prefixOf(info)
    for (const [documentId, { session }] of this.entries) {
      if (info.workspaceId === this.options.workspaceId) {
        await session.exchange()
      } else {
        this.entries.delete(documentId)
        session.abandon()
      }
    }
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

function prefixOf({ workspaceId, incarnation }: { workspaceId: string; incarnation: string }): string {
  return `leadup:${workspaceId}:${incarnation}`
}
