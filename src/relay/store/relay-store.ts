import type { AccessKey } from '@shared/sync/relay/signed-texts'
import type { ChainExtent, ChainId, StoredEntry, StoredStatus } from '@shared/sync/transport'

/** A workspace tag (rule I3), in hexadecimal. */
export type WorkspaceTag = string

export interface StoredWorkspace extends AccessKey {
  usedBytes: number
}

/** `removed`: it was a member once. A stranger is unknown. */
export type DeviceStanding = 'known' | 'removed' | 'unknown'

export interface Usage {
  usedBytes: number
}

/** As many rows as fit, and one where there is one. */
export interface Page<Row> {
  rows: Row[]
  /** Whether none follow. */
  isLast: boolean
}

/** What a workspace may take up. */
export interface WorkspaceLimits {
  bytes: number
  chains: number
}

export interface StoreCounts {
  workspaces: number
  devices: number
  entries: number
  blobs: number
  usedBytes: number
}

/**
 * What a relay keeps, by workspace. Whatever changes it resolves once the change is on disk for good, and rejects with
 * a `Refusal` having changed nothing. Nothing stored is understood, only counted. One suite runs over every store.
 */
export interface RelayStore {
  findWorkspace(tag: WorkspaceTag): Promise<StoredWorkspace | undefined>
  standingOf(tag: WorkspaceTag, chainId: ChainId): Promise<DeviceStanding>
  /** Makes a workspace with its first device; false where there is one by that tag. Refuses with `too-many`. */
  register(tag: WorkspaceTag, access: AccessKey, chainId: ChainId, maxWorkspaces: number): Promise<boolean>
  /** Refuses with `too-many` where that many others were ever let in. */
  admit(tag: WorkspaceTag, chainId: ChainId, maxDevices: number): Promise<void>
  /** Replaces who is a member; gives those who were and are no more. */
  setAccess(tag: WorkspaceTag, access: AccessKey, members: readonly ChainId[]): Promise<ChainId[]>

  /** A chain of which everything was trimmed has its first sequence one above its last. */
  extents(tag: WorkspaceTag): Promise<ChainExtent[]>
  /**
   * Adds to the end of a chain; gives what was new. A chain of which nothing was ever kept may begin anywhere, as a
   * relay that is added later gets no entries that were let go. Refuses with `fork`, `gap` or `quota`. [T2]
   */
  append(
    tag: WorkspaceTag,
    chainId: ChainId,
    entries: readonly StoredEntry[],
    limits: WorkspaceLimits,
  ): Promise<Usage & { added: StoredEntry[] }>
  read(
    tag: WorkspaceTag,
    chainId: ChainId,
    afterSequence: number,
    maxBytes: number,
  ): Promise<Page<StoredEntry>>
  trim(tag: WorkspaceTag, chainId: ChainId, throughSequence: number): Promise<Usage>

  /** Refuses with `quota`. A name that is there keeps its blob. */
  putBlob(tag: WorkspaceTag, name: string, blob: Uint8Array, limits: WorkspaceLimits): Promise<Usage>
  readBlob(tag: WorkspaceTag, name: string): Promise<Uint8Array | undefined>
  missingBlobs(tag: WorkspaceTag, names: readonly string[]): Promise<string[]>
  removeBlobs(tag: WorkspaceTag, names: readonly string[]): Promise<Usage>

  /** Refuses with `quota`. */
  putStatus(tag: WorkspaceTag, status: StoredStatus, limits: WorkspaceLimits): Promise<Usage>
  /** In the order of their chains, after one. */
  statuses(
    tag: WorkspaceTag,
    afterChainId: ChainId | undefined,
    maxBytes: number,
  ): Promise<Page<StoredStatus>>

  counts(): Promise<StoreCounts>
  /** Waits for what is being written. */
  close(): Promise<void>
}

/** What a row costs beside its bytes: keys, index, its share of a page. Counted, so that empty ones are not free. */
export const rowBytes = 64
