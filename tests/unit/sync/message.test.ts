import * as encoding from 'lib0/encoding'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeMessage,
  encodeBatchMessage,
  encodeCheckpointMessage,
  MessagePieces,
  protocolVersion,
  splitMessage,
  type BatchMessage,
  type CheckpointMessage,
} from '@shared/sync/message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { damaged, outcomeOf } from '../../support/sync/only-sync-data-errors'

const hex = (characters: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: characters, maxLength: characters })
const documentId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
const clock = fc.stringMatching(/^[0-9a-z]{9}-[0-9a-z]{4}-[a-z0-9]{1,20}$/)
const batch: fc.Arbitrary<BatchMessage> = fc.record({
  fields: fc.array(
    fc.record({
      documentId,
      field: fc.string(),
      value: fc.jsonValue() as fc.Arbitrary<unknown>,
      clock,
    }),
    { maxLength: 6 },
  ),
  bodies: fc.array(fc.record({ documentId, update: fc.uint8Array({ maxLength: 200 }) }), { maxLength: 4 }),
})
const checkpoint: fc.Arbitrary<CheckpointMessage> = fc.record({
  covers: fc.dictionary(hex(32), fc.tuple(fc.nat(), hex(64)), { maxKeys: 4 }),
  bundles: fc.array(fc.array(hex(64), { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  purged: fc.dictionary(documentId, fc.string(), { maxKeys: 3 }),
  attachments: fc.array(hex(64), { maxLength: 3 }),
  merge: fc.boolean(),
  madeAt: fc.string(),
})
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function encoded(minReader: number, kind: number, rest: Uint8Array = new Uint8Array()): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, minReader)
    encoding.writeVarUint(encoder, kind)
    encoding.writeUint8Array(encoder, rest)
  })
}

function joined(pieces: readonly Uint8Array[]): Uint8Array | undefined {
  const parts = new MessagePieces()
  let message: Uint8Array | undefined
  for (const piece of pieces) message = parts.add(piece)
  return message
}

describe('a message', () => {
  it('[M2] [K1] reads as it was written', () => {
    fc.assert(
      fc.property(batch, checkpoint, (batch, checkpoint) => {
        // NOTE: lib0 sets the prototype by this name, and loses it. Nothing in Leadup is called so.
        fc.pre(!JSON.stringify([batch, checkpoint]).includes('__proto__'))
        const message = decodeMessage(encodeBatchMessage(batch))
        expect(message.kind === 'batch' && plain(message.batch)).toEqual(plain(batch))
        const other = decodeMessage(encodeCheckpointMessage(checkpoint))
        expect(other.kind === 'checkpoint' && plain(other.checkpoint)).toEqual(plain(checkpoint))
      }),
    )
  })

  it('[M1] of a newer version waits, of an unknown kind is passed over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 2 ** 40 }), fc.uint8Array({ maxLength: 50 }), (number, rest) => {
        const newer = outcomeOf(() => decodeMessage(encoded(number, 1, rest)))
        expect(newer).toMatchObject({ code: 'needs-newer' })
        expect(decodeMessage(encoded(protocolVersion, number, rest))).toEqual({ kind: 'other' })
      }),
    )
  })

  it('garbage and damaged messages are refused with a word, or are messages', () => {
    const isKnown = (bytes: Uint8Array) => {
      const outcome = outcomeOf(() => decodeMessage(bytes))
      return outcome instanceof SyncDataError || ['batch', 'checkpoint', 'other'].includes(outcome.kind)
    }
    fc.assert(
      fc.property(
        batch,
        checkpoint,
        fc.nat(4),
        fc.nat(),
        fc.nat(255),
        (batch, checkpoint, kind, at, value) => {
          expect(isKnown(damaged(encodeBatchMessage(batch), kind, at, value))).toBe(true)
          expect(isKnown(damaged(encodeCheckpointMessage(checkpoint), kind, at, value))).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (garbage) => {
        expect(isKnown(garbage) && isKnown(Uint8Array.of(1, 1, ...garbage))).toBe(true)
      }),
    )
  })

  it('nested without end, or longer than it is, is malformed', () => {
    const arrays = new Uint8Array(400_000).map((_, index) => (index % 2 === 0 ? 117 : 1))
    const endless = encoding.encode((encoder) => {
      encoding.writeUint8(encoder, 117)
      encoding.writeVarUint(encoder, Number.MAX_SAFE_INTEGER)
    })
    for (const content of [arrays, endless]) {
      expect(outcomeOf(() => decodeMessage(encoded(1, 1, content)))).toMatchObject({ code: 'malformed' })
    }
  })
})

describe('the pieces of a message', () => {
  it('[E5] make it up again, however large it is', () => {
    const length = fc.oneof(fc.nat({ max: 5_000 }), fc.integer({ min: 780_000, max: 3_000_000 }))
    fc.assert(
      fc.property(length, fc.nat(255), (length, fill) => {
        const message = new Uint8Array(length).fill(fill)
        const pieces = splitMessage(message)
        expect(pieces).toHaveLength(Math.max(1, Math.ceil(length / (768 * 1024))))
        expect(pieces.slice(0, -1).every(([goesOn]) => goesOn === 1) && pieces.at(-1)?.[0] === 0).toBe(true)
        expect(Buffer.compare(joined(pieces) ?? new Uint8Array(), message)).toBe(0)
      }),
      { numRuns: 20 },
    )
  })

  it('[E5] are at most 256', () => {
    expect(outcomeOf(() => splitMessage(new Uint8Array(256 * 768 * 1024 + 1)))).toMatchObject({
      code: 'too-large',
    })
    const pieces = Array.from({ length: 257 }, (_, index) => Uint8Array.of(index < 256 ? 1 : 0, 7))
    expect(joined([...pieces.slice(0, 255), Uint8Array.of(0)])).toHaveLength(255)
    expect(outcomeOf(() => joined(pieces))).toMatchObject({ code: 'too-large' })
  })

  it('[E5] begin with one of two bytes', () => {
    for (const piece of [new Uint8Array(), Uint8Array.of(2), Uint8Array.of(255, 1)]) {
      expect(outcomeOf(() => new MessagePieces().add(piece))).toMatchObject({ code: 'malformed' })
    }
    const parts = new MessagePieces()
    parts.add(Uint8Array.of(1, 5))
    expect(parts.isEmpty).toBe(false)
    expect(parts.add(Uint8Array.of(0, 6))).toEqual(Uint8Array.of(5, 6))
    expect(parts.isEmpty).toBe(true)
  })
})
