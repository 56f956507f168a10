// A process that syncs through a folder as fast as it can and says what was confirmed, until it is killed. Arguments:
// shared folder, temp folder, seed.
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { FolderTransport } from '../../src/main/sync/folder/folder-transport.ts'
import { createRandom } from '../support/random.ts'
import { fakeChain, fakeEntries, fakeStatus } from '../support/sync/fake-entries.ts'

const [folder = '', tempFolder = '', seed = '0'] = process.argv.slice(2)
const random = createRandom(Number(seed))
const say = (line: string) => writeSync(1, `${line}\n`)
const chain = fakeChain(1)

const transport = new FolderTransport(
  { id: 'folder', folder, workspaceTag: chain.workspaceTag },
  {
    tempFolder,
    pollMs: 1,
    // An hour goes by in four seconds, so that segments are merged and deleted all the time.
    nowMs: () => Date.now() * 1000,
    steadyMs: () => performance.now() * 1000,
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    randomBytes,
  },
)

const [extent] = await transport.extents()
let last = extent?.lastSequence ?? 0
let counter = last
say('ready')
for (;;) {
  const entries = fakeEntries(chain, last + 1, last + 1 + random.below(4), { bytes: 50 + random.below(2000) })
  await transport.append(chain.chainId, entries)
  last = entries.at(-1)?.sequence ?? last
  say(`entries ${last}`)
  if (random.below(20) === 0) {
    const through = Math.max(0, last - random.below(60))
    say(`trims ${through}`)
    await transport.trim(chain.chainId, through)
  }
  if (random.below(10) === 0) {
    counter += 1
    await transport.putStatus(fakeStatus(chain, counter))
    say(`status ${counter}`)
    const name = counter.toString(16).padStart(64, '0')
    await transport.putBlob(name, new Uint8Array(5000).fill(counter))
    say(`blob ${name}`)
  }
}
