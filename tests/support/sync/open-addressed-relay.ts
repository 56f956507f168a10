import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleRelay, startRelayProcess, type RelayProcess } from './relay-process.ts'
import { openWire, type Wire } from './wire.ts'

/** The relay in a process of its own, as it is shipped, at an address that stays when it is started again. */
export interface AddressedRelay {
  address: string
  wire: Wire
  dataFolder: string
  process: () => RelayProcess
  /** SIGKILL, and the same again on what it left. */
  killAndRestart: () => Promise<void>
  /** Stops it for good and removes its folder. */
  stop: () => Promise<void>
}

export async function openAddressedRelay(): Promise<AddressedRelay> {
  const path = await bundleRelay()
  const dataFolder = mkdtempSync(join(tmpdir(), 'leadup-relay-'))
  let running = await startRelayProcess(path, dataFolder)
  const wire = await openWire(running.port)
  return {
    address: `ws://127.0.0.1:${wire.port}`,
    wire,
    dataFolder,
    process: () => running,
    killAndRestart: async () => {
      await running.end('SIGKILL')
      running = await startRelayProcess(path, dataFolder)
      wire.leadTo(running.port)
    },
    stop: async () => {
      await running.end('SIGTERM')
      await wire.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
