import { join } from 'node:path'
import {
  TransportError,
  type Access,
  type ChainExtent,
  type ChainId,
  type Mailbox,
  type StoredEntry,
  type StoredStatus,
  type Transport,
  type TransportEvent,
  type TransportState,
} from '@shared/sync/transport'
import { BlobFiles } from './blob-files'
import { ChainFiles } from './chain-files'
import { asTransportError } from './folder-errors'
import { FolderMailbox, removeSpentMailboxes } from './folder-mailbox'
import { FolderState } from './folder-state'
import {
  chainPath,
  chainsPath,
  isChainId,
  maxChains,
  partPrefix,
  statusesPath,
  statusPath,
  treePath,
} from './layout'
import type { FolderPorts } from './ports'
import { RepeatedLook } from './repeated-look'
import { SharedTree } from './shared-tree'
import { StatusFiles } from './status-files'

export interface FolderPlace {
  /** Names the transport on this device. */
  id: string
  /** Absolute; somebody else syncs it. It is never made. */
  folder: string
  workspaceTag: string
}

/**
 * The transport over a folder that another program syncs. What a workspace leaves there lies in one directory of the
 * folder, in files that are written once; see `docs/sync-protocol.md`, Folder. Whatever else lies there, or becomes of
 * the files, is passed over. Entries that are told may be only the newest of what is new.
 */
export class FolderTransport implements Transport {
  readonly id: string
  readonly kind = 'folder'
  private readonly workspaceTag: string
  private readonly tree: SharedTree
  private readonly blobs: BlobFiles
  private readonly statusFiles: StatusFiles
  private readonly chains = new Map<ChainId, ChainFiles>()
  /** What the last look saw. */
  private seen: readonly ChainId[] = []
  private readonly look: RepeatedLook
  private readonly folderState = new FolderState((state) => this.tell({ kind: 'state', state }))
  private readonly listeners = new Set<(event: TransportEvent) => void>()
  private readonly mailboxes = new Set<Mailbox>()
  private readonly calls = new Set<Promise<unknown>>()
  private readonly clearing: Promise<void>
  private isClosed = false

  constructor(
    { id, folder, workspaceTag }: FolderPlace,
    private readonly ports: FolderPorts,
  ) {
    this.id = id
    this.workspaceTag = workspaceTag
    this.tree = new SharedTree(folder, ports)
    this.blobs = new BlobFiles(this.tree, workspaceTag)
    this.statusFiles = new StatusFiles(this.tree, workspaceTag)
    this.look = new RepeatedLook(() => this.lookAround(), ports)
    this.clearing = this.tree.clearParts(ports.nowMs())
    this.look.start()
  }

  get state(): TransportState {
    return this.folderState.current
  }

  extents(): Promise<ChainExtent[]> {
    return this.call(async () => {
      const extents: ChainExtent[] = []
      for (const chainId of await this.chainIds()) extents.push(...(await this.chain(chainId).extent()))
      return extents
    })
  }

  append(chainId: ChainId, entries: readonly StoredEntry[]): Promise<void> {
    return this.call(async () => this.chain(chainId).append(entries))
  }

  read(chainId: ChainId, afterSequence: number, maxBytes: number): Promise<StoredEntry[]> {
    return this.call(async () => this.chain(chainId).read(afterSequence, maxBytes))
  }

  trim(chainId: ChainId, throughSequence: number): Promise<void> {
    return this.call(async () => this.chain(chainId).trim(throughSequence))
  }

  putBlob(name: string, blob: Uint8Array): Promise<void> {
    return this.call(() => this.blobs.put(name, blob))
  }

  readBlob(name: string): Promise<Uint8Array | undefined> {
    return this.call(() => this.blobs.read(name))
  }

  missingBlobs(names: readonly string[]): Promise<string[]> {
    return this.call(() => this.blobs.missing(names))
  }

  removeBlobs(names: readonly string[]): Promise<void> {
    return this.call(() => this.blobs.remove(names))
  }

  putStatus(status: StoredStatus): Promise<void> {
    return this.call(() => this.statusFiles.put(status))
  }

  statuses(): Promise<StoredStatus[]> {
    return this.call(() => this.statusFiles.all())
  }

  /** Who may write to the folder is decided by whoever shares it. */
  setAccess(_access: Access): Promise<void> {
    return this.call(() => Promise.resolve())
  }

  openMailbox(mailboxId: string): Promise<Mailbox> {
    return this.call(async () => {
      const mailbox = new FolderMailbox(this.tree, mailboxId, this.ports)
      this.mailboxes.add(mailbox)
      await removeSpentMailboxes(this.tree, this.ports.nowMs())
      return mailbox
    })
  }

  watch(listener: (event: TransportEvent) => void): () => void {
    const listen = (event: TransportEvent) => listener(event)
    this.listeners.add(listen)
    return () => void this.listeners.delete(listen)
  }

  setPaused(isPaused: boolean): void {
    if (!this.folderState.setPaused(isPaused)) return
    if (isPaused) return this.look.stop()
    // A look that was under way when it was paused told nobody what it found.
    for (const chain of this.chains.values()) chain.forgetTold()
    this.statusFiles.forgetTold()
    this.look.start()
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.folderState.setClosed()
    this.listeners.clear()
    await Promise.all([this.look.close(), ...[...this.mailboxes].map((mailbox) => mailbox.close())])
    await Promise.allSettled([...this.calls, this.clearing])
  }

  private async call<Result>(run: () => Promise<Result>): Promise<Result> {
    this.folderState.requireOpen()
    // NOTE: not before it: appends must begin in the order they were called. A folder that is not there reads as empty.
    const call = run().then((result) => this.tree.requireThere().then(() => result))
    this.calls.add(call)
    try {
      return await call
    } catch (error) {
      throw await this.noteFailure(error)
    } finally {
      this.calls.delete(call)
    }
  }

  /** A folder that went while a call was under way is the reason, whatever the call met. */
  private async noteFailure(error: unknown, from: { isLook?: boolean } = {}): Promise<TransportError> {
    const failure = await this.tree.requireThere().then(() => asTransportError(error), asTransportError)
    this.folderState.noteFailure(failure, from)
    return failure
  }

  private async lookAround(): Promise<string[]> {
    try {
      return (await this.lookAtAll()).map((path) => this.tree.absolute(path))
    } catch (error) {
      await this.noteFailure(error, { isLook: true })
      // What comes back at this path is another directory, to be watched anew.
      return []
    }
  }

  /** Gives the directories to watch. */
  private async lookAtAll(): Promise<string[]> {
    await this.tree.requireThere()
    if (this.folderState.isWriteRefused) await this.tryToWrite()
    const chainIds = await this.chainIds()
    this.folderState.noteLooked()
    const isAnyGone = this.seen.some((chainId) => !chainIds.includes(chainId))
    this.seen = chainIds
    // What is gone says nothing by itself: as if connected anew, it is compared with what is here.
    if (isAnyGone) this.tell({ kind: 'state', state: this.state })
    for (const chainId of chainIds) {
      const entries = await this.chain(chainId).news()
      if (entries.length > 0) this.tell({ kind: 'entries', chainId, entries })
    }
    for (const status of await this.statusFiles.news()) this.tell({ kind: 'status', status })
    for (const chain of this.chains.values()) await chain.tidy().catch((error) => this.noteFailure(error))
    return [
      '',
      treePath(this.workspaceTag),
      chainsPath(this.workspaceTag),
      statusesPath(this.workspaceTag),
      ...chainIds.map((chainId) => chainPath(this.workspaceTag, chainId)),
      ...(await this.statusFiles.chains()).map((chainId) => statusPath(this.workspaceTag, chainId)),
    ]
  }

  /** Whether what kept us from writing is mended shows only in writing. */
  private async tryToWrite(): Promise<void> {
    const path = join(treePath(this.workspaceTag), `${partPrefix}try`)
    try {
      await this.tree.place(path, Buffer.from('Leadup tries whether it may write here.'))
      await this.tree.remove(path)
      this.folderState.noteWritable()
    } catch (error) {
      await this.noteFailure(error)
    }
  }

  private chainIds(): Promise<ChainId[]> {
    return this.tree.list(chainsPath(this.workspaceTag), isChainId, maxChains)
  }

  private chain(chainId: ChainId): ChainFiles {
    // SECURITY: a name must not lead out of the folder.
    if (!isChainId(chainId)) throw new TransportError('failed', 'A chain is named by 32 hexadecimal digits.')
    const known = this.chains.get(chainId)
    if (known) return known
    const chain = new ChainFiles(this.tree, this.workspaceTag, chainId, this.ports.steadyMs)
    this.chains.set(chainId, chain)
    return chain
  }

  private tell(event: TransportEvent): void {
    if (this.isClosed || (event.kind !== 'state' && this.state.connection === 'offline')) return
    for (const listener of this.listeners) listener(event)
  }
}
