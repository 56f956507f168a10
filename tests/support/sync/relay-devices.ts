import { RelayTransport, type RelayTransportOptions } from '../../../src/main/sync/relay/relay-transport.ts'
import type { ConnectionPorts } from '../../../src/main/sync/relay/relay-connection.ts'
import type { TransportEvent, TransportState } from '@shared/sync/transport'
import type { TestDevice } from './relay-identity.ts'

/** Ports of the system, whose waking up a test can tell. */
function transportPorts(): ConnectionPorts & { wake: () => void } {
  const wakers = new Set<() => void>()
  return {
    steadyMs: () => performance.now(),
    random: () => 0,
    setTimer: (run, delayMs) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    onWake: (listener) => {
      wakers.add(listener)
      return () => wakers.delete(listener)
    },
    wake: () => wakers.forEach((wake) => wake()),
  }
}

export interface ConnectedDevice {
  device: TestDevice
  transport: RelayTransport
  events: TransportEvent[]
  wake: () => void
}

/** Connects a device; `open` below waits until it is let in. */
export function connect(
  device: TestDevice,
  address: string,
  more: Partial<RelayTransportOptions> = {},
): ConnectedDevice {
  const ports = transportPorts()
  const transport = new RelayTransport({ id: 'relay', address, credentials: device, ports, ...more })
  const events: TransportEvent[] = []
  transport.watch((event) => events.push(event))
  return { device, transport, events, wake: ports.wake }
}

/** Resolves with the first state that satisfies, now or later. */
export function untilState(
  transport: RelayTransport,
  isWanted: (state: TransportState) => boolean,
): Promise<TransportState> {
  if (isWanted(transport.state)) return Promise.resolve(transport.state)
  return new Promise((resolve) => {
    const stop = transport.watch((event) => {
      if (event.kind !== 'state' || !isWanted(event.state)) return
      stop()
      resolve(event.state)
    })
  })
}

export function untilOffline(transport: RelayTransport): Promise<TransportState> {
  return untilState(transport, ({ connection }) => connection === 'offline')
}

export function untilReady(transport: RelayTransport): Promise<TransportState> {
  return untilState(transport, ({ connection }) => connection === 'ready')
}
