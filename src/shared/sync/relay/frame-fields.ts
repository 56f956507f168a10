import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import { bytesToHex, hexToBytes } from './hex'

/** What a frame that cannot be read, or not be written, is refused with; reading one throws nothing else. [L1] */
export class FrameError extends Error {
  constructor(readonly code: 'garbled' | 'too-large' | 'unknown-frame') {
    super(code)
    this.name = 'FrameError'
  }
}

/** How one value travels. Both throw a `FrameError`; what `read` gives, `write` takes. */
export interface Field<Value> {
  write(encoder: encoding.Encoder, value: Value): void
  read(decoder: decoding.Decoder): Value
}

type FieldValue<F> = F extends Field<infer Value> ? Value : never
export type Fields = Record<string, Field<unknown>>
export type FieldValues<Shape extends Fields> = { [Name in keyof Shape]: FieldValue<Shape[Name]> }

export const uint: Field<number> = {
  write: encoding.writeVarUint,
  read: (decoder) => {
    const value = decoding.readVarUint(decoder)
    // NOTE: lib0 gives NaN for a long row of 0x80.
    if (!Number.isSafeInteger(value)) throw new FrameError('garbled')
    return value
  },
}

/** Exactly so many bytes. */
export const fixed = (length: number): Field<Uint8Array> => ({
  write: encoding.writeUint8Array,
  read: (decoder) => take(decoder, length),
})

/** So many bytes, as lower-case hexadecimal. */
export const hex = (length: number): Field<string> => ({
  write: (encoder, value) => {
    if (value.length !== length * 2 || !/^[0-9a-f]*$/.test(value)) throw new FrameError('garbled')
    encoding.writeUint8Array(encoder, hexToBytes(value))
  },
  read: (decoder) => bytesToHex(take(decoder, length)),
})

export const bytes = (maxBytes: number): Field<Uint8Array> => ({
  write: (encoder, value) => {
    if (value.length > maxBytes) throw new FrameError('too-large')
    encoding.writeVarUint8Array(encoder, value)
  },
  read: (decoder) => {
    const length = uint.read(decoder)
    if (length > maxBytes) throw new FrameError('too-large')
    return take(decoder, length)
  },
})

export const text = (maxBytes: number): Field<string> => {
  const inner = bytes(maxBytes)
  return {
    write: (encoder, value) => inner.write(encoder, encodeUtf8(value)),
    read: (decoder) => decodeUtf8(inner.read(decoder)),
  }
}

/** One of a few words, as its place in the list. */
export const word = <Word extends string>(words: readonly Word[]): Field<Word> => ({
  write: (encoder, value) => encoding.writeVarUint(encoder, words.indexOf(value)),
  read: (decoder) => {
    const value = words[uint.read(decoder)]
    if (value === undefined) throw new FrameError('garbled')
    return value
  },
})

export const flag: Field<boolean> = {
  write: (encoder, value) => encoding.writeUint8(encoder, value ? 1 : 0),
  read: (decoder) => {
    const value = take(decoder, 1)[0]
    if (value !== 0 && value !== 1) throw new FrameError('garbled')
    return value === 1
  },
}

export const optional = <Value>(inner: Field<Value>): Field<Value | undefined> => ({
  write: (encoder, value) => {
    flag.write(encoder, value !== undefined)
    if (value !== undefined) inner.write(encoder, value)
  },
  read: (decoder) => (flag.read(decoder) ? inner.read(decoder) : undefined),
})

export const list = <Value>(inner: Field<Value>, maxItems: number): Field<Value[]> => ({
  write: (encoder, values) => {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) inner.write(encoder, value)
  },
  read: (decoder) => {
    const count = uint.read(decoder)
    if (count > maxItems) throw new FrameError('too-large')
    // NOTE: not `Array.from({ length })`: what is announced and does not follow takes no memory.
    const values: Value[] = []
    for (let index = 0; index < count; index += 1) values.push(inner.read(decoder))
    return values
  },
})

/** Named values, in the order they are written here. */
export function record<Shape extends Fields>(shape: Shape): Field<FieldValues<Shape>> {
  const fields = Object.entries(shape)
  return {
    write: (encoder, values) => {
      for (const [name, field] of fields) field.write(encoder, values[name])
    },
    read: (decoder) =>
      Object.fromEntries(fields.map(([name, field]) => [name, field.read(decoder)])) as FieldValues<Shape>,
  }
}

/** NOTE: a view. lib0's own reader does not stop at the end of a frame that lies in a larger buffer. */
function take(decoder: decoding.Decoder, length: number): Uint8Array {
  if (length > decoder.arr.length - decoder.pos) throw new FrameError('garbled')
  const taken = decoder.arr.subarray(decoder.pos, decoder.pos + length)
  decoder.pos += length
  return taken
}
