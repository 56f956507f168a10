import { identityFrom, newSeed, type Identity } from '@shared/sync/crypto/identity'
import type { StoredEntry } from '@shared/sync/transport'
import { createRandom } from '../random.ts'
import { contentOf } from './content-of.ts'
import { MemoryPlace } from './memory-place.ts'
import { SimulatedDevice } from './simulated-device.ts'
import { SimulatedTime } from './simulated-time.ts'

/** Long enough for every link to look at everything, and to look again at what seemed wrong. */
const looksMs = 190_000
/** Long enough to notice what is wrong, and not for another device to help. */
const firstLooksMs = 20_000

/** Two devices of one workspace, and a place that may do anything. */
export class HostileScene {
  readonly time = new SimulatedTime()
  readonly random = createRandom(1)
  readonly place = new MemoryPlace()
  readonly recoverySeed = newSeed()
  readonly desk = this.device('Desk')
  readonly laptop = this.device('Laptop')

  /** A workspace that both devices are in and that everybody has all of. */
  static async open(): Promise<HostileScene> {
    const scene = new HostileScene()
    const { desk, laptop, place, time } = scene
    await desk.write('m1', { kind: 'meeting', title: 'Weekly', trashedAt: null })
    await desk.found(scene.recoverySeed)
    desk.connect('relay', place)
    await time.run(5_000)
    await laptop.join(desk)
    laptop.connect('relay', place)
    await time.run(5_000)
    return scene
  }

  device(name: string): SimulatedDevice {
    return new SimulatedDevice(name, this.time, this.random)
  }

  /** A third device, let in by the desk. */
  async addPhone(): Promise<SimulatedDevice> {
    const phone = this.device('Phone')
    await phone.join(this.desk)
    phone.connect('relay', this.place)
    await this.time.run(5_000)
    return phone
  }

  /** Types words, each in an entry of its own, and lets them reach the place. */
  async say(device: SimulatedDevice, ...words: string[]): Promise<void> {
    for (const word of words) {
      await device.type('m1', word)
      await this.time.run(2_000)
    }
  }

  /** What the desk says while the laptop is away. The place can do with it what it likes before the laptop is back. */
  async sayWhileAway(...words: string[]): Promise<StoredEntry[]> {
    const before = this.desk.store.head.sequence
    this.setConnection(this.laptop, 'offline')
    await this.say(this.desk, ...words)
    return this.entriesOf(this.desk).filter(({ sequence }) => sequence > before)
  }

  async comeBack(): Promise<void> {
    this.setConnection(this.laptop, 'ready')
    await this.time.run(looksMs)
  }

  look(): Promise<void> {
    return this.time.run(looksMs)
  }

  firstLook(): Promise<void> {
    return this.time.run(firstLooksMs)
  }

  setConnection(device: SimulatedDevice, connection: 'offline' | 'ready'): void {
    for (const transport of device.transports) transport.setState({ connection })
  }

  entriesOf({ chainId }: SimulatedDevice): StoredEntry[] {
    return this.place.chains.get(chainId)?.entries ?? []
  }

  /** Puts other bytes in the place of an entry, or takes it out. */
  alter(device: SimulatedDevice, sequence: number, entry: Uint8Array | undefined): void {
    const entries = this.entriesOf(device).flatMap((each) => {
      if (each.sequence !== sequence) return [each]
      return entry ? [{ sequence, entry }] : []
    })
    this.place.chains.set(device.chainId, { entries })
  }

  /** Pushes entries to a device, as a relay does, whether they stand in the place or not. */
  push(to: SimulatedDevice, chainId: string, entries: StoredEntry[]): void {
    for (const transport of to.transports) transport.hear({ kind: 'entries', chainId, entries })
  }

  words(device: SimulatedDevice): string[] {
    return contentOf(device).texts['m1'] ?? []
  }

  /** Everything that a device noticed and its user can see, in codes. */
  named({ replica, rolledBack }: SimulatedDevice): Set<string> {
    const links = [...(replica?.links.values() ?? [])]
    return new Set([
      ...[...(replica?.intake.problems.values() ?? [])].map(({ code }) => code),
      ...(replica?.intake.dropped.keys() ?? []),
      ...(replica?.findings.all ?? []).map(({ code }) => code),
      ...(links.some(({ withheld }) => withheld.length > 0) ? ['withheld'] : []),
      ...(links.some(({ isCutOffFromStart }) => isCutOffFromStart) ? ['cut-off-from-start'] : []),
      ...(rolledBack.length > 0 ? ['rolled-back'] : []),
    ])
  }
}

/** Who a device is: for what it might sign if it were hostile. */
export function identityOf({ seeds, chainId }: SimulatedDevice): Identity {
  const seed = seeds.get(chainId)
  if (!seed) throw new Error('it has no chain')
  return identityFrom(seed)
}
