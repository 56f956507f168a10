/** The first 16 bytes of the hash of a device's signing key, in hexadecimal: names its chain of entries. [I2] */
export type ChainId = string

/** One link of a chain, as it travels; see `docs/sync-protocol.md`, Entries. */
export interface StoredEntry {
  sequence: number
  entry: Uint8Array
}

/** The entries a transport has of one chain. Earlier ones were let go. */
export interface ChainExtent {
  chainId: ChainId
  firstSequence: number
  lastSequence: number
}

export interface StoredStatus {
  chainId: ChainId
  status: Uint8Array
}

/** What a relay must know to let in members and nobody else. A folder has no use for it. */
export interface Access {
  epochNumber: number
  /** Public key of the epoch's write key: who holds it may admit devices. */
  writePublicKey: Uint8Array
  /** Signing keys of the members. */
  members: Uint8Array[]
}

export type TransportEvent =
  /** New entries, in order. A hint: what is missed is found by reading. */
  | { kind: 'entries'; chainId: ChainId; entries: StoredEntry[] }
  | { kind: 'status'; status: StoredStatus }
  | { kind: 'state'; state: TransportState }

export interface TransportState {
  /** `refused` needs the user (see `code`); the others mend themselves. */
  connection: 'connecting' | 'ready' | 'offline' | 'refused'
  /** Why it is offline or refused. */
  code?: TransportErrorCode
  /** In the user's words. */
  message?: string
  quota?: { usedBytes: number; limitBytes: number }
}

export type TransportErrorCode =
  | 'offline'
  | 'closed'
  /** Another entry stands at that sequence. [T2] */
  | 'fork'
  /** The entry before is missing: append from `lastSequence` of the extent on. [T2] */
  | 'gap'
  | 'quota'
  | 'too-large'
  | 'busy'
  /** This device was removed from the workspace. */
  | 'removed'
  | 'invite-needed'
  | 'not-admitted'
  /** The other side speaks only older, or only newer, versions of the protocol. */
  | 'too-old'
  | 'too-new'
  | 'not-writable'
  | 'folder-missing'
  | 'bad-address'
  /** Nobody has that mailbox open: a pairing that is over, or never was. */
  | 'no-mailbox'
  | 'failed'

export class TransportError extends Error {
  constructor(
    readonly code: TransportErrorCode,
    message: string = code,
  ) {
    super(message)
    this.name = 'TransportError'
  }
}

/**
 * Where the devices of a workspace leave what they have for each other. It is hostile: it may drop, delay, repeat,
 * reorder, swap, truncate, roll back, fork and invent, and whoever reads from it verifies everything. Every call
 * rejects with a `TransportError`; each may be made again. [T1]
 */
export interface Transport {
  /** Names it on this device, also after a restart. */
  readonly id: string
  readonly kind: 'relay' | 'folder'
  readonly state: TransportState

  /** What it has of each chain. */
  extents(): Promise<ChainExtent[]>
  /** Adds to the end of the own chain, in order; resolves once they are kept for good. Known ones change nothing. */
  append(chainId: ChainId, entries: readonly StoredEntry[]): Promise<void>
  /** Entries after a sequence, in order, as many as fit into `maxBytes` and at least one where there is one. */
  read(chainId: ChainId, afterSequence: number, maxBytes: number): Promise<StoredEntry[]>
  /** Lets go of the entries up to and including a sequence. */
  trim(chainId: ChainId, throughSequence: number): Promise<void>

  /** Names are lower-case hexadecimal, 64 characters. Resolves once it is kept for good. */
  putBlob(name: string, blob: Uint8Array): Promise<void>
  /** `undefined` where it is not there. */
  readBlob(name: string): Promise<Uint8Array | undefined>
  /** Those of the names that are not there. */
  missingBlobs(names: readonly string[]): Promise<string[]>
  removeBlobs(names: readonly string[]): Promise<void>

  /** Replaces the chain's status. */
  putStatus(status: StoredStatus): Promise<void>
  statuses(): Promise<StoredStatus[]>

  /** Tells who is a member now. */
  setAccess(access: Access): Promise<void>

  /** Opens a mailbox for pairing; who opens it keeps it open for five minutes at most. */
  openMailbox(mailboxId: string): Promise<Mailbox>

  /** Calls the listener with what is new until its unsubscribe is called. */
  watch(listener: (event: TransportEvent) => void): () => void
  /** Stops trying to be connected, and tries again; for pause and resume. */
  setPaused(isPaused: boolean): void
  close(): Promise<void>
}

/** Passes messages of a pairing, each to whoever else is at the mailbox; keeps their order. [P2] */
export interface Mailbox {
  post(message: Uint8Array): Promise<void>
  /**
   * Calls the listener with every message, from the first on, the own ones too, and `onEnded` where it is noticed that
   * nothing comes through it any more; returns its unsubscribe.
   */
  watch(listener: (message: Uint8Array) => void, onEnded?: (error: TransportError) => void): () => void
  close(): Promise<void>
}

/** An entry, with what else travels in a frame, never exceeds this. [E5] */
export const maxEntryBytes = 1024 * 1024
/** A blob's ciphertext never exceeds this. */
export const maxBlobBytes = 1024 * 1024
export const maxStatusBytes = 64 * 1024
export const maxMailboxMessageBytes = 256 * 1024
/**
 * Messages in which a pairing hands over the roster. With pieces of 128 KiB there is room for 1.5 MiB, far more than the roster of ten devices after a hundred removals, and
 * little enough for a relay to hold in memory.
 */
export const maxHandoverPieces = 12
