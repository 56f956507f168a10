import * as Y from 'yjs'
import { attachBodyCache, type BodyCache } from './body-cache'
import { call, onEvent } from './bridge'
import type { PendingWrites } from './pending-writes'
import { hasNews } from './update-difference'
import { UpdateSender } from './update-sender'

/** How long a body waits for IndexedDB, which may hang for ever, before it opens without. */
const cacheTimeoutMs = 400

/** What a body is checked with before an editor may be bound to it; see `editor/guard`. */
export interface BodyChecker {
  /** Says what binding an editor would do, changing nothing. `client` is that of the body `document` is a copy of. */
  inspect(
    document: Y.Doc,
    client?: number,
  ): { kind: 'fits' } | { kind: 'broken' } | { kind: 'newer'; unknown: string[] }
  /** Makes a broken body fit without losing text, as an edit. */
  repair(document: Y.Doc, client?: number): void
}

export type BodyState =
  | { kind: 'opening' }
  | { kind: 'editable' }
  /** It holds what only a newer version understands: it may be shown, nothing is sent. */
  | { kind: 'newer'; unknown: string[] }
  | { kind: 'failed'; message: string }
  | { kind: 'closed' }

export interface BodySessionOptions {
  documentId: string
  /** Part of the cache's name: what was cached of another incarnation of the vault is not read. */
  cachePrefix: string
  pending: PendingWrites
  checker: BodyChecker
  /** An earlier session of this body that is still letting go of its cache. */
  after?: Promise<void>
}

const fromVault = Symbol('from the vault')

/**
 * An open body: a Y.Doc that begins with what IndexedDB has and is then kept in step with the vault. Local changes are
 * pending until the vault has them on disk, and are sent again until it does, also after the editor was closed.
 */
export class BodySession {
  readonly document = new Y.Doc()
  private current: BodyState = { kind: 'opening' }
  private readonly listeners = new Set<() => void>()
  private readonly sender: UpdateSender
  private readonly unsubscribe: () => void
  private cache: BodyCache | undefined
  private isInStep = false
  private unbind: (() => void) | undefined
  private holds = 0
  private held: Uint8Array[] = []

  constructor(private readonly options: BodySessionOptions) {
    this.sender = new UpdateSender(options.documentId, options.pending)
    this.unsubscribe = onEvent('bodies.changed', ({ id, update }) => {
      if (id === options.documentId && !this.sender.takeEcho(update)) this.receive(update)
    })
    void this.open()
  }

  get documentId(): string {
    return this.options.documentId
  }

  get state(): BodyState {
    return this.current
  }

  get hasUnsent(): boolean {
    return this.sender.hasUnsent
  }

  /** Calls the listener when `state` changes, or when what a read-only body shows does; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Says that an editor is bound. From now on updates are checked on a copy before it sees them, and `unbind` is
   * called where it must let go first. Returns the function that says it is no longer bound.
   */
  bind(unbind: () => void): () => void {
    this.unbind = unbind
    return () => {
      if (this.unbind === unbind) this.unbind = undefined
    }
  }

  /** Keeps updates from elsewhere waiting, while an input method composes. Returns the function that lets them in. */
  holdRemote(): () => void {
    this.holds += 1
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.holds -= 1
      if (this.holds > 0) return
      const held = this.held
      this.held = []
      for (const update of held) this.receive(update)
    }
  }

  /** Sends what is unsent, and resolves once the vault has it: while it cannot write, not before it can. */
  flush(): Promise<void> {
    return this.sender.flush()
  }

  /** Tries again to open a body whose state is `failed`. */
  async retry(): Promise<void> {
    if (this.current.kind !== 'failed') return
    this.setState({ kind: 'opening' })
    await this.exchange()
  }

  /** Brings body and vault in step once more: the vault behind the window was rebuilt. */
  async exchange(): Promise<void> {
    let vault: { update: Uint8Array; stateVector: Uint8Array }
    try {
      vault = await call('bodies.open', {
        id: this.documentId,
        stateVector: Y.encodeStateVector(this.document),
      })
    } catch (error) {
      if (!this.isInStep) this.setState({ kind: 'failed', message: messageOf(error) })
      return
    }
    if (this.current.kind === 'closed') return
    if (this.isInStep) this.receive(vault.update)
    else this.begin(vault.update)
    // What the cache had and the vault has not: a crash came between the two.
    const missing = Y.encodeStateAsUpdate(this.document, vault.stateVector)
    if (hasNews(missing, vault.update)) this.sender.queue(missing)
  }

  /** Lets go of body and cache. To be called once nothing is unsent. */
  async close(): Promise<void> {
    this.letGo()
    this.sender.close()
    // The vault may be gone with the window; it forgets who had what open either way.
    await call('bodies.close', { id: this.documentId }).catch(() => undefined)
  }

  /** Lets go without sending: another workspace is behind the window now. */
  abandon(): void {
    this.sender.abandon()
    this.letGo()
  }

  private letGo(): void {
    this.unbind?.()
    this.unsubscribe()
    this.setState({ kind: 'closed' })
    this.cache?.detach()
    this.document.destroy()
  }

  private async open(): Promise<void> {
    await this.options.after
    // Attached before anything is applied: what is applied earlier would be stored a second time.
    this.cache = await attachBodyCache(
      `${this.options.cachePrefix}:${this.documentId}`,
      this.document,
      cacheTimeoutMs,
    )
    if (this.current.kind === 'closed') this.cache?.detach()
    else await this.exchange()
  }

  /** The first state from the vault, before any editor. */
  private begin(update: Uint8Array): void {
    Y.applyUpdate(this.document, update, fromVault)
    this.isInStep = true
    this.document.on('update', (local: Uint8Array, origin: unknown) => {
      if (origin !== fromVault && origin !== this.cache?.origin) this.sender.queue(local)
    })
    const verdict = this.options.checker.inspect(this.document)
    if (verdict.kind === 'broken') this.options.checker.repair(this.document)
    this.setState(verdict.kind === 'newer' ? verdict : { kind: 'editable' })
  }

  private receive(update: Uint8Array): void {
    if (this.holds > 0) {
      this.held.push(update)
    } else if (this.current.kind !== 'editable') {
      Y.applyUpdate(this.document, update, fromVault)
      // Its content is shown from the document itself.
      if (this.current.kind === 'newer') this.setState({ ...this.current })
    } else {
      this.receiveChecked(update)
    }
  }

  private receiveChecked(update: Uint8Array): void {
    const { checker } = this.options
    const shadow = new Y.Doc()
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(this.document))
    Y.applyUpdate(shadow, update)
    const verdict = checker.inspect(shadow, this.document.clientID)
    if (verdict.kind === 'newer') {
      // Before the update is in the document: a bound editor would delete what it does not know.
      this.unbind?.()
      Y.applyUpdate(this.document, update, fromVault)
      this.setState(verdict)
    } else if (verdict.kind === 'broken') {
      const repairs: Uint8Array[] = []
      shadow.on('update', (repair: Uint8Array) => repairs.push(repair))
      checker.repair(shadow, this.document.clientID)
      // In one transaction, so that no editor ever sees the broken state.
      this.document.transact(() => {
        Y.applyUpdate(this.document, update)
        for (const repair of repairs) Y.applyUpdate(this.document, repair)
      }, fromVault)
      for (const repair of repairs) this.sender.queue(repair)
    } else {
      Y.applyUpdate(this.document, update, fromVault)
    }
    shadow.destroy()
  }

  private setState(state: BodyState): void {
    if (this.current.kind === 'closed') return
    this.current = state
    for (const listener of this.listeners) listener()
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
