import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFolderMailbox } from '../../src/main/sync/folder/folder-mailbox.ts'
import { systemFiles, type FileSystem } from '../../src/main/sync/folder/ports.ts'
import { fakeChain, fakeEntries, fakeEntry, fakeStatus } from '../support/sync/fake-entries.ts'
import { chainFolder, filesIn, FolderFixture, segmentsOf } from '../support/sync/folder-fixture.ts'
import { readAll, refusal, sequences } from './contract/readings.ts'

let fixture: FolderFixture
let folder: string
beforeEach(() => {
  fixture = new FolderFixture()
  folder = fixture.folder()
})
afterEach(() => fixture.tearDown())

const chain = fakeChain(1)

/** The system, failing with a code in what a test names. */
function failing(isFailing: (what: keyof FileSystem, path: string) => string | undefined): FileSystem {
  const fail = (what: keyof FileSystem, path: unknown) => {
    const code = isFailing(what, String(path))
    if (code) throw Object.assign(new Error(code), { code })
  }
  return new Proxy(systemFiles, {
    get:
      (files, what: keyof FileSystem) =>
      async (...args: unknown[]) => {
        fail(what, what === 'rename' ? `${String(args[0])} → ${String(args[1])}` : args[0])
        return Reflect.apply(files[what], undefined, args)
      },
  })
}

test('[X11] a folder that was emptied is noticed at the next look, and not again', async () => {
  const transport = await fixture.openReady(folder)
  await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
  const told: string[] = []
  transport.watch((event) => void (event.kind === 'state' && told.push(event.state.connection)))
  // A look has seen it: what another device wrote was told.
  const phone = await fixture.openReady(folder)
  const heard = new Promise<void>((resolve) =>
    transport.watch((event) => event.kind === 'entries' && resolve()),
  )
  await phone.append(fakeChain(2).chainId, fakeEntries(fakeChain(2), 1, 1))
  await heard
  await phone.close()
  expect(told).toEqual([])
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  await expect.poll(() => told).toEqual(['ready'])
  await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
  expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2, 3])
  expect(told).toEqual(['ready'])
})

test('[X11] a folder that is not there is offline, in words, is not made, and mends itself', async () => {
  const missing = join(folder, 'unmounted')
  const transport = fixture.open(missing)
  await expect.poll(() => transport.state).toMatchObject({ connection: 'offline', code: 'folder-missing' })
  expect(transport.state.message).toMatch(/is not there.*kept on this device/)
  expect(await refusal(transport.append(chain.chainId, [fakeEntry(chain, 1)]))).toBe('folder-missing')
  expect(await refusal(transport.extents())).toBe('folder-missing')
  expect(await refusal(transport.statuses())).toBe('folder-missing')
  mkdirSync(missing)
  await expect.poll(() => transport.state.connection).toBe('ready')
  await transport.append(chain.chainId, [fakeEntry(chain, 1)])
})

test('[X11] a folder that goes and comes back gives what was in it, and tells what came meanwhile', async () => {
  const transport = await fixture.openReady(folder)
  await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
  const copy = join(folder, '..', 'elsewhere')
  renameSync(folder, copy)
  await expect.poll(() => transport.state.code).toBe('folder-missing')
  const phone = await fixture.openReady(copy)
  await phone.putStatus(fakeStatus(fakeChain(2), 1))
  await phone.append(fakeChain(2).chainId, fakeEntries(fakeChain(2), 1, 2))
  await phone.close()
  const told: string[] = []
  transport.watch((event) => {
    if (event.kind === 'status') told.push(event.status.chainId)
    if (event.kind === 'entries') told.push(`${event.chainId} ${sequences(event.entries).join()}`)
  })
  renameSync(copy, folder)
  await expect.poll(() => told).toContain(`${fakeChain(2).chainId} 1,2`)
  await expect.poll(() => told).toContain(fakeChain(2).chainId)
  expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2, 3])
})

test('[X11] an empty folder in its place shows less, and takes everything again', async () => {
  const transport = await fixture.openReady(folder)
  const entries = fakeEntries(chain, 1, 5)
  await transport.append(chain.chainId, entries)
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  await expect.poll(() => transport.state.connection).toBe('ready')
  await expect.poll(() => transport.extents()).toEqual([])
  await transport.append(chain.chainId, entries)
  expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2, 3, 4, 5])
})

test('[T1] segments that somebody deleted are taken again', async () => {
  const transport = await fixture.openReady(folder)
  const entries = fakeEntries(chain, 1, 6)
  for (const entry of entries) await transport.append(chain.chainId, [entry])
  const [first = '', , third = ''] = segmentsOf(folder, chain)
  const directory = chainFolder(folder, chain.chainId)
  for (const name of [first, third]) rmSync(join(directory, name))
  expect(await transport.extents()).toEqual([{ chainId: chain.chainId, firstSequence: 2, lastSequence: 2 }])
  await transport.append(chain.chainId, entries.slice(2))
  await transport.append(chain.chainId, entries.slice(0, 2))
  expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2, 3, 4, 5, 6])
})

test.each([
  ['ENOSPC', 'quota', /no room left/],
  ['EDQUOT', 'quota', /no room left/],
  ['EROFS', 'not-writable', /may not write/],
  ['EACCES', 'not-writable', /may not write/],
])(
  'a folder whose writing fails with %s is refused, in words, is still read, and mends itself',
  async (...row) => {
    const [systemCode, code, words] = row
    let isFailing = false
    const files = failing((what, path) => (isFailing && what === 'rename' && path ? systemCode : undefined))
    const transport = await fixture.openReady(folder, { files })
    await transport.append(chain.chainId, [fakeEntry(chain, 1)])
    isFailing = true
    expect(await refusal(transport.append(chain.chainId, [fakeEntry(chain, 2)]))).toBe(code)
    expect(transport.state).toMatchObject({ connection: 'refused', code })
    expect(transport.state.message).toMatch(words)
    expect(sequences(await readAll(transport, chain.chainId))).toEqual([1])
    expect(await refusal(transport.putBlob('ab'.repeat(32), Uint8Array.of(1)))).toBe(code)
    isFailing = false
    await expect.poll(() => transport.state).toEqual({ connection: 'ready' })
    await transport.append(chain.chainId, [fakeEntry(chain, 2)])
    expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2])
    expect(fixture.leftovers(folder)).toEqual([])
  },
)

test('a drive that does not answer is offline, says nothing of what is on it, and mends itself', async () => {
  let isFailing = false
  const files = failing((what) => (isFailing && what !== 'stat' ? 'EIO' : undefined))
  const transport = await fixture.openReady(folder, { files })
  await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
  isFailing = true
  expect(await refusal(transport.extents())).toBe('offline')
  await expect.poll(() => transport.state.connection).toBe('offline')
  isFailing = false
  await expect.poll(() => transport.state.connection).toBe('ready')
  expect(await transport.extents()).toHaveLength(1)
})

// Windows puts names on disk with the file.
test.runIf(process.platform !== 'win32')(
  '[X4] a file and the name it gets are on disk before it is confirmed',
  async () => {
    const done: string[] = []
    const open: FileSystem['open'] = async (path, ...more) => {
      const handle = await systemFiles.open(path, ...more)
      const sync = handle.sync.bind(handle)
      handle.sync = async () => {
        await sync()
        done.push(`sync ${String(path).endsWith('.part') ? 'part' : String(path)}`)
      }
      return handle
    }
    const rename: FileSystem['rename'] = async (from, to) => {
      await systemFiles.rename(from, to)
      done.push(`rename to ${dirname(String(to))}`)
    }
    const transport = await fixture.openReady(folder, { files: { ...systemFiles, open, rename } })
    await transport.append(chain.chainId, [fakeEntry(chain, 1)])
    const tree = join(folder, `leadup-${chain.workspaceTag}`)
    const directory = chainFolder(folder, chain.chainId)
    expect(done).toEqual([
      // The directories that were missing, each in the one above it.
      `sync ${folder}`,
      `sync ${tree}`,
      `sync ${join(tree, 'chains')}`,
      'sync part',
      `rename to ${directory}`,
      `sync ${directory}`,
    ])
  },
)

test('[X4] with the temp folder on another disk, files are written hidden beside their place', async () => {
  const renames: string[] = []
  const files = failing((what, path) => {
    if (what === 'rename') renames.push(path)
    return what === 'rename' && path.includes('.part →') ? 'EXDEV' : undefined
  })
  const transport = await fixture.openReady(folder, { files })
  await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
  await transport.putBlob('ab'.repeat(32), Uint8Array.of(1))
  expect(renames.at(-1)).toMatch(/\.leadup-part-[0-9a-f]{16} →/)
  expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2, 3])
  expect(fixture.leftovers(folder)).toEqual([])
})

test('[X4] what a crash left half written beside the segments is cleared away with the next trim', async () => {
  const transport = await fixture.openReady(folder)
  await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
  const directory = chainFolder(folder, chain.chainId)
  writeFileSync(join(directory, '.leadup-part-0123456789abcdef'), 'half')
  await transport.trim(chain.chainId, 1)
  expect(fixture.leftovers(folder)).toEqual([])
})

test('[X4] what a crash left half written in the temp folder is cleared away at the next start', async () => {
  const { tempFolder } = fixture.ports()
  mkdirSync(tempFolder)
  const earlier = Date.now() / 1000 - 7200
  for (const name of ['old.part', 'new.part']) writeFileSync(join(tempFolder, name), 'half')
  utimesSync(join(tempFolder, 'old.part'), earlier, earlier)
  await fixture.openReady(folder)
  await expect.poll(() => filesIn(tempFolder)).toEqual(['new.part'])
})

// On Windows a link to a file needs a right of its own.
test.runIf(process.platform !== 'win32')(
  '[X9] a link that leads out of the folder is not followed, neither in reading nor in writing',
  async () => {
    const outside = fixture.folder('outside')
    const tree = join(folder, `leadup-${chain.workspaceTag}`)
    const other = await fixture.openReady(outside)
    await other.append(chain.chainId, fakeEntries(chain, 1, 3))
    mkdirSync(tree)
    symlinkSync(join(outside, `leadup-${chain.workspaceTag}`, 'chains'), join(tree, 'chains'), 'dir')
    const transport = await fixture.openReady(folder)
    expect(await transport.extents()).toEqual([])
    expect(await refusal(transport.append(chain.chainId, fakeEntries(chain, 4, 4)))).toBe('failed')
    expect(sequences(await readAll(other, chain.chainId))).toEqual([1, 2, 3])
  },
)

test('[P1] a newcomer without a workspace finds the mailbox in the folder', async () => {
  const transport = await fixture.openReady(folder)
  const mailboxId = '3c'.repeat(16)
  expect(await refusal(openFolderMailbox(join(folder, 'gone'), mailboxId, fixture.ports()))).toBe(
    'folder-missing',
  )
  const newcomer = await openFolderMailbox(folder, mailboxId, fixture.ports())
  const device = await transport.openMailbox(mailboxId)
  const heard: string[] = []
  device.watch((message) => heard.push(new TextDecoder().decode(message)))
  await newcomer.post(new TextEncoder().encode('commit'))
  await expect.poll(() => heard).toEqual(['commit'])
  await newcomer.close()
})

test('[X8] messages of a pairing that is over are cleared away, and nothing else', async () => {
  const transport = await fixture.openReady(folder)
  const spent = await transport.openMailbox('1a'.repeat(16))
  await spent.post(Uint8Array.of(1))
  await spent.close()
  const stays = join(folder, 'leadup-pairing', '1a'.repeat(16), 'notes.txt')
  writeFileSync(stays, 'not ours')
  const later = await fixture.openReady(folder, { nowMs: () => Date.now() + 2 * 3_600_000 })
  await later.openMailbox('2b'.repeat(16))
  const again = await later.openMailbox('1a'.repeat(16))
  const heard: Uint8Array[] = []
  again.watch((message) => heard.push(message))
  await again.post(Uint8Array.of(2))
  await expect.poll(() => heard.map(([byte]) => byte)).toEqual([2])
  rmSync(stays)
})
