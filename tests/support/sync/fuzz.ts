import { newSeed } from '@shared/sync/crypto/identity'
import { createRandom, type Random } from '../random.ts'
import { contentOf } from './content-of.ts'
import { describeDevice, describeDifference } from './describe-device.ts'
import { MemoryPlace } from './memory-place.ts'
import { SimulatedDevice } from './simulated-device.ts'
import { calm, SimulatedTime, type Weather } from './simulated-time.ts'

export interface FuzzOptions {
  seed: number
  steps: number
}

/**
 * A life of a workspace: devices come and go, write, crash, are offline, copied and removed, over a network that
 * delays, repeats, reorders and loses. Throws where at the end devices differ, or something that one of them had called
 * saved is not there, or is there twice.
 */
export async function fuzz(options: FuzzOptions): Promise<void> {
  await new FuzzRun(options).run()
}

const ids = ['p1', 'p2', 'm1', 'm2', 'm3']

class FuzzRun {
  private readonly time = new SimulatedTime()
  private readonly random: Random
  private readonly steps: number
  private readonly places: MemoryPlace[]
  private readonly devices: SimulatedDevice[] = []
  private readonly down = new Set<SimulatedDevice>()
  private readonly removed = new Set<SimulatedDevice>()
  /** Words that a device called saved, and on which device. */
  private readonly saved = new Map<string, SimulatedDevice>()
  private count = 0

  constructor({ seed, steps }: FuzzOptions) {
    this.random = createRandom(seed)
    this.steps = steps
    this.places = this.chance(0.3) ? [new MemoryPlace(), new MemoryPlace()] : [new MemoryPlace()]
  }

  async run(): Promise<void> {
    const founder = this.newDevice()
    await this.edit(founder)
    await founder.found(newSeed())
    this.connect(founder)
    await this.time.run(2_000)
    const deviceCount = 1 + this.random.below(this.chance(0.2) ? 9 : 3)
    for (let number = 0; number < deviceCount; number += 1) await this.join()
    for (let step = 0; step < this.steps; step += 1) {
      await this.step()
      await this.time.run(this.random.below(3_000))
    }
    await this.settle()
    this.check()
  }

  private async step(): Promise<void> {
    const device = this.random.pick(this.devices)
    const actions: [weight: number, action: () => Promise<void> | void][] = [
      [40, () => this.edit(device)],
      [6, () => this.crash(device)],
      [6, () => this.turn(device, 'offline')],
      [10, () => this.turn(device, 'ready')],
      [5, () => this.changeWeather(device)],
      [4, () => this.wantCheckpoint(device)],
      [2, () => this.join()],
      [1, () => this.remove()],
      [1, () => this.copy(device)],
      [2, () => void (device.skewMs = this.random.below(7_200_000) - 3_600_000)],
    ]
    let at = this.random.below(actions.reduce((total, [weight]) => total + weight, 0))
    for (const [weight, action] of actions) {
      at -= weight
      if (at < 0) return await action()
    }
  }

  private async edit(device: SimulatedDevice): Promise<void> {
    const id = this.random.pick(ids)
    this.count += 1
    const word = `w${this.count}.`
    if (this.chance(0.4)) {
      await device.write(id, {
        kind: id.startsWith('p') ? 'person' : 'meeting',
        title: word,
        trashedAt: null,
      })
      return
    }
    await device.type(id, word)
    if (!this.removed.has(device)) this.saved.set(word, device)
  }

  private async crash(device: SimulatedDevice): Promise<void> {
    device.crash()
    if (this.chance(0.5)) await this.time.run(this.random.below(10_000))
    await device.start()
  }

  private turn(device: SimulatedDevice, connection: 'offline' | 'ready'): void {
    for (const { transport } of device.replica?.links.values() ?? []) {
      ;(transport as { setState?: (state: { connection: typeof connection }) => void }).setState?.({
        connection,
      })
    }
  }

  private changeWeather(device: SimulatedDevice): void {
    const foul: Weather = {
      mostDelayMs: this.random.below(2_000),
      failing: this.random.below(30) / 100,
      losing: this.random.below(50) / 100,
    }
    device.weather = this.chance(0.5) ? calm : foul
  }

  private wantCheckpoint(device: SimulatedDevice): void {
    device.vault.transaction(() => device.replica?.maker.want('plain'))
    device.replica?.wake()
  }

  private async join(): Promise<void> {
    const host = this.random.pick(this.members())
    if (!host.replica || host.replica.isRemoved || this.devices.length > 10) return
    const device = this.newDevice()
    if (this.chance(0.3)) await this.edit(device)
    await device.join(host)
    this.connect(device)
  }

  private async remove(): Promise<void> {
    const members = this.members()
    const by = this.random.pick(members)
    const target = this.random.pick(members)
    if (members.length < 3 || by === target || !by.replica || by.replica.isRemoved) return
    if (!by.replica.membership.roster.members.has(target.chainId)) return
    by.replica.remove(target.chainId)
    this.noteRemoved(target)
  }

  /** What a removed device wrote counts only where somebody had it before. */
  private noteRemoved(target: SimulatedDevice): void {
    const chains = target.replica?.membership.chainsOfDevice(target.chainId) ?? new Set([target.chainId])
    for (const device of this.devices) if (chains.has(device.chainId)) this.removed.add(device)
    for (const [word, device] of this.saved) if (this.removed.has(device)) this.saved.delete(word)
  }

  /** The profile of a device, with its keys, on another machine. */
  private async copy(device: SimulatedDevice): Promise<void> {
    if (this.devices.length > 10 || this.removed.has(device)) return
    const twin = new SimulatedDevice(`${device.name}'`, this.time, this.random, device.copyOfDisk())
    for (const [chainId, seed] of device.seeds) twin.seeds.set(chainId, seed)
    for (const [name, blob] of device.blobs) twin.blobs.set(name, blob)
    this.devices.push(twin)
    await twin.start()
    this.connect(twin)
  }

  private newDevice(): SimulatedDevice {
    const device = new SimulatedDevice(`device ${this.devices.length + 1}`, this.time, this.random)
    this.devices.push(device)
    return device
  }

  private connect(device: SimulatedDevice): void {
    for (const [index, place] of this.places.entries()) device.connect(`place ${index}`, place)
  }

  private members(): SimulatedDevice[] {
    return this.devices.filter((device) => !this.removed.has(device) && !this.down.has(device))
  }

  private async settle(): Promise<void> {
    for (const device of this.devices) {
      device.weather = calm
      device.skewMs = 0
      this.turn(device, 'ready')
    }
    await this.time.run(120_000)
    // Who was removed as the other's copy, or by a device that was removed itself, is told by the roster.
    const staying = () => this.devices.filter(({ replica }) => replica && !replica.isRemoved)
    const areLevel = () => {
      const [first, ...others] = staying().map((device) => JSON.stringify(contentOf(device)))
      return others.every((other) => other === first)
    }
    await this.time.runUntil(areLevel, 1_200_000).catch(() => {
      throw new Error(
        [
          'Devices differ.',
          ...describeDifference(staying()),
          ...this.devices.map(describeDevice),
          ...this.places.map((place) =>
            [...place.chains]
              .map(
                ([id, { entries }]) =>
                  `${id.slice(0, 4)} ${entries[0]?.sequence}…${entries.at(-1)?.sequence}`,
              )
              .join('; '),
          ),
        ].join('\n'),
      )
    })
  }

  private check(): void {
    const staying = this.devices.filter(({ replica }) => replica && !replica.isRemoved)
    const [device] = staying
    if (!device) throw new Error('nobody is left')
    const words = Object.values(contentOf(device).texts).flat()
    for (const [word, by] of this.saved) {
      const times = words.filter((each) => each === word).length
      if (times !== 1 && staying.includes(by))
        throw new Error(`${word} of ${by.name} is there ${times} times`)
    }
    for (const each of this.devices) {
      const [failure] = each.failures
      if (failure) throw failure
    }
  }

  private chance(probability: number): boolean {
    return this.random.below(1000) < probability * 1000
  }
}
