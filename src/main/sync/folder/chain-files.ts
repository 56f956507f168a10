import { join } from 'node:path'
import {
  maxEntryBytes,
  TransportError,
  type ChainExtent,
  type ChainId,
  type StoredEntry,
} from '@shared/sync/transport'
import { rowFrom, spanAt } from './cover'
import { partPrefix, parseTrimName, trimName } from './layout'
import { dealToSegments, encodeSegment, segmentBytes } from './segment'
import { SegmentIndex } from './segment-index'
import { SegmentMerger } from './segment-merger'
import { SerialQueue } from './serial-queue'
import type { SharedTree } from './shared-tree'

/**
 * One chain in the folder. Each append is a small segment at once, durable and there for the sync tool to carry; its
 * owner later writes what stands in several small ones into one larger and, after a while, deletes the small ones. So
 * nothing waits for a segment to close, no file is ever altered, and few files are left. [X3]
 */
export class ChainFiles {
  private readonly index: SegmentIndex
  private readonly merger: SegmentMerger
  private readonly queue = new SerialQueue()
  /** The last sequence that was told of. */
  private toldThrough = 0

  constructor(
    private readonly tree: SharedTree,
    workspaceTag: string,
    private readonly chainId: ChainId,
    steadyMs: () => number,
  ) {
    this.index = new SegmentIndex(tree, { workspaceTag, chainId })
    this.merger = new SegmentMerger(this.index, steadyMs)
  }

  extent(): Promise<ChainExtent[]> {
    return this.queue.run(async () => {
      await this.index.refresh('stamps')
      const { run } = this.index
      return run ? [{ chainId: this.chainId, firstSequence: run.first, lastSequence: run.last }] : []
    })
  }

  read(afterSequence: number, maxBytes: number): Promise<StoredEntry[]> {
    return this.queue.run(async () => {
      await this.index.refresh()
      return this.readFrom(afterSequence + 1, maxBytes)
    })
  }

  append(entries: readonly StoredEntry[]): Promise<void> {
    return this.queue.run(async () => {
      for (const { entry } of entries) if (entry.length > maxEntryBytes) throw new TransportError('too-large')
      await this.index.refresh()
      this.requireRow(entries)
      const missing = await this.missing(entries)
      if (missing.length === 0) return
      this.merger.begin()
      for (const piece of dealToSegments(missing)) {
        const segment = encodeSegment(piece, this.index.whole.length === 0)
        this.merger.noteAppended(await this.index.place(segment))
        // What it wrote itself, its owner need not be told.
        this.toldThrough = Math.max(this.toldThrough, segment.name.last)
      }
    })
  }

  /** Leaves a mark and deletes what it covers. Files that a sync tool brings back then stay hidden. [X5] */
  trim(throughSequence: number): Promise<void> {
    return this.queue.run(async () => {
      await this.index.refresh()
      const end = Math.max(0, ...this.index.whole.map(({ last }) => last))
      const through = Math.min(throughSequence, end)
      if (through < 1) return
      if (!this.index.marks.includes(through)) {
        await this.tree.place(join(this.index.path, trimName(through)), Buffer.from('trimmed'))
        this.index.marks.push(through)
      }
      for (const segment of this.index.all) if (segment.last <= through) await this.index.remove(segment)
      const isSpent = (name: string) =>
        name.startsWith(partPrefix) || (parseTrimName(name) ?? Infinity) < through
      for (const name of await this.tree.list(this.index.path, isSpent, 1000)) {
        await this.tree.remove(join(this.index.path, name))
      }
    })
  }

  /** What is new since the last time: the newest entries of it, as many as fit into a segment. A hint, see `watch`. */
  news(): Promise<StoredEntry[]> {
    return this.queue.run(async () => {
      await this.index.look()
      const { run } = this.index
      const begin = Math.max(this.toldThrough + 1, run?.first ?? 0)
      this.toldThrough = run?.last ?? 0
      if (!run || begin > run.last) return []
      let size = 0
      const row = rowFrom(this.index.whole, begin)
      const newest = row.findLast((segment, index) => {
        size += segment.size
        return size > segmentBytes || index === 0
      })
      return this.readFrom(Math.max(begin, newest?.first ?? 0), size)
    })
  }

  /** What is there is told again. */
  forgetTold(): void {
    this.toldThrough = 0
  }

  /** Merges and deletes small segments of the own chain when it is time. */
  tidy(): Promise<void> {
    return this.queue.run(() => this.merger.tidy())
  }

  /** From a sequence on, or from the beginning of what is given where that is later; never across a gap. [T1] */
  private async readFrom(sequence: number, maxBytes: number): Promise<StoredEntry[]> {
    const found: StoredEntry[] = []
    let size = 0
    const { run } = this.index
    let next = run?.isBeginning ? Math.max(run.first, sequence) : sequence
    for (;;) {
      const segment = spanAt(this.index.whole, next)
      if (!segment) return found
      // A segment that turns out torn counts no more: another may hold the sequence, else it ends here.
      for (const stored of await this.index.load(segment)) {
        if (stored.sequence < next) continue
        size += stored.entry.length
        if (found.length > 0 && size > maxBytes) return found
        found.push(stored)
        next = stored.sequence + 1
      }
    }
  }

  /** Refuses what does not follow: within itself, or on what is there. [T2] */
  private requireRow(entries: readonly StoredEntry[]): void {
    const [first] = entries
    const { run, whole, marks } = this.index
    if (entries.some(({ sequence }, index) => sequence !== (first?.sequence ?? 0) + index)) {
      throw new TransportError('gap')
    }
    if (!first || !run || first.sequence < run.first) return
    const follows = spanAt(whole, first.sequence - 1) ?? spanAt(whole, first.sequence)
    if (!follows && !marks.includes(first.sequence - 1)) throw new TransportError('gap')
  }

  /** Which of the entries are not there and were not let go. Refuses where another stands in a place. [T2] */
  private async missing(entries: readonly StoredEntry[]): Promise<StoredEntry[]> {
    const missing: StoredEntry[] = []
    const { letGoThrough } = this.index
    for (const stored of entries) {
      if (stored.sequence <= letGoThrough) continue
      const there = await this.entryAt(stored.sequence)
      if (!there) missing.push(stored)
      else if (Buffer.compare(there.entry, stored.entry) !== 0) throw new TransportError('fork')
    }
    return missing
  }

  private async entryAt(sequence: number): Promise<StoredEntry | undefined> {
    for (;;) {
      const segment = spanAt(this.index.whole, sequence)
      if (!segment) return undefined
      const entries = await this.index.load(segment)
      const entry = entries[sequence - segment.first]
      if (entry) return entry
    }
  }
}
