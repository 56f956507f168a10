import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databasePath } from '../../../src/relay/backup.ts'
import {
  defaultLimits,
  defaultOptions,
  type RelayLimits,
  type RelayOptions,
} from '../../../src/relay/options.ts'
import type { RelayPorts } from '../../../src/relay/ports.ts'
import { startRelay, type RunningRelay } from '../../../src/relay/server/start-relay.ts'
import { SqliteStore } from '../../../src/relay/store/sqlite-store.ts'
import { systemPorts } from '../../../src/relay/system-ports.ts'
import { openWire, type Wire } from './wire.ts'

export interface TestRelay {
  /** Over a wire that a test can cut; the same after a restart. */
  address: string
  /** Without the wire, for measuring; another one after a restart. */
  directAddress: () => string
  wire: Wire
  running: () => RunningRelay
  dataFolder: string
  databasePath: string
  /** The lines of its log. */
  log: string[]
  /** Breaks every connection without a goodbye, and stops it. What it confirmed is on disk. */
  kill: () => Promise<void>
  /** Starts it again on the same store, after `kill` or `halt`. */
  restart: () => Promise<void>
  /** Stops it as SIGTERM does; it can be started again. */
  halt: () => Promise<void>
  /** Stops it for good and removes its folder. */
  stop: () => Promise<void>
}

export interface TestRelayOptions extends Partial<Omit<RelayOptions, 'limits'>> {
  limits?: Partial<RelayLimits>
  ports?: Partial<RelayPorts>
}

/** Starts a relay in this process on a free port, with a database in a temp folder. Call `stop` when done. */
export async function startTestRelay({ limits, ports, ...more }: TestRelayOptions = {}): Promise<TestRelay> {
  const folder = more.dataFolder ?? mkdtempSync(join(tmpdir(), 'leadup-relay-'))
  const path = databasePath(folder)
  const log: string[] = []
  const options: RelayOptions = {
    ...defaultOptions,
    dataFolder: folder,
    port: 0,
    ...more,
    limits: { ...defaultLimits, ...limits },
  }
  const start = () =>
    startRelay(options, new SqliteStore(path), {
      ...systemPorts,
      writeLog: (line) => log.push(line),
      ...ports,
    })
  let running: RunningRelay | undefined = await start()
  const wire = await openWire(running.port)
  const scheme = options.tls ? 'wss' : 'ws'

  const requireRunning = () => {
    if (!running) throw new Error('the relay is not running')
    return running
  }
  const halt = async () => {
    const stopping = running
    running = undefined
    await stopping?.stop()
  }
  const kill = () => {
    wire.cut()
    return halt()
  }
  return {
    address: `${scheme}://127.0.0.1:${wire.port}`,
    directAddress: () => `${scheme}://127.0.0.1:${requireRunning().port}`,
    wire,
    running: requireRunning,
    dataFolder: folder,
    databasePath: path,
    log,
    kill,
    halt,
    restart: async () => {
      running = await start()
      wire.leadTo(running.port)
    },
    stop: async () => {
      await kill()
      await wire.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
