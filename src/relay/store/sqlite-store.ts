import { maxListItems } from '@shared/sync/relay/relay-limits'
import type { AccessKey } from '@shared/sync/relay/signed-texts'
import type { ChainExtent, ChainId, StoredEntry, StoredStatus } from '@shared/sync/transport'
import { Refusal } from '../refusal'
import { hasBlob, putBlob, putStatus, removeBlobs } from './blob-rows'
import { appendEntries, trimEntries } from './chain-rows'
import type { Connection } from './connection'
import { admitDevice, replaceMembers } from './device-rows'
import { GroupCommit } from './group-commit'
import {
  rowBytes,
  type DeviceStanding,
  type Page,
  type RelayStore,
  type StoreCounts,
  type StoredWorkspace,
  type Usage,
  type WorkspaceLimits,
  type WorkspaceTag,
} from './relay-store'
import { openDatabase } from './schema'
import { addUsage, findRow, requireRow, type WorkspaceRow } from './workspace-rows'

/** Pages given back to the file system at a time: a few milliseconds of work. */
const pagesToFree = 500

/** The store of a single relay: one SQLite file, a transaction for all writes that wait. */
export class SqliteStore implements RelayStore {
  private readonly connection: Connection
  private readonly writes: GroupCommit

  constructor(path: string) {
    this.connection = openDatabase(path)
    this.writes = new GroupCommit((run) => this.connection.transaction(run))
  }

  async findWorkspace(tag: WorkspaceTag): Promise<StoredWorkspace | undefined> {
    const row = findRow(this.connection, tag)
    return row && { epochNumber: row.epochNumber, writePublicKey: row.writeKey, usedBytes: row.usedBytes }
  }

  async standingOf(tag: WorkspaceTag, chainId: ChainId): Promise<DeviceStanding> {
    const device = this.connection.get<{ standing: DeviceStanding }>(
      `select standing from devices
       where workspace = (select id from workspaces where tag = ?) and chain_id = ?`,
      tag,
      chainId,
    )
    return device?.standing ?? 'unknown'
  }

  register(tag: WorkspaceTag, access: AccessKey, chainId: ChainId, maxWorkspaces: number): Promise<boolean> {
    return this.writes.add(() => {
      const { count } = this.connection.get<{ count: number }>(
        'select count(*) as count from workspaces',
      ) ?? { count: 0 }
      if (count >= maxWorkspaces) throw new Refusal('too-many')
      const made = this.connection.get<{ id: number }>(
        'insert or ignore into workspaces (tag, epoch_number, write_key) values (?, ?, ?) returning id',
        tag,
        access.epochNumber,
        access.writePublicKey,
      )
      if (made) admitDevice(this.connection, made.id, chainId, 1)
      return made !== undefined
    })
  }

  admit(tag: WorkspaceTag, chainId: ChainId, maxDevices: number): Promise<void> {
    return this.writes.add(() => {
      admitDevice(this.connection, requireRow(this.connection, tag).id, chainId, maxDevices)
    })
  }

  setAccess(tag: WorkspaceTag, access: AccessKey, members: readonly ChainId[]): Promise<ChainId[]> {
    return this.writes.add(() => {
      const { id } = requireRow(this.connection, tag)
      this.connection.run(
        'update workspaces set epoch_number = ?, write_key = ? where id = ?',
        access.epochNumber,
        access.writePublicKey,
        id,
      )
      return replaceMembers(this.connection, id, members)
    })
  }

  async extents(tag: WorkspaceTag): Promise<ChainExtent[]> {
    return this.connection.all<ChainExtent>(
      `select chain_id as chainId, first as firstSequence, last as lastSequence from chains
       where workspace = (select id from workspaces where tag = ?) order by chain_id`,
      tag,
    )
  }

  append(tag: WorkspaceTag, chainId: ChainId, entries: readonly StoredEntry[], limits: WorkspaceLimits) {
    return this.writes.add(() => {
      const workspace = requireRow(this.connection, tag)
      const added = appendEntries(this.connection, workspace, chainId, entries, limits)
      const bytes = added.reduce((sum, { entry }) => sum + entry.length + rowBytes, 0)
      return { usedBytes: addUsage(this.connection, workspace, bytes), added }
    })
  }

  async read(tag: WorkspaceTag, chainId: ChainId, afterSequence: number, maxBytes: number) {
    return firstThatFit(
      this.connection.each<StoredEntry>(
        `select sequence, entry from entries
         where chain = (select chains.id from chains join workspaces on workspaces.id = workspace
                        where tag = ? and chain_id = ?)
           and sequence > ? order by sequence`,
        tag,
        chainId,
        afterSequence,
      ),
      ({ entry }) => entry.length,
      maxBytes,
    )
  }

  trim(tag: WorkspaceTag, chainId: ChainId, throughSequence: number): Promise<Usage> {
    return this.changeUsage(tag, ({ id }) => -trimEntries(this.connection, id, chainId, throughSequence))
  }

  putBlob(tag: WorkspaceTag, name: string, blob: Uint8Array, limits: WorkspaceLimits): Promise<Usage> {
    return this.changeUsage(tag, (workspace) => putBlob(this.connection, workspace, name, blob, limits))
  }

  async readBlob(tag: WorkspaceTag, name: string): Promise<Uint8Array | undefined> {
    return this.connection.get<{ bytes: Uint8Array }>(
      'select bytes from blobs where workspace = (select id from workspaces where tag = ?) and name = ?',
      tag,
      name,
    )?.bytes
  }

  async missingBlobs(tag: WorkspaceTag, names: readonly string[]): Promise<string[]> {
    const { id } = requireRow(this.connection, tag)
    return names.filter((name) => !hasBlob(this.connection, id, name))
  }

  removeBlobs(tag: WorkspaceTag, names: readonly string[]): Promise<Usage> {
    return this.changeUsage(tag, ({ id }) => -removeBlobs(this.connection, id, names))
  }

  putStatus(tag: WorkspaceTag, status: StoredStatus, limits: WorkspaceLimits): Promise<Usage> {
    return this.changeUsage(tag, (workspace) => putStatus(this.connection, workspace, status, limits))
  }

  async statuses(tag: WorkspaceTag, afterChainId: ChainId | undefined, maxBytes: number) {
    return firstThatFit(
      this.connection.each<StoredStatus>(
        `select chain_id as chainId, status from statuses
         where workspace = (select id from workspaces where tag = ?) and chain_id > ? order by chain_id`,
        tag,
        afterChainId ?? '',
      ),
      ({ status }) => status.length,
      maxBytes,
    )
  }

  async counts(): Promise<StoreCounts> {
    const counts = this.connection.get<StoreCounts>(
      `select count(*) as workspaces, coalesce(sum(used_bytes), 0) as usedBytes,
         (select count(*) from devices where standing = 'known') as devices,
         (select coalesce(sum(last - first + 1), 0) from chains) as entries,
         (select count(*) from blobs) as blobs
       from workspaces`,
    )
    return counts ?? { workspaces: 0, devices: 0, entries: 0, blobs: 0, usedBytes: 0 }
  }

  /** Gives some of what was freed back to the file system; to be called now and then. */
  freePages(): void {
    this.connection.all(`pragma incremental_vacuum(${pagesToFree})`)
  }

  async close(): Promise<void> {
    this.writes.flush()
    this.connection.close()
  }

  /** Makes a change that gives the bytes it takes up more; a negative number where it frees some. */
  private changeUsage(tag: WorkspaceTag, change: (workspace: WorkspaceRow) => number): Promise<Usage> {
    return this.writes.add(() => {
      const workspace = requireRow(this.connection, tag)
      return { usedBytes: addUsage(this.connection, workspace, change(workspace)) }
    })
  }
}

function firstThatFit<Row>(
  all: IterableIterator<Row>,
  sizeOf: (row: Row) => number,
  maxBytes: number,
): Page<Row> {
  const rows: Row[] = []
  let bytes = 0
  for (const row of all) {
    bytes += sizeOf(row)
    const isFull = bytes > maxBytes || rows.length >= maxListItems
    if (isFull && rows.length > 0) return { rows, isLast: false }
    rows.push(row)
  }
  return { rows, isLast: true }
}
