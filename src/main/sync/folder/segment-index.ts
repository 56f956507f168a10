import { join } from 'node:path'
import type { ChainId, StoredEntry } from '@shared/sync/transport'
import { givenRun, letGoThrough, type GivenRun } from './cover'
import { chainPath, parseSegmentName, parseTrimName, segmentName, type SegmentName } from './layout'
import { decodeSegment, maxSegmentFileBytes, type Segment } from './segment'
import type { SharedTree } from './shared-tree'

/** More files of one chain are not looked at: at 256 KB each these are 1 GB, far beyond a checkpoint. */
const maxNames = 4096
/** A directory's time may be coarse: it counts as unchanged only after that many looks at the same one. */
const looksUntilQuiet = 3
/** Every so many looks everything is looked at anew: some drives keep the times of what they change. */
const looksUntilAnew = 12

const unread = { size: 0, stamp: '', isWhole: false, isBeginning: false }

export interface KnownSegment extends SegmentName {
  fileName: string
  size: number
  stamp: string | undefined
  isWhole: boolean
  isBeginning: boolean
}

/**
 * What is known of the files of one chain. A file counts once it was read whole and verified; after that its name
 * stands for it until it is read again. Holds no entries, except those of the last segment that was loaded.
 */
export class SegmentIndex {
  readonly path: string
  /** Sequences through which entries were let go, as far as file names say. */
  marks: number[] = []
  private readonly known = new Map<string, KnownSegment>()
  private directoryStamp: string | undefined
  private looks = 0
  private quietLooks = 0
  private loaded: { fileName: string; stamp: string; entries: StoredEntry[] } | undefined

  constructor(
    private readonly tree: SharedTree,
    private readonly chain: { workspaceTag: string; chainId: ChainId },
  ) {
    this.path = chainPath(chain.workspaceTag, chain.chainId)
  }

  get all(): KnownSegment[] {
    return [...this.known.values()]
  }

  get whole(): KnownSegment[] {
    return [...this.known.values()].filter(({ isWhole }) => isWhole)
  }

  /** What is given of the chain. */
  get run(): GivenRun | undefined {
    return givenRun(this.whole, this.marks)
  }

  get letGoThrough(): number {
    return letGoThrough(this.whole, this.marks)
  }

  /** For polling: does next to nothing where nothing seems to have changed. */
  async look(): Promise<void> {
    this.looks += 1
    if (this.looks % looksUntilAnew === 0) return this.refresh('anew')
    const stamp = await this.tree.stamp(this.path)
    this.quietLooks = stamp === this.directoryStamp ? this.quietLooks + 1 : 0
    this.directoryStamp = stamp
    if (this.quietLooks < looksUntilQuiet) return this.refresh()
    for (const segment of this.known.values()) if (!segment.isWhole) await this.verify(segment)
  }

  /**
   * Takes in which files there are. `stamps`: and whether those that were whole have changed. `anew`: and reads those
   * that were not whole again, whatever their times say.
   */
  async refresh(how: 'names' | 'stamps' | 'anew' = 'names'): Promise<void> {
    const isOurs = (name: string) => (parseSegmentName(name) ?? parseTrimName(name)) !== undefined
    const names = new Set(await this.tree.list(this.path, isOurs, maxNames))
    this.marks = [...names].flatMap((name) => parseTrimName(name) ?? [])
    for (const fileName of this.known.keys()) if (!names.has(fileName)) this.known.delete(fileName)
    for (const fileName of names) {
      const name = parseSegmentName(fileName)
      if (!name) continue
      const segment = this.known.get(fileName) ?? { ...unread, ...name, fileName }
      this.known.set(fileName, segment)
      if (how === 'anew' && !segment.isWhole) segment.stamp = ''
      if (how !== 'names' || !segment.isWhole) await this.verify(segment)
    }
  }

  /** The entries of a segment; where it is whole no more it stops counting, and there are none. */
  async load(segment: KnownSegment): Promise<StoredEntry[]> {
    const stamp = await this.tree.stamp(join(this.path, segment.fileName))
    if (stamp === undefined || stamp !== this.loaded?.stamp || segment.fileName !== this.loaded.fileName) {
      this.loaded = undefined
      await this.verify({ ...segment, stamp: '' })
    }
    if (!this.loaded) Object.assign(segment, { isWhole: false, stamp: '' })
    return this.loaded?.entries ?? []
  }

  /** Puts a segment in its place. */
  async place({ name, file, isBeginning }: Segment): Promise<KnownSegment> {
    const fileName = segmentName(name)
    const path = join(this.path, fileName)
    await this.tree.place(path, file)
    const stamp = await this.tree.stamp(path)
    const segment = { ...name, fileName, size: file.length, stamp, isWhole: true, isBeginning }
    this.known.set(fileName, segment)
    return segment
  }

  async remove({ fileName }: KnownSegment): Promise<void> {
    await this.tree.remove(join(this.path, fileName))
    this.known.delete(fileName)
  }

  /** Reads a file unless it is the one that was read before. */
  private async verify(segment: KnownSegment): Promise<void> {
    const path = join(this.path, segment.fileName)
    const stamp = await this.tree.stamp(path, { maxBytes: maxSegmentFileBytes })
    if (stamp !== undefined && stamp === segment.stamp) return
    segment.isWhole = false
    const read = stamp === undefined ? undefined : await this.tree.readWhole(path, maxSegmentFileBytes)
    segment.stamp = read?.stamp
    if (!read) return
    const decoded = decodeSegment(read.file, segment, this.chain)
    segment.isWhole = decoded !== undefined
    segment.isBeginning = decoded?.isBeginning ?? false
    segment.size = read.file.length
    if (decoded) this.loaded = { fileName: segment.fileName, stamp: read.stamp, entries: decoded.entries }
  }
}
