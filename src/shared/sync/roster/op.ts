import { fromHexString, toHexString } from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeUtf8 } from 'lib0/string'
import { z } from 'zod'
import { areEqualBytes, concatBytes } from '../bytes'
import { hash, hexHash, keyedHash } from '../crypto/hash'
import { isBoxKeyOf, isSignedBy, type Identity, type PublicIdentity } from '../crypto/identity'
import { randomBytes, sodium } from '../crypto/sodium'
import { parsing, SyncDataError } from '../sync-data-error'
import type { ChainId } from '../transport'

const context = encodeUtf8('leadup roster')
const keyBytes = 32
const signatureBytes = 64
/** What would not fit, for its many wraps, is signed as several ops. */
const maxOpBytes = 256 * 1024
/** Some 190 bytes each, they leave room for the hashes that a removal names. */
export const maxWrapsPerOp = 500
/** An epoch's key in a sealed box. */
const sealedKeyBytes = 80

/** Signs what only the recovery phrase may: founding, and letting in a device when no other one is left. */
export const recoverySigner = 'recovery'

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const chainIdSchema = z.string().regex(/^[0-9a-f]{32}$/)
const bytesSchema: z.ZodType<Uint8Array> = z.instanceof(Uint8Array)
const keySchema = bytesSchema.refine((key) => key.length === keyBytes)
const sealedKeySchema = bytesSchema.refine((sealed) => sealed.length === sealedKeyBytes)
const publicIdentitySchema = z.object({ signingKey: keySchema, boxKey: keySchema }).refine(isBoxKeyOf)
/** An epoch's key, sealed for one box key. */
const wrapSchema = z.object({ epochId: chainIdSchema, to: keySchema, sealed: sealedKeySchema })
const wrapsSchema = z.array(wrapSchema).max(maxWrapsPerOp)
const epochSchema = z.object({
  id: chainIdSchema,
  number: z.number().int().min(1),
  wraps: wrapsSchema,
})
/** With as many wraps as there may be, and the ops that a removal names, they fit into one op. */
const maxNamedRemovals = 400
/** Of a hash: in a roster of many removals each op names many. */
const removalNameBytes = 16
/** What every op has that hands out keys. */
const handing = {
  /** Names of the removals its signer knew of: who lacks one might hand the keys on to who was removed. [R6] */
  removals: bytesSchema
    .refine(({ length }) => length % removalNameBytes === 0 && length <= maxNamedRemovals * removalNameBytes)
    .optional(),
}
const common = {
  workspace: chainIdSchema,
  signer: z.union([chainIdSchema, z.literal(recoverySigner)]),
}

const opSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('found'),
    recovery: publicIdentitySchema,
    device: publicIdentitySchema,
    epoch: epochSchema,
  }),
  z.object({
    ...common,
    ...handing,
    type: z.literal('add'),
    /** Counts what the signer let in: who was let in earlier is more senior. */
    order: z.number().int().min(0),
    device: publicIdentitySchema,
    wraps: wrapsSchema,
  }),
  z.object({
    ...common,
    ...handing,
    type: z.literal('remove'),
    chainId: chainIdSchema,
    lastSequence: z.number().int().min(0),
    lastHash: hashSchema,
    /** Ops of the removed device that count; no other ever will. */
    ops: z.array(hashSchema),
    epoch: epochSchema,
  }),
  z.object({ ...common, ...handing, type: z.literal('rotate'), epoch: epochSchema }),
  z.object({ ...common, ...handing, type: z.literal('share'), wraps: wrapsSchema }),
  z.object({
    ...common,
    ...handing,
    type: z.literal('succeed'),
    device: publicIdentitySchema,
    wraps: wrapsSchema,
  }),
])

const typedSchema = z.looseObject({ type: z.string() })
/** What can be known of an op of a later version: who signed it. It is kept and passed on, and counts for nothing. */
const laterSchema = z.object(common).transform((content) => ({ ...content, type: 'later' as const }))
const knownTypes: ReadonlySet<string> = new Set(opSchema.options.map(({ shape }) => shape.type.value))

export type OpContent = z.output<typeof opSchema>
type LaterContent = z.output<typeof laterSchema>
export type Wrap = z.output<typeof wrapSchema>
export type Epoch = z.output<typeof epochSchema>

/** One signed change to the list of devices; its signature is checked when the roster is evaluated. [R1] */
export interface RosterOp {
  hash: string
  bytes: Uint8Array
  content: OpContent | LaterContent
  isSignedBy: (signingKey: Uint8Array) => boolean
}

export type OpOf<Type extends OpContent['type']> = RosterOp & { content: Extract<OpContent, { type: Type }> }

export function signOp(signer: Pick<Identity, 'sign'>, content: OpContent): Uint8Array {
  const encoded = encoding.encode((encoder) =>
    encoding.writeAny(encoder, content as unknown as Parameters<typeof encoding.writeAny>[1]),
  )
  return encoding.encode((encoder) => {
    encoding.writeVarUint8Array(encoder, encoded)
    encoding.writeUint8Array(encoder, signer.sign(concatBytes([context, encoded])))
  })
}

/** Throws `malformed`, `too-large`. */
export function parseOp(bytes: Uint8Array): RosterOp {
  if (bytes.length > maxOpBytes) throw new SyncDataError('too-large')
  return parsing(() => {
    const decoder = decoding.createDecoder(bytes)
    const encoded = decoding.readVarUint8Array(decoder)
    const signature = decoding.readUint8Array(decoder, signatureBytes)
    if (decoding.hasContent(decoder)) throw new SyncDataError('malformed')
    const content = readContent(encoded)
    return {
      hash: hexHash(bytes),
      bytes,
      content,
      isSignedBy: rememberingLast((key) => isSignedBy(key, concatBytes([context, encoded]), signature)),
    }
  })
}

/** An op is asked of one key, that of its signer, whenever the roster is evaluated; verifying is what takes long. */
function rememberingLast(verify: (key: Uint8Array) => boolean): (key: Uint8Array) => boolean {
  let last: { key: Uint8Array; isValid: boolean } | undefined
  return (key) => {
    if (!last || !areEqualBytes(last.key, key)) last = { key: key.slice(), isValid: verify(key) }
    return last.isValid
  }
}

function readContent(encoded: Uint8Array): OpContent | LaterContent {
  const content = typedSchema.parse(decoding.readAny(decoding.createDecoder(encoded)))
  return knownTypes.has(content.type) ? opSchema.parse(content) : laterSchema.parse(content)
}

/** What an op says of the removals its signer knows of, given their hashes; nothing where there are none. [R6] */
export function namingRemovals(hashes: readonly string[]): { removals?: Uint8Array } {
  if (hashes.length === 0) return {}
  const names = hashes.slice(0, maxNamedRemovals).map((hash) => fromHexString(removalNameOf(hash)))
  return { removals: concatBytes(names) }
}

/** The removals that an op names, as `removalNameOf` names them. */
export function removalsNamedBy({
  removals = new Uint8Array(),
}: {
  removals?: Uint8Array | undefined
}): string[] {
  const count = removals.length / removalNameBytes
  return Array.from({ length: count }, (_, index) =>
    toHexString(removals.subarray(index * removalNameBytes, (index + 1) * removalNameBytes)),
  )
}

export function removalNameOf(hash: string): string {
  return hash.slice(0, 2 * removalNameBytes)
}

/** A new epoch's key, and the epoch wrapped for everyone who may read it. */
export function newEpoch(
  number: number,
  recipients: readonly Uint8Array[],
): { key: Uint8Array; epoch: Epoch } {
  const key = randomBytes(keyBytes)
  return {
    key,
    epoch: { id: epochIdOf(key), number, wraps: recipients.map((to) => wrapKey(key, to)) },
  }
}

export function wrapKey(epochKey: Uint8Array, to: Uint8Array): Wrap {
  return { epochId: epochIdOf(epochKey), to, sealed: sodium.crypto_box_seal(epochKey, to) }
}

/** The key in a wrap; `undefined` where it is for another, or not the key of that epoch. [R8] */
export function unwrapKey(wrap: Wrap, identity: Pick<Identity, 'openBox'>): Uint8Array | undefined {
  try {
    const key = identity.openBox(wrap.sealed)
    return key.length === keyBytes && epochIdOf(key) === wrap.epochId ? key : undefined
  } catch {
    return undefined
  }
}

/** The public half of the key with which members let devices into a relay, and who signs with it. */
export function writeKeyOf(epochKey: Uint8Array): {
  publicKey: Uint8Array
  sign: (message: Uint8Array) => Uint8Array
} {
  const pair = sodium.crypto_sign_seed_keypair(keyedHash(epochKey, 'leadup relay write'))
  return {
    publicKey: pair.publicKey,
    sign: (message) => sodium.crypto_sign_detached(message, pair.privateKey),
  }
}

/** [R8] */
export function epochIdOf(key: Uint8Array): string {
  return toHexString(hash('leadup epoch', key).subarray(0, 16))
}

export interface Member extends PublicIdentity {
  chainId: ChainId
}
