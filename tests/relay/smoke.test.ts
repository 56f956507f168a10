import { expect, test, onTestFinished } from 'vitest'
import { connect, untilReady, untilState } from '../support/sync/relay-devices.ts'
import { makeDevice, makeWorkspace, randomEntry } from '../support/sync/relay-identity.ts'
import { startTestRelay } from '../support/sync/start-relay.ts'

test('two devices', async () => {
  const relay = await startTestRelay()
  onTestFinished(relay.stop)
  const workspace = makeWorkspace()
  const a = connect(makeDevice(workspace), relay.address)
  onTestFinished(() => a.transport.close())
  await untilReady(a.transport)
  const b = connect(makeDevice(workspace), relay.address)
  onTestFinished(() => b.transport.close())
  await untilReady(b.transport)
  const entries = [randomEntry(1), randomEntry(2)]
  await a.transport.append(a.device.chainId, entries)
  expect(await b.transport.read(a.device.chainId, 0, 1e6)).toEqual(entries)
  expect(await b.transport.extents()).toEqual([
    { chainId: a.device.chainId, firstSequence: 1, lastSequence: 2 },
  ])
  await expect.poll(() => b.events.filter(({ kind }) => kind === 'entries')).toHaveLength(1)
  await relay.kill()
  await untilState(a.transport, ({ connection }) => connection === 'offline')
  await relay.restart()
  a.wake()
  await untilReady(a.transport)
  expect(await a.transport.extents()).toHaveLength(1)
})
