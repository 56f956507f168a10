import { onTestFinished } from 'vitest'
import type { RelayTransportOptions } from '../../src/main/sync/relay/relay-transport.ts'
import { RawDevice } from '../support/sync/raw-device.ts'
import { connect, untilReady, type ConnectedDevice } from '../support/sync/relay-devices.ts'
import type { TestDevice } from '../support/sync/relay-identity.ts'
import { startTestRelay, type TestRelay, type TestRelayOptions } from '../support/sync/start-relay.ts'

/** A relay for one test. */
export async function relayForTest(options: TestRelayOptions = {}): Promise<TestRelay> {
  const relay = await startTestRelay(options)
  onTestFinished(relay.stop)
  return relay
}

/** A device for one test, let in. */
export async function openDevice(device: TestDevice, address: string): Promise<ConnectedDevice> {
  const connected = connectDevice(device, address)
  await untilReady(connected.transport)
  return connected
}

/** A device for one test, on its way. */
export function connectDevice(
  device: TestDevice,
  address: string,
  more: Partial<RelayTransportOptions> = {},
): ConnectedDevice {
  const connected = connect(device, address, more)
  onTestFinished(() => connected.transport.close())
  return connected
}

/** A device without manners for one test. */
export function rawDevice(address: string): RawDevice {
  const raw = RawDevice.connect(address)
  onTestFinished(() => raw.end())
  return raw
}

/** One that was let in. */
export async function rawMember(device: TestDevice, address: string): Promise<RawDevice> {
  const raw = rawDevice(address)
  const said = await raw.prove(device)
  if (said.type !== 'welcome') throw new Error(`not let in: ${JSON.stringify(said)}`)
  return raw
}
