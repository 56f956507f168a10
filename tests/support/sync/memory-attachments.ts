import { contentHashOf } from '@shared/sync/blob'
import type { AttachmentSource, ChunkAvailability } from '../../../src/main/attachments/attachment-store.ts'
import type { SyncedAttachments } from '../../../src/main/sync/engine/replica-ports.ts'

/** Chunks on a simulated disk: what one run of the app knows of them is in here, the bytes are in the map it is given. */
export class MemoryAttachments implements SyncedAttachments {
  private readonly disk: Map<string, Uint8Array>
  private readonly holders = new Map<string, string | null>()
  private readonly sources = new Set<AttachmentSource>()
  private readonly listeners = new Set<(names: readonly string[]) => void>()

  constructor(disk: Map<string, Uint8Array>) {
    this.disk = disk
  }

  has(name: string): boolean {
    return this.disk.has(name)
  }

  list(): string[] {
    return [...this.disk.keys()].sort()
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.disk.get(name)?.slice())
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    if (contentHashOf(bytes) !== name) throw new Error('wrong-chunk')
    if (this.disk.has(name)) return
    this.disk.set(name, bytes.slice())
    this.holders.delete(name)
    for (const listener of this.listeners) listener([name])
  }

  async add(bytes: Uint8Array): Promise<string> {
    const name = contentHashOf(bytes)
    await this.put(name, bytes)
    return name
  }

  /** Somebody looks at it. */
  want(names: readonly string[]): ChunkAvailability {
    const missing = names.filter((name) => !this.has(name))
    if (missing.length === 0) return { state: 'here' }
    for (const source of this.sources) source.request(missing)
    const unreachable = missing.find((name) => this.holders.has(name))
    if (unreachable === undefined) return { state: 'fetching' }
    return { state: 'unavailable', holder: this.holders.get(unreachable) ?? null }
  }

  connect(source: AttachmentSource): () => void {
    this.sources.add(source)
    return () => this.sources.delete(source)
  }

  onArrived(listener: (names: readonly string[]) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  setFetching(names: readonly string[]): void {
    for (const name of names) this.holders.delete(name)
  }

  setUnavailable(names: readonly string[], holder: string | null): void {
    for (const name of names) this.holders.set(name, holder)
  }
}
