import { createRandom } from '../random.ts'
import { describeDevice, describeDifference, describePlace } from './describe-device.ts'
import { act, letIn } from './fuzz-actions.ts'
import { whatIsAmiss, whatIsKept } from './fuzz-checks.ts'
import { lookAtAllFiles } from './fuzz-files.ts'
import { FuzzWorld } from './fuzz-world.ts'
import { withSeededCrypto } from './seeded-crypto.ts'
import { calm } from './simulated-time.ts'

export interface FuzzOptions {
  seed: number
  steps: number
}

/** In calm weather every device has everything by then. */
const mostSettlingMs = 1_200_000
const leastSettlingMs = 30_000
const lookEveryMs = 20_000
/** Longer than links take to look at everything. */
const quietMs = 70_000

/**
 * A life of a workspace: devices come and go, write, crash, are offline, copied, restored and removed, over a network
 * that delays, repeats, reorders and loses, and places that lose what they had. Throws where at the end devices differ,
 * or something that one of them had called saved is not there, or is there twice. The same seed is the same life.
 */
export function fuzz({ seed, steps }: FuzzOptions): Promise<FuzzWorld> {
  const random = createRandom(seed)
  return withSeededCrypto(random, async () => {
    const world = new FuzzWorld(random)
    try {
      await live(world, steps)
      await settle(world)
      await checkpointAll(world)
      await beginAnew(world)
    } catch (error) {
      throw new Error([messageOf(error), ...describe(world)].join('\n'), { cause: error })
    }
    return world
  })
}

async function live(world: FuzzWorld, steps: number): Promise<void> {
  const founder = world.addDevice()
  await world.edit(founder)
  await founder.found(world.recoverySeed)
  world.connect(founder)
  await world.time.run(2_000)
  const deviceCount = 1 + world.random.below(world.chance(0.2) ? 9 : 3)
  for (let number = 0; number < deviceCount; number += 1) await letIn(world)
  for (let step = 0; step < steps; step += 1) {
    await act(world)
    await world.time.run(world.random.below(3_000))
    world.seals.look(world.places)
  }
}

async function settle(world: FuzzWorld): Promise<void> {
  for (const device of world.devices) {
    await world.update(device, world.latestVersion)
    device.weather = calm
    if (world.chance(0.5)) device.skewMs = 0
    if (!device.replica) await device.start()
    world.turn(device, 'ready')
  }
  await world.time.run(leastSettlingMs)
  await waitUntilNothingIs(world, () => whatIsAmiss(world))
}

/** Once a checkpoint covers them, entries go, from every device and every place. */
async function checkpointAll(world: FuzzWorld): Promise<void> {
  await waitUntilNobodyWrites(world)
  const [maker] = world.staying
  const known = maker?.replica?.statuses.applied ?? {}
  const heads = new Map(world.staying.map((device) => [device, known[device.chainId]?.[0] ?? 0]))
  maker?.vault.transaction(() => maker.replica?.maker.want('plain'))
  maker?.replica?.wake()
  await waitUntilNothingIs(world, () => whatIsKept(world, heads) ?? whatIsAmiss(world))
}

/** A device that comes with nothing finds everything. */
async function beginAnew(world: FuzzWorld): Promise<void> {
  const host = world.random.pick(world.staying)
  const newcomer = world.addDevice()
  newcomer.version = host.version
  if (world.chance(0.5)) await newcomer.join(host)
  else await newcomer.joinWithPhrase(world.recoverySeed, world.random.pick(world.places))
  world.connect(newcomer)
  await waitUntilNothingIs(world, () => whatIsAmiss(world))
}

/** What is written while a checkpoint is made it does not cover. */
async function waitUntilNobodyWrites({ time, devices }: FuzzWorld): Promise<void> {
  const headsNow = () => devices.map(({ chainId, store }) => `${chainId} ${store.head.sequence}`).join()
  let before: string
  do {
    before = headsNow()
    await time.run(quietMs)
  } while (headsNow() !== before)
}

async function waitUntilNothingIs(world: FuzzWorld, amiss: () => string | undefined): Promise<void> {
  const isFine = () => {
    lookAtAllFiles(world)
    return amiss() === undefined
  }
  await world.time.runUntil(isFine, mostSettlingMs, lookEveryMs).catch((error: unknown) => {
    throw new Error(amiss() ?? 'It came too late.', { cause: error })
  })
}

function describe({ staying, devices, places }: FuzzWorld): string[] {
  return [...describeDifference(staying), ...devices.map(describeDevice), ...places.map(describePlace)]
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
