import { protocolVersion } from '@shared/sync/message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { readClock } from '../../../src/main/vault/clock-trust.ts'
import { purgeDocuments } from '../../../src/main/vault/purge-documents.ts'
import { addSomeFile, copySomeFile, lookAtSomeFiles, takeOutFiles } from './fuzz-files.ts'
import type { FuzzWorld } from './fuzz-world.ts'
import type { MemoryPlace } from './memory-place.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import { calm } from './simulated-time.ts'

type Action = (world: FuzzWorld, device: SimulatedDevice) => Promise<void> | void

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What may happen to a device or around it, and how often. */
const actions: readonly [weight: number, action: Action][] = [
  [40, (world, device) => world.edit(device)],
  [4, (world, device) => world.writePassing(device)],
  [6, crash],
  [6, (world, device) => world.turn(device, 'offline')],
  [10, (world, device) => world.turn(device, 'ready')],
  [5, changeWeather],
  [4, (_world, device) => wantCheckpoint(device)],
  [1, raceWithCheckpoints],
  [2, letIn],
  [1, joinWithPhrase],
  [1, remove],
  [1, removeAtOnce],
  [2, leave],
  [2, comeBack],
  [1, copyDevice],
  [2, (world, device) => setClock(world, device, hourMs)],
  [1, (world, device) => setClock(world, device, 60 * dayMs)],
  [2, pushAgain],
  [1, harmBlobs],
  [1, loseShelf],
  [1, async (world, device) => void (world.chance(0.2) && (await world.writeLong(device)))],
  [2, copyOrRollBack],
  [1, emptyPlace],
  [2, (world, device) => void (device.isOn && world.putDiskAside(device))],
  [1, (world, device) => world.restoreDisk(device)],
  [1, (_world, device) => void (device.isOn && device.rebuild())],
  [2, erase],
  [2, (world, device) => world.update(device, world.chance(0.3) ? protocolVersion : device.version + 1)],
  [2, (world, device) => world.writeLaterThings(device)],
  [1, (world) => world.time.run(world.random.below(1_200_000))],
  [1, (world) => void (world.time.nowMs += world.random.below(50) * dayMs)],
  [1, letWeeksPass],
  [6, addSomeFile],
  [2, copySomeFile],
  [3, takeOutFiles],
  [4, lookAtSomeFiles],
]

const totalWeight = actions.reduce((total, [weight]) => total + weight, 0)

/** Does something to some device. */
export async function act(world: FuzzWorld): Promise<void> {
  const device = world.random.pick(world.devices)
  let at = world.random.below(totalWeight)
  for (const [weight, action] of actions) {
    at -= weight
    if (at < 0) return await action(world, device)
  }
}

/** Lets a device in by one of the others, as after a pairing. */
export async function letIn(world: FuzzWorld): Promise<void> {
  const host = world.random.pick(world.staying)
  if (!world.hasRoom) return
  const device = world.addDevice()
  if (world.chance(0.3)) await world.edit(device)
  await device.join(host)
  world.connect(device)
}

async function joinWithPhrase(world: FuzzWorld): Promise<void> {
  const place = world.random.pick(world.places)
  if (!world.hasRoom || place.chains.size === 0) return
  const device = world.addDevice()
  if (world.chance(0.3)) await world.edit(device)
  try {
    await device.joinWithPhrase(world.recoverySeed, place)
    world.connect(device)
  } catch (error) {
    // The place was emptied: it shows no workspace to join.
    if (!(error instanceof SyncDataError)) throw error
    world.devices.pop()
  }
}

async function crash(world: FuzzWorld, device: SimulatedDevice): Promise<void> {
  device.crash()
  if (world.chance(0.5)) await world.time.run(world.random.below(10_000))
  await device.start()
}

function changeWeather(world: FuzzWorld, device: SimulatedDevice): void {
  const { random } = world
  const foul = {
    mostDelayMs: random.below(2_000),
    failing: random.below(30) / 100,
    losing: random.below(50) / 100,
    repeating: random.below(50) / 100,
  }
  device.weather = world.chance(0.5) ? calm : foul
}

function wantCheckpoint(device: SimulatedDevice): void {
  device.vault.transaction(() => device.replica?.maker.want('plain'))
  device.replica?.wake()
}

function raceWithCheckpoints(world: FuzzWorld): void {
  for (const device of world.staying) if (world.chance(0.7)) wantCheckpoint(device)
}

/** Devices are used now and then: long enough for what nothing names to go from places. [K6] */
async function letWeeksPass(world: FuzzWorld, device: SimulatedDevice): Promise<void> {
  wantCheckpoint(device)
  for (let visit = 0; visit < 4; visit += 1) {
    for (const { connection, skewMs } of world.staying) readClock(connection, world.time.nowMs + skewMs)
    await world.time.run(10_000)
    world.time.nowMs += 12 * dayMs
  }
  raceWithCheckpoints(world)
}

function remove(world: FuzzWorld): void {
  const by = world.random.pick(world.staying)
  removeBy(by, world.random.pick(world.staying), world.staying.length)
}

/** Two devices remove others, or each other, before either hears of it. */
function removeAtOnce(world: FuzzWorld): void {
  const { length } = world.staying
  for (const by of [world.random.pick(world.staying), world.random.pick(world.staying)]) {
    if (world.chance(0.5)) world.turn(by, 'offline')
    removeBy(by, world.random.pick(world.staying), length - 1)
  }
}

function removeBy(by: SimulatedDevice, target: SimulatedDevice, memberCount: number): void {
  if (memberCount < 3 || by === target || !by.replica || by.replica.isRemoved) return
  if (by.replica.isThisOrCopy(target.chainId)) return
  if (by.replica.membership.roster.members.has(target.chainId)) by.replica.remove(target.chainId)
}

/** A device turns sync off, connected or not; it may end before anybody heard of it. [R10] */
function leave(world: FuzzWorld, device: SimulatedDevice): void {
  const { undisputed } = world
  if (undisputed.length < 3 || !undisputed.includes(device)) return
  // A backup from before has no key any more.
  world.disks.delete(device)
  device.leave(world.random.below(15_000))
}

/** A device that turned sync off joins again, with what was written on it meanwhile. */
async function comeBack(world: FuzzWorld): Promise<void> {
  const away = world.devices.filter(({ isOn }) => !isOn)
  if (away.length > 0) await world.random.pick(away).join(world.random.pick(world.staying))
}

/** The profile of a device, with its keys, on another machine. */
async function copyDevice(world: FuzzWorld, device: SimulatedDevice): Promise<void> {
  if (!world.hasRoom || !device.isOn || device.replica?.isRemoved) return
  const twin = world.addDevice(device.copyOfDisk(), `${device.name}'`)
  for (const [chainId, seed] of device.seeds) twin.seeds.set(chainId, seed)
  for (const [name, blob] of device.blobs) twin.blobs.set(name, blob)
  for (const [name, bytes] of device.chunks) twin.chunks.set(name, bytes)
  await twin.start()
  world.connect(twin)
}

/** A place pushes once more what it has of a chain, in any order. */
function pushAgain(world: FuzzWorld, device: SimulatedDevice): void {
  const place = world.random.pick(world.places)
  for (const [chainId, { entries }] of place.chains) {
    const again = entries.filter(() => world.chance(0.5))
    if (world.chance(0.5)) again.sort(() => world.random.below(3) - 1)
    for (const transport of device.transports) transport.hear({ kind: 'entries', chainId, entries: again })
  }
}

/** A place loses blobs, or tears them. */
function harmBlobs(world: FuzzWorld): void {
  const { random } = world
  const { blobs } = random.pick(world.places)
  const isTearing = world.chance(0.3)
  for (const [name, blob] of blobs) {
    if (world.chance(0.5)) continue
    if (isTearing) blobs.set(name, blob.subarray(0, random.below(blob.length)))
    else blobs.delete(name)
  }
}

/** A disk loses sealed blobs that wait to be sent. */
function loseShelf(world: FuzzWorld, { blobs }: SimulatedDevice): void {
  for (const name of blobs.keys()) if (world.chance(0.5)) blobs.delete(name)
}

/** A clock is put right, or off by as much as that. What runs on the device hears nothing of it. */
function setClock(world: FuzzWorld, device: SimulatedDevice, mostMs: number): void {
  device.skewMs = world.chance(0.3) ? 0 : world.random.below(2 * mostMs) - mostMs
}

const earlier = new WeakMap<MemoryPlace, ReturnType<MemoryPlace['copy']>>()

function copyOrRollBack(world: FuzzWorld): void {
  const place = world.random.pick(world.places)
  const copy = earlier.get(place)
  if (copy && world.chance(0.5)) Object.assign(place, copy)
  earlier.set(place, place.copy())
}

function emptyPlace(world: FuzzWorld): void {
  const place = world.random.pick(world.places)
  for (const kept of [place.chains, place.blobs, place.statuses]) kept.clear()
}

/** The trash is emptied of what went there a while ago, where the clock is no wonder. */
function erase(world: FuzzWorld, device: SimulatedDevice): void {
  const nowMs = world.time.nowMs + device.skewMs
  if (!readClock(device.connection, nowMs).isTrusted) return
  const before = new Date(nowMs - 10_000).toISOString()
  for (const id of purgeDocuments(device.connection, before, new Date(nowMs).toISOString())) {
    world.erased.add(id)
  }
  device.vault.forgetBodies()
}
