import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RawDevice } from '../support/sync/raw-device.ts'
import { makeDevice, makeWorkspace } from '../support/sync/relay-identity.ts'
import { bundleRelay, startRelayProcess } from '../support/sync/relay-process.ts'
import type { Figure } from './figure'

const workspaces = 100
const devicesEach = 20

/** [D7] What an idle device costs the relay. */
export async function benchRelayMemory(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-bench-relay-'))
  const relay = await startRelayProcess(await bundleRelay(), folder, ['--trust-proxy', '--open'])
  const devices: RawDevice[] = []
  const connectAll = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const workspace = makeWorkspace()
      for (let device = 0; device < devicesEach; device += 1) {
        const headers = { 'x-forwarded-for': `10.0.${index}.${device}` }
        const raw = RawDevice.connect(relay.address, { headers })
        devices.push(raw)
        await raw.prove(makeDevice(workspace))
      }
    }
  }
  try {
    // What is loaded and compiled with the first devices is not the next ones'.
    await connectAll(10)
    const before = await relay.residentBytes()
    await connectAll(workspaces)
    const after = await relay.residentBytes()
    return {
      id: 'D7 memory per idle device',
      what: `resident memory of the relay for each of ${workspaces * devicesEach} connected devices`,
      value: (after - before) / (workspaces * devicesEach) / 1024,
      unit: 'KB',
      peer: '',
      peerValue: null,
      ratio: null,
      goal: 50,
      of: 'value',
      better: 'lower',
    }
  } finally {
    for (const device of devices) device.end()
    await relay.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}
