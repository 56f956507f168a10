import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FolderTransport } from '../../src/main/sync/folder/folder-transport.ts'
import { createRandom, runSeed, type Random } from '../support/random.ts'
import { fakeChain, fakeEntries, fakeEntry, fakeStatus } from '../support/sync/fake-entries.ts'
import { filesIn, FolderFixture } from '../support/sync/folder-fixture.ts'
import { hex, plain, readAll, refusal } from './contract/readings.ts'

let fixture: FolderFixture
let folder: string
let steadyMs: number
beforeEach(() => {
  fixture = new FolderFixture()
  folder = fixture.folder()
  steadyMs = 1_000_000
})
afterEach(() => fixture.tearDown())

const [desk, laptop] = [fakeChain(1), fakeChain(2)]
const blobName = 'ab'.repeat(32)
const mailboxId = '3c'.repeat(16)
const open = () => fixture.openReady(folder, { steadyMs: () => steadyMs })
const filesThere = () => filesIn(folder).map((path) => path.split(sep).join('/'))

/** The paths that the specification gives, with what they end in. */
const layout = [
  /^leadup-[0-9a-f]{32}\/chains\/[0-9a-f]{32}\/\d{10,}-\d{10,}-[0-9a-f]{16}\.seg$/,
  /^leadup-[0-9a-f]{32}\/chains\/[0-9a-f]{32}\/\d{10,}\.trim$/,
  /^leadup-[0-9a-f]{32}\/blobs\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/,
  /^leadup-[0-9a-f]{32}\/statuses\/[0-9a-f]{32}\/\d{10,}-[0-9a-f]{16}\.status$/,
  /^leadup-pairing\/[0-9a-f]{32}\/\d{10,}-[0-9a-f]{16}\.msg$/,
]

async function useEverything(transport: FolderTransport): Promise<void> {
  await transport.append(desk.chainId, fakeEntries(desk, 1, 3))
  await transport.append(desk.chainId, fakeEntries(desk, 4, 4))
  await transport.trim(desk.chainId, 3)
  await transport.putBlob(blobName, new Uint8Array(200))
  await transport.putStatus(fakeStatus(desk, 7))
  const mailbox = await transport.openMailbox(mailboxId)
  await mailbox.post(Uint8Array.of(1))
}

test('[X1] each file stands where the layout says, and nothing stands anywhere else', async () => {
  writeFileSync(join(folder, 'holiday.jpg'), 'the user’s own')
  await useEverything(await open())
  const [own, ...ours] = filesThere().toSorted((one, other) => Number(one > other) - Number(one < other))
  expect(own).toBe('holiday.jpg')
  expect(ours.filter((path) => !layout.some((form) => form.test(path)))).toEqual([])
  for (const form of layout) expect(ours.filter((path) => form.test(path))).toHaveLength(1)
  const tree = `leadup-${desk.workspaceTag}`
  expect(ours).toEqual(
    expect.arrayContaining([
      expect.stringMatching(`^${tree}/chains/${desk.chainId}/0000000004-0000000004-`),
      `${tree}/chains/${desk.chainId}/0000000003.trim`,
      `${tree}/blobs/ab/${blobName}`,
      expect.stringMatching(`^${tree}/statuses/${desk.chainId}/0000000007-`),
      expect.stringMatching(`^leadup-pairing/${mailboxId}/0000000001-`),
    ]),
  )
  expect(readFileSync(join(folder, 'holiday.jpg'), 'utf8')).toBe('the user’s own')
})

test('[X1] a name that leads elsewhere writes and deletes nothing', async () => {
  const transport = await open()
  await useEverything(transport)
  const beside = fixture.folder('beside')
  writeFileSync(join(beside, 'a'), 'not ours')
  const before = filesThere()
  const leadingThere = Array.from({ length: 8 }, (_, depth) => `${'../'.repeat(depth)}beside/a`)
  for (const name of [...leadingThere, join(beside, 'a'), '..', '.', '']) {
    const wrong = { workspaceTag: desk.workspaceTag, chainId: name }
    expect(await refusal(transport.append(name, [fakeEntry(desk, 1)]))).toBe('failed')
    expect(await refusal(transport.trim(name, 1))).toBe('failed')
    expect(await refusal(transport.putBlob(name, new Uint8Array(200)))).toBe('failed')
    expect(await refusal(transport.putStatus({ ...fakeStatus(desk, 8), ...wrong }))).toBe('failed')
    expect(await refusal(transport.openMailbox(name))).toBe('failed')
    await transport.removeBlobs([name]).catch(() => undefined)
  }
  expect(filesThere()).toEqual(before)
  expect(filesIn(beside)).toEqual(['a'])
})

/** The same content, sealed once more, is other bytes. */
function sealedAnew(random: Random): Uint8Array {
  return new Uint8Array(200).fill(random.below(256))
}

/** What stood under each path when it was first seen; the paths that held something else later. */
class Watched {
  private readonly first = new Map<string, string>()
  readonly altered = new Set<string>()

  look(): void {
    for (const path of filesIn(folder)) {
      const content = readFileSync(join(folder, path)).toString('hex')
      if ((this.first.get(path) ?? content) !== content) this.altered.add(path)
      else this.first.set(path, content)
    }
  }
}

test('[X10] whatever devices do, no file ever holds something else than at first', async () => {
  const seed = runSeed()
  console.log(`LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  const devices = [
    { chain: desk, transport: await open(), last: 0, counter: 0 },
    { chain: laptop, transport: await open(), last: 0, counter: 0 },
  ]
  const watched = new Watched()
  for (let step = 0; step < 80; step += 1) {
    const device = random.pick(devices)
    const { chain, transport, last } = device
    const what = random.below(10)
    if (what < 6) {
      device.last += 1 + random.below(3)
      await transport.append(chain.chainId, fakeEntries(chain, last + 1, device.last))
    } else if (what < 8) {
      device.counter += 1
      await transport.putStatus(fakeStatus(chain, device.counter))
    } else if (what === 8) await transport.trim(chain.chainId, random.below(last + 1))
    else await transport.putBlob(blobName, sealedAnew(random))
    // Segments are merged, and small ones deleted, in between.
    steadyMs += random.below(60_000)
    await transport.extents()
    watched.look()
  }
  expect([...watched.altered]).toEqual([])
})

test('[X10] a device deletes nothing of another one, but for what it is told is covered', async () => {
  const [owner, other] = [await open(), await open()]
  for (const entry of fakeEntries(desk, 1, 6)) await owner.append(desk.chainId, [entry])
  await owner.putStatus(fakeStatus(desk, 1))
  await owner.close()
  const of = ({ chainId }: typeof desk) => filesThere().filter((path) => path.includes(chainId))
  const before = of(desk)
  for (let sequence = 1; sequence <= 20; sequence += 1) {
    await other.append(laptop.chainId, [fakeEntry(laptop, sequence)])
    await other.putStatus(fakeStatus(laptop, sequence))
    steadyMs += 60_000
  }
  await expect.poll(() => ((steadyMs += 60_000), of(laptop).length)).toBeLessThan(16)
  await other.trim(laptop.chainId, 20)
  expect(of(desk)).toEqual(before)
  await other.trim(desk.chainId, 4)
  expect(await other.extents()).toEqual([{ chainId: desk.chainId, firstSequence: 5, lastSequence: 6 }])
  expect(of(desk).filter((path) => path.endsWith('.seg'))).toHaveLength(2)
})

test('[X10] every file that ever was, brought back at once, changes nothing', async () => {
  const attic = fixture.folder('attic')
  const keep = () => cpSync(folder, attic, { recursive: true })
  const transport = await open()
  const entries = fakeEntries(desk, 1, 20)
  for (const [index, entry] of entries.entries()) {
    await transport.append(desk.chainId, [entry])
    await transport.putStatus(fakeStatus(desk, index + 1))
    steadyMs += 20_000
    keep()
    if (index % 5 === 4) await transport.trim(desk.chainId, index - 2)
    keep()
  }
  const shown = async (seen: FolderTransport) => ({
    extents: await seen.extents(),
    entries: plain(await readAll(seen, desk.chainId)),
    statuses: (await seen.statuses()).map(({ status }) => hex(status)),
  })
  const before = await shown(transport)
  expect(before.extents).toEqual([{ chainId: desk.chainId, firstSequence: 18, lastSequence: 20 }])
  cpSync(attic, folder, { recursive: true })
  expect(filesThere().length).toBeGreaterThan(30)
  for (const seen of [transport, await open()]) expect(await shown(seen)).toEqual(before)
  await transport.append(desk.chainId, [fakeEntry(desk, 21)])
  expect((await transport.extents())[0]).toMatchObject({ firstSequence: 18, lastSequence: 21 })
})
