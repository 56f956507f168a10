import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { areEqualBytes, concatBytes } from '../bytes'
import { chainIdOf, type PublicIdentity } from '../crypto/identity'
import { headsSchema, type Heads } from '../message'
import { evaluateRoster } from '../roster/evaluate-roster'
import { parseOp, type RosterOp } from '../roster/op'
import { parsing, SyncDataError } from '../sync-data-error'
import { maxHandoverPieces } from '../transport'
import { openFor, sealFor, type PairingAgreement } from './handshake'

/** Sealed twice and padded, a piece stays below the mailbox's 256 KiB. */
const pieceBytes = 128 * 1024

/** What a device is given when it was let in. [P5] */
export interface Handover {
  /** The ops of the roster, the one that lets the newcomer in among them. */
  roster: Uint8Array[]
  /** How far each chain had come: an older view shown to the newcomer later is noticed. */
  heads: Heads
  /** The relay's; empty for a folder. */
  address: string
  /** What the user calls the host. */
  name: string
}

export interface HandoverPiece {
  index: number
  count: number
  sealed: Uint8Array
}

const handoverSchema = z.object({
  roster: z.array(z.instanceof(Uint8Array)),
  heads: headsSchema,
  address: z.string().max(500),
  name: z.string().max(60),
})

/** `newNonce` gives 24 random bytes, for each piece anew. Throws `too-large` for more than a mailbox takes. */
export function sealHandover(
  agreement: PairingAgreement,
  handover: Handover,
  newNonce: () => Uint8Array,
): HandoverPiece[] {
  const content = encoding.encode((encoder) =>
    encoding.writeAny(encoder, handover as unknown as Parameters<typeof encoding.writeAny>[1]),
  )
  const count = Math.ceil(content.length / pieceBytes)
  if (count > maxHandoverPieces) throw new SyncDataError('too-large')
  return Array.from({ length: count }, (_, index) => {
    const piece = content.subarray(index * pieceBytes, (index + 1) * pieceBytes)
    return { index, count, sealed: sealFor(agreement, placeOf(index, count), piece, newNonce()) }
  })
}

/** Of all the pieces, in any order. Throws `forged` where another key sealed one, `malformed` for no handover. */
export function openHandover(agreement: PairingAgreement, pieces: readonly HandoverPiece[]): Handover {
  const inOrder = pieces.toSorted((first, second) => first.index - second.index)
  const content = concatBytes(
    inOrder.map(({ sealed }, index) => openFor(agreement, placeOf(index, inOrder.length), sealed)),
  )
  return parsing(() => handoverSchema.parse(decoding.readAny(decoding.createDecoder(content))))
}

/**
 * The tag of the workspace the newcomer was let into. Throws `forged` where the roster does not have it, with both its
 * keys, as a member: then nothing it sends would be taken in, and nothing could be read.
 */
export function workspaceOfHandover({ roster }: Handover, newcomer: PublicIdentity): string {
  const ops = roster.flatMap((bytes) => readableOp(bytes) ?? [])
  for (const { content } of ops) {
    if (content.type !== 'found') continue
    const member = evaluateRoster(content.workspace, ops)?.members.get(chainIdOf(newcomer.signingKey))
    if (member && areEqualBytes(member.boxKey, newcomer.boxKey)) return content.workspace
  }
  throw new SyncDataError('forged')
}

/** Ops of a newer version are kept and passed on, and count for nothing here. */
function readableOp(bytes: Uint8Array): RosterOp | undefined {
  try {
    return parseOp(bytes)
  } catch {
    return undefined
  }
}

function placeOf(index: number, count: number): string {
  return `handover ${index} of ${count}`
}
