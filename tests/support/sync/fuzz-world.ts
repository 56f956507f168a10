import { protocolVersion } from '@shared/sync/message'
import { newSeed } from '@shared/sync/crypto/identity'
import type { Connection } from '../../../src/main/vault/connection.ts'
import type { Random } from '../random.ts'
import type { SimulatedFile } from './files-on-device.ts'
import { MemoryPlace } from './memory-place.ts'
import { SealWatch } from './seal-watch.ts'
import { SimulatedDevice } from './simulated-device.ts'
import { writeLaterMessage, writeLaterOp } from './write-as-version.ts'
import { SimulatedTime } from './simulated-time.ts'

/** The documents that are written in, and those that come and go by the trash. */
const lasting = ['p1', 'p2', 'm1', 'm2', 'm3']
const passing = ['t1', 't2']

const mostDevices = 11
const longBytes = 900_000

/** A copy of a device's disk, and how much had been written when it was made. */
interface DiskAside {
  disk: Connection
  chunks: ReadonlyMap<string, Uint8Array>
  wordCount: number
  writeCount: number
}

/** A workspace in a simulation: its devices, the places they meet at, and what each of them called saved. */
export class FuzzWorld {
  readonly random: Random
  readonly time = new SimulatedTime()
  readonly places: MemoryPlace[]
  readonly devices: SimulatedDevice[] = []
  readonly recoverySeed = newSeed()
  /** Every word that was ever typed. */
  readonly typed = new Set<string>()
  /** Words that a device called saved, and on which device. */
  readonly saved = new Map<string, SimulatedDevice>()
  /** Writes to a field, `document/field`, that a device called saved. */
  written: { field: string; clock: string; by: SimulatedDevice; number: number }[] = []
  /** Ops of a later version that a device signed. */
  laterOps: { op: Uint8Array; by: SimulatedDevice; number: number }[] = []
  /** Documents that some device erased. */
  readonly erased = new Set<string>()
  /** Copies of disks, put aside. */
  readonly disks = new Map<SimulatedDevice, DiskAside>()
  /** Files that were added to texts, also those that were taken out again. */
  readonly files: SimulatedFile[] = []
  readonly seals = new SealWatch()
  /** The latest version that any device ever wrote as. */
  latestVersion = protocolVersion
  private count = 0
  private writeCount = 0

  constructor(random: Random) {
    this.random = random
    this.places = this.chance(0.3) ? [new MemoryPlace(), new MemoryPlace()] : [new MemoryPlace()]
  }

  get hasRoom(): boolean {
    return this.devices.length < mostDevices
  }

  /** Devices that run and, as far as they know, are in the workspace. */
  get staying(): SimulatedDevice[] {
    return this.devices.filter(
      ({ replica, store }) => replica && !replica.isRemoved && store.leavingAt === undefined,
    )
  }

  /** Those of them that none has taken out, heard of or not. */
  get undisputed(): SimulatedDevice[] {
    const { staying } = this
    return staying.filter(({ chainId }) =>
      staying.every(({ replica }) => replica?.membership.roster.members.has(chainId)),
    )
  }

  addDevice(disk?: Connection, name = `device ${this.devices.length + 1}`): SimulatedDevice {
    const device = new SimulatedDevice(name, this.time, this.random, disk)
    this.devices.push(device)
    return device
  }

  connect(device: SimulatedDevice): void {
    for (const [index, place] of this.places.entries()) device.connect(`place ${index}`, place)
  }

  /** A document that nobody puts into the trash. */
  pickLasting(): string {
    return this.random.pick(lasting)
  }

  async edit(device: SimulatedDevice): Promise<void> {
    const id = this.pickLasting()
    if (this.chance(0.4)) {
      const kind = id.startsWith('p') ? 'person' : 'meeting'
      await this.write(device, id, { kind, title: this.newWord(), trashedAt: null })
      return
    }
    await this.addWord(device, (word) => device.type(id, word))
  }

  /** Writes what takes more than one entry. [E5] */
  async writeLong(device: SimulatedDevice): Promise<void> {
    await this.write(device, this.pickLasting(), { notes: this.newWord().padEnd(longBytes, '.') })
  }

  /** Has a word of its own added to a text, which must be there once in the end. */
  async addWord(device: SimulatedDevice, add: (word: string) => Promise<void>): Promise<void> {
    const word = this.newWord()
    this.typed.add(word)
    await add(word)
    this.saved.set(word, device)
  }

  /** Writes a document that another action may put into the trash, or puts it there. */
  async writePassing(device: SimulatedDevice): Promise<void> {
    const id = this.random.pick(passing)
    const nowMs = this.time.nowMs + device.skewMs
    const trashedAt = this.chance(0.5) ? new Date(nowMs).toISOString() : null
    const word = this.newWord()
    await this.write(device, id, { kind: 'meeting', title: word, trashedAt })
    if (this.chance(0.5)) await device.type(id, word)
  }

  turn(device: SimulatedDevice, connection: 'offline' | 'ready'): void {
    for (const transport of device.transports) {
      // Who stays connected hears of nothing.
      if (transport.state.connection !== connection) transport.setState({ connection })
    }
  }

  chance(probability: number): boolean {
    return this.random.below(1000) < probability * 1000
  }

  /** A device begins to read and write a later version of messages; others keep waiting for theirs. */
  async update(device: SimulatedDevice, version: number): Promise<void> {
    if (!device.isOn || device.version === version) return
    device.version = version
    this.latestVersion = Math.max(version, this.latestVersion)
    await device.restart()
  }

  putDiskAside(device: SimulatedDevice): void {
    const chunks = new Map(device.chunks)
    const { count: wordCount, writeCount } = this
    this.disks.set(device, { disk: device.copyOfDisk(), chunks, wordCount, writeCount })
  }

  /** Puts back the copy of a disk: what was written since and had gone nowhere is lost with it. */
  async restoreDisk(device: SimulatedDevice): Promise<void> {
    const aside = this.disks.get(device)
    if (!aside) return
    for (const [word, by] of this.saved) {
      if (by === device && Number.parseInt(word.slice(1), 10) > aside.wordCount) this.saved.delete(word)
    }
    const isKept = ({ by, number }: { by: SimulatedDevice; number: number }) =>
      by !== device || number <= aside.writeCount
    this.written = this.written.filter(isKept)
    this.laterOps = this.laterOps.filter(isKept)
    if (this.chance(0.5)) refill(device.chunks, aside.chunks)
    await device.restore(aside.disk)
  }

  /** A device of a later version writes what others cannot know. */
  writeLaterThings(device: SimulatedDevice): void {
    const { replica } = device
    if (!replica || !this.staying.includes(device) || device.version === protocolVersion) return
    this.writeCount += 1
    const op = writeLaterOp(replica, `o${this.writeCount}.`)
    this.laterOps.push({ op, by: device, number: this.writeCount })
    device.vault.transaction(() => writeLaterMessage(replica, `o${this.writeCount}.`))
    replica.wake()
  }

  private newWord(): string {
    this.count += 1
    return `w${this.count}.`
  }

  private async write(device: SimulatedDevice, id: string, fields: Record<string, unknown>): Promise<void> {
    await device.write(id, fields)
    for (const field of Object.keys(fields)) {
      const clock = device.vault.fieldClock(id, field)
      this.writeCount += 1
      const written = { field: `${id}/${field}`, by: device, number: this.writeCount }
      if (clock !== undefined) this.written.push({ ...written, clock })
    }
  }
}

function refill<Key, Value>(map: Map<Key, Value>, content: ReadonlyMap<Key, Value>): void {
  map.clear()
  for (const [key, value] of content) map.set(key, value)
}
