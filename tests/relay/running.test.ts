import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bytesToHex } from '@shared/sync/relay/hex'
import { backUp } from '../../src/relay/backup.ts'
import { SqliteStore } from '../../src/relay/store/sqlite-store.ts'
import { makeSelfSigned } from '../support/sync/self-signed.ts'
import { makeDevice, makeWorkspace, randomEntry } from '../support/sync/relay-identity.ts'
import { untilOffline, untilReady, untilState } from '../support/sync/relay-devices.ts'
import { connectDevice, openDevice, rawDevice, rawMember, relayForTest } from './relay-fixture.ts'

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-relay-running-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('[L11] stopping tells devices when to come back, keeps what was confirmed, and takes nothing more', async () => {
  const relay = await relayForTest()
  const workspace = makeWorkspace()
  const device = await openDevice(makeDevice(workspace), relay.address)
  const raw = await rawMember(makeDevice(workspace), relay.address)
  const appends = Array.from({ length: 50 }, (_, index) =>
    device.transport.append(device.device.chainId, [randomEntry(index + 1)]),
  )
  const settled = Promise.allSettled(appends)
  const { port } = relay.running()
  await relay.halt()
  await raw.untilClosed()
  expect(raw.heard.find(({ type }) => type === 'goingAway')).toEqual({
    type: 'goingAway',
    retryAfterMs: 3000,
  })
  expect(raw.heard.at(-1)).toEqual({ type: 'closed', code: 1001 })
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow('fetch failed')
  const confirmed = (await settled).filter(({ status }) => status === 'fulfilled').length
  await untilOffline(device.transport)
  await relay.restart()
  device.wake()
  await untilReady(device.transport)
  const [extent] = await device.transport.extents()
  expect(extent?.lastSequence ?? 0).toBeGreaterThanOrEqual(confirmed)
})

test('a device that does not go is cut when the relay stops', async () => {
  const relay = await relayForTest({
    ports: { after: (_delayMs, run) => (setImmediate(run), () => undefined) },
  })
  const stubborn = await rawMember(makeDevice(makeWorkspace()), relay.address)
  relay.wire.freeze()
  await relay.halt()
  expect(relay.log.at(-1)).toContain('stopped')
  stubborn.end()
})

test('a backup taken while it runs holds everything that was confirmed before it', async () => {
  const relay = await relayForTest()
  const workspace = makeWorkspace()
  const { transport, device } = await openDevice(makeDevice(workspace), relay.address)
  await transport.append(device.chainId, [randomEntry(1), randomEntry(2)])
  await transport.putBlob('ab'.repeat(32), new Uint8Array(5000).fill(3))
  const folder = makeFolder()
  const file = join(folder, 'relay.db')
  backUp(relay.dataFolder, file)
  await transport.append(device.chainId, [randomEntry(3)])
  expect(() => backUp(relay.dataFolder, file)).toThrow('exists')
  expect(() => backUp(folder + '/nowhere', join(folder, 'b'))).toThrow('no-database')
  const copy = new SqliteStore(file)
  const tag = bytesToHex(workspace.tag)
  expect(await copy.extents(tag)).toEqual([{ chainId: device.chainId, firstSequence: 1, lastSequence: 2 }])
  expect(await copy.readBlob(tag, 'ab'.repeat(32))).toHaveLength(5000)
  await copy.close()
})

test('[T1] a relay that was set back to a backup has what is missing sent again', async () => {
  const relay = await relayForTest()
  const { transport, device, wake } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  const entries = [1, 2, 3].map((sequence) => randomEntry(sequence))
  await transport.append(device.chainId, entries.slice(0, 1))
  const backup = join(makeFolder(), 'relay.db')
  backUp(relay.dataFolder, backup)
  await transport.append(device.chainId, entries.slice(1))
  await relay.kill()
  for (const suffix of ['', '-wal', '-shm']) rmSync(relay.databasePath + suffix, { force: true })
  writeFileSync(relay.databasePath, readFileSync(backup))
  await untilOffline(transport)
  await relay.restart()
  wake()
  await untilReady(transport)
  await expect(transport.append(device.chainId, entries.slice(2))).rejects.toMatchObject({ code: 'gap' })
  await transport.append(device.chainId, entries)
  expect(await transport.read(device.chainId, 0, 1e6)).toEqual(entries)
})

test('with TLS a device that trusts the certificate gets in, and another one says why not', async () => {
  const folder = makeFolder()
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const write = ({ certificate, key }: ReturnType<typeof makeSelfSigned>) => {
    writeFileSync(certFile, certificate)
    writeFileSync(keyFile, key)
    return certificate
  }
  const certificate = write(makeSelfSigned())
  const relay = await relayForTest({ tls: { certFile, keyFile } })
  const workspace = makeWorkspace()
  const trusting = connectDevice(makeDevice(workspace), relay.address, { certificateAuthority: certificate })
  await untilReady(trusting.transport)
  await trusting.transport.append(trusting.device.chainId, [randomEntry(1)])
  const wary = connectDevice(makeDevice(workspace), relay.address)
  const state = await untilOffline(wary.transport)
  expect(state.message).toContain('certificate')

  const renewed = write(makeSelfSigned())
  relay.running().reloadCertificate()
  const later = connectDevice(makeDevice(workspace), relay.address, { certificateAuthority: renewed })
  await untilReady(later.transport)
  writeFileSync(certFile, 'nonsense')
  relay.running().reloadCertificate()
  expect(relay.log.at(-1)).toContain('"event":"certificate"')
  const still = connectDevice(makeDevice(workspace), relay.address, { certificateAuthority: renewed })
  await untilReady(still.transport)
})

test('health and metrics answer, and nothing else does', async () => {
  const relay = await relayForTest()
  const { transport, device } = await openDevice(makeDevice(makeWorkspace()), relay.address)
  await transport.append(device.chainId, [randomEntry(1, 1000)])
  const get = (path: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${relay.running().port}${path}`, { method })
  expect(await (await get('/health')).json()).toEqual({ healthy: true })
  const metrics = await (await get('/metrics')).text()
  expect(metrics).toContain('leadup_relay_frames_received_total{kind="append"} 1\n')
  expect(metrics).toContain('leadup_relay_entries 1\n')
  expect(metrics).toContain('leadup_relay_connections 1\n')
  for (const line of metrics.trim().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{kind="[^"]+"\})? \d+(\.\d+)?)$/)
  }
  expect((await get('/')).status).toBe(404)
  expect((await get('/health', 'POST')).status).toBe(405)
})

test('metrics have a port of their own where that was chosen', async () => {
  const relay = await relayForTest({ metricsPort: 0 })
  const { port, metricsPort } = relay.running()
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).status).toBe(200)
})

test('the log is one JSON object a line, and names no workspace, device or address', async () => {
  const relay = await relayForTest()
  const workspace = makeWorkspace()
  const device = makeDevice(workspace)
  const connected = await openDevice(device, relay.address)
  await rawDevice(relay.address).prove({
    ...makeDevice(workspace, []),
    signWithWriteKey: () => new Uint8Array(64),
  })
  const expelled = await openDevice(makeDevice(workspace), relay.address)
  await connected.transport.setAccess({
    epochNumber: 1,
    writePublicKey: new Uint8Array(32),
    members: [device.signingKey],
  })
  await untilState(expelled.transport, ({ connection }) => connection === 'refused')
  await relay.halt()
  const events = relay.log.map((line) => (JSON.parse(line) as { event: string }).event)
  expect(events).toEqual(expect.arrayContaining(['started', 'registered', 'stopped']))
  const log = relay.log.join('\n')
  for (const secret of [
    bytesToHex(workspace.tag),
    device.chainId,
    bytesToHex(device.signingKey),
    '127.0.0.1',
  ]) {
    expect(log).not.toContain(secret)
  }
})
