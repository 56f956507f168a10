import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chunkBytes, isChunkName } from '@shared/attachments/chunk'
import {
  attachmentFolder,
  listChunkNames,
  nameOfChunk,
  readChunkFile,
  removeUnfinished,
  writeDurably,
} from './chunk-files'

/** Brings chunks from where they are: what sync gives to `AttachmentStore.connect`. */
export interface AttachmentSource {
  /**
   * Asks for chunks somebody wants to see. The source hands them over with `put`, now or once it can, or says with
   * `setUnavailable` who has them. May be called again with names it was asked for already.
   */
  request(chunkNames: readonly string[]): void
}

/** Where the chunks of a file are. */
export type ChunkAvailability =
  | { state: 'here' }
  /** Asked for, and on their way as far as is known. */
  | { state: 'fetching' }
  /** Nobody who has them can be reached. `holder` is the device that has them, where that is known. */
  | { state: 'unavailable'; holder: string | null }

type NamesListener = (names: readonly string[]) => void

/**
 * The bytes of images and files on this device: a folder of write-once files, each named by the SHA-256 of what is in
 * it. The same bytes are kept once, and a chunk that was damaged is noticed when it is read.
 */
export class AttachmentStore {
  private readonly folder: string
  private readonly holders = new Map<string, string | null>()
  private readonly damaged = new Set<string>()
  private readonly used = new Set<string>()
  /** Asked for in this run and not here. */
  private readonly wanted = new Set<string>()
  private readonly missingListeners = new Set<NamesListener>()
  private readonly arrivalListeners = new Set<NamesListener>()
  private readonly changeListeners = new Set<NamesListener>()
  private sources = 0
  private removal: Promise<unknown> = Promise.resolve()

  /** `workspaceFolder` is that of the vault; nothing is made in it before the first chunk. */
  constructor(workspaceFolder: string) {
    this.folder = attachmentFolder(workspaceFolder)
  }

  has(name: string): boolean {
    return isChunkName(name) && !this.damaged.has(name) && existsSync(join(this.folder, name))
  }

  /**
   * Keeps a chunk; it is on disk once this resolves. The same again changes nothing. Throws `wrong-chunk` where the
   * bytes are not those that the name stands for.
   */
  async put(name: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0 || bytes.length > chunkBytes || nameOfChunk(bytes) !== name) {
      throw new Error('wrong-chunk')
    }
    // NOTE: before it is looked for. From now on it is not removed, and what is being removed is gone.
    this.used.add(name)
    await this.removal
    const isKept = this.has(name) && (await this.read(name)) !== undefined
    if (!isKept) await writeDurably(this.folder, name, bytes)
    this.damaged.delete(name)
    this.holders.delete(name)
    this.wanted.delete(name)
    if (isKept) return
    tell(this.arrivalListeners, [name])
    tell(this.changeListeners, [name])
  }

  /** Keeps bytes of this device's own as a chunk. Returns its name. */
  async add(bytes: Uint8Array): Promise<string> {
    const name = nameOfChunk(bytes)
    await this.put(name, bytes)
    return name
  }

  /** The bytes of a chunk; `undefined` where it is not here, or is not what it was. */
  async read(name: string): Promise<Uint8Array | undefined> {
    if (!isChunkName(name)) return undefined
    const bytes = await readChunkFile(this.folder, name)
    if (bytes === undefined || nameOfChunk(bytes) === name) return bytes
    // It stays where it is until a sound one takes its place: most of it may be readable.
    this.damaged.add(name)
    return undefined
  }

  /** A file's bytes from its chunks, in order; `undefined` where one is missing. */
  async readAll(names: readonly string[]): Promise<Uint8Array[] | undefined> {
    const parts: Uint8Array[] = []
    for (const name of names) {
      const bytes = await this.read(name)
      if (!bytes) return undefined
      parts.push(bytes)
    }
    return parts
  }

  /** The names of all chunks here, damaged ones left out. */
  list(): string[] {
    return listChunkNames(this.folder).filter((name) => !this.damaged.has(name))
  }

  /** Erases chunks; those that were put or named in this run stay. Returns the names of those that are gone. */
  async remove(names: readonly string[]): Promise<string[]> {
    const due = names.filter((name) => isChunkName(name) && !this.used.has(name))
    this.removal = Promise.all(due.map((name) => rm(join(this.folder, name), { force: true })))
    await this.removal
    for (const name of due) this.damaged.delete(name)
    if (due.length > 0) tell(this.changeListeners, due)
    return due
  }

  /** Says that documents name these chunks: they are not removed while the app runs. */
  keep(names: readonly string[]): void {
    for (const name of names) this.used.add(name)
  }

  /** Where a file's chunks are. Those that are not here are asked for. */
  want(names: readonly string[]): ChunkAvailability {
    const missing = names.filter((name) => !this.has(name))
    if (names.length > 0 && missing.length === 0) return { state: 'here' }
    for (const name of missing) this.wanted.add(name)
    if (missing.length > 0) tell(this.missingListeners, missing)
    const unreachable = missing.find((name) => this.holders.has(name))
    if (unreachable !== undefined) {
      return { state: 'unavailable', holder: this.holders.get(unreachable) ?? null }
    }
    return this.sources > 0 ? { state: 'fetching' } : { state: 'unavailable', holder: null }
  }

  /** From now on missing chunks are asked for there, and those that are wanted already. Returns its disconnect. */
  connect(source: AttachmentSource): () => void {
    this.sources += 1
    const stop = this.onMissing((names) => source.request(names))
    const waiting = [...this.wanted]
    if (waiting.length > 0) {
      source.request(waiting)
      tell(this.changeListeners, waiting)
    }
    return () => {
      this.sources -= 1
      stop()
      if (this.wanted.size > 0) tell(this.changeListeners, [...this.wanted])
    }
  }

  /** Says that chunks cannot be had now, and which device has them (its name), where that is known. */
  setUnavailable(names: readonly string[], holder: string | null): void {
    for (const name of names) this.holders.set(name, holder)
    tell(this.changeListeners, names)
  }

  /** Says that chunks are on their way after all. */
  setFetching(names: readonly string[]): void {
    for (const name of names) this.holders.delete(name)
    tell(this.changeListeners, names)
  }

  /** Calls the listener with chunks that somebody wants and that are not here; returns its unsubscribe. */
  onMissing(listener: NamesListener): () => void {
    this.missingListeners.add(listener)
    return () => this.missingListeners.delete(listener)
  }

  /** Calls the listener with chunks that were not here before, added here or brought; returns its unsubscribe. */
  onArrived(listener: NamesListener): () => void {
    this.arrivalListeners.add(listener)
    return () => this.arrivalListeners.delete(listener)
  }

  /** Calls the listener with chunks whose availability changed: arrived, removed, unavailable; returns its unsubscribe. */
  onChanged(listener: NamesListener): () => void {
    this.changeListeners.add(listener)
    return () => this.changeListeners.delete(listener)
  }

  /** Removes what an earlier run was writing when it ended. */
  async clean(): Promise<void> {
    await removeUnfinished(this.folder)
  }
}

function tell(listeners: ReadonlySet<NamesListener>, names: readonly string[]): void {
  for (const listener of listeners) listener(names)
}
