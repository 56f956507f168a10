import { createServer, type AddressInfo } from 'node:net'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { encodeRelayFrame, type RelayFrame } from '@shared/sync/relay/frame-codec'
import { maxMailboxMessages } from '@shared/sync/relay/relay-limits'
import { TransportError } from '@shared/sync/transport'
import { openRelayMailbox } from '../../src/main/sync/relay/open-relay-mailbox.ts'
import { parseRelayAddress } from '../../src/main/sync/relay/relay-address.ts'
import { retryDelayMs } from '../../src/main/sync/relay/retry-delay.ts'
import { untilOffline, untilReady, untilState } from '../support/sync/relay-devices.ts'
import { handPorts } from '../support/sync/hand-ports.ts'
import { makeDevice, makeWorkspace, randomEntry } from '../support/sync/relay-identity.ts'
import { plain } from '../sync/contract/readings.ts'
import { connectDevice, openDevice, rawDevice, relayForTest } from './relay-fixture.ts'

/** A server that answers what a test wants; gives its address. */
async function falseRelay(onConnected: (socket: WebSocket) => void): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  server.on('connection', (socket) => {
    socket.on('error', () => undefined)
    onConnected(socket)
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const challenge: RelayFrame = {
  type: 'challenge',
  protocol: 1,
  nonce: new Uint8Array(32),
  workspace: 'known',
  device: 'known',
  access: undefined,
  isInviteNeeded: false,
}

/** A server that lets everybody in, and answers requests, of which it is given number and id, as a test wants. */
function welcomingRelay(answer: (socket: WebSocket, number: number, id: number) => void): Promise<string> {
  return falseRelay((socket) => {
    socket.send(encodeRelayFrame(challenge))
    socket.send(encodeRelayFrame({ type: 'welcome', heartbeatMs: 0, usedBytes: 9, limitBytes: 0 }))
    socket.on('message', (message: Buffer) => answer(socket, message[0] ?? 0, message[1] ?? 0))
  })
}

/** Ports whose clock and timers a test moves. */
function transportHandPorts() {
  const { nowMs, after, pass } = handPorts()
  const wakers = new Set<() => void>()
  return {
    pass,
    wake: () => wakers.forEach((wake) => wake()),
    ports: {
      steadyMs: nowMs,
      random: () => 1,
      setTimer: (run: () => void, delayMs: number) => after(delayMs, run),
      onWake: (listener: () => void) => {
        wakers.add(listener)
        return () => wakers.delete(listener)
      },
    },
  }
}

function readOrCode(text: string): string {
  try {
    return parseRelayAddress(text).url
  } catch (error) {
    return error instanceof TransportError ? error.code : String(error)
  }
}

describe('addresses', () => {
  test.each([
    ['relay.example.org', 'wss://relay.example.org/', 'relay.example.org'],
    ['wss://relay.example.org:9000', 'wss://relay.example.org:9000/', 'relay.example.org'],
    ['  WSS://Relay.Example.org/sync ', 'wss://relay.example.org/sync', 'relay.example.org'],
    ['https://relay.example.org', 'wss://relay.example.org/', 'relay.example.org'],
    ['localhost', 'ws://localhost:8427/', 'localhost'],
    ['127.0.0.1:9000', 'ws://127.0.0.1:9000/', '127.0.0.1'],
    ['wss://localhost', 'wss://localhost:8427/', 'localhost'],
    ['[::1]:9000', 'ws://[::1]:9000/', '[::1]'],
    ['ws://10.0.0.5:8427', 'ws://10.0.0.5:8427/', '10.0.0.5'],
  ])('%s', (typed, url, host) => expect(parseRelayAddress(typed)).toEqual({ url, host }))

  test.each([
    '',
    ' ',
    'ftp://a',
    'wss://',
    'wss://user:word@a.example',
    'a.example/?q=1',
    'a b',
    'wss://a#b',
  ])('“%s” is none', (typed) =>
    expect(() => parseRelayAddress(typed)).toThrow(expect.objectContaining({ code: 'bad-address' })),
  )

  test('any text is an address or is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readOrCode(text)).toMatch(/^(wss?:|bad-address$)/)
      }),
    )
  })
})

test('tries come twice as late each time, at most five minutes apart, and not all at once', () => {
  expect([0, 1, 2, 3].map((failures) => retryDelayMs(failures, () => 1))).toEqual([1000, 2000, 4000, 8000])
  expect([0, 0.5, 1].map((random) => retryDelayMs(3, () => random))).toEqual([4000, 6000, 8000])
  expect(retryDelayMs(1000, () => 1)).toBe(300_000)
  expect(retryDelayMs(0, () => 1, 20_000)).toBe(20_000)
  expect(retryDelayMs(0, () => 1, 1e12)).toBe(300_000)
})

test('what was asked when the line broke is rejected as offline, and works again when it is back', async () => {
  const relay = await relayForTest()
  const { transport, device, wake, events } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  await transport.append(device.chainId, [randomEntry(1)])
  relay.wire.freeze()
  const asked = transport.extents()
  relay.wire.cut()
  await expect(asked).rejects.toMatchObject({ code: 'offline' })
  await expect(transport.extents()).rejects.toMatchObject({ code: 'offline' })
  wake()
  await untilReady(transport)
  expect(await transport.extents()).toHaveLength(1)
  const states = events.flatMap((event) => (event.kind === 'state' ? [event.state.connection] : []))
  expect(states).toEqual(['ready', 'offline', 'connecting', 'ready'])
})

test('calls made while it connects wait for how that ends', async () => {
  const relay = await relayForTest()
  const { transport, device } = connectDevice(makeDevice(makeWorkspace()), relay.address)
  await transport.append(device.chainId, [randomEntry(1)])
  expect(transport.state.connection).toBe('ready')
  const nobody = connectDevice(makeDevice(makeWorkspace()), 'ws://127.0.0.1:1')
  await expect(nobody.transport.extents()).rejects.toMatchObject({ code: 'offline' })
})

test('a line that died without a word is noticed by the silence', async () => {
  const relay = await relayForTest({ limits: { heartbeatMs: 10_000 } })
  const { ports, pass } = transportHandPorts()
  const { transport } = connectDevice(makeDevice(makeWorkspace()), relay.address, { ports })
  await untilReady(transport)
  relay.wire.freeze()
  pass(19_000)
  expect(transport.state.connection).toBe('ready')
  pass(1000)
  expect(transport.state).toMatchObject({ connection: 'offline', code: 'offline' })
})

test('after waking up a dead line is noticed within seconds, and a live one stays', async () => {
  const relay = await relayForTest()
  const { ports, pass, wake } = transportHandPorts()
  const { transport } = connectDevice(makeDevice(makeWorkspace()), relay.address, { ports })
  await untilReady(transport)
  wake()
  await transport.extents()
  pass(6000)
  expect(transport.state.connection).toBe('ready')
  relay.wire.freeze()
  wake()
  pass(5000)
  expect(transport.state.connection).toBe('offline')
})

test('while nobody answers it tries again, ever later, until it is woken', async () => {
  const { ports, pass, wake } = transportHandPorts()
  const server = createServer((socket) => {
    tries += 1
    socket.destroy()
  })
  let tries = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { transport } = connectDevice(makeDevice(makeWorkspace()), address, { ports })
  for (const delayMs of [1000, 2000, 4000]) {
    const before = tries
    await untilOffline(transport)
    pass(delayMs - 1)
    expect(transport.state.connection).toBe('offline')
    pass(1)
    expect(transport.state.connection).toBe('connecting')
    await expect.poll(() => tries).toBeGreaterThan(before)
  }
  await untilOffline(transport)
  wake()
  expect(transport.state.connection).toBe('connecting')
})

describe('[L2] versions', () => {
  const refusing = (oldest: number, newest: number) =>
    falseRelay((socket) =>
      socket.send(
        encodeRelayFrame({ type: 'refused', code: 'wrong-version', oldest, newest, retryAfterMs: 0 }),
      ),
    )
  test.each([
    ['too-old', 0, 0],
    ['too-new', 2, 3],
  ] as const)('a relay that is %s is said to be', async (code, oldest, newest) => {
    const { transport } = connectDevice(makeDevice(makeWorkspace()), await refusing(oldest, newest))
    const state = await untilState(transport, ({ connection }) => connection === 'refused')
    expect(state).toMatchObject({ code, message: expect.stringContaining('pdate') })
  })

  test('a device too new or too old for the relay is refused with its range', async () => {
    const relay = await relayForTest()
    for (const [oldest, newest] of [
      [0, 0],
      [2, 9],
    ] as const) {
      const raw = rawDevice(relay.address)
      await expect(raw.hello(makeDevice(makeWorkspace()), { oldest, newest })).rejects.toThrow(
        'wrong-version',
      )
    }
    const newer = rawDevice(relay.address)
    const said = await newer.hello(makeDevice(makeWorkspace()), { oldest: 1, newest: 99 })
    expect(said.challenge.protocol).toBe(1)
  })
})

describe('a hostile relay', () => {
  test('that sends garbage is left, and tried again later', async () => {
    const address = await falseRelay((socket) => socket.send(Buffer.from('ffffffff', 'hex')))
    const { transport } = connectDevice(makeDevice(makeWorkspace()), address)
    expect(await untilOffline(transport)).toMatchObject({ code: 'failed' })
  })

  test('that was no relay ever is said to be none', async () => {
    const address = await falseRelay((socket) => socket.send('hello'))
    const { transport } = connectDevice(makeDevice(makeWorkspace()), address)
    expect(await untilOffline(transport)).toMatchObject({
      code: 'failed',
      message: 'There is no relay at this address.',
    })
  })

  test('gets one proof a connection', async () => {
    const heard: number[] = []
    const address = await falseRelay((socket) => {
      socket.on('message', (message: Buffer) => heard.push(message[0] ?? -1))
      socket.send(encodeRelayFrame(challenge))
      socket.send(encodeRelayFrame(challenge))
    })
    const { transport } = connectDevice(makeDevice(makeWorkspace()), address)
    expect(await untilOffline(transport)).toMatchObject({ code: 'failed' })
    expect(heard.filter((number) => number === 3).length).toBeLessThan(2)
  })

  test('whose answers do not fit the questions, or never end, is not followed', async () => {
    let pages = 0
    const address = await welcomingRelay((socket, number, id) => {
      if (number === 16) socket.send(encodeRelayFrame({ type: 'blobIs', id, blob: undefined }))
      if (number !== 25) return
      pages += 1
      const statuses = Array.from({ length: 512 }, () => ({
        chainId: '00'.repeat(16),
        status: new Uint8Array(1),
      }))
      socket.send(encodeRelayFrame({ type: 'done', id: 77, usedBytes: undefined }))
      socket.send(encodeRelayFrame({ type: 'statusesAre', id, statuses, isLast: false }))
    })
    const { transport } = connectDevice(makeDevice(makeWorkspace()), address)
    await untilReady(transport)
    await expect(transport.extents()).rejects.toMatchObject({ code: 'failed' })
    expect((await transport.statuses()).length).toBeLessThanOrEqual(4096)
    expect(pages).toBe(8)
  })

  test('that gives entries of no bytes without end fills no memory', async () => {
    let pages = 0
    const address = await welcomingRelay((socket, number, id) => {
      if (number !== 18) return
      pages += 1
      const entries = Array.from({ length: 4096 }, (_, index) => ({
        sequence: (pages - 1) * 4096 + index + 1,
        entry: new Uint8Array(),
      }))
      socket.send(encodeRelayFrame({ type: 'entriesAre', id, entries, isLast: pages === 100 }))
    })
    const { transport } = connectDevice(makeDevice(makeWorkspace()), address)
    await untilReady(transport)
    expect((await transport.read('00'.repeat(16), 0, 1024 * 1024)).length).toBeLessThan(10_000)
    expect(pages).toBeLessThan(4)
  })

  test('that misses blobs it was not asked for is not heard there', async () => {
    const address = await welcomingRelay((socket, number, id) => {
      const names = ['ab', 'cd'].map((name) => name.repeat(32))
      if (number === 22) socket.send(encodeRelayFrame({ type: 'missingAre', id, names }))
    })
    const { transport } = connectDevice(makeDevice(makeWorkspace()), address)
    await untilReady(transport)
    expect(await transport.missingBlobs(['cd'.repeat(32), 'ef'.repeat(32)])).toEqual(['cd'.repeat(32)])
  })

  test('[L10] that has no end of messages in a mailbox fills no memory', async () => {
    const mailboxId = '5a'.repeat(16)
    const address = await falseRelay((socket) => {
      socket.on('message', () => {
        socket.send(encodeRelayFrame({ type: 'welcome', heartbeatMs: 0, usedBytes: 0, limitBytes: 0 }))
        for (let count = 0; count < 1000; count += 1) {
          const message = new TextEncoder().encode(String(count))
          socket.send(encodeRelayFrame({ type: 'mailboxMessage', mailboxId, message }))
        }
        socket.send(encodeRelayFrame({ type: 'mailboxClosed', mailboxId }))
      })
    })
    const mailbox = await openRelayMailbox(address, mailboxId, transportHandPorts().ports)
    const isClosed = () =>
      mailbox.post(new Uint8Array(1)).then(
        () => false,
        () => true,
      )
    await expect.poll(isClosed).toBe(true)
    let heard = 0
    mailbox.watch(() => (heard += 1))
    expect(heard).toBe(maxMailboxMessages)
  })
})

test('quota is told, and what does not fit is refused with a word', async () => {
  const relay = await relayForTest({ limits: { quotaBytes: 10_000 } })
  const { transport, device } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  expect(transport.state.quota).toEqual({ usedBytes: 0, limitBytes: 10_000 })
  await transport.append(device.chainId, [randomEntry(1, 6000)])
  expect(transport.state.quota).toEqual({ usedBytes: 6064, limitBytes: 10_000 })
  await expect(transport.append(device.chainId, [randomEntry(2, 6000)])).rejects.toMatchObject({
    code: 'quota',
    message: expect.stringContaining('room'),
  })
  await transport.trim(device.chainId, 1)
  expect(transport.state.quota?.usedBytes).toBe(0)
})

test('more than one frame takes is sent and read in several', async () => {
  const relay = await relayForTest()
  const { transport, device } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  const entries = Array.from({ length: 6 }, (_, index) => randomEntry(index + 1, 700_000))
  const small = Array.from({ length: 5000 }, (_, index) => randomEntry(index + 7, 10))
  await transport.append(device.chainId, [...entries, ...small])
  expect(plain(await transport.read(device.chainId, 0, 1e9))).toEqual(plain([...entries, ...small]))
  expect(plain(await transport.read(device.chainId, 0, 1_400_000))).toEqual(plain(entries.slice(0, 2)))
  const names = Array.from({ length: 5000 }, (_, index) => index.toString(16).padStart(64, '0'))
  expect(await transport.missingBlobs(names)).toEqual(names)
})
