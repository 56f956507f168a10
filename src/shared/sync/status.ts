import { fromHexString, toHexString } from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeUtf8 } from 'lib0/string'
import { z } from 'zod'
import { concatBytes } from './bytes'
import { isSignedBy, type Identity } from './crypto/identity'
import { openSeal, seal } from './crypto/seal'
import { headsSchema } from './message'
import { parsing, SyncDataError } from './sync-data-error'
import { maxStatusBytes, type ChainId } from './transport'

const magic = [0x4c, 0x01] as const
const idBytes = 16
const signatureBytes = 64
const context = encodeUtf8('leadup status')

/** A status is told often, so it is short; what is not in it is wanted once the first of it came. */
export const mostWants = 100

/** A longer one would be refused by every other device. */
export const maxDeviceNameLength = 60

const statusSchema = z.object({
  /** What the user calls the device. */
  name: z.string().max(maxDeviceNameLength),
  /** Version of the app. */
  app: z.string().max(40),
  /** The oldest and newest version of the protocol it reads. */
  protocol: z.tuple([z.number().int(), z.number().int()]),
  /** What is on its disk, of its own chain too. [A2] */
  applied: headsSchema,
  /** Set where it cannot go on by itself: what comes next is gone, and no checkpoint that it can open leads on. [K7] */
  lacks: z.boolean().optional(),
  /** Blobs of attachments that somebody there wants to see and no transport has: whoever holds them sends them. [A4] */
  wants: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(mostWants)
    .optional(),
  at: z.string(),
})

/** How far a device has come. [A1] */
export type DeviceStatus = z.output<typeof statusSchema>

/** A status, its form checked and nothing else. */
export interface SealedStatus {
  workspaceTag: string
  chainId: ChainId
  counter: number
  epochId: string
  isSignedBy: (signingKey: Uint8Array) => boolean
  /** Throws `forged` under another key, `malformed` for what is no status. */
  open: (epochKey: Uint8Array) => DeviceStatus
}

export function signStatus(
  identity: Identity,
  place: { workspaceTag: string; counter: number; epochId: string; epochKey: Uint8Array },
  status: DeviceStatus,
  nonce?: Uint8Array,
): Uint8Array {
  const header = encoding.encode((encoder) => {
    for (const byte of magic) encoding.writeUint8(encoder, byte)
    encoding.writeUint8Array(encoder, fromHexString(place.workspaceTag))
    encoding.writeUint8Array(encoder, fromHexString(identity.chainId))
    encoding.writeVarUint(encoder, place.counter)
    encoding.writeUint8Array(encoder, fromHexString(place.epochId))
  })
  const content = encoding.encode((encoder) => encoding.writeAny(encoder, status))
  const signed = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, header)
    encoding.writeVarUint8Array(encoder, seal(place.epochKey, content, header, nonce))
  })
  return concatBytes([signed, identity.sign(concatBytes([context, signed]))])
}

/** Throws `malformed` or `too-large`. */
export function parseStatus(bytes: Uint8Array): SealedStatus {
  if (bytes.length > maxStatusBytes) throw new SyncDataError('too-large')
  return parsing(() => {
    const decoder = decoding.createDecoder(bytes)
    for (const byte of magic) if (decoding.readUint8(decoder) !== byte) throw new SyncDataError('malformed')
    const workspaceTag = toHexString(decoding.readUint8Array(decoder, idBytes))
    const chainId = toHexString(decoding.readUint8Array(decoder, idBytes))
    const counter = decoding.readVarUint(decoder)
    const epochId = toHexString(decoding.readUint8Array(decoder, idBytes))
    const header = bytes.subarray(0, decoder.pos)
    const sealed = decoding.readVarUint8Array(decoder)
    const signed = bytes.subarray(0, decoder.pos)
    const signature = decoding.readUint8Array(decoder, signatureBytes)
    if (decoding.hasContent(decoder)) throw new SyncDataError('malformed')
    return {
      workspaceTag,
      chainId,
      counter,
      epochId,
      isSignedBy: (key) => isSignedBy(key, concatBytes([context, signed]), signature),
      open: (epochKey) => {
        const content = openSeal(epochKey, sealed, header)
        return parsing(() => statusSchema.parse(decoding.readAny(decoding.createDecoder(content))))
      },
    }
  })
}
