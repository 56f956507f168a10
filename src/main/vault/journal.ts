import { closeSync, fdatasync, ftruncateSync, fstatSync, openSync, readFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/**
 * A plain file with each transaction's batch, beside the database: what a corrupted vault is rebuilt from.
 * A record is its length and CRC-32 (both little-endian 32 bit), then the bytes of the batch.
 */
export interface Journal {
  /**
   * Writes one record and begins putting it on disk. `durable` settles once `fdatasync` has returned; `undo` takes
   * the record out again where the transaction it belongs to failed.
   */
  append(bytes: Uint8Array): { durable: Promise<void>; undo: () => void }
  close(): void
}

const headerBytes = 8

export function openJournal(path: string): Journal {
  const descriptor = openSync(path, 'a+')
  let size = fstatSync(descriptor).size
  const intact = readRecords(readFileSync(path)).intactBytes
  if (intact < size) {
    // A record that a crash cut short was never called saved, and what follows it could not be read.
    ftruncateSync(descriptor, intact)
    size = intact
  }
  return {
    append(bytes) {
      const record = Buffer.alloc(headerBytes + bytes.length)
      record.writeUInt32LE(bytes.length, 0)
      record.writeUInt32LE(crc32(bytes), 4)
      record.set(bytes, headerBytes)
      const before = size
      try {
        let written = 0
        while (written < record.length) written += writeSync(descriptor, record, written)
      } catch (error) {
        ftruncateSync(descriptor, before)
        throw error
      }
      size = before + record.length
      const durable = new Promise<void>((resolve, reject) =>
        fdatasync(descriptor, (error) => (error ? reject(error) : resolve())),
      )
      const undo = () => {
        ftruncateSync(descriptor, before)
        size = before
      }
      return { durable, undo }
    },
    close() {
      closeSync(descriptor)
    },
  }
}

/** The records of a journal up to the first that is cut short or does not match its checksum. */
export function readRecords(file: Uint8Array): { records: Uint8Array[]; intactBytes: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const records: Uint8Array[] = []
  let offset = 0
  while (offset + headerBytes <= file.length) {
    const length = view.getUint32(offset, true)
    const end = offset + headerBytes + length
    if (end > file.length) break
    const bytes = file.subarray(offset + headerBytes, end)
    if (crc32(bytes) !== view.getUint32(offset + 4, true)) break
    records.push(bytes)
    offset = end
  }
  return { records, intactBytes: offset }
}
