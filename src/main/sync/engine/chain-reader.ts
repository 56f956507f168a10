import { hexHash } from '@shared/sync/crypto/hash'
import { openSeal } from '@shared/sync/crypto/seal'
import { parseEntry, type Entry } from '@shared/sync/entry'
import { decodeMessage, MessagePieces, type BatchMessage, type CheckpointMessage } from '@shared/sync/message'
import type { CutOff } from '@shared/sync/roster/standing'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { ChainId, StoredEntry } from '@shared/sync/transport'
import type { Membership } from './membership'
import type { Head } from './sync-store'

/** What entries of one chain amount to, up to `head`, where a message ends. */
export interface ReadEntries {
  head: Head
  /** Of the entries read. */
  bytes: number
  batches: BatchMessage[]
  ops: Uint8Array[]
  /** Manifests that were passed. */
  checkpoints: { sequence: number; message: Uint8Array }[]
  /** Why the last entry given was not taken in; those after it are in `rest`. */
  stopped: SyncDataError | undefined
}

/** A checkpoint that everybody is to take in: the chain waits before it until that was done. [K5] */
export interface HeldCheckpoint {
  checkpoint: CheckpointMessage
  message: Uint8Array
  /** The entry that ends its manifest. */
  head: Head
}

/**
 * Reads one chain of another device, verifying every entry before it is opened. Keeps the pieces of a message that has
 * not ended, so that it goes on where it was; begun anew it reads the same again. [E3]
 */
export class ChainReader {
  private position: Head
  /** The entry that ended the last message. */
  private complete: Head
  private readonly pieces = new MessagePieces()
  held: HeldCheckpoint | undefined

  constructor(
    private readonly chainId: ChainId,
    private readonly membership: Membership,
    start: Head,
    private readonly readsVersion?: number,
  ) {
    this.position = start
    this.complete = start
  }

  /** Goes on behind the checkpoint that was held, now that it was taken in. */
  release(): void {
    this.held = undefined
    this.complete = this.position
  }

  /** The last entry read. */
  get sequence(): number {
    return this.position.sequence
  }

  /**
   * Reads entries in order until one does not go on from the one before, cannot be read yet, or changes the roster,
   * which decides over what follows: the caller takes in what was read and calls again with the rest.
   */
  read(entries: readonly StoredEntry[]): ReadEntries & { rest: StoredEntry[] } {
    const read: ReadEntries = {
      head: this.complete,
      bytes: 0,
      batches: [],
      ops: [],
      checkpoints: [],
      stopped: undefined,
    }
    const waiting = [...entries]
    while (waiting.length > 0 && read.ops.length === 0 && !this.held) {
      const [next] = waiting
      if (!next) break
      try {
        waiting.shift()
        if (next.sequence > this.position.sequence) this.readEntry(next, read)
        else this.compare(next)
      } catch (error) {
        read.stopped = asSyncDataError(error)
        break
      }
    }
    return { ...read, head: this.complete, rest: waiting }
  }

  private readEntry(stored: StoredEntry, read: ReadEntries): void {
    const entry = this.verify(stored)
    read.bytes += stored.entry.length
    if (entry.body.type === 'ops') {
      if (!this.pieces.isEmpty) throw new SyncDataError('malformed')
      read.ops.push(...entry.body.ops)
      this.advance(entry)
    } else {
      const key = this.membership.keyOf(entry.body.epochId)
      if (!key) throw new SyncDataError('no-epoch')
      const message = this.pieces.add(openSeal(key, entry.body.sealed, entry.header))
      // A message that cannot be read stays before the cursor, whole.
      if (message) this.readMessage(message, entry, read)
      this.advance(entry)
    }
    if (this.pieces.isEmpty && !this.held) this.complete = this.position
  }

  private readMessage(bytes: Uint8Array, { sequence, hash }: Entry, read: ReadEntries): void {
    const message = decodeMessage(bytes, this.readsVersion)
    if (message.kind === 'batch') read.batches.push(message.batch)
    if (message.kind !== 'checkpoint') return
    const { checkpoint } = message
    if (checkpoint.merge) this.held = { checkpoint, message: bytes, head: { sequence, hash } }
    else read.checkpoints.push({ sequence, message: bytes })
  }

  /** Everything about an entry that can be known without opening it. */
  private verify({ sequence, entry: bytes }: StoredEntry): Entry {
    const entry = parseEntry(bytes)
    const { workspaceTag, roster } = this.membership
    if (entry.workspaceTag !== workspaceTag) throw new SyncDataError('foreign')
    if (entry.chainId !== this.chainId || entry.sequence !== sequence) throw new SyncDataError('forged')
    const device = roster.known.get(this.chainId)
    if (!device) throw new SyncDataError('unknown-chain')
    if (!entry.isSignedBy(device.signingKey)) throw new SyncDataError('forged')
    if (sequence !== this.position.sequence + 1) throw new SyncDataError('gap')
    if (entry.previousHash !== this.position.hash) throw new SyncDataError('fork')
    const cutOff = roster.cutOffs.get(this.chainId)
    if (!this.membership.isAccepted(this.chainId, sequence) && !isLeaving(entry, cutOff)) {
      throw new SyncDataError('cut-off')
    }
    if (cutOff?.lastSequence === sequence && cutOff.lastHash !== entry.hash) throw new SyncDataError('fork')
    return entry
  }

  /** What came before: the same again changes nothing, another one in its place is a fork. [E6] */
  private compare(stored: StoredEntry): void {
    if (stored.sequence !== this.position.sequence) return
    const entry = parseEntry(stored.entry)
    const key = this.membership.roster.known.get(this.chainId)?.signingKey
    if (entry.hash !== this.position.hash && key && entry.isSignedBy(key)) throw new SyncDataError('fork')
  }

  private advance({ sequence, hash }: Entry): void {
    this.position = { sequence, hash }
  }
}

/** Whether an entry stands right behind the last one of a device that left, and holds that word alone. [R10] */
function isLeaving({ sequence, body }: Entry, cutOff: CutOff | undefined): boolean {
  if (cutOff?.leaving === undefined || sequence !== cutOff.lastSequence + 1) return false
  return (
    body.type === 'ops' && body.ops.length === 1 && body.ops.every((op) => hexHash(op) === cutOff.leaving)
  )
}

function asSyncDataError(error: unknown): SyncDataError {
  return error instanceof SyncDataError ? error : new SyncDataError('malformed')
}
