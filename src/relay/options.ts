/** What whoever runs the relay may choose; see `docs/relay.md`. */
export interface RelayOptions {
  host: string
  port: number
  /** Folder of the database. */
  dataFolder: string
  /** Any of them lets a new workspace register; none means that registration is open. */
  invites: readonly string[]
  /** The names devices may know the relay by; none means any. [L4] */
  names: readonly string[]
  tls: { certFile: string; keyFile: string } | undefined
  /** Takes a client's address from the last `X-Forwarded-For`. */
  trustsProxy: boolean
  /** Where `/metrics` answers: on this port of the same host, or on the port of devices. */
  metricsPort: number | undefined
  limits: RelayLimits
}

export interface RelayLimits {
  /** What one workspace may keep. */
  quotaBytes: number
  workspaces: number
  /** Let in at a time, over all workspaces. */
  connections: number
  connectionsPerAddress: number
  connectionsPerWorkspace: number
  /** New connections from one address. */
  attemptsPerSecond: number
  attemptsBurst: number
  /** Sockets that have not proved who they are; beyond that the oldest goes. */
  unauthenticated: number
  authenticateWithinMs: number
  /** What one workspace's devices may ask and be told; above it they are read more slowly. */
  requestsPerSecond: number
  requestsBurst: number
  bytesPerSecond: number
  bytesBurst: number
  /** Written and not taken: a device so far behind is cut, and reads again. */
  unsentBytes: number
  /** The same of all devices together; beyond that, who has taken nothing for the longest goes. */
  unsentBytesOfAll: number
  /** Messages of all pairings under way, which are held in memory. */
  mailboxBytes: number
  /** A device that was silent for two of these is gone. */
  heartbeatMs: number
}

const MiB = 1024 * 1024

export const defaultLimits: RelayLimits = {
  // Ten years of one busy person with their attachments.
  quotaBytes: 1024 * MiB,
  workspaces: 100_000,
  connections: 10_000,
  // An office behind one address.
  connectionsPerAddress: 256,
  connectionsPerWorkspace: 64,
  attemptsPerSecond: 20,
  attemptsBurst: 200,
  // 512 sockets with their handshake buffers take some 20 MB.
  unauthenticated: 512,
  authenticateWithinMs: 10_000,
  requestsPerSecond: 1000,
  requestsBurst: 5000,
  bytesPerSecond: 32 * MiB,
  bytesBurst: 256 * MiB,
  // What is being answered, and the news of others meanwhile.
  unsentBytes: 8 * MiB,
  // What a small machine has to spare; a few hundred devices that catch up at the same time stay below it.
  unsentBytesOfAll: 256 * MiB,
  // Thirty of the largest rosters being handed over at once.
  mailboxBytes: 64 * MiB,
  // Below the minute after which many home routers forget a silent connection.
  heartbeatMs: 45_000,
}

export const defaultOptions: RelayOptions = {
  // SECURITY: reachable from elsewhere only where somebody chose so.
  host: '127.0.0.1',
  port: 8427,
  dataFolder: 'leadup-relay',
  invites: [],
  names: [],
  tls: undefined,
  trustsProxy: false,
  metricsPort: undefined,
  limits: defaultLimits,
}
