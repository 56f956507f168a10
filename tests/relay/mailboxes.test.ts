import { expect, onTestFinished, test } from 'vitest'
import { maxMailboxMessages } from '@shared/sync/relay/relay-limits'
import { maxHandoverPieces, type Mailbox } from '@shared/sync/transport'
import { openRelayMailbox } from '../../src/main/sync/relay/open-relay-mailbox.ts'
import { handPorts } from '../support/sync/hand-ports.ts'
import type { RawDevice } from '../support/sync/raw-device.ts'
import { untilOffline, untilReady } from '../support/sync/relay-devices.ts'
import { makeDevice, makeWorkspace } from '../support/sync/relay-identity.ts'
import { openDevice, rawDevice, rawMember, relayForTest } from './relay-fixture.ts'

const mailboxId = '5a'.repeat(16)
const bytes = (text: string) => new TextEncoder().encode(text)
const ports = {
  setTimer: (run: () => void, delayMs: number) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

function heardBy(mailbox: Mailbox): string[] {
  const heard: string[] = []
  mailbox.watch((message) => heard.push(new TextDecoder().decode(message)))
  return heard
}

async function visit(address: string): Promise<Mailbox> {
  const mailbox = await openRelayMailbox(address, mailboxId, ports)
  onTestFinished(() => mailbox.close())
  return mailbox
}

test('[L10] a newcomer that knows the mailbox talks with the device that opened it, and hears all of it', async () => {
  const relay = await relayForTest()
  const { transport } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  const own = await transport.openMailbox(mailboxId)
  await own.post(bytes('offer'))
  const newcomer = await visit(relay.address)
  await newcomer.post(bytes('open'))
  const [atHome, atNewcomer] = [heardBy(own), heardBy(newcomer)]
  await expect.poll(() => atHome).toEqual(['offer', 'open'])
  await expect.poll(() => atNewcomer).toEqual(['offer', 'open'])
})

test('[L10] there is no mailbox that nobody opened, and none for an address or id that is none', async () => {
  const relay = await relayForTest()
  await expect(openRelayMailbox(relay.address, mailboxId, ports)).rejects.toMatchObject({
    code: 'no-mailbox',
  })
  await expect(openRelayMailbox(relay.address, '../x', ports)).rejects.toMatchObject({ code: 'no-mailbox' })
  await expect(openRelayMailbox('ftp://x', mailboxId, ports)).rejects.toMatchObject({ code: 'bad-address' })
  await expect(openRelayMailbox('ws://127.0.0.1:1', mailboxId, ports)).rejects.toMatchObject({
    code: 'offline',
  })
})

test('[L10] a newcomer can do nothing else', async () => {
  const relay = await relayForTest()
  const { transport } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  await transport.openMailbox(mailboxId)
  const visitor = async () => {
    const raw = await rawDevice(relay.address).opened()
    raw.send({ type: 'helloMailbox', oldest: 1, newest: 1, mailboxId })
    await raw.nextOf('welcome')
    return raw
  }
  const others: ((raw: RawDevice) => void)[] = [
    (raw) => raw.send({ type: 'extents', id: 1 }),
    (raw) => raw.send({ type: 'openMailbox', id: 1, mailboxId: 'aa'.repeat(16) }),
    (raw) => raw.send({ type: 'closeMailbox', id: 1, mailboxId }),
    (raw) => raw.send({ type: 'readBlob', id: 1, name: '00'.repeat(32) }),
  ]
  for (const other of others) {
    const raw = await visitor()
    other(raw)
    expect(await raw.next()).toMatchObject({ type: 'refused', code: 'not-admitted' })
  }
  const raw = await visitor()
  expect(
    await raw.ask({ type: 'postMailbox', mailboxId: 'aa'.repeat(16), message: bytes('x') }),
  ).toMatchObject({
    code: 'no-mailbox',
  })
})

test('[L10] it ends when the device closes it, and after five minutes', async () => {
  const hand = handPorts()
  const relay = await relayForTest({ ports: hand, limits: { heartbeatMs: 1e9 } })
  const { transport } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  const first = await transport.openMailbox(mailboxId)
  const newcomer = await visit(relay.address)
  await first.close()
  await expect
    .poll(() => newcomer.post(bytes('late')).catch((error: unknown) => error))
    .toMatchObject({ code: 'closed' })
  await expect(first.post(bytes('late'))).rejects.toMatchObject({ code: 'closed' })
  const second = await transport.openMailbox(mailboxId)
  await second.post(bytes('in time'))
  hand.pass(5 * 60_000)
  await expect
    .poll(() => second.post(bytes('late')).catch((error: unknown) => error))
    .toMatchObject({ code: 'closed' })
  await expect(visit(relay.address)).rejects.toMatchObject({ code: 'no-mailbox' })
})

test('[L10] it takes few messages, and a workspace has few', async () => {
  const relay = await relayForTest()
  const raw = await rawMember(makeDevice(makeWorkspace()), relay.address)
  const open = (id: string) => raw.ask({ type: 'openMailbox', mailboxId: id })
  const post = (message: Uint8Array) => raw.ask({ type: 'postMailbox', mailboxId, message })
  await open(mailboxId)
  for (let count = 0; count < maxMailboxMessages; count += 1) {
    expect(await post(bytes(String(count)))).toMatchObject({ type: 'done' })
  }
  expect(await post(bytes('one more'))).toMatchObject({ type: 'failed', code: 'too-many' })
  const answers = []
  for (const byte of ['01', '02', '03', '04']) answers.push((await open(byte.repeat(16))).type)
  expect(answers).toEqual(['done', 'done', 'done', 'failed'])
  const stranger = await rawMember(makeDevice(makeWorkspace()), relay.address)
  expect(await stranger.ask({ type: 'openMailbox', mailboxId })).toMatchObject({ code: 'too-many' })
})

test('[L10] all of them together take no more memory than the relay has for them', async () => {
  const relay = await relayForTest({ limits: { mailboxBytes: 500_000 } })
  const [first, second] = [
    await rawMember(makeDevice(makeWorkspace()), relay.address),
    await rawMember(makeDevice(makeWorkspace()), relay.address),
  ]
  const ids = [mailboxId, 'a5'.repeat(16)] as const
  const post = (raw: RawDevice, id: string) =>
    raw.ask({ type: 'postMailbox', mailboxId: id, message: new Uint8Array(200_000) })
  for (const [raw, id] of [
    [first, ids[0]],
    [second, ids[1]],
  ] as const) {
    expect(await raw.ask({ type: 'openMailbox', mailboxId: id })).toMatchObject({ type: 'done' })
    expect(await post(raw, id)).toMatchObject({ type: 'done' })
  }
  expect(await post(second, ids[1])).toMatchObject({ type: 'failed', code: 'busy' })
  await first.ask({ type: 'closeMailbox', mailboxId: ids[0] })
  expect(await post(second, ids[1])).toMatchObject({ type: 'done' })
})

test('[L10] [P5] it takes the largest handover', async () => {
  const relay = await relayForTest()
  const raw = await rawMember(makeDevice(makeWorkspace()), relay.address)
  await raw.ask({ type: 'openMailbox', mailboxId })
  for (let count = 0; count < maxHandoverPieces; count += 1) {
    const message = new Uint8Array(150 * 1024).fill(count)
    expect(await raw.ask({ type: 'postMailbox', mailboxId, message })).toMatchObject({ type: 'done' })
  }
})

test('[L10] who pairs is told when the line breaks for good, and when a relay that was started anew lost the mailbox', async () => {
  const relay = await relayForTest()
  const { transport, wake } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  const own = await transport.openMailbox(mailboxId)
  await own.post(bytes('offer'))
  const newcomer = await visit(relay.address)
  const ended: string[] = []
  own.watch(
    () => undefined,
    ({ code }) => ended.push(`own ${code}`),
  )
  newcomer.watch(
    () => undefined,
    ({ code }) => ended.push(`newcomer ${code}`),
  )
  await relay.kill()
  await expect.poll(() => ended).toEqual(['newcomer offline'])
  await relay.restart()
  wake()
  await untilReady(transport)
  await expect.poll(() => ended).toEqual(['newcomer offline', 'own closed'])
  await expect(own.post(bytes('late'))).rejects.toMatchObject({ code: 'closed' })
})

test('[L10] a device whose line broke comes back to its mailbox and hears nothing twice', async () => {
  const relay = await relayForTest()
  const { transport, wake } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  const own = await transport.openMailbox(mailboxId)
  const heard = heardBy(own)
  await own.post(bytes('one'))
  await expect.poll(() => heard).toEqual(['one'])
  relay.wire.cut()
  await untilOffline(transport)
  const newcomer = await visit(relay.address)
  await newcomer.post(bytes('two'))
  wake()
  await untilReady(transport)
  await expect.poll(() => heard).toEqual(['one', 'two'])
})
