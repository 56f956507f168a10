import { fromHexString, toHexString } from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeUtf8 } from 'lib0/string'
import { concatBytes } from './bytes'
import { hexHash } from './crypto/hash'
import { isSignedBy, type Identity } from './crypto/identity'
import { parsing, SyncDataError } from './sync-data-error'
import { maxEntryBytes, type ChainId } from './transport'

const magic = [0x4c, 0x01] as const
const sealedType = 1
const opsType = 2
const tagBytes = 16
const hashBytes = 32
const signatureBytes = 64
const context = encodeUtf8('leadup entry')
/** Each costs a signature to verify, and whoever carries entries may invent them. */
export const maxOpsPerEntry = 256

/** What stands before the first entry of a chain. */
export const noHash = '0'.repeat(64)

/** One link of a chain, its form checked and nothing else. Ids and hashes are hexadecimal. [E1] */
export interface Entry {
  workspaceTag: string
  chainId: ChainId
  sequence: number
  previousHash: string
  hash: string
  /** `sealed` is a piece of a message, `ops` are roster ops in clear. */
  body: { type: 'sealed'; epochId: string; sealed: Uint8Array } | { type: 'ops'; ops: Uint8Array[] }
  /** The seal's associated data. */
  header: Uint8Array
  isSignedBy: (signingKey: Uint8Array) => boolean
}

export interface EntryPlace {
  workspaceTag: string
  sequence: number
  previousHash: string
}

/** Makes and signs an entry that holds a seal; `sealBody` is given the header, its associated data. */
export function signSealedEntry(
  identity: Identity,
  place: EntryPlace,
  epochId: string,
  sealBody: (header: Uint8Array) => Uint8Array,
): Uint8Array {
  const header = concatBytes([headerOf(identity, place, sealedType), fromHexString(epochId)])
  return sign(identity, header, sealBody(header))
}

/** Of at most `maxOpsPerEntry` ops. */
export function signOpsEntry(identity: Identity, place: EntryPlace, ops: readonly Uint8Array[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, ops.length)
    for (const op of ops) encoding.writeVarUint8Array(encoder, op)
  })
  return sign(identity, headerOf(identity, place, opsType), body)
}

/** Throws `malformed` or `too-large`; says nothing about who made it. */
export function parseEntry(bytes: Uint8Array): Entry {
  if (bytes.length > maxEntryBytes) throw new SyncDataError('too-large')
  return parsing(() => {
    const decoder = decoding.createDecoder(bytes)
    for (const byte of magic) if (decoding.readUint8(decoder) !== byte) throw new SyncDataError('malformed')
    const type = decoding.readUint8(decoder)
    const workspaceTag = readHex(decoder, tagBytes)
    const chainId = readHex(decoder, tagBytes)
    const sequence = decoding.readVarUint(decoder)
    const previousHash = readHex(decoder, hashBytes)
    if (sequence < 1 || (type !== sealedType && type !== opsType)) throw new SyncDataError('malformed')
    const epochId = type === sealedType ? readHex(decoder, tagBytes) : ''
    const header = bytes.subarray(0, decoder.pos)
    const content = decoding.readVarUint8Array(decoder)
    const signed = bytes.subarray(0, decoder.pos)
    const signature = decoding.readUint8Array(decoder, signatureBytes)
    if (decoding.hasContent(decoder)) throw new SyncDataError('malformed')
    return {
      workspaceTag,
      chainId,
      sequence,
      previousHash,
      hash: hexHash(bytes),
      body:
        type === sealedType
          ? { type: 'sealed', epochId, sealed: content }
          : { type: 'ops', ops: readOps(content) },
      header,
      isSignedBy: (signingKey) => isSignedBy(signingKey, concatBytes([context, signed]), signature),
    }
  })
}

function headerOf(identity: Identity, place: EntryPlace, type: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const byte of magic) encoding.writeUint8(encoder, byte)
    encoding.writeUint8(encoder, type)
    encoding.writeUint8Array(encoder, fromHexString(place.workspaceTag))
    encoding.writeUint8Array(encoder, fromHexString(identity.chainId))
    encoding.writeVarUint(encoder, place.sequence)
    encoding.writeUint8Array(encoder, fromHexString(place.previousHash))
  })
}

function sign(identity: Identity, header: Uint8Array, body: Uint8Array): Uint8Array {
  const signed = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, header)
    encoding.writeVarUint8Array(encoder, body)
  })
  return concatBytes([signed, identity.sign(concatBytes([context, signed]))])
}

function readOps(content: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(content)
  const count = decoding.readVarUint(decoder)
  if (count > maxOpsPerEntry) throw new SyncDataError('too-large')
  const ops: Uint8Array[] = []
  for (let index = 0; index < count; index += 1) ops.push(decoding.readVarUint8Array(decoder))
  if (decoding.hasContent(decoder)) throw new SyncDataError('malformed')
  return ops
}

function readHex(decoder: decoding.Decoder, length: number): string {
  return toHexString(decoding.readUint8Array(decoder, length))
}
