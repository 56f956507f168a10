import type { AttachmentStore } from '../../attachments/attachment-store'
import type { Vault } from '../../vault/vault'
import type { BlobShelf } from './blob-shelf'
import type { BuiltCheckpoint, CheckpointRequest } from './checkpoints/build-checkpoint'
import type { Keyring } from '../keys/keyring'

/** The part of the vault that sync needs. */
export type SyncedVault = Pick<
  Vault,
  | 'connection'
  | 'deviceId'
  | 'sequence'
  | 'commit'
  | 'receive'
  | 'receiveDocuments'
  | 'waitingBatches'
  | 'transaction'
  | 'onCommitted'
  | 'onCommitting'
>

/** The part of the attachment store that sync needs. */
export type SyncedAttachments = Pick<
  AttachmentStore,
  'has' | 'list' | 'read' | 'put' | 'connect' | 'onArrived' | 'setFetching' | 'setUnavailable'
>

/** What the replica of a workspace stands on; all of it replaceable in a test. */
export interface ReplicaPorts {
  vault: SyncedVault
  keyring: Keyring
  /** Sealed blobs of this device's latest checkpoint, until every transport has them. */
  shelf: BlobShelf
  /** Puts the bundles of a checkpoint on the shelf; beside the main process where it can. */
  buildCheckpoint: (request: CheckpointRequest) => Promise<BuiltCheckpoint>
  /** The bytes of images and files; missing where they do not travel. It may outlive the replica. */
  attachments?: SyncedAttachments | undefined
  nowMs: () => number
  /** From any beginning, and never back, whatever the clock is set to: for how long something has been. */
  steadyMs: () => number
  /** Between 0 and 1. */
  random: () => number
  /** Runs something later; returns what cancels it. */
  setTimer: (delayMs: number, run: () => void) => () => void
  appVersion: string
  /** The latest version of messages it reads, where it is not this program's: what a later one does can be tried. */
  readsVersion?: number
  /** Something that is shown about sync may be different now. */
  onChanged: () => void
  /** Failures nobody waits for. */
  onFailed: (error: unknown) => void
}
