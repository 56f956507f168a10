import { connect as connectSocket, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { encodeDeviceFrame } from '@shared/sync/relay/frame-codec'
import { maxFrameBytes } from '@shared/sync/relay/relay-limits'
import { WebSocket } from 'ws'
import { createRandom, runSeed } from '../support/random.ts'
import { makeDevice, makeWorkspace, randomEntry } from '../support/sync/relay-identity.ts'
import { RawDevice } from '../support/sync/raw-device.ts'
import { handPorts } from '../support/sync/hand-ports.ts'
import { openDevice, rawDevice, rawMember, relayForTest } from './relay-fixture.ts'

const MiB = 1024 * 1024

function tcp(port: number): { socket: Socket; closed: Promise<void>; said: () => string } {
  const socket = connectSocket({ port, host: '127.0.0.1' })
  onTestFinished(() => {
    socket.destroy()
  })
  let said = ''
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
  socket.on('error', () => undefined)
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve())), said: () => said }
}

test('[L1] garbage ends the connection it came over, and nothing else', async () => {
  const relay = await relayForTest()
  const honest = await openDevice(makeDevice(makeWorkspace()), relay.address)
  const seed = runSeed()
  const random = createRandom(seed)
  const workspace = makeWorkspace()
  for (let round = 0; round < 40; round += 1) {
    const raw =
      round % 2 === 0
        ? await rawDevice(relay.address).opened()
        : await rawMember(makeDevice(workspace), relay.address)
    const length = random.below(round < 20 ? 20 : 3000)
    raw.sendBytes(Uint8Array.from({ length }, () => random.below(256)))
    await raw.until(() => raw.heard.some(({ type }) => ['closed', 'refused', 'failed'].includes(type)))
    raw.end()
  }
  await honest.transport.append(honest.device.chainId, [randomEntry(1)])
  const states = honest.events.flatMap((event) => (event.kind === 'state' ? [event.state.connection] : []))
  expect(states, `LEADUP_SEED=${seed}`).toEqual(['ready'])
})

test('[L1] text instead of bytes, and a frame that is too large, end the connection', async () => {
  const relay = await relayForTest()
  const texter = await rawMember(makeDevice(makeWorkspace()), relay.address)
  texter.socket.send('hello')
  await texter.untilClosed()
  const large = await rawMember(makeDevice(makeWorkspace()), relay.address)
  large.sendBytes(new Uint8Array(maxFrameBytes + 1))
  await large.untilClosed()
  expect(large.heard.at(-1)).toEqual({ type: 'closed', code: 1009 })
})

test('[L3] a stranger that sends more than a handshake takes is cut before it is gathered', async () => {
  const relay = await relayForTest()
  const raw = await rawDevice(relay.address).opened()
  raw.sendBytes(new Uint8Array(200_000))
  await raw.untilClosed()
  expect(raw.heard).toEqual([{ type: 'closed', code: 1006 }])
})

test('[L3] who takes too long to prove itself is cut, whatever it says meanwhile', async () => {
  const ports = handPorts()
  const relay = await relayForTest({ ports })
  const { port } = relay.running()
  const silent = tcp(port)
  const dribbling = tcp(port)
  const upgraded = await rawDevice(relay.address).opened()
  const greeting = rawDevice(relay.address)
  await greeting.hello(makeDevice(makeWorkspace()))
  const member = await rawMember(makeDevice(makeWorkspace()), relay.address)
  dribbling.socket.write('GET / HTTP/1.1\r\nHost: a\r\n')
  ports.pass(9000)
  dribbling.socket.write('X-A: 1\r\n')
  ports.pass(2000)
  await Promise.all([silent.closed, dribbling.closed, upgraded.untilClosed(), greeting.untilClosed()])
  expect(await member.ask({ type: 'extents' })).toMatchObject({ type: 'extentsAre' })
})

test('[L3] in a flood of strangers the oldest go, and who proves itself gets through', async () => {
  const relay = await relayForTest({ limits: { unauthenticated: 20, attemptsBurst: 1000 } })
  const { port } = relay.running()
  const strangers = Array.from({ length: 60 }, () => tcp(port))
  await Promise.all(strangers.slice(0, 40).map(({ closed }) => closed))
  const honest = await openDevice(makeDevice(makeWorkspace()), relay.address)
  expect(honest.transport.state.connection).toBe('ready')
  expect(relay.running().metrics.valueOf('drops_total', 'not-let-in')).toBeGreaterThanOrEqual(40)
})

test('one address has so many connections, and so many attempts, and no more', async () => {
  const relay = await relayForTest({
    limits: { connectionsPerAddress: 3, attemptsBurst: 5, attemptsPerSecond: 1e-9 },
  })
  const statusOf = (address: string) =>
    new Promise((resolve) => {
      const socket = new WebSocket(address)
      onTestFinished(() => socket.terminate())
      socket.once('open', () => resolve('open'))
      socket.once('unexpected-response', (request, response) => {
        request.destroy()
        resolve(response.statusCode)
      })
      socket.on('error', () => undefined)
    })
  const statuses = []
  for (let index = 0; index < 6; index += 1) statuses.push(await statusOf(relay.address))
  expect(statuses).toEqual(['open', 'open', 'open', 429, 429, 429])
})

test('behind a proxy addresses are those the proxy wrote, not those the client did', async () => {
  const relay = await relayForTest({ trustsProxy: true, limits: { connectionsPerAddress: 1 } })
  const statusOf = async (forwarded: string) => {
    const raw = RawDevice.connect(relay.address, { headers: { 'x-forwarded-for': forwarded } })
    onTestFinished(() => raw.end())
    return raw.opened().then(
      () => 'open',
      () => 'refused',
    )
  }
  expect(await statusOf('203.0.113.1')).toBe('open')
  expect(await statusOf('198.51.100.7, 203.0.113.1')).toBe('refused')
  expect(await statusOf('203.0.113.2')).toBe('open')
  expect(await statusOf('2001:db8:1:2:aaaa::1')).toBe('open')
  expect(await statusOf('2001:db8:1:2::2')).toBe('refused')
})

test('a workspace has so many connections and no more', async () => {
  const relay = await relayForTest({ limits: { connectionsPerWorkspace: 2 } })
  const workspace = makeWorkspace()
  await rawMember(makeDevice(workspace), relay.address)
  await rawMember(makeDevice(workspace), relay.address)
  expect(await rawDevice(relay.address).prove(makeDevice(workspace))).toMatchObject({
    type: 'refused',
    code: 'too-many',
  })
})

test('[L11] a device that takes nothing of what is sent to it is cut, and reads again', async () => {
  const relay = await relayForTest({ limits: { unsentBytes: 2 * MiB, bytesBurst: 1e9 } })
  const workspace = makeWorkspace()
  const writer = await openDevice(makeDevice(workspace), relay.address)
  const reader = makeDevice(workspace)
  const slow = await rawMember(reader, relay.directAddress())
  slow.socket.pause()
  const { metrics } = relay.running()
  let sequence = 0
  while (metrics.valueOf('drops_total', 'too-slow') === 0) {
    sequence += 1
    await writer.transport.append(writer.device.chainId, [randomEntry(sequence, MiB)])
  }
  const again = await openDevice(reader, relay.address)
  expect(await again.transport.extents()).toEqual([
    { chainId: writer.device.chainId, firstSequence: 1, lastSequence: sequence },
  ])
  expect((await again.transport.read(writer.device.chainId, sequence - 1, MiB))[0]?.entry).toHaveLength(MiB)
})

test('[L11] many that take nothing do not fill memory together: who stands still for the longest is cut', async () => {
  const relay = await relayForTest({ limits: { unsentBytesOfAll: 4 * MiB, bytesBurst: 1e12 } })
  const workspace = makeWorkspace()
  const writer = await openDevice(makeDevice(workspace), relay.directAddress())
  await writer.transport.append(writer.device.chainId, [randomEntry(1, MiB)])
  const { metrics } = relay.running()
  const read = {
    type: 'read',
    chainId: writer.device.chainId,
    afterSequence: 0,
    maxBytes: MiB,
  } as const
  const dropped = () => metrics.valueOf('drops_total', 'too-slow')
  const idle: RawDevice[] = []
  // Each alone is far below what one may hold.
  while (dropped() === 0) {
    expect(idle.length).toBeLessThan(30)
    const raw = await rawMember(makeDevice(workspace), relay.directAddress())
    raw.socket.pause()
    for (let id = 100; id < 105; id += 1) raw.sendBytes(encodeDeviceFrame({ ...read, id }))
    idle.push(raw)
    // Whoever reads gets all of it meanwhile.
    expect((await writer.transport.read(writer.device.chainId, 0, MiB))[0]?.entry).toHaveLength(MiB)
  }
  expect(idle.length).toBeGreaterThan(1)
  const [first] = idle
  first?.socket.resume()
  await first?.untilClosed()
  expect((await writer.transport.extents())[0]?.lastSequence).toBe(1)
})

test('[L11] a device that asks for much and takes nothing does not fill memory', async () => {
  const relay = await relayForTest({ limits: { bytesBurst: 1e12 } })
  const device = makeDevice(makeWorkspace())
  const raw = await rawMember(device, relay.directAddress())
  await raw.ask({ type: 'append', chainId: device.chainId, entries: [randomEntry(1, MiB)] })
  const read = { type: 'read', chainId: device.chainId, afterSequence: 0, maxBytes: MiB } as const
  raw.socket.pause()
  for (let id = 100; id < 2100; id += 1) raw.sendBytes(encodeDeviceFrame({ ...read, id }))
  const honest = await openDevice(makeDevice(makeWorkspace()), relay.directAddress())
  for (let sequence = 1; sequence < 20; sequence += 1) {
    await honest.transport.append(honest.device.chainId, [randomEntry(sequence)])
  }
  // What the system's own buffers take, and one answer more than the relay stops reading at.
  expect(relay.running().metrics.valueOf('bytes_sent_total')).toBeLessThan(40 * MiB)
  raw.socket.resume()
  await raw.until(() => raw.heard.filter(({ type }) => type === 'entriesAre').length >= 50)
})

test('a workspace that asks more than its rate allows is read more slowly, and nothing is lost', async () => {
  const ports = handPorts()
  const relay = await relayForTest({ ports, limits: { requestsPerSecond: 10, requestsBurst: 20 } })
  const workspace = makeWorkspace()
  const greedy = await rawMember(makeDevice(workspace), relay.directAddress())
  for (let id = 1; id <= 60; id += 1) greedy.send({ type: 'extents', id })
  const honest = await openDevice(makeDevice(makeWorkspace()), relay.directAddress())
  await honest.transport.append(honest.device.chainId, [randomEntry(1)])
  const answers = () => greedy.heard.filter(({ type }) => type === 'extentsAre').length
  expect(answers()).toBeLessThan(60)
  while (answers() < 60) {
    ports.pass(1000)
    await honest.transport.extents()
  }
})

test('a device that is silent for two heartbeats is cut; one that answers pings is not', async () => {
  const ports = handPorts()
  const relay = await relayForTest({ ports, limits: { heartbeatMs: 30_000 } })
  const workspace = makeWorkspace()
  const alive = await rawMember(makeDevice(workspace), relay.directAddress())
  const halfOpen = await rawMember(makeDevice(workspace), relay.address)
  relay.wire.freeze()
  for (let beat = 0; beat < 3; beat += 1) {
    const pinged = new Promise((resolve) => alive.socket.once('ping', resolve))
    ports.pass(30_000)
    await pinged
    // Behind the pong, so the relay has read it.
    await alive.ask({ type: 'extents' })
  }
  expect(relay.running().metrics.valueOf('drops_total', 'silent')).toBe(1)
  expect(alive.socket.readyState).toBe(alive.socket.OPEN)
  halfOpen.end()
})
