import type { AccessKey } from '@shared/sync/relay/signed-texts'
import type { ChainId, StoredEntry, StoredStatus } from '@shared/sync/transport'
import { Refusal } from '../../../src/relay/refusal.ts'
import {
  rowBytes,
  type DeviceStanding,
  type Page,
  type RelayStore,
  type WorkspaceLimits,
  type WorkspaceTag,
} from '../../../src/relay/store/relay-store.ts'

interface Chain {
  first: number
  entries: Uint8Array[]
}

interface Workspace {
  access: AccessKey
  devices: Map<ChainId, DeviceStanding>
  chains: Map<ChainId, Chain>
  blobs: Map<string, Uint8Array>
  statuses: Map<ChainId, Uint8Array>
}

/** A relay's store that forgets with the process. */
export class MemoryRelayStore implements RelayStore {
  private readonly workspaces = new Map<WorkspaceTag, Workspace>()

  async findWorkspace(tag: WorkspaceTag) {
    const workspace = this.workspaces.get(tag)
    return workspace && { ...workspace.access, usedBytes: usedBytes(workspace) }
  }

  async standingOf(tag: WorkspaceTag, chainId: ChainId) {
    return this.workspaces.get(tag)?.devices.get(chainId) ?? 'unknown'
  }

  async register(tag: WorkspaceTag, access: AccessKey, chainId: ChainId, maxWorkspaces: number) {
    if (this.workspaces.size >= maxWorkspaces) throw new Refusal('too-many')
    if (this.workspaces.has(tag)) return false
    const devices = new Map<ChainId, DeviceStanding>([[chainId, 'known']])
    this.workspaces.set(tag, {
      access,
      devices,
      chains: new Map(),
      blobs: new Map(),
      statuses: new Map(),
    })
    return true
  }

  async admit(tag: WorkspaceTag, chainId: ChainId, maxDevices: number) {
    const { devices } = this.require(tag)
    if (devices.size - (devices.has(chainId) ? 1 : 0) >= maxDevices) throw new Refusal('too-many')
    devices.set(chainId, 'known')
  }

  async setAccess(tag: WorkspaceTag, access: AccessKey, members: readonly ChainId[]) {
    const workspace = this.require(tag)
    workspace.access = access
    const expelled = [...workspace.devices].flatMap(([chainId, standing]) =>
      standing === 'known' && !members.includes(chainId) ? [chainId] : [],
    )
    for (const chainId of expelled) workspace.devices.set(chainId, 'removed')
    for (const chainId of members) workspace.devices.set(chainId, 'known')
    return expelled
  }

  async extents(tag: WorkspaceTag) {
    return [...this.require(tag).chains]
      .map(([chainId, { first, entries }]) => ({
        chainId,
        firstSequence: first,
        lastSequence: first + entries.length - 1,
      }))
      .toSorted((one, other) => (one.chainId < other.chainId ? -1 : 1))
  }

  async append(
    tag: WorkspaceTag,
    chainId: ChainId,
    entries: readonly StoredEntry[],
    limits: WorkspaceLimits,
  ) {
    const workspace = this.require(tag)
    const known = workspace.chains.get(chainId)
    if (!known && workspace.chains.size >= limits.chains) throw new Refusal('too-many')
    const chain = known ?? { first: entries[0]?.sequence ?? 1, entries: [] }
    const next = [...chain.entries]
    const added: StoredEntry[] = []
    for (const stored of entries) {
      const place = stored.sequence - chain.first
      const there = next[place]
      if (place > next.length || stored.sequence < 1) throw new Refusal('gap')
      if (place < 0 || (there && Buffer.compare(there, stored.entry) === 0)) continue
      if (there) throw new Refusal('fork')
      next.push(Uint8Array.from(stored.entry))
      added.push(stored)
    }
    requireRoom(workspace, sizeOf(added.map(({ entry }) => entry)), limits)
    if (added.length > 0) workspace.chains.set(chainId, { first: chain.first, entries: next })
    return { added, usedBytes: usedBytes(workspace) }
  }

  async read(tag: WorkspaceTag, chainId: ChainId, afterSequence: number, maxBytes: number) {
    const { first, entries } = this.require(tag).chains.get(chainId) ?? { first: 1, entries: [] }
    const rest = entries
      .map((entry, index) => ({ sequence: first + index, entry }))
      .filter(({ sequence }) => sequence > afterSequence)
    return pageOf(rest, ({ entry }) => entry.length, maxBytes)
  }

  async trim(tag: WorkspaceTag, chainId: ChainId, throughSequence: number) {
    const workspace = this.require(tag)
    const chain = workspace.chains.get(chainId)
    if (chain) {
      const count = Math.max(0, Math.min(chain.entries.length, throughSequence - chain.first + 1))
      chain.entries.splice(0, count)
      chain.first += count
    }
    return { usedBytes: usedBytes(workspace) }
  }

  async putBlob(tag: WorkspaceTag, name: string, blob: Uint8Array, limits: WorkspaceLimits) {
    const workspace = this.require(tag)
    if (!workspace.blobs.has(name)) {
      requireRoom(workspace, sizeOf([blob]), limits)
      workspace.blobs.set(name, Uint8Array.from(blob))
    }
    return { usedBytes: usedBytes(workspace) }
  }

  async readBlob(tag: WorkspaceTag, name: string) {
    return this.require(tag).blobs.get(name)
  }

  async missingBlobs(tag: WorkspaceTag, names: readonly string[]) {
    const { blobs } = this.require(tag)
    return names.filter((name) => !blobs.has(name))
  }

  async removeBlobs(tag: WorkspaceTag, names: readonly string[]) {
    const workspace = this.require(tag)
    for (const name of names) workspace.blobs.delete(name)
    return { usedBytes: usedBytes(workspace) }
  }

  async putStatus(tag: WorkspaceTag, { chainId, status }: StoredStatus, limits: WorkspaceLimits) {
    const workspace = this.require(tag)
    const before = workspace.statuses.get(chainId)
    requireRoom(workspace, sizeOf([status]) - (before ? sizeOf([before]) : 0), limits)
    workspace.statuses.set(chainId, Uint8Array.from(status))
    return { usedBytes: usedBytes(workspace) }
  }

  async statuses(tag: WorkspaceTag, afterChainId: ChainId | undefined, maxBytes: number) {
    const rest = [...this.require(tag).statuses]
      .map(([chainId, status]) => ({ chainId, status }))
      .filter(({ chainId }) => chainId > (afterChainId ?? ''))
      .toSorted((one, other) => (one.chainId < other.chainId ? -1 : 1))
    return pageOf(rest, ({ status }) => status.length, maxBytes)
  }

  async counts() {
    const all = [...this.workspaces.values()]
    const sum = (count: (workspace: Workspace) => number) =>
      all.reduce((total, workspace) => total + count(workspace), 0)
    return {
      workspaces: all.length,
      devices: sum(({ devices }) => [...devices.values()].filter((standing) => standing === 'known').length),
      entries: sum(({ chains }) =>
        [...chains.values()].reduce((total, chain) => total + chain.entries.length, 0),
      ),
      blobs: sum(({ blobs }) => blobs.size),
      usedBytes: sum(usedBytes),
    }
  }

  async close() {
    this.workspaces.clear()
  }

  private require(tag: WorkspaceTag): Workspace {
    const workspace = this.workspaces.get(tag)
    if (!workspace) throw new Error('no-workspace')
    return workspace
  }
}

function usedBytes({ chains, blobs, statuses }: Workspace): number {
  return sizeOf([
    ...[...chains.values()].flatMap(({ entries }) => entries),
    ...blobs.values(),
    ...statuses.values(),
  ])
}

function sizeOf(rows: readonly Uint8Array[]): number {
  return rows.reduce((sum, row) => sum + row.length + rowBytes, 0)
}

function requireRoom(workspace: Workspace, bytes: number, limits: WorkspaceLimits): void {
  if (bytes > 0 && usedBytes(workspace) + bytes > limits.bytes) throw new Refusal('quota')
}

function pageOf<Row>(all: readonly Row[], sizeOfRow: (row: Row) => number, maxBytes: number): Page<Row> {
  let bytes = 0
  const count = all.findIndex((row, index) => {
    bytes += sizeOfRow(row)
    return index > 0 && bytes > maxBytes
  })
  return count === -1 ? { rows: [...all], isLast: true } : { rows: all.slice(0, count), isLast: false }
}
