import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { recordHeaderBytes, segmentPath, type Segment } from './journal-records'
import { syncFolder } from './files'

/** What the journal needs of the system, so that a test can watch the order and let it fail. */
export interface JournalPorts {
  fdatasync: (descriptor: number, done: (error: Error | null) => void) => void
  write: (descriptor: number, bytes: Uint8Array, offset: number, position: number) => number
}

const systemPorts: JournalPorts = {
  fdatasync,
  write: (descriptor, bytes, offset, position) =>
    writeSync(descriptor, bytes, offset, bytes.length - offset, position),
}

/**
 * Each batch in plain files beside the database: what a damaged vault is rebuilt from. It is a row of segments; a new
 * one begins at each backup, and a backup with the number N holds everything in the segments before N.
 */
export class Journal {
  private descriptor: number
  private size: number
  /** The last batch known to be on disk, to begin again from after a failure. */
  private durableSequence: number
  private appendedSequence: number
  private isSynced = true
  private failed = false
  private isClosed = false
  /** Raised by each undo: a sync begun before it says nothing about the record that took the place. */
  private undoCount = 0
  private running: Promise<void> | undefined
  private queued: Promise<void> | undefined

  private constructor(
    private readonly folder: string,
    private number: number,
    lastSequence: number,
    private readonly ports: JournalPorts,
  ) {
    this.descriptor = openSegment(folder, number)
    this.size = fstatSync(this.descriptor).size
    this.durableSequence = lastSequence
    this.appendedSequence = lastSequence
  }

  /**
   * Opens the newest segment, or begins one, and cuts off what a crash left incomplete at its end: that was never
   * called saved. `lastSequence` is the last batch of the chain; `firstSegment` the number to begin at.
   */
  static open(
    folder: string,
    segments: readonly Segment[],
    { lastSequence, firstSegment }: { lastSequence: number; firstSegment: number },
    ports: JournalPorts = systemPorts,
  ): Journal {
    const newest = segments.at(-1)
    const journal = new Journal(folder, newest?.number ?? firstSegment, lastSequence, ports)
    if (newest && newest.end < journal.size) {
      ftruncateSync(journal.descriptor, newest.end)
      journal.size = newest.end
    }
    return journal
  }

  get segment(): number {
    return this.number
  }

  /** Whether the disk refused to confirm a record; `restart` mends it. */
  get hasFailed(): boolean {
    return this.failed
  }

  get lastDurable(): number {
    return this.durableSequence
  }

  /** Writes one record, not yet on disk; see `durable`. `undo` takes it out again and must come before the next append. */
  append(sequence: number, bytes: Uint8Array): { undo: () => void } {
    const record = Buffer.alloc(recordHeaderBytes + bytes.length)
    record.writeUInt32LE(bytes.length, 0)
    record.writeUInt32LE(sequence, 8)
    record.set(bytes, recordHeaderBytes)
    record.writeUInt32LE(crc32(record.subarray(8)), 4)
    const sizeBefore = this.size
    const sequenceBefore = this.appendedSequence
    const undo = () => {
      this.size = sizeBefore
      this.appendedSequence = sequenceBefore
      this.undoCount += 1
      this.truncate()
    }
    try {
      let written = 0
      while (written < record.length) {
        written += this.ports.write(this.descriptor, record, written, sizeBefore + written)
      }
    } catch (error) {
      undo()
      throw error
    }
    this.size = sizeBefore + record.length
    this.appendedSequence = sequence
    this.isSynced = false
    return { undo }
  }

  /**
   * Resolves once everything appended so far is on disk. Rejects where the disk says it is not: then the journal
   * cannot be trusted until `restart`, since a system may drop what it failed to write and report the next sync fine.
   */
  durable(): Promise<void> {
    if (this.failed) return Promise.reject(new Error('journal-failed'))
    if (!this.running) return this.isSynced ? Promise.resolve() : this.sync()
    // A sync that began before the last append need not cover it: one more covers all that came meanwhile.
    this.queued ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.queued = undefined
        return this.failed ? Promise.reject(new Error('journal-failed')) : this.sync()
      })
    return this.queued
  }

  /** Begins the next segment; from now on records go there. Returns its number. */
  rotate(): number {
    if (!this.failed) this.syncNow()
    const next = openSegment(this.folder, this.number + 1)
    this.release()
    this.descriptor = next
    this.number += 1
    this.size = 0
    this.isSynced = true
    return this.number
  }

  /** After a failure: begins a new segment with the batches that are not known to be on disk. Throws where it cannot. */
  restart(missing: Iterable<{ sequence: number; batch: Uint8Array }>): void {
    this.rotate()
    for (const { sequence, batch } of missing) this.append(sequence, batch)
    this.failed = false
  }

  /** Puts on disk what was appended, before it returns. */
  syncNow(): void {
    fdatasyncSync(this.descriptor)
    this.isSynced = true
    this.durableSequence = this.appendedSequence
  }

  /** A second call does nothing. */
  close(): void {
    if (!this.isClosed) this.release()
    this.isClosed = true
  }

  private sync(): Promise<void> {
    const { descriptor, undoCount, appendedSequence } = this
    this.isSynced = true
    const onDisk = new Promise<void>((resolve, reject) => {
      this.ports.fdatasync(descriptor, (error) => (error ? reject(error) : resolve()))
    })
    const running = onDisk.then(
      () => {
        if (this.running === running) this.running = undefined
        if (undoCount === this.undoCount) {
          this.durableSequence = Math.max(this.durableSequence, appendedSequence)
        }
      },
      (error: unknown) => {
        if (this.running === running) this.running = undefined
        this.failed = true
        throw error
      },
    )
    this.running = running
    return running
  }

  private truncate(): void {
    try {
      ftruncateSync(this.descriptor, this.size)
    } catch {
      // The next record is written over what could not be cut off; after a crash it counts as one more change.
    }
  }

  /** Closes the segment once nobody waits for it. */
  private release(): void {
    const { descriptor } = this
    const pending = this.queued ?? this.running
    if (pending) void pending.catch(() => undefined).then(() => closeSync(descriptor))
    else closeSync(descriptor)
  }
}

function openSegment(folder: string, number: number): number {
  mkdirSync(join(folder, 'journal'), { recursive: true })
  const path = segmentPath(folder, number)
  // Not `a`: where a record was taken out, the next one must take its place.
  try {
    return openSync(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const descriptor = openSync(path, 'wx+')
  syncFolder(join(folder, 'journal'))
  return descriptor
}
