import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { FolderTransport } from '../../src/main/sync/folder/folder-transport.ts'
import { fakeChain } from '../support/sync/fake-entries.ts'
import { folderPorts } from '../support/sync/folder-ports.ts'
import { transportContract, type TransportHarness } from './transport-contract.ts'

const pollOnly = { pollMs: 10, watchDirectory: () => () => undefined }
const watchOnly = { pollMs: 3_600_000 }

for (const [how, ports] of [
  ['a folder that is polled', pollOnly],
  ['a folder that is watched', watchOnly],
] as const) {
  transportContract(how, () => Promise.resolve(folderHarness(ports)))
}

function folderHarness(ports: object): TransportHarness {
  const root = mkdtempSync(join(tmpdir(), 'leadup-folder-'))
  const devices = ['laptop', 'phone', 'tablet']
  const opened: FolderTransport[] = []
  return {
    open: async (device) => {
      const chain = fakeChain(devices.indexOf(device) + 1)
      const transport = new FolderTransport(
        { id: 'folder', folder: root, workspaceTag: chain.workspaceTag },
        { ...folderPorts(`${root}-parts`), ...ports },
      )
      opened.push(transport)
      await expect.poll(() => transport.state.connection).toBe('ready')
      return { transport, chain }
    },
    restart: () => Promise.resolve(),
    tearDown: async () => {
      await Promise.all(opened.map((transport) => transport.close()))
      rmSync(root, { recursive: true, force: true })
      rmSync(`${root}-parts`, { recursive: true, force: true })
    },
  }
}
