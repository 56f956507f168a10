import { isAgendaItemKind } from '@shared/body/agenda-item'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import type { Result } from '@shared/ipc/contract'
import { call, onEvent } from './bridge'

type ReceivedProjection = Result<'projections.read'>[number]['projection']

/** As many as the contract takes in one call. */
const largestBatch = 5000

/**
 * What is derived from bodies, as far as this window has asked for it: read in batches when first wanted, kept true by
 * events from then on. The body that is open in an editor is projected here, ahead of the vault.
 */
export class ProjectionStore {
  private readonly projections = new Map<string, BodyProjection>()
  private readonly listeners = new Set<() => void>()
  private readonly requested = new Set<string>()
  /** When each projection was last set by an event: an answer to an earlier question does not replace it. */
  private readonly changedAt = new Map<string, number>()
  private readonly live = new Set<string>()
  private queue = new Set<string>()
  private moment = 0

  constructor() {
    onEvent('projections.changed', ({ id, projection }) => {
      this.moment += 1
      this.changedAt.set(id, this.moment)
      if (this.requested.has(id) && !this.live.has(id)) this.set(id, fromWire(projection))
    })
    onEvent('workspace.replaced', () => this.reload())
  }

  /** The projection of a body; `undefined` while it was not read. A document without a body has an empty one. */
  get(id: string): BodyProjection | undefined {
    return this.projections.get(id)
  }

  /** The tags in the bodies that were read. */
  knownTags(): string[] {
    return [...new Set([...this.projections.values()].flatMap(({ tags }) => tags))]
  }

  /** Reads those of these that were not asked for yet. Calls made in one go are one question to the vault. */
  want(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.requested.has(id)) continue
      this.requested.add(id)
      if (this.queue.size === 0) queueMicrotask(() => void this.readQueued())
      this.queue.add(id)
    }
  }

  /**
   * Sets the projection of a body that is open in an editor, which is ahead of the vault until `release`.
   */
  publish(id: string, projection: BodyProjection): void {
    this.requested.add(id)
    this.live.add(id)
    this.set(id, projection)
  }

  /** The editor of this body was closed: from now on the vault's projection counts again. */
  release(id: string): void {
    if (!this.live.delete(id)) return
    this.queue.add(id)
    void this.readQueued()
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async readQueued(): Promise<void> {
    const ids = [...this.queue]
    this.queue = new Set()
    for (let start = 0; start < ids.length; start += largestBatch) {
      await this.read(ids.slice(start, start + largestBatch))
    }
  }

  private async read(ids: string[]): Promise<void> {
    this.moment += 1
    const askedAt = this.moment
    let answer: Result<'projections.read'>
    try {
      answer = await call('projections.read', { ids })
    } catch {
      // The call says nothing useful about one list's figures; the next one who wants them asks again.
      for (const id of ids) this.requested.delete(id)
      return
    }
    const received = new Map(answer.map(({ id, projection }) => [id, projection]))
    for (const id of ids) {
      const isOlder = (this.changedAt.get(id) ?? 0) > askedAt && this.projections.has(id)
      if (isOlder || this.live.has(id)) continue
      const projection = received.get(id)
      this.projections.set(id, projection ? fromWire(projection) : emptyProjection)
    }
    this.tell()
  }

  private reload(): void {
    for (const id of this.projections.keys()) if (!this.live.has(id)) this.projections.delete(id)
    this.changedAt.clear()
    for (const id of this.requested) this.queue.add(id)
    void this.readQueued()
    this.tell()
  }

  private set(id: string, projection: BodyProjection): void {
    this.projections.set(id, projection)
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

function fromWire(received: ReceivedProjection): BodyProjection {
  return {
    ...received,
    items: received.items.map((item) => ({
      ...item,
      kind: isAgendaItemKind(item.kind) ? item.kind : 'discuss',
    })),
  }
}
