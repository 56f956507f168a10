import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type { ChainId } from '@shared/sync/transport'
import type { RelayCredentials } from '../../../src/main/sync/relay/relay-credentials.ts'
import { chainIdOf, workspaceTagOf } from '../../../src/relay/connection/signatures.ts'
import { hexToBytes } from '@shared/sync/relay/hex'

export interface SigningPair {
  publicKey: Uint8Array
  sign: (message: Uint8Array) => Uint8Array
}

/** An Ed25519 key pair. */
export function makePair(): SigningPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: rawPublicKey(publicKey),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  }
}

/** A workspace as a relay sees it: a tag and write keys. */
export interface TestWorkspace {
  tag: Uint8Array
  recovery: SigningPair
  /** The write keys of its epochs, the first at 0. */
  epochs: SigningPair[]
}

export function makeWorkspace(): TestWorkspace {
  const recovery = makePair()
  return { tag: hexToBytes(workspaceTagOf(recovery.publicKey)), recovery, epochs: [makePair()] }
}

export interface TestDevice extends RelayCredentials {
  chainId: ChainId
  /** The epochs whose write keys it holds. */
  epochs: SigningPair[]
}

/** A device of a workspace; without `epochs` it holds the write keys of all there are, also later ones. */
export function makeDevice(
  workspace: TestWorkspace,
  epochs = workspace.epochs,
  pair = makePair(),
): TestDevice {
  return {
    chainId: chainIdOf(pair.publicKey),
    epochs,
    workspaceTag: workspace.tag,
    signingKey: pair.publicKey,
    sign: pair.sign,
    currentWriteKey: () => {
      const latest = epochs.at(-1)
      return latest && { epochNumber: epochs.length, writePublicKey: latest.publicKey }
    },
    signWithWriteKey: (publicKey, message) =>
      epochs.find((epoch) => Buffer.compare(epoch.publicKey, publicKey) === 0)?.sign(message),
    recovery: () => undefined,
  }
}

export function randomEntry(sequence: number, bytes = 200) {
  return { sequence, entry: new Uint8Array(randomBytes(bytes)) }
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32))
}
