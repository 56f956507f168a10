import { blobNameOf, contentHashOf, namingKeyFrom, sealBlob } from '@shared/sync/blob'
import { concatBytes } from '@shared/sync/bytes'
import { hash, keyedHash } from '@shared/sync/crypto/hash'
import { identityFrom, workspaceTagOf, type Identity } from '@shared/sync/crypto/identity'
import { seedOfPhrase, wordsOfPhrase } from '@shared/sync/crypto/recovery-phrase'
import { seal, sealedBytes } from '@shared/sync/crypto/seal'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'
import { noHash, parseEntry, signOpsEntry, signSealedEntry } from '@shared/sync/entry'
import { encodeBatchMessage, splitMessage, type BatchMessage } from '@shared/sync/message'
import {
  epochIdOf,
  namingRemovals,
  parseOp,
  recoverySigner,
  signOp,
  writeKeyOf,
  type OpContent,
  type Wrap,
} from '@shared/sync/roster/op'
import { signStatus, type DeviceStatus } from '@shared/sync/status'
import { fixed, hex } from './fixed'
import { pairingVectors } from './pairing-vectors'

const phrase = `${'abandon '.repeat(23)}art`
const lengths = [0, 1, 124, 125, 132, 133, 252, 253, 1_000, 10_000, 100_000, 786_433]

/** Everything in hexadecimal; text is text. */
export async function makeSyncVectors() {
  await sodiumReady
  const recoverySeed = seedOfPhrase(wordsOfPhrase(phrase))
  if (!recoverySeed) throw new Error('the phrase is none')
  const recovery = identityFrom(recoverySeed)
  const [founder, second] = [identityFrom(fixed(1)), identityFrom(fixed(2))]
  const workspaceTag = workspaceTagOf(recovery.signingKey)
  const [epochKey, nextEpochKey] = [fixed(11), fixed(12)]
  const epochId = epochIdOf(epochKey)
  const wraps = (key: Uint8Array, readers: Identity[]) =>
    readers.map((reader, index) => wrap(key, reader, index))

  const ops = opVectors({ recovery, founder, second, workspaceTag }, wraps, [epochKey, nextEpochKey])
  const inEpoch = { workspaceTag, epochId, epochKey }
  return {
    specification: 'docs/sync-protocol.md, version 1',
    hashes: [
      { rule: 'H(x)', x: hex(fixed(1, 3)), hash: hex(hash(fixed(1, 3))) },
      { rule: 'H(k, x)', k: hex(fixed(2)), x: hex(fixed(1, 3)), hash: hex(keyedHash(fixed(2), fixed(1, 3))) },
    ],
    identities: [
      { rule: 'I1 I2', ...identityVector(fixed(1), founder) },
      { rule: 'I1 I2', ...identityVector(fixed(2), second) },
    ],
    recovery: { rule: 'I3', phrase, ...identityVector(recoverySeed, recovery), workspaceTag },
    padding: {
      rule: 'S3',
      lengths: lengths.map((plaintextBytes) => ({
        plaintextBytes,
        sealedBytes: sealedBytes(plaintextBytes),
      })),
    },
    seals: [sealVector(new Uint8Array(), new Uint8Array()), sealVector(fixed(5, 130), fixed(6, 40))],
    epochs: [epochKey, nextEpochKey].map((key) => ({
      rule: 'R8',
      key: hex(key),
      id: epochIdOf(key),
      relayWriteKey: hex(writeKeyOf(key).publicKey),
    })),
    ops,
    entries: entryVectors(founder, inEpoch, ops),
    blob: blobVector(inEpoch),
    status: statusVector(founder, inEpoch),
    pairing: pairingVectors(second),
  }
}

function identityVector(seed: Uint8Array, identity: Identity) {
  const { signingKey, boxKey, chainId } = identity
  const signed = { message: hex(fixed(1, 3)), signature: hex(identity.sign(fixed(1, 3))) }
  return { seed: hex(seed), signingKey: hex(signingKey), boxKey: hex(boxKey), chainId, ...signed }
}

function sealVector(plaintext: Uint8Array, associated: Uint8Array) {
  const [key, nonce] = [fixed(21), fixed(22, 24)]
  return {
    rule: 'S1 S3',
    key: hex(key),
    nonce: hex(nonce),
    plaintext: hex(plaintext),
    associated: hex(associated),
    sealed: hex(seal(key, plaintext, associated, nonce)),
  }
}

/** A sealed box as libsodium makes it, with an ephemeral key that is none. */
function wrap(epochKey: Uint8Array, { boxKey }: Identity, index: number): Wrap {
  const ephemeral = sodium.crypto_box_seed_keypair(fixed(40 + index))
  const nonce = sodium.crypto_generichash(24, concatBytes([ephemeral.publicKey, boxKey]), null)
  const box = sodium.crypto_box_easy(epochKey, nonce, boxKey, ephemeral.privateKey)
  return { epochId: epochIdOf(epochKey), to: boxKey, sealed: concatBytes([ephemeral.publicKey, box]) }
}

function opVectors(
  {
    recovery,
    founder,
    second,
    workspaceTag,
  }: Record<'recovery' | 'founder' | 'second', Identity> & { workspaceTag: string },
  wraps: (key: Uint8Array, readers: Identity[]) => Wrap[],
  [epochKey, nextEpochKey]: [Uint8Array, Uint8Array],
) {
  const workspace = workspaceTag
  const keys = ({ signingKey, boxKey }: Identity) => ({ signingKey, boxKey })
  const epoch = (key: Uint8Array, number: number, readers: Identity[]) => ({
    id: epochIdOf(key),
    number,
    wraps: wraps(key, readers),
  })
  const third = identityFrom(fixed(3))
  const letIn = (by: Identity, device: Identity): [Identity, OpContent] => [
    by,
    {
      type: 'add',
      workspace,
      signer: by.chainId,
      order: 1,
      device: keys(device),
      wraps: wraps(epochKey, [device]),
    },
  ]
  const inOwnName = { workspace, signer: founder.chainId }
  const nextEpoch = epoch(nextEpochKey, 2, [recovery, founder, third])
  const letInThird = letIn(second, third)
  const founding: OpContent = {
    type: 'found',
    workspace,
    signer: recoverySigner,
    recovery: keys(recovery),
    device: keys(founder),
    epoch: epoch(epochKey, 1, [recovery, founder]),
  }
  const removal: OpContent = {
    type: 'remove',
    ...inOwnName,
    chainId: second.chainId,
    lastSequence: 3,
    lastHash: 'ab'.repeat(32),
    ops: [parseOp(signOp(...letInThird)).hash],
    epoch: nextEpoch,
  }
  const contents: [by: Identity, content: OpContent][] = [
    [recovery, founding],
    letIn(founder, second),
    letInThird,
    [founder, { type: 'share', ...inOwnName, wraps: wraps(epochKey, [second]) }],
    [founder, { type: 'rotate', ...inOwnName, epoch: nextEpoch }],
    [founder, removal],
    [
      second,
      { type: 'succeed', workspace, signer: second.chainId, device: keys(identityFrom(fixed(4))), wraps: [] },
    ],
    [
      third,
      {
        type: 'remove',
        workspace,
        signer: third.chainId,
        chainId: third.chainId,
        lastSequence: 5,
        lastHash: 'cd'.repeat(32),
        ops: [],
        epoch: { id: nextEpoch.id, number: nextEpoch.number, wraps: [] },
      },
    ],
    // Behind a removal. [R6]
    [
      founder,
      {
        type: 'share',
        ...inOwnName,
        ...namingRemovals([parseOp(signOp(founder, removal)).hash]),
        wraps: wraps(nextEpochKey, [third]),
      },
    ],
  ]
  return contents.map(([by, content]) => {
    const bytes = signOp(by, content)
    return {
      rule: 'R1 R2 R6 R10',
      signingKey: hex(by.signingKey),
      content: hex(content),
      bytes: hex(bytes),
      hash: parseOp(bytes).hash,
    }
  })
}

function entryVectors(
  founder: Identity,
  { workspaceTag, epochId, epochKey }: Record<'workspaceTag' | 'epochId', string> & { epochKey: Uint8Array },
  ops: { bytes: string }[],
) {
  const batch: BatchMessage = {
    fields: [{ documentId: 'meeting-1', field: 'title', value: 'Quarterly', clock: '0l1m2n3o4-0000-laptop' }],
    bodies: [{ documentId: 'meeting-1', update: fixed(9, 20) }],
  }
  const message = encodeBatchMessage(batch)
  const [piece] = splitMessage(message)
  const opBytes = ops.slice(0, 2).map(({ bytes }) => Uint8Array.from(Buffer.from(bytes, 'hex')))
  const first = signOpsEntry(founder, { workspaceTag, sequence: 1, previousHash: noHash }, opBytes)
  const previousHash = parseEntry(first).hash
  const place = { workspaceTag, sequence: 2, previousHash }
  const sealed = signSealedEntry(founder, place, epochId, (header) =>
    seal(epochKey, piece ?? message, header, fixed(23, 24)),
  )
  return {
    ops: { rule: 'E1 E2', sequence: 1, previousHash: noHash, entry: hex(first), hash: previousHash },
    sealed: {
      rule: 'E1 E5 M1 M2',
      sequence: 2,
      previousHash,
      epochId,
      batch: hex(batch),
      message: hex(message),
      entry: hex(sealed),
      hash: parseEntry(sealed).hash,
    },
  }
}

function blobVector(inEpoch: { workspaceTag: string; epochId: string; epochKey: Uint8Array }) {
  const content = fixed(7, 300)
  const namingKey = namingKeyFrom(inEpoch.epochKey)
  const name = blobNameOf(namingKey, contentHashOf(content))
  const blob = sealBlob(inEpoch, name, content, fixed(24, 24))
  return { rule: 'B1 B2', content: hex(content), namingKey: hex(namingKey), name, blob: hex(blob) }
}

function statusVector(
  founder: Identity,
  inEpoch: { workspaceTag: string; epochId: string; epochKey: Uint8Array },
) {
  const content: DeviceStatus = {
    name: 'Laptop',
    app: '0.1.0',
    protocol: [1, 1],
    applied: { [founder.chainId]: [2, 'ab'.repeat(32)] },
    at: '2026-11-25T09:00:00.000Z',
  }
  const status = signStatus(founder, { ...inEpoch, counter: 300 }, content, fixed(25, 24))
  return { rule: 'A1', counter: 300, content, status: hex(status) }
}
