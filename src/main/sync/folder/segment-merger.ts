import type { StoredEntry } from '@shared/sync/transport'
import { planMerge, rowFrom } from './cover'
import { encodeSegment, segmentBytes } from './segment'
import type { KnownSegment, SegmentIndex } from './segment-index'

/** So long small segments wait for others to be merged with. [X3] */
const openMs = 30_000
/** So many wait at most: sync tools are slow with many small files. */
const maxOpenSegments = 32
/**
 * So long a merged segment stands beside the small ones it holds: sync tools carry a deletion at once and a file after
 * a while, and other devices would see a hole in between.
 */
const besideMs = 60_000

/** Makes few larger segments of many small ones, in the chain that this device owns. */
export class SegmentMerger {
  private isOwner = false
  private openSinceMs: number | undefined
  private openSegments = 0
  private openBytes = 0
  /** Segments that may hold what stands in smaller ones too. */
  private merged: { segment: KnownSegment; sinceMs: number }[] = []

  constructor(
    private readonly index: SegmentIndex,
    private readonly steadyMs: () => number,
  ) {}

  /** From the first append on: who appends is the owner. What an earlier run left is taken up. */
  begin(): void {
    if (this.isOwner) return
    this.isOwner = true
    this.merged = this.index.whole.map((segment) => ({ segment, sinceMs: this.steadyMs() }))
  }

  noteAppended({ size }: KnownSegment): void {
    this.openSinceMs ??= this.steadyMs()
    this.openSegments += 1
    this.openBytes += size
  }

  /** Does what is due. Cut off anywhere, nothing is lost: what was merged is deleted only when it stands elsewhere. */
  async tidy(): Promise<void> {
    if (!this.isOwner) return
    const isDue =
      this.openSinceMs !== undefined &&
      (this.steadyMs() - this.openSinceMs >= openMs ||
        this.openSegments >= maxOpenSegments ||
        this.openBytes >= segmentBytes)
    if (isDue) await this.merge()
    const dueMs = this.steadyMs() - besideMs
    const due = this.merged.filter(({ sinceMs }) => sinceMs <= dueMs)
    this.merged = this.merged.filter(({ sinceMs }) => sinceMs > dueMs)
    for (const { segment } of due) await this.removeCovered(segment)
  }

  private async merge(): Promise<void> {
    const { run, whole } = this.index
    const row = planMerge(run ? rowFrom(whole, run.first) : [], segmentBytes)
    const entries = await this.entriesOf(row)
    if (entries) {
      const segment = await this.index.place(encodeSegment(entries, row[0]?.isBeginning ?? false))
      this.merged.push({ segment, sinceMs: this.steadyMs() })
    }
    this.openSinceMs = undefined
    this.openSegments = 0
    this.openBytes = 0
  }

  /** All entries of a row of segments; `undefined` where there is nothing to merge, or one of them is whole no more. */
  private async entriesOf(row: readonly KnownSegment[]): Promise<StoredEntry[] | undefined> {
    const entries: StoredEntry[] = []
    for (const segment of row) {
      const held = await this.index.load(segment)
      if (held.length === 0) return undefined
      const after = entries.at(-1)?.sequence ?? 0
      entries.push(...held.filter(({ sequence }) => sequence > after))
    }
    return entries.length > 0 ? entries : undefined
  }

  /** Deletes segments all of whose entries stand in a larger one, byte for byte. */
  private async removeCovered(cover: KnownSegment): Promise<void> {
    const covered = this.index.whole.filter(
      (segment) =>
        segment.first >= cover.first &&
        segment.last <= cover.last &&
        segment.last - segment.first < cover.last - cover.first,
    )
    if (covered.length === 0) return
    const entries = await this.index.load(cover)
    for (const segment of covered) {
      const held = await this.index.load(segment)
      const isHeld = held.every(({ sequence, entry }) => {
        const same = entries[sequence - cover.first]
        return same !== undefined && Buffer.compare(same.entry, entry) === 0
      })
      if (held.length > 0 && isHeld) await this.index.remove(segment)
    }
  }
}
