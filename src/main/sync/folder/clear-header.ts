import * as decoding from 'lib0/decoding'
import { TransportError } from '@shared/sync/transport'

const tagBytes = 16
const hashBytes = 32
const signatureBytes = 64

/** Where an entry says it stands. */
export interface ClearHeader {
  workspaceTag: string
  chainId: string
  /** Of an entry its sequence, of a status its counter. */
  number: number
}

/** What an entry says of itself in clear; `undefined` where it has not the form of one. [E1] */
export function readEntryHeader(entry: Uint8Array): ClearHeader | undefined {
  return reading(entry, (decoder) => {
    requireMagic(decoder)
    const type = decoding.readUint8(decoder)
    if (type !== 1 && type !== 2) throw new TransportError('failed')
    const header = readPlace(decoder)
    decoding.readUint8Array(decoder, hashBytes)
    if (type === 1) decoding.readUint8Array(decoder, tagBytes)
    return header
  })
}

/** The same of a status. [A1] */
export function readStatusHeader(status: Uint8Array): ClearHeader | undefined {
  return reading(status, (decoder) => {
    requireMagic(decoder)
    const header = readPlace(decoder)
    decoding.readUint8Array(decoder, tagBytes)
    return header
  })
}

/** Both end with a body and a signature. */
function reading(
  bytes: Uint8Array,
  read: (decoder: decoding.Decoder) => ClearHeader,
): ClearHeader | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    const header = read(decoder)
    decoding.readVarUint8Array(decoder)
    decoding.readUint8Array(decoder, signatureBytes)
    return decoding.hasContent(decoder) || header.number < 1 ? undefined : header
  } catch {
    // Whatever is wrong with it, it is none.
    return undefined
  }
}

function requireMagic(decoder: decoding.Decoder): void {
  if (decoding.readUint8(decoder) !== 0x4c || decoding.readUint8(decoder) !== 0x01) {
    throw new TransportError('failed')
  }
}

function readPlace(decoder: decoding.Decoder): ClearHeader {
  const workspaceTag = hex(decoding.readUint8Array(decoder, tagBytes))
  const chainId = hex(decoding.readUint8Array(decoder, tagBytes))
  return { workspaceTag, chainId, number: decoding.readVarUint(decoder) }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
