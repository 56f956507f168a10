import type { DeviceLine, SyncState, TransportLine } from '@shared/ipc/calls/sync'

/** A state in which sync is off; what a test is about is put over it. */
export const offState: SyncState = {
  phase: 'off',
  deviceName: 'Studio',
  protection: 'keychain',
  hasKeychain: true,
  transports: [],
  devices: [],
  notices: [],
  waiting: 0,
  reached: 'device',
  reachedDevices: [],
}

export function relayLine(line: Partial<TransportLine> = {}): TransportLine {
  return {
    id: 'relay-1',
    kind: 'relay',
    label: 'sync.example.org',
    connection: 'ready',
    message: null,
    code: null,
    waiting: 0,
    quota: null,
    ...line,
  }
}

export function deviceLine(line: Partial<DeviceLine> & { name: string }): DeviceLine {
  return {
    chainId: 'b'.repeat(32),
    isThis: false,
    lastWordAt: null,
    waiting: 0,
    message: null,
    isNewer: false,
    isRemoved: false,
    hasLeft: false,
    ...line,
  }
}

/** On, through one relay, with one other device that has everything. */
export const onState: SyncState = {
  ...offState,
  phase: 'on',
  transports: [relayLine()],
  devices: [
    deviceLine({ name: 'Studio', chainId: 'a'.repeat(32), isThis: true }),
    deviceLine({ name: 'Laptop' }),
  ],
  reached: 'other-device',
  reachedDevices: ['Laptop'],
}
