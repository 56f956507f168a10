import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { maxEntryBytes, type ChainId, type StoredEntry } from '@shared/sync/transport'
import { checkedContent, checksumBytes, digestOf, withChecksum } from './checksum'
import { readEntryHeader } from './clear-header'
import type { SegmentName } from './layout'

/** A segment is closed at this many bytes of entries; a larger entry has one for itself. [X2] */
export const segmentBytes = 256 * 1024
/** No file of ours is longer: one entry of the greatest size, or many small ones with their lengths. */
export const maxSegmentFileBytes = maxEntryBytes + 64 * 1024

const magic = Uint8Array.of(0x4c, 0x55, 0x53, 0x01)

/** A file of entries that follow each other, and the name it goes by. */
export interface Segment {
  name: SegmentName
  file: Uint8Array
  isBeginning: boolean
}

/**
 * `magic ‖ isBeginning ‖ varuint firstSequence ‖ varuint count ‖ count × bytes(entry) ‖ SHA-256 of all before`.
 * `isBeginning`: what came before was never at this place. [X2]
 */
export function encodeSegment(entries: readonly StoredEntry[], isBeginning: boolean): Segment {
  const [first = 0, last = 0] = [entries[0]?.sequence, entries.at(-1)?.sequence]
  const file = withChecksum(
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, magic)
      encoding.writeUint8(encoder, isBeginning ? 1 : 0)
      encoding.writeVarUint(encoder, first)
      encoding.writeVarUint(encoder, entries.length)
      for (const { entry } of entries) encoding.writeVarUint8Array(encoder, entry)
    }),
  )
  return { name: { first, last, digest: digestOf(file) }, file, isBeginning }
}

/**
 * The entries of a file that is whole and what its name says: each has the form of an entry and says that it stands in
 * this workspace, chain and place. `undefined` for anything else, whatever it is.
 */
export function decodeSegment(
  file: Uint8Array,
  { first, last, digest }: SegmentName,
  chain: { workspaceTag: string; chainId: ChainId },
): { entries: StoredEntry[]; isBeginning: boolean } | undefined {
  const content = file.length > checksumBytes && digestOf(file) === digest ? checkedContent(file) : undefined
  if (!content) return undefined
  try {
    const decoder = decoding.createDecoder(content)
    if (!Buffer.from(decoding.readUint8Array(decoder, magic.length)).equals(magic)) return undefined
    const isBeginning = decoding.readUint8(decoder)
    if (isBeginning > 1 || decoding.readVarUint(decoder) !== first) return undefined
    if (decoding.readVarUint(decoder) !== last - first + 1) return undefined
    const entries: StoredEntry[] = []
    for (let sequence = first; sequence <= last; sequence += 1) {
      const entry = decoding.readVarUint8Array(decoder)
      const header = readEntryHeader(entry)
      const isHere =
        header?.workspaceTag === chain.workspaceTag &&
        header.chainId === chain.chainId &&
        header.number === sequence
      if (!isHere || entry.length > maxEntryBytes) return undefined
      entries.push({ sequence, entry })
    }
    return decoding.hasContent(decoder) ? undefined : { entries, isBeginning: isBeginning === 1 }
  } catch {
    // A length that reaches beyond the end: somebody made the checksum fit.
    return undefined
  }
}

/** Deals entries to segments: they are closed at their size, and before a gap. */
export function dealToSegments(entries: readonly StoredEntry[]): StoredEntry[][] {
  const dealt: StoredEntry[][] = []
  let size = Infinity
  for (const [index, stored] of entries.entries()) {
    const isGap = stored.sequence - 1 !== entries[index - 1]?.sequence
    if (isGap || size + stored.entry.length > segmentBytes) {
      dealt.push([])
      size = 0
    }
    dealt.at(-1)?.push(stored)
    size += stored.entry.length
  }
  return dealt
}
