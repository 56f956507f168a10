import { maxBlobBytes, maxEntryBytes, maxMailboxMessageBytes, maxStatusBytes } from '../transport'
import {
  bytes,
  fixed,
  flag,
  hex,
  list,
  optional,
  record,
  text,
  uint,
  word,
  type Fields,
} from './frame-fields'
import { maxChains, maxHostBytes, maxInviteBytes, maxListItems, maxMembers } from './relay-limits'

const publicKey = fixed(32)
const signature = fixed(64)
const workspaceTag = hex(16)
const chainId = hex(16)
const mailboxId = hex(16)
const blobName = hex(32)
const code = text(64)
const entries = list(record({ sequence: uint, entry: bytes(maxEntryBytes) }), maxListItems)
const status = record({ chainId, status: bytes(maxStatusBytes) })

const define = <Shape extends Fields>(number: number, shape: Shape) => ({ number, body: record(shape) })

/** Who stands behind an admission or a change of access: an epoch's write key, or the recovery identity. [L5] */
const authority = record({
  /** The recovery identity's public key; missing where the registered write key signs. */
  recoveryKey: optional(publicKey),
  signature,
})

/** What a device sends. Numbers and forms of `hello` and `helloMailbox` never change. [L2] */
export const deviceFrames = {
  hello: define(1, {
    oldest: uint,
    newest: uint,
    host: text(maxHostBytes),
    workspaceTag,
    signingKey: publicKey,
  }),
  helloMailbox: define(2, { oldest: uint, newest: uint, mailboxId }),
  proof: define(3, {
    signature,
    admission: optional(authority),
    registration: optional(
      record({ epochNumber: uint, writePublicKey: publicKey, signature, invite: text(maxInviteBytes) }),
    ),
  }),

  extents: define(16, { id: uint }),
  append: define(17, { id: uint, chainId, entries }),
  read: define(18, { id: uint, chainId, afterSequence: uint, maxBytes: uint }),
  trim: define(19, { id: uint, chainId, throughSequence: uint }),
  putBlob: define(20, { id: uint, name: blobName, blob: bytes(maxBlobBytes) }),
  readBlob: define(21, { id: uint, name: blobName }),
  missingBlobs: define(22, { id: uint, names: list(blobName, maxListItems) }),
  removeBlobs: define(23, { id: uint, names: list(blobName, maxListItems) }),
  putStatus: define(24, { id: uint, chainId, status: bytes(maxStatusBytes) }),
  statuses: define(25, { id: uint, afterChainId: optional(chainId) }),
  setAccess: define(26, {
    id: uint,
    epochNumber: uint,
    writePublicKey: publicKey,
    members: list(publicKey, maxMembers),
    authority,
  }),
  openMailbox: define(27, { id: uint, mailboxId }),
  postMailbox: define(28, { id: uint, mailboxId, message: bytes(maxMailboxMessageBytes) }),
  closeMailbox: define(29, { id: uint, mailboxId }),
}

/** What the relay sends. Number and form of `refused` never change. [L2] */
export const relayFrames = {
  refused: define(1, { code, oldest: uint, newest: uint, retryAfterMs: uint }),
  challenge: define(2, {
    protocol: uint,
    nonce: fixed(32),
    workspace: word(['known', 'unknown']),
    device: word(['known', 'unknown', 'removed']),
    access: optional(record({ epochNumber: uint, writePublicKey: publicKey })),
    isInviteNeeded: flag,
  }),
  welcome: define(3, { heartbeatMs: uint, usedBytes: uint, limitBytes: uint }),

  done: define(16, { id: uint, usedBytes: optional(uint) }),
  failed: define(17, { id: uint, code, retryAfterMs: uint }),
  extentsAre: define(18, {
    id: uint,
    extents: list(record({ chainId, firstSequence: uint, lastSequence: uint }), maxChains),
  }),
  entriesAre: define(19, { id: uint, entries, isLast: flag }),
  blobIs: define(20, { id: uint, blob: optional(bytes(maxBlobBytes)) }),
  missingAre: define(21, { id: uint, names: list(blobName, maxListItems) }),
  statusesAre: define(22, { id: uint, statuses: list(status, maxChains), isLast: flag }),

  newEntries: define(32, { chainId, entries }),
  newStatus: define(33, { chainId, status: bytes(maxStatusBytes) }),
  newAccess: define(34, { epochNumber: uint, writePublicKey: publicKey }),
  mailboxMessage: define(35, { mailboxId, message: bytes(maxMailboxMessageBytes) }),
  mailboxClosed: define(36, { mailboxId }),
  removed: define(37, {}),
  goingAway: define(38, { retryAfterMs: uint }),
}
