import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { FrameError, uint, type Field } from './frame-fields'
import { maxFrameBytes } from './relay-limits'
import { deviceFrames, relayFrames } from './relay-frames'

type Table = Record<string, { number: number; body: Field<unknown> }>
type FrameOf<T extends Table> = {
  [Type in keyof T & string]: { type: Type } & (T[Type]['body'] extends Field<infer Body> ? Body : never)
}[keyof T & string]

/** What a device says to a relay. */
export type DeviceFrame = FrameOf<typeof deviceFrames>
/** What a relay says to a device. */
export type RelayFrame = FrameOf<typeof relayFrames>

/** What a device asks once it is let in; each has an id that its answer bears. */
export type DeviceRequest = Extract<DeviceFrame, { id: number }>
/** What answers a request. */
export type RelayReply = Extract<RelayFrame, { id: number }>

const encodeDevice = encoderOf<DeviceFrame>(deviceFrames)
const decodeDevice = decoderOf<DeviceFrame>(deviceFrames)
const encodeRelay = encoderOf<RelayFrame>(relayFrames)
const decodeRelay = decoderOf<RelayFrame>(relayFrames)

export function encodeDeviceFrame(frame: DeviceFrame): Uint8Array {
  return encodeDevice(frame)
}

/** Throws a `FrameError`, and nothing else, for what is no frame of a device. [L1] */
export function decodeDeviceFrame(bytes: Uint8Array): DeviceFrame {
  return decodeDevice(bytes)
}

export function encodeRelayFrame(frame: RelayFrame): Uint8Array {
  return encodeRelay(frame)
}

/** Throws a `FrameError`, and nothing else, for what is no frame of a relay. [L1] */
export function decodeRelayFrame(bytes: Uint8Array): RelayFrame {
  return decodeRelay(bytes)
}

function encoderOf<Frame extends { type: string }>(table: Table): (frame: Frame) => Uint8Array {
  return (frame) => {
    const definition = table[frame.type]
    if (!definition) throw new Error(`no frame ${frame.type}`)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, definition.number)
    definition.body.write(encoder, frame)
    return encoding.toUint8Array(encoder)
  }
}

function decoderOf<Frame>(table: Table): (bytes: Uint8Array) => Frame {
  const byNumber = new Map(Object.entries(table).map(([type, { number, body }]) => [number, { type, body }]))
  return (bytes) => {
    if (bytes.length > maxFrameBytes) throw new FrameError('too-large')
    const decoder = decoding.createDecoder(bytes)
    try {
      const definition = byNumber.get(uint.read(decoder))
      if (!definition) throw new FrameError('unknown-frame')
      const body = definition.body.read(decoder) as object
      if (decoding.hasContent(decoder)) throw new FrameError('garbled')
      return { type: definition.type, ...body } as Frame
    } catch (error) {
      // NOTE: lib0 and the text decoder throw errors of their own.
      throw error instanceof FrameError ? error : new FrameError('garbled')
    }
  }
}
