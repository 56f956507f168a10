import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeDeviceFrame,
  decodeRelayFrame,
  encodeDeviceFrame,
  encodeRelayFrame,
  type DeviceFrame,
  type RelayFrame,
} from '@shared/sync/relay/frame-codec'
import { FrameError } from '@shared/sync/relay/frame-fields'
import { bytesToHex } from '@shared/sync/relay/hex'
import { maxFrameBytes } from '@shared/sync/relay/relay-limits'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const someBytes = fc.uint8Array({ maxLength: 300 })
const hex = (length: number) => bytes(length).map(bytesToHex)
const uint = fc.maxSafeNat()
const text = fc.string({ maxLength: 16, unit: 'grapheme' })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const [tag, chainId, name, key, signature] = [hex(16), hex(16), hex(32), bytes(32), bytes(64)]
const entries = fc.array(fc.record({ sequence: uint, entry: someBytes }), { maxLength: 5 })
const names = fc.array(name, { maxLength: 5 })
const authority = fc.record({ recoveryKey: maybe(key), signature })
const status = fc.record({ chainId, status: someBytes })

const of = <Type extends string, Body extends Record<string, fc.Arbitrary<unknown>>>(
  type: Type,
  body: Body,
) => fc.record({ type: fc.constant(type), ...body })

const deviceFrame = fc.oneof(
  of('hello', { oldest: uint, newest: uint, host: text, workspaceTag: tag, signingKey: key }),
  of('helloMailbox', { oldest: uint, newest: uint, mailboxId: tag }),
  of('proof', {
    signature,
    admission: maybe(authority),
    registration: maybe(fc.record({ epochNumber: uint, writePublicKey: key, signature, invite: text })),
  }),
  of('extents', { id: uint }),
  of('append', { id: uint, chainId, entries }),
  of('read', { id: uint, chainId, afterSequence: uint, maxBytes: uint }),
  of('trim', { id: uint, chainId, throughSequence: uint }),
  of('putBlob', { id: uint, name, blob: someBytes }),
  of('readBlob', { id: uint, name }),
  of('missingBlobs', { id: uint, names }),
  of('removeBlobs', { id: uint, names }),
  of('putStatus', { id: uint, chainId, status: someBytes }),
  of('statuses', { id: uint, afterChainId: maybe(chainId) }),
  of('setAccess', {
    id: uint,
    epochNumber: uint,
    writePublicKey: key,
    members: fc.array(key, { maxLength: 4 }),
    authority,
  }),
  of('openMailbox', { id: uint, mailboxId: tag }),
  of('postMailbox', { id: uint, mailboxId: tag, message: someBytes }),
  of('closeMailbox', { id: uint, mailboxId: tag }),
) as fc.Arbitrary<DeviceFrame>

const relayFrame = fc.oneof(
  of('refused', { code: text, oldest: uint, newest: uint, retryAfterMs: uint }),
  of('challenge', {
    protocol: uint,
    nonce: key,
    workspace: fc.constantFrom('known', 'unknown'),
    device: fc.constantFrom('known', 'unknown', 'removed'),
    access: maybe(fc.record({ epochNumber: uint, writePublicKey: key })),
    isInviteNeeded: fc.boolean(),
  }),
  of('welcome', { heartbeatMs: uint, usedBytes: uint, limitBytes: uint }),
  of('done', { id: uint, usedBytes: maybe(uint) }),
  of('failed', { id: uint, code: text, retryAfterMs: uint }),
  of('extentsAre', {
    id: uint,
    extents: fc.array(fc.record({ chainId, firstSequence: uint, lastSequence: uint }), { maxLength: 4 }),
  }),
  of('entriesAre', { id: uint, entries, isLast: fc.boolean() }),
  of('blobIs', { id: uint, blob: maybe(someBytes) }),
  of('missingAre', { id: uint, names }),
  of('statusesAre', { id: uint, statuses: fc.array(status, { maxLength: 4 }), isLast: fc.boolean() }),
  of('newEntries', { chainId, entries }),
  of('newStatus', { chainId, status: someBytes }),
  of('newAccess', { epochNumber: uint, writePublicKey: key }),
  of('mailboxMessage', { mailboxId: tag, message: someBytes }),
  of('mailboxClosed', { mailboxId: tag }),
  of('removed', {}),
  of('goingAway', { retryAfterMs: uint }),
) as fc.Arbitrary<RelayFrame>

/** Whether bytes are a frame, or refused with the one error that is promised. */
function decodesOrRefuses(decode: (bytes: Uint8Array) => unknown, frame: Uint8Array): boolean {
  try {
    decode(frame)
    return true
  } catch (error) {
    return error instanceof FrameError
  }
}

test('[L1] every frame comes back as it was written', () => {
  fc.assert(
    fc.property(
      deviceFrame,
      (frame) => void expect(decodeDeviceFrame(encodeDeviceFrame(frame))).toEqual(frame),
    ),
  )
  fc.assert(
    fc.property(relayFrame, (frame) => void expect(decodeRelayFrame(encodeRelayFrame(frame))).toEqual(frame)),
  )
})

test('[L1] any bytes are a frame or refused with one kind of error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (garbage) => {
      expect(decodesOrRefuses(decodeDeviceFrame, garbage)).toBe(true)
      expect(decodesOrRefuses(decodeRelayFrame, garbage)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('[L1] so is a frame that was cut, stretched or changed anywhere', () => {
  const damage = fc.record({
    at: fc.nat(),
    to: fc.nat(255),
    cut: fc.nat(),
    more: fc.uint8Array({ maxLength: 3 }),
  })
  fc.assert(
    fc.property(deviceFrame, relayFrame, damage, (device, relay, { at, to, cut, more }) => {
      for (const [frame, decode] of [
        [encodeDeviceFrame(device), decodeDeviceFrame],
        [encodeRelayFrame(relay), decodeRelayFrame],
      ] as const) {
        const changed = Uint8Array.from(frame)
        changed[at % changed.length] = to
        const damaged = [changed, frame.subarray(0, cut % frame.length), Uint8Array.from([...frame, ...more])]
        expect(damaged.every((bytes) => decodesOrRefuses(decode, bytes))).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

test('[L1] nothing may be left over behind a frame', () => {
  const frame = encodeDeviceFrame({ type: 'extents', id: 1 })
  expect(() => decodeDeviceFrame(Uint8Array.from([...frame, 0]))).toThrow('garbled')
})

test('[L1] a frame that lies in a larger buffer is not read beyond its end', () => {
  const around = encodeDeviceFrame({
    type: 'putBlob',
    id: 1,
    name: '00'.repeat(32),
    blob: new Uint8Array(50),
  })
  expect(() => decodeDeviceFrame(around.subarray(0, 60))).toThrow(FrameError)
})

test('[L1] what is only announced takes no memory', () => {
  // An append whose list says it has 2^50 entries, and one whose entry says it has 10 GB.
  const head = [17, 1, ...new Uint8Array(16)]
  const tenGigabytes = [0x80, 0x80, 0x80, 0xa0, 0x25]
  for (const tail of [
    [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02],
    [1, 1, ...tenGigabytes],
  ]) {
    expect(() => decodeDeviceFrame(Uint8Array.from([...head, ...tail]))).toThrow('too-large')
  }
  expect(() => decodeDeviceFrame(new Uint8Array(maxFrameBytes + 1))).toThrow('too-large')
})

test('[L1] a number that never ends is refused', () => {
  expect(() => decodeDeviceFrame(Uint8Array.from([16, ...new Uint8Array(400).fill(0x80), 0]))).toThrow(
    'garbled',
  )
})
