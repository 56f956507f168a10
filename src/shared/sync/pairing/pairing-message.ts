import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { concatBytes } from '../bytes'
import { keyedHash } from '../crypto/hash'
import { openSeal, seal } from '../crypto/seal'
import { parsing, SyncDataError } from '../sync-data-error'
import { maxHandoverPieces, maxMailboxMessageBytes } from '../transport'
import type { PairingCode } from './pairing-code'

const magic = [0x4c, 0x01] as const
export const ephemeralKeyBytes = 32
export const ephemeralNonceBytes = 32
const commitmentBytes = 32

/** The host is in the workspace already and shows the code; the newcomer is let in. */
export type PairingSide = 'host' | 'newcomer'

/** Public half and nonce of the key a side made for this pairing only. */
export interface RevealedEphemeral {
  key: Uint8Array
  nonce: Uint8Array
}

const stopReasons = ['cancelled', 'different', 'expired', 'used-twice', 'failed'] as const
/** Why a side stops, for the other one to say. */
export type StopReason = (typeof stopReasons)[number]

/** In the order in which they are sent; `stop` at any time, by either side. [P3] [P5] */
export type PairingMessage =
  | { type: 'commit'; commitment: Uint8Array }
  | { type: 'offer'; ephemeral: RevealedEphemeral }
  | { type: 'open'; ephemeral: RevealedEphemeral }
  | { type: 'request'; sealed: Uint8Array }
  | { type: 'handover'; index: number; count: number; sealed: Uint8Array }
  | { type: 'receipt'; sealed: Uint8Array }
  | { type: 'stop'; reason: StopReason }

const senders: readonly PairingSide[] = ['host', 'newcomer']
const types = ['commit', 'offer', 'open', 'request', 'handover', 'receipt', 'stop'] as const
/** Who may send a type; `stop` comes from either. */
const senderOf: Partial<Record<PairingMessage['type'], PairingSide>> = {
  commit: 'newcomer',
  offer: 'host',
  open: 'newcomer',
  request: 'newcomer',
  handover: 'host',
  receipt: 'newcomer',
}

/**
 * Seals a message for the mailbox with a key that follows from the code's secret, so that who runs the mailbox and
 * lacks the code can neither read, change nor invent one. [P2]
 */
export function sealPairingMessage(
  code: PairingCode,
  from: PairingSide,
  message: PairingMessage,
  nonce: Uint8Array,
): Uint8Array {
  const header = Uint8Array.of(...magic, senders.indexOf(from))
  return concatBytes([header, seal(mailboxKeyOf(code), encodePairingMessage(message), header, nonce)])
}

/**
 * Throws `forged` for what nobody with the code made, and `too-large`: both are passed over. Throws `malformed` for
 * what somebody with the code made and this version cannot read.
 */
export function openPairingMessage(
  code: PairingCode,
  bytes: Uint8Array,
): { from: PairingSide; message: PairingMessage } {
  if (bytes.length > maxMailboxMessageBytes) throw new SyncDataError('too-large')
  const header = bytes.subarray(0, magic.length + 1)
  const from = senders[header[magic.length] ?? -1]
  if (magic.some((byte, index) => header[index] !== byte) || !from) throw new SyncDataError('forged')
  const sealed = bytes.subarray(header.length)
  let plaintext: Uint8Array
  try {
    plaintext = openSeal(mailboxKeyOf(code), sealed, header)
  } catch {
    throw new SyncDataError('forged')
  }
  const message = decodePairingMessage(plaintext)
  if ((senderOf[message.type] ?? from) !== from) throw new SyncDataError('malformed')
  return { from, message }
}

/** Type, and each part at its fixed length or behind its length; nothing may follow. */
function encodePairingMessage(message: PairingMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, types.indexOf(message.type))
    if (message.type === 'commit') encoding.writeUint8Array(encoder, message.commitment)
    else if (message.type === 'offer' || message.type === 'open') {
      encoding.writeUint8Array(encoder, message.ephemeral.key)
      encoding.writeUint8Array(encoder, message.ephemeral.nonce)
    } else if (message.type === 'stop') encoding.writeUint8(encoder, stopReasons.indexOf(message.reason))
    else {
      if (message.type === 'handover') {
        encoding.writeVarUint(encoder, message.index)
        encoding.writeVarUint(encoder, message.count)
      }
      encoding.writeVarUint8Array(encoder, message.sealed)
    }
  })
}

function decodePairingMessage(plaintext: Uint8Array): PairingMessage {
  return parsing(() => {
    const decoder = decoding.createDecoder(plaintext)
    const message = readMessage(decoder, types[decoding.readUint8(decoder)])
    if (decoding.hasContent(decoder)) throw new SyncDataError('malformed')
    return message
  })
}

function readMessage(decoder: decoding.Decoder, type: PairingMessage['type'] | undefined): PairingMessage {
  switch (type) {
    case 'commit':
      return { type, commitment: decoding.readUint8Array(decoder, commitmentBytes) }
    case 'offer':
    case 'open': {
      const key = decoding.readUint8Array(decoder, ephemeralKeyBytes)
      return { type, ephemeral: { key, nonce: decoding.readUint8Array(decoder, ephemeralNonceBytes) } }
    }
    case 'request':
    case 'receipt':
      return { type, sealed: decoding.readVarUint8Array(decoder) }
    case 'handover': {
      const index = decoding.readVarUint(decoder)
      const count = decoding.readVarUint(decoder)
      if (count > maxHandoverPieces || index >= count) throw new SyncDataError('malformed')
      return { type, index, count, sealed: decoding.readVarUint8Array(decoder) }
    }
    case 'stop':
      // A reason that only a newer version has is still a stop.
      return { type, reason: stopReasons[decoding.readUint8(decoder)] ?? 'failed' }
    case undefined:
      throw new SyncDataError('malformed')
  }
}

function mailboxKeyOf({ secret }: PairingCode): Uint8Array {
  return keyedHash(secret, 'leadup mailbox key')
}
