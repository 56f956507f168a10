import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TransportError, type StoredEntry } from '@shared/sync/transport'
import { withChecksum } from '../../src/main/sync/folder/checksum.ts'
import { readEntryHeader, readStatusHeader } from '../../src/main/sync/folder/clear-header.ts'
import type { FolderTransport } from '../../src/main/sync/folder/folder-transport.ts'
import { messageName } from '../../src/main/sync/folder/layout.ts'
import { systemFiles, type FileSystem } from '../../src/main/sync/folder/ports.ts'
import { SharedTree } from '../../src/main/sync/folder/shared-tree.ts'
import { createRandom, runRounds, runSeed } from '../support/random.ts'
import { fakeChain, fakeEntries, fakeEntry, fakeStatus } from '../support/sync/fake-entries.ts'
import { chainFolder, filesIn, FolderFixture, segmentsOf } from '../support/sync/folder-fixture.ts'
import { doHarm } from '../support/sync/hostile-hand.ts'
import { plain, readAll, sequences } from './contract/readings.ts'

let fixture: FolderFixture
let folder: string
beforeEach(() => {
  fixture = new FolderFixture()
  folder = fixture.folder()
})
afterEach(() => fixture.tearDown())

const chains = [fakeChain(1), fakeChain(2)]
const [chain, other] = [fakeChain(1), fakeChain(2)]
const blobs = ['ab', 'cd'].map((byte) => byte.repeat(32))
const entriesOf = new Map(chains.map((one) => [one.chainId, fakeEntries(one, 1, 12)]))

async function fill(): Promise<void> {
  const transport = await fixture.openReady(folder)
  for (const one of chains) {
    for (const entry of entriesOf.get(one.chainId) ?? []) await transport.append(one.chainId, [entry])
    await transport.putStatus(fakeStatus(one, 1))
    await transport.trim(one.chainId, 2)
  }
  for (const name of blobs) await transport.putBlob(name, new TextEncoder().encode(name))
  await transport.close()
}

/** Whatever is read has its form and its place, and is what the device once wrote. */
async function expectSound(transport: FolderTransport, word: string): Promise<void> {
  const extents = await transport.extents()
  for (const { chainId, firstSequence, lastSequence } of extents) {
    expect(lastSequence, word).toBeGreaterThanOrEqual(firstSequence)
    for (const after of [0, 3, firstSequence - 1])
      expectWritten(await readAll(transport, chainId, { after }), word)
  }
  for (const { chainId, status } of await transport.statuses()) {
    expect(readStatusHeader(status), word).toMatchObject({ chainId, workspaceTag: chain.workspaceTag })
  }
  for (const name of blobs) await transport.readBlob(name)
  await transport.missingBlobs(blobs)
}

function expectWritten(entries: readonly StoredEntry[], word: string): void {
  const chainId = entries[0] && readEntryHeader(entries[0].entry)?.chainId
  const written = entriesOf.get(chainId ?? '') ?? []
  const [first = 1] = sequences(entries)
  expect(plain(entries), word).toEqual(plain(written.slice(first - 1, first - 1 + entries.length)))
}

test('[D3] [X9] whatever becomes of the files, reading neither fails nor gives what was not written', async () => {
  const seed = runSeed()
  const rounds = runRounds()
  console.log(`hostile folder rounds: ${rounds}, LEADUP_SEED=${seed}`)
  await fill()
  const healthy = fixture.folder('healthy')
  cpSync(folder, healthy, { recursive: true })
  for (let round = 0; round < rounds; round += 1) {
    const random = createRandom(seed + round)
    const harmed = fixture.folder(`harmed-${round}`)
    cpSync(healthy, harmed, { recursive: true })
    const transport = await fixture.openReady(harmed)
    const told: StoredEntry[][] = []
    const stop = transport.watch((event) => {
      if (event.kind === 'entries') told.push(event.entries)
    })
    for (let harm = 0; harm < 6; harm += 1) {
      const word = `${doHarm(harmed, random)}, LEADUP_SEED=${seed + round}`
      await expectSound(transport, word)
      expect(transport.state.connection, word).toBe('ready')
    }
    const writes = await Promise.allSettled([
      transport.append(chain.chainId, fakeEntries(chain, 11, 14)),
      transport.putStatus(fakeStatus(chain, 2)),
      transport.trim(other.chainId, 4),
      ...blobs.map((name) => transport.putBlob(name, new TextEncoder().encode(name))),
    ])
    const reasons: unknown[] = writes.flatMap((write) => (write.status === 'rejected' ? [write.reason] : []))
    expect(reasons.filter((reason) => !(reason instanceof TransportError))).toEqual([])
    for (const entries of told) expectWritten(entries, `told, LEADUP_SEED=${seed + round}`)
    stop()
    await transport.close()
    rmSync(harmed, { recursive: true })
  }
}, 300_000)

test('[D3] [X9] other files, hidden ones and placeholders are passed over, and left as they are', async () => {
  await fill()
  const directory = chainFolder(folder, chain.chainId)
  const [name = ''] = segmentsOf(folder, chain)
  const strange = [
    'desktop.ini',
    '.DS_Store',
    `.${name}.icloud`,
    `~$${name}`,
    `${name}.tmp`,
    '.stfolder',
    'x'.repeat(200),
  ]
  for (const one of strange) writeFileSync(join(directory, one), one)
  writeFileSync(join(directory, '0000000013-0000000013-0123456789abcdef.seg'), '')
  mkdirSync(join(directory, '0000000014-0000000014-0123456789abcdef.seg'))
  for (const outside of ['chains', 'statuses', 'blobs', '.']) {
    writeFileSync(join(folder, `leadup-${chain.workspaceTag}`, outside, 'readme.txt'), 'hello')
    mkdirSync(join(folder, `leadup-${chain.workspaceTag}`, outside, 'More'))
  }
  const transport = await fixture.openReady(folder)
  await expectSound(transport, 'strange files')
  expect((await transport.extents()).map(({ lastSequence }) => lastSequence)).toEqual([12, 12])
  await transport.append(chain.chainId, [fakeEntry(chain, 13)])
  await transport.trim(chain.chainId, 13)
  expect(filesIn(directory)).toEqual(expect.arrayContaining(strange))
})

test('[D3] [X9] a file that announces or has ten gigabytes is not read', async () => {
  await fill()
  const directory = chainFolder(folder, chain.chainId)
  const huge = join(directory, '0000000013-0000000013-0123456789abcdef.seg')
  writeFileSync(huge, 'huge')
  truncateSync(huge, 10 * 2 ** 30)
  const transport = await fixture.openReady(folder)
  expect(sequences(await readAll(transport, chain.chainId, { after: 10 }))).toEqual([11, 12])
})

// On Windows a link to a file needs a right of its own.
test.runIf(process.platform !== 'win32')('[D3] [X9] a link is not followed', async () => {
  await fill()
  const directory = chainFolder(folder, chain.chainId)
  const [name = ''] = segmentsOf(folder, chain)
  const elsewhere = join(fixture.folder('elsewhere'), name)
  cpSync(join(directory, name), elsewhere)
  rmSync(join(directory, name))
  symlinkSync(elsewhere, join(directory, name))
  symlinkSync(directory, join(directory, '0000000013-0000000013-0123456789abcdef.seg'))
  const transport = await fixture.openReady(folder)
  const [extent] = await transport.extents()
  expect(extent?.firstSequence).toBe(4)
})

test.runIf(process.platform !== 'win32')(
  '[D3] [X9] a link on the way leads nobody out of the folder, to read there or to delete',
  async () => {
    await fill()
    const tree = join(folder, `leadup-${chain.workspaceTag}`)
    const elsewhere = fixture.folder('elsewhere')
    const outside = (name: string) => join(elsewhere, name)
    for (const name of ['chains', 'statuses', 'blobs']) {
      cpSync(join(tree, name), outside(name), { recursive: true })
      rmSync(join(tree, name), { recursive: true })
      symlinkSync(outside(name), join(tree, name))
    }
    const before = filesIn(elsewhere)
    const transport = await fixture.openReady(folder)
    expect(await transport.extents()).toEqual([])
    expect(await transport.statuses()).toEqual([])
    await transport.removeBlobs(blobs)
    await transport.trim(chain.chainId, 12)
    await expect(transport.putStatus(fakeStatus(chain, 2))).rejects.toThrow(TransportError)
    expect(filesIn(elsewhere)).toEqual(before)
  },
)

test('[D3] [X8] a mailbox into which messages are put without end is heard no further than a pairing goes', async () => {
  const mailboxId = '3c'.repeat(16)
  const directory = join(folder, 'leadup-pairing', mailboxId)
  let looks = 0
  const opendir: FileSystem['opendir'] = (path, options) => {
    if (path === directory) looks += 1
    return systemFiles.opendir(path, options)
  }
  const transport = await fixture.openReady(folder, { files: { ...systemFiles, opendir } })
  const mailbox = await transport.openMailbox(mailboxId)
  mkdirSync(directory, { recursive: true })
  let heard = 0
  mailbox.watch(() => (heard += 1))
  const put = (place: number) =>
    writeFileSync(join(directory, messageName(place, '0123456789abcdef')), withChecksum(Uint8Array.of(place)))
  for (let place = 1; place <= 64; place += 1) put(place)
  await expect.poll(() => heard).toBe(64)
  rmSync(directory, { recursive: true })
  mkdirSync(directory)
  for (let place = 65; place <= 80; place += 1) put(place)
  looks = 0
  await expect.poll(() => looks).toBeGreaterThan(3)
  expect(heard).toBe(64)
})

// A reader of a pipe waits until somebody writes into it.
test.runIf(process.platform !== 'win32')('[D3] [X9] a pipe is not waited for', async () => {
  await fill()
  const directory = chainFolder(folder, chain.chainId)
  execFileSync('mkfifo', [join(directory, '0000000013-0000000013-0123456789abcdef.seg')])
  const transport = await fixture.openReady(folder)
  expect(sequences(await readAll(transport, chain.chainId, { after: 10 }))).toEqual([11, 12])
})

test('[D3] [X9] of a directory with more files than any chain has, the rest is not looked at', async () => {
  for (let count = 0; count < 20; count += 1) writeFileSync(join(folder, String(count)), '')
  const tree = new SharedTree(folder, fixture.ports())
  expect(await tree.list('', () => true, 7)).toHaveLength(7)
  expect(await tree.list('', (name) => name === '13', 7)).toEqual(['13'])
})
