import { fakeChain } from '../support/sync/fake-entries.ts'
import { FolderFixture } from '../support/sync/folder-fixture.ts'
import { transportContract } from './transport-contract.ts'

const devices = ['laptop', 'phone', 'tablet']

for (const [how, ports] of [
  ['a folder that is polled', { pollMs: 10, watchDirectory: () => undefined }],
  ['a folder that is watched', { pollMs: 3_600_000 }],
] as const) {
  transportContract(how, () => {
    const fixture = new FolderFixture()
    const folder = fixture.folder()
    return Promise.resolve({
      open: async (device) => ({
        transport: await fixture.openReady(folder, ports),
        chain: fakeChain(devices.indexOf(device) + 1),
      }),
      restart: () => Promise.resolve(),
      tearDown: () => fixture.tearDown(),
    })
  })
}
