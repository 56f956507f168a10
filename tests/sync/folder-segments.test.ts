import { cpSync, copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { planMerge } from '../../src/main/sync/folder/cover.ts'
import { fakeChain, fakeEntries, fakeEntry, fakeStatus } from '../support/sync/fake-entries.ts'
import { chainFolder, filesIn, FolderFixture, segmentsOf } from '../support/sync/folder-fixture.ts'
import { createRandom, runSeed } from '../support/random.ts'
import { hex, plain, readAll, sequences } from './contract/readings.ts'

let fixture: FolderFixture
let folder: string
let steadyMs: number
beforeEach(() => {
  fixture = new FolderFixture()
  folder = fixture.folder()
  steadyMs = 1_000_000
})
afterEach(() => fixture.tearDown())

const chain = fakeChain(1)
const open = () => fixture.openReady(folder, { steadyMs: () => steadyMs })
const spans = () => segmentsOf(folder, chain).map((name) => name.split('-').slice(0, 2).map(Number).join('-'))
/** A second goes by with each look: what is waited for may need time to have passed since something else happened. */
const spansLater = () => {
  steadyMs += 1_000
  return spans()
}
const isThere = (blob: string) => existsSync(join(folder, `leadup-${chain.workspaceTag}`, 'blobs', blob))

test('[X3] each append is a file at once; after thirty seconds its owner makes one of them, and deletes them later', async () => {
  const transport = await open()
  const entries = fakeEntries(chain, 1, 4)
  for (const entry of entries) await transport.append(chain.chainId, [entry])
  expect(spans()).toEqual(['1-1', '2-2', '3-3', '4-4'])
  await expect.poll(spansLater).toEqual(['1-1', '1-4', '2-2', '3-3', '4-4'])
  await expect.poll(spansLater).toEqual(['1-4'])
  expect(plain(await readAll(transport, chain.chainId))).toEqual(plain(entries))
})

test('[X3] a clock that is set back in between, or ahead, holds nothing up and hurries nothing', async () => {
  let nowMs = Date.parse('2026-11-26T09:00:00Z')
  const transport = await fixture.openReady(folder, { steadyMs: () => steadyMs, nowMs: () => nowMs })
  for (const entry of fakeEntries(chain, 1, 3)) await transport.append(chain.chainId, [entry])
  nowMs += 400 * 86_400_000
  await transport.append(chain.chainId, [fakeEntry(chain, 4)])
  expect(spans()).toEqual(['1-1', '2-2', '3-3', '4-4'])
  nowMs -= 800 * 86_400_000
  await expect.poll(spansLater).toEqual(['1-1', '1-4', '2-2', '3-3', '4-4'])
  await expect.poll(spansLater).toEqual(['1-4'])
})

test('[X3] many small segments are merged before their time, and few files are left of many appends', async () => {
  const transport = await open()
  for (let sequence = 1; sequence <= 200; sequence += 1) {
    await transport.append(chain.chainId, [fakeEntry(chain, sequence)])
    steadyMs += 5_000
  }
  await expect.poll(() => spansLater().length).toBeLessThan(16)
  expect(sequences(await readAll(transport, chain.chainId))).toHaveLength(200)
})

test('[X2] an append larger than a segment is dealt to several, which are not merged', async () => {
  const transport = await open()
  await transport.append(chain.chainId, fakeEntries(chain, 1, 8, { bytes: 100_000 }))
  expect(spans()).toEqual(['1-2', '3-4', '5-6', '7-8'])
  steadyMs += 120_000
  await transport.append(chain.chainId, [fakeEntry(chain, 9)])
  expect(spans()).toEqual(['1-2', '3-4', '5-6', '7-8', '9-9'])
})

test('[X3] another device merges and deletes nothing', async () => {
  const transport = await open()
  for (const entry of fakeEntries(chain, 1, 3)) await transport.append(chain.chainId, [entry])
  await transport.close()
  const phone = await open()
  await phone.append(fakeChain(2).chainId, fakeEntries(fakeChain(2), 1, 1))
  await phone.append(fakeChain(2).chainId, fakeEntries(fakeChain(2), 2, 2))
  const theirs = () => {
    steadyMs += 1_000
    return segmentsOf(folder, fakeChain(2)).length
  }
  await expect.poll(theirs).toBe(3)
  await expect.poll(theirs).toBe(1)
  expect(spans()).toEqual(['1-1', '2-2', '3-3'])
})

test('[X3] ended between merging and deleting, the owner takes it up with its next append', async () => {
  const transport = await open()
  for (const entry of fakeEntries(chain, 1, 3)) await transport.append(chain.chainId, [entry])
  await expect.poll(spansLater).toContain('1-3')
  await transport.close()
  const again = await open()
  await again.append(chain.chainId, [fakeEntry(chain, 4)])
  await expect.poll(() => spansLater().length).toBeLessThan(4)
  expect(sequences(await readAll(again, chain.chainId))).toEqual([1, 2, 3, 4])
})

test('[X3] a small segment is not deleted for a larger one that says something else', async () => {
  const transport = await open()
  for (const entry of fakeEntries(chain, 1, 2)) await transport.append(chain.chainId, [entry])
  await transport.close()
  const forger = await fixture.openReady(fixture.folder('forged'))
  const forged = fakeEntries(chain, 1, 9, { word: 'forged' })
  await forger.append(chain.chainId, forged)
  cpSync(fixture.folder('forged'), folder, { recursive: true })
  const again = await open()
  await again.append(chain.chainId, [fakeEntry(chain, 9, { word: 'forged' }), fakeEntry(chain, 10)])
  await again.append(chain.chainId, [fakeEntry(chain, 11)])
  await expect.poll(spansLater).toContain('10-11')
  await expect.poll(spansLater).not.toContain('10-10')
  expect(spans()).toEqual(expect.arrayContaining(['1-1', '2-2']))
})

test('[X5] what was let go stays hidden when a sync tool brings its files back, and the rest is given', async () => {
  const transport = await open()
  const entries = fakeEntries(chain, 1, 9)
  for (const entry of entries) await transport.append(chain.chainId, [entry])
  const earlier = fixture.folder('earlier')
  cpSync(folder, earlier, { recursive: true })
  await transport.trim(chain.chainId, 3)
  await transport.trim(chain.chainId, 6)
  expect(filesIn(chainFolder(folder, chain.chainId)).filter((name) => name.endsWith('.trim'))).toHaveLength(1)
  cpSync(earlier, folder, { recursive: true })
  rmSync(join(chainFolder(folder, chain.chainId), segmentsOf(folder, chain)[4] ?? ''))
  const phone = await open()
  for (const seen of [transport, phone]) {
    expect(await seen.extents()).toEqual([{ chainId: chain.chainId, firstSequence: 7, lastSequence: 9 }])
    expect(plain(await readAll(seen, chain.chainId))).toEqual(plain(entries.slice(6)))
  }
  await transport.trim(chain.chainId, 6)
  expect(spans()).toEqual(['7-7', '8-8', '9-9'])
})

test('[X5] a mark beyond everything hides nothing, and makes nobody delete', async () => {
  const transport = await open()
  await transport.append(chain.chainId, fakeEntries(chain, 1, 5))
  writeFileSync(join(chainFolder(folder, chain.chainId), '9007199254740991.trim'), 'trimmed')
  writeFileSync(join(chainFolder(folder, chain.chainId), '0000000005.trim'), '')
  expect(await transport.extents()).toEqual([{ chainId: chain.chainId, firstSequence: 1, lastSequence: 5 }])
  await transport.append(chain.chainId, fakeEntries(chain, 6, 7))
  await transport.trim(chain.chainId, 2)
  expect(sequences(await readAll(transport, chain.chainId))).toEqual([6, 7])
  expect(spans()).toContain('1-5')
})

test('[X5] behind a gap nothing is given, except to who stands there', async () => {
  const transport = await open()
  for (const entry of fakeEntries(chain, 1, 6)) await transport.append(chain.chainId, [entry])
  rmSync(join(chainFolder(folder, chain.chainId), segmentsOf(folder, chain)[2] ?? ''))
  expect(await transport.extents()).toEqual([{ chainId: chain.chainId, firstSequence: 1, lastSequence: 2 }])
  expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2])
  expect(sequences(await readAll(transport, chain.chainId, { after: 2 }))).toEqual([])
  expect(sequences(await readAll(transport, chain.chainId, { after: 3 }))).toEqual([4, 5, 6])
})

test('[X5] nothing is read across a gap at the beginning, unless what stands before it was never here', async () => {
  const transport = await open()
  for (const entry of fakeEntries(chain, 1, 4)) await transport.append(chain.chainId, [entry])
  rmSync(join(chainFolder(folder, chain.chainId), segmentsOf(folder, chain)[0] ?? ''))
  expect(await transport.extents()).toEqual([{ chainId: chain.chainId, firstSequence: 2, lastSequence: 4 }])
  expect(await readAll(transport, chain.chainId)).toEqual([])
  expect(sequences(await readAll(transport, chain.chainId, { after: 1 }))).toEqual([2, 3, 4])
  const late = fakeChain(3)
  for (const entry of fakeEntries(late, 101, 103)) await transport.append(late.chainId, [entry])
  await expect.poll(() => spansLater() && segmentsOf(folder, late).length).toBe(1)
  expect(sequences(await readAll(transport, late.chainId))).toEqual([101, 102, 103])
})

test('[X5] trimmed to its end, a chain goes on although an old file came back', async () => {
  const transport = await open()
  for (const entry of fakeEntries(chain, 1, 4)) await transport.append(chain.chainId, [entry])
  const [first = ''] = segmentsOf(folder, chain)
  const kept = join(fixture.folder('kept'), first)
  copyFileSync(join(chainFolder(folder, chain.chainId), first), kept)
  await transport.trim(chain.chainId, 4)
  copyFileSync(kept, join(chainFolder(folder, chain.chainId), first))
  await transport.append(chain.chainId, [fakeEntry(chain, 5)])
  expect(await transport.extents()).toEqual([{ chainId: chain.chainId, firstSequence: 5, lastSequence: 5 }])
})

test('[X9] a conflicted copy stands for the file it is a copy of', async () => {
  const transport = await open()
  await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
  await transport.close()
  const directory = chainFolder(folder, chain.chainId)
  const [name = ''] = segmentsOf(folder, chain)
  const whole = join(directory, name)
  for (const [index, mark] of [
    ' (1)',
    " (Maria's conflicted copy 2026-11-25)",
    '.sync-conflict-20261125',
  ].entries()) {
    const copy = join(directory, name.replace('.seg', `${mark}.seg`))
    copyFileSync(whole, copy)
    writeFileSync(whole, 'torn')
    const reader = await open()
    expect(sequences(await readAll(reader, chain.chainId)), `${index}`).toEqual([1, 2, 3])
    await reader.close()
    copyFileSync(copy, whole)
    rmSync(copy)
  }
})

test('[X6] a torn blob is not there, and is put again', async () => {
  const transport = await open()
  const name = 'ab'.repeat(32)
  const blob = new Uint8Array(1000).fill(3)
  await transport.putBlob(name, blob)
  expect(isThere(join('ab', name))).toBe(true)
  writeFileSync(join(folder, `leadup-${chain.workspaceTag}`, 'blobs', 'ab', name), blob.subarray(0, 500))
  expect(await transport.readBlob(name)).toBeUndefined()
  expect(await transport.missingBlobs([name])).toEqual([name])
  await transport.putBlob(name, blob)
  expect(hex((await transport.readBlob(name)) ?? new Uint8Array())).toBe(hex(blob))
})

test('[X7] the highest status that is whole counts, and resurrected ones change nothing', async () => {
  const transport = await open()
  const earlier = fixture.folder('earlier')
  await transport.putStatus(fakeStatus(chain, 3))
  cpSync(folder, earlier, { recursive: true })
  await transport.putStatus(fakeStatus(chain, 12))
  cpSync(earlier, folder, { recursive: true })
  const directory = join(folder, `leadup-${chain.workspaceTag}`, 'statuses', chain.chainId)
  for (const [name, file] of [
    ['0000000099-0123456789abcdef.status', 'garbage'],
    ['9007199254740991-0123456789abcdef.status', ''],
    ['0000000098 (conflicted copy).status', 'garbage'],
  ] as const) {
    writeFileSync(join(directory, name), file)
  }
  expect((await transport.statuses()).map(({ status }) => hex(status))).toEqual([
    hex(fakeStatus(chain, 12).status),
  ])
})

test('of segments of any sizes a few are left, and an entry is not written again at each merge', () => {
  const seed = runSeed()
  console.log(`merging, LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  let row: { first: number; last: number; size: number }[] = []
  let [appended, rewritten] = [0, 0]
  for (let round = 0; round < 2000; round += 1) {
    const first = (row.at(-1)?.last ?? 0) + 1
    const size = 100 + random.below(3000)
    row.push({ first, last: first, size })
    appended += size
    const merged = planMerge(row, 256 * 1024)
    const [begin] = merged
    if (!begin) continue
    const span = { first: begin.first, last: first, size: merged.reduce((sum, one) => sum + one.size, 0) }
    expect(span.size, `LEADUP_SEED=${seed}`).toBeLessThanOrEqual(256 * 1024)
    rewritten += span.size
    row = [...row.slice(0, row.length - merged.length), span]
  }
  expect(row.length, `LEADUP_SEED=${seed}`).toBeLessThan(appended / (64 * 1024))
  expect(rewritten / appended, `LEADUP_SEED=${seed}`).toBeLessThan(12)
})
