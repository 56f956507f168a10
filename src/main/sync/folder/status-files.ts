import { join } from 'node:path'
import { maxStatusBytes, TransportError, type ChainId, type StoredStatus } from '@shared/sync/transport'
import { checkedContent, checksumBytes, digestOf, withChecksum } from './checksum'
import { readStatusHeader } from './clear-header'
import { isChainId, maxChains, parseStatusName, statusesPath, statusName, statusPath } from './layout'
import type { SharedTree } from './shared-tree'

const maxNames = 1000
/** So many of the highest counters are tried until one is whole. */
const maxTries = 16

/** Statuses in the folder, each a file named by its counter; the highest whole one of a chain counts. [X7] */
export class StatusFiles {
  /** The file names that were told of. */
  private readonly told = new Map<ChainId, string>()

  constructor(
    private readonly tree: SharedTree,
    private readonly workspaceTag: string,
  ) {}

  async put({ chainId, status }: StoredStatus): Promise<void> {
    if (status.length > maxStatusBytes) throw new TransportError('too-large')
    const counter = this.counterOf(chainId, status)
    if (counter === undefined) throw new TransportError('failed', 'This is no status of this chain.')
    const file = withChecksum(status)
    const path = statusPath(this.workspaceTag, chainId)
    const name = statusName(counter, digestOf(file))
    await this.tree.place(join(path, name), file)
    this.told.set(chainId, name)
    const isSpent = (other: string) => (parseStatusName(other) ?? Infinity) < counter
    for (const other of await this.tree.list(path, isSpent, maxNames))
      await this.tree.remove(join(path, other))
  }

  async all(): Promise<StoredStatus[]> {
    const found = []
    for (const chainId of await this.chains()) found.push(await this.newest(chainId))
    return found.flatMap((one) => (one ? [one.stored] : []))
  }

  /** Those that are new since the last time. */
  async news(): Promise<StoredStatus[]> {
    const news: StoredStatus[] = []
    for (const chainId of await this.chains()) {
      const newest = await this.newest(chainId, this.told.get(chainId))
      if (!newest || newest.name === this.told.get(chainId)) continue
      this.told.set(chainId, newest.name)
      news.push(newest.stored)
    }
    return news
  }

  forgetTold(): void {
    this.told.clear()
  }

  chains(): Promise<ChainId[]> {
    return this.tree.list(statusesPath(this.workspaceTag), isChainId, maxChains)
  }

  /** The newest that is whole; nothing where that is the one that is known. */
  private async newest(
    chainId: ChainId,
    knownName?: string,
  ): Promise<{ name: string; stored: StoredStatus } | undefined> {
    const path = statusPath(this.workspaceTag, chainId)
    const isStatus = (name: string) => parseStatusName(name) !== undefined
    const names = await this.tree.list(path, isStatus, maxNames)
    // Counters may have more digits than they are padded to.
    names.sort((one, other) => (parseStatusName(other) ?? 0) - (parseStatusName(one) ?? 0))
    for (const name of names.slice(0, maxTries)) {
      if (name === knownName) return undefined
      const read = await this.tree.readWhole(join(path, name), maxStatusBytes + checksumBytes)
      const status = read && checkedContent(read.file)
      if (status && this.counterOf(chainId, status) === parseStatusName(name)) {
        return { name, stored: { chainId, status } }
      }
    }
    return undefined
  }

  private counterOf(chainId: ChainId, status: Uint8Array): number | undefined {
    const header = readStatusHeader(status)
    return header?.workspaceTag === this.workspaceTag && header.chainId === chainId
      ? header.number
      : undefined
  }
}
