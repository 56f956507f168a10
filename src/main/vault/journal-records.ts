import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { decodeBatch, type Batch } from '@shared/sync/batch'

/**
 * A record is the length of its batch, a CRC-32 of what follows it, the batch's sequence (all 32 bit, little-endian),
 * then the batch.
 */
export const recordHeaderBytes = 12

export interface JournalRecord {
  sequence: number
  bytes: Uint8Array
}

/** One file of the journal. */
export interface Segment {
  number: number
  records: JournalRecord[]
  /** Where the last whole record ends. */
  end: number
  /** The device whose chain the records belong to; `undefined` where there is none. */
  deviceId: string | undefined
}

const namePattern = /^journal-(\d{8})\.log$/

export function segmentPath(folder: string, number: number): string {
  return join(folder, 'journal', `journal-${String(number).padStart(8, '0')}.log`)
}

/** The segments there are, in order. */
export function readSegments(folder: string): Segment[] {
  return segmentNumbers(folder).map((number) => {
    const { records, end } = readRecords(readFileSync(segmentPath(folder, number)))
    const [first] = records
    return { number, records, end, deviceId: first && decodeBatch(first.bytes).deviceId }
  })
}

export function segmentNumbers(folder: string): number[] {
  let names: string[]
  try {
    names = readdirSync(join(folder, 'journal'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names
    .flatMap((name) => {
      const digits = namePattern.exec(name)?.[1]
      return digits ? [Number(digits)] : []
    })
    .sort((first, second) => first - second)
}

/** The whole records of a segment. Damage in the middle loses the records it hit, not those behind them. */
export function readRecords(file: Uint8Array): { records: JournalRecord[]; end: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const records: JournalRecord[] = []
  let end = 0
  let offset = 0
  while (offset + recordHeaderBytes <= file.length) {
    const recordEnd = offset + recordHeaderBytes + view.getUint32(offset, true)
    const isWhole =
      recordEnd <= file.length &&
      recordEnd > offset + recordHeaderBytes &&
      crc32(file.subarray(offset + 8, recordEnd)) === view.getUint32(offset + 4, true)
    if (isWhole) {
      const bytes = file.subarray(offset + recordHeaderBytes, recordEnd)
      records.push({ sequence: view.getUint32(offset + 8, true), bytes })
      offset = recordEnd
      end = recordEnd
    } else {
      offset += 1
    }
  }
  return { records, end }
}

/** The batches of segments, chain after chain, each once and in the order they were committed. */
export function batchesOf(segments: readonly Segment[]): { batch: Batch; bytes: Uint8Array }[] {
  const chains = new Map<string, Map<number, Uint8Array>>()
  for (const { deviceId, records } of segments) {
    if (deviceId === undefined) continue
    const chain = chains.get(deviceId) ?? new Map<number, Uint8Array>()
    chains.set(deviceId, chain)
    for (const { sequence, bytes } of records) chain.set(sequence, bytes)
  }
  return [...chains.values()].flatMap((chain) =>
    [...chain]
      .sort(([first], [second]) => first - second)
      .map(([, bytes]) => ({ batch: decodeBatch(bytes), bytes })),
  )
}
