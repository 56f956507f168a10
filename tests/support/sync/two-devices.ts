import { join } from 'node:path'
import type { StoredEntry } from '@shared/sync/transport'
import type { FolderTransport } from '../../../src/main/sync/folder/folder-transport.ts'
import type { Random } from '../random.ts'
import { fakeChain, fakeEntries, fakeStatus, type FakeChain } from './fake-entries.ts'
import type { FolderFixture } from './folder-fixture.ts'
import { SyncTool } from './sync-tool.ts'

/** A device with a folder of its own, and what it has taken in of the other. */
interface Device {
  folder: string
  chain: FakeChain
  transport: FolderTransport
  appended: StoredEntry[]
  trimmedThrough: number
  statusCounter: number
  taken: StoredEntry[]
}

/** Two devices whose folders a sync tool keeps alike, with all that they do chosen at random. */
export class TwoDevices {
  private nowMs = 1_000_000
  private readonly fixture: FolderFixture
  private readonly random: Random
  private readonly tool: SyncTool
  private readonly devices: readonly [Device, Device]

  private constructor(fixture: FolderFixture, random: Random, devices: readonly [Device, Device]) {
    this.fixture = fixture
    this.random = random
    this.devices = devices
    this.tool = new SyncTool([devices[0].folder, devices[1].folder], random)
  }

  static async open(fixture: FolderFixture, random: Random, name: string): Promise<TwoDevices> {
    const device = async (number: number): Promise<Device> => {
      const folder = fixture.folder(join(name, String(number)))
      const transport = await fixture.openReady(folder, { nowMs: () => two?.nowMs ?? 0 })
      const chain = fakeChain(number)
      return { folder, chain, transport, appended: [], trimmedThrough: 0, statusCounter: 0, taken: [] }
    }
    let two: TwoDevices | undefined = undefined as TwoDevices | undefined
    two = new TwoDevices(fixture, random, [await device(1), await device(2)])
    return two
  }

  async doOneThing(): Promise<void> {
    const one = this.random.below(2)
    const [device, peer] = one === 0 ? this.devices : ([this.devices[1], this.devices[0]] as const)
    this.nowMs += this.random.below(20_000)
    const what = this.random.below(16)
    if (what < 4) await this.append(device)
    else if (what < 6) await takeIn(device, peer)
    else if (what === 6) await this.trim(device, peer)
    else if (what === 7) await this.tellStatus(device)
    else if (what === 8) await this.restart(device)
    else for (let count = this.random.below(6); count > 0; count -= 1) this.tool.step()
  }

  /** Lets the tool come to its end, and both read on; gives how many entries are still missing. */
  async catchUp(): Promise<number> {
    this.tool.finish()
    const [one, other] = this.devices
    await takeIn(one, other)
    await takeIn(other, one)
    return one.appended.length + other.appended.length - one.taken.length - other.taken.length
  }

  /** What is not as it should be once both have caught up. */
  async faults(): Promise<string[]> {
    const [one, other] = this.devices
    return [...(await faultsOf(one, other)), ...(await faultsOf(other, one))]
  }

  async close(): Promise<void> {
    for (const { transport } of this.devices) await transport.close()
  }

  private async append({ transport, chain, appended }: Device): Promise<void> {
    const first = appended.length + 1
    const bytes = this.random.below(20) === 0 ? 200_000 : 50 + this.random.below(500)
    const entries = fakeEntries(chain, first, first + this.random.below(3), { bytes })
    await transport.append(chain.chainId, entries)
    appended.push(...entries)
  }

  /** Only what the other has taken in: what it had not would be in a checkpoint. */
  private async trim(device: Device, peer: Device): Promise<void> {
    device.trimmedThrough = Math.max(device.trimmedThrough, this.random.below(peer.taken.length + 1))
    await device.transport.trim(device.chain.chainId, device.trimmedThrough)
  }

  private async tellStatus(device: Device): Promise<void> {
    device.statusCounter += 1 + this.random.below(3)
    await device.transport.putStatus(fakeStatus(device.chain, device.statusCounter))
    await device.transport.putBlob(blobName(device), new Uint8Array(500).fill(7))
  }

  private async restart(device: Device): Promise<void> {
    await device.transport.close()
    device.transport = await this.fixture.openReady(device.folder, { nowMs: () => this.nowMs })
  }
}

async function takeIn(device: Device, peer: Device): Promise<void> {
  for (;;) {
    const after = device.taken.length
    const found = await device.transport.read(peer.chain.chainId, after, 1000)
    if (found.length === 0) return
    device.taken.push(...found)
  }
}

async function faultsOf(device: Device, peer: Device): Promise<string[]> {
  const { transport } = device
  const faults = device.taken.flatMap(({ sequence, entry }, index) => {
    const expected = peer.appended[index]
    const isSame = sequence === expected?.sequence && Buffer.compare(entry, expected.entry) === 0
    return isSame ? [] : [`${peer.chain.chainId}: ${sequence} in the place of ${index + 1}`]
  })
  const rest = await transport.read(device.chain.chainId, device.trimmedThrough, Infinity)
  if (rest.length !== device.appended.length - device.trimmedThrough) faults.push('lost own entries')
  if (peer.statusCounter === 0) return faults
  const statuses = (await transport.statuses()).filter(({ chainId }) => chainId === peer.chain.chainId)
  const { status } = fakeStatus(peer.chain, peer.statusCounter)
  if (statuses.length !== 1 || Buffer.compare(statuses[0]?.status ?? status, status) !== 0) {
    faults.push('another status')
  }
  return [...faults, ...(await transport.missingBlobs([blobName(peer)]))]
}

function blobName({ chain, statusCounter }: Device): string {
  return chain.chainId + statusCounter.toString(16).padStart(32, '0')
}
