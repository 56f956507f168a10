import { fromHexString, toHexString } from 'lib0/buffer'
import { encodeUtf8 } from 'lib0/string'
import { concatBytes } from './bytes'
import { keyedHash } from './crypto/hash'
import { openSeal, seal } from './crypto/seal'
import { sodium } from './crypto/sodium'
import { SyncDataError } from './sync-data-error'

const magic = Uint8Array.of(0x4c, 0x01)
const epochIdBytes = 16
const sealedAt = magic.length + epochIdBytes

/**
 * The name under which the same content is always found, and which tells nobody without the key what it is. [B1]
 *
 * @param contentHash SHA-256 of the content, in hexadecimal
 */
export function blobNameOf(namingKey: Uint8Array, contentHash: string): string {
  return toHexString(keyedHash(namingKey, fromHexString(contentHash)))
}

/** SHA-256, in hexadecimal. */
export function contentHashOf(content: Uint8Array): string {
  return toHexString(sodium.crypto_hash_sha256(content))
}

/** Names stay the same over all epochs, so that nothing has to be sent anew. */
export function namingKeyFrom(foundingEpochKey: Uint8Array): Uint8Array {
  return keyedHash(foundingEpochKey, 'leadup blob names')
}

/** [B2] */
export function sealBlob(
  { epochId, epochKey, workspaceTag }: { epochId: string; epochKey: Uint8Array; workspaceTag: string },
  name: string,
  plaintext: Uint8Array,
  nonce?: Uint8Array,
): Uint8Array {
  return concatBytes([
    magic,
    fromHexString(epochId),
    seal(epochKey, plaintext, associatedWith(workspaceTag, name), nonce),
  ])
}

/**
 * The content of a blob, verified to be what its name says. Throws `no-epoch` where `keyOf` has no key for it,
 * `needs-newer` for a form of a later version, `forged` and `malformed`. [B3]
 */
export function openBlob(
  keyOf: (epochId: string) => Uint8Array | undefined,
  { namingKey, workspaceTag }: { namingKey: Uint8Array; workspaceTag: string },
  name: string,
  blob: Uint8Array,
): Uint8Array {
  if (blob.length < sealedAt || blob[0] !== magic[0]) throw new SyncDataError('malformed')
  if (blob[1] !== magic[1]) throw new SyncDataError('needs-newer')
  const key = keyOf(epochOfBlob(blob))
  if (!key) throw new SyncDataError('no-epoch')
  const plaintext = openSeal(key, blob.subarray(sealedAt), associatedWith(workspaceTag, name))
  if (blobNameOf(namingKey, contentHashOf(plaintext)) !== name) throw new SyncDataError('forged')
  return plaintext
}

/** The epoch that a blob says it is sealed in. */
export function epochOfBlob(blob: Uint8Array): string {
  return toHexString(blob.subarray(magic.length, sealedAt))
}

function associatedWith(workspaceTag: string, name: string): Uint8Array {
  return concatBytes([encodeUtf8('leadup blob'), fromHexString(workspaceTag), fromHexString(name)])
}
