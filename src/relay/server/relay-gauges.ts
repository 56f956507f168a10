import type { Gauges } from '../observe/relay-metrics'
import type { StoreCounts } from '../store/relay-store'

/** How things stand when `/metrics` is asked for. */
export function relayGauges(
  { workspaces, devices, entries, blobs, usedBytes }: StoreCounts,
  now: { connections: number; waiting: number; mailboxes: number; unsentBytes: number },
): Gauges {
  return {
    connections: { help: 'Connections that are open.', value: now.connections },
    waiting_sockets: { help: 'Sockets that have not proved who they are.', value: now.waiting },
    mailboxes: { help: 'Mailboxes that are open.', value: now.mailboxes },
    unsent_bytes: { help: 'Bytes written to devices and not taken yet.', value: now.unsentBytes },
    workspaces: { help: 'Workspaces that are kept.', value: workspaces },
    devices: { help: 'Devices that are let in.', value: devices },
    entries: { help: 'Entries that are kept.', value: entries },
    blobs: { help: 'Blobs that are kept.', value: blobs },
    stored_bytes: { help: 'Bytes that count against quotas.', value: usedBytes },
    resident_memory_bytes: { help: 'Resident memory of the process.', value: process.memoryUsage.rss() },
  }
}
