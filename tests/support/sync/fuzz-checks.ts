import { auditEpochs } from '@shared/sync/roster/evaluate-roster'
import { contentOf } from './content-of.ts'
import { filesAmiss } from './fuzz-files.ts'
import type { FuzzWorld } from './fuzz-world.ts'
import type { SimulatedDevice } from './simulated-device.ts'

/** What must hold of devices that have all there is to have; the first that does not, in words. */
export function whatIsAmiss(world: FuzzWorld): string | undefined {
  const { staying, devices } = world
  const [first] = staying
  if (!first) return 'nobody is left'
  return (
    wordsAmiss(world, first) ??
    writesAmiss(world, first) ??
    staying.map((device) => deviceAmiss(world, device)).find((amiss) => amiss !== undefined) ??
    devices.map(failureOf).find((failure) => failure !== undefined) ??
    (areAlike(world) ? undefined : 'devices differ') ??
    filesAmiss(world) ??
    laterOpsAmiss(world) ??
    sealsAmiss(world, first)
  )
}

/** Entries that are still there though a checkpoint covers them: those up to each device's head when it was made. */
export function whatIsKept(
  { places }: FuzzWorld,
  heads: ReadonlyMap<SimulatedDevice, number>,
): string | undefined {
  for (const [device, sequence] of heads) {
    const { firstSequence } = device.store
    if (firstSequence <= sequence) return `${device.name} keeps entry ${firstSequence}`
    for (const { chains } of places) {
      const first = chains.get(device.chainId)?.entries[0]?.sequence ?? Infinity
      if (first <= sequence) return `a place keeps entry ${first} of ${device.name}`
    }
  }
  return undefined
}

function areAlike({ staying, erased }: FuzzWorld): boolean {
  let first: string | undefined
  return staying.every((device) => {
    const content = JSON.stringify(contentOf(device, erased))
    first ??= content
    return content === first
  })
}

/** Nothing saved is lost, nothing typed is there twice. */
function wordsAmiss(world: FuzzWorld, device: SimulatedDevice): string | undefined {
  const counts = new Map<string, number>()
  for (const word of Object.values(contentOf(device).texts).flat()) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  for (const word of world.typed) {
    const by = world.saved.get(word)
    const count = counts.get(word) ?? 0
    if (count > 1) return `${word} is there ${count} times`
    if (by && count === 0 && world.staying.includes(by)) return `${word} of ${by.name} is lost`
  }
  return undefined
}

/** A field holds what was written to it last, or something later. */
function writesAmiss(world: FuzzWorld, device: SimulatedDevice): string | undefined {
  for (const { field, clock, by } of world.written) {
    const [id = '', name = ''] = field.split('/')
    if (world.erased.has(id) || !world.staying.includes(by)) continue
    const held = device.vault.fieldClock(id, name) ?? ''
    if (held < clock) return `${field} was written by ${by.name} at ${clock} and is of ${held}`
  }
  return undefined
}

function sealsAmiss({ seals, places }: FuzzWorld, { replica }: SimulatedDevice): string | undefined {
  seals.look(places)
  return replica && seals.amiss(replica.membership.roster)
}

/** What only a later version knows is passed on by all. [R3] */
function laterOpsAmiss({ laterOps, staying }: FuzzWorld): string | undefined {
  for (const { op, by, number } of laterOps) {
    if (!staying.includes(by)) continue
    const without = staying.find(({ replica }) => replica?.membership.heldOp(op) === undefined)
    if (without) return `${without.name} lacks op ${number} of ${by.name}`
  }
  return undefined
}

function deviceAmiss({ devices, staying }: FuzzWorld, device: SimulatedDevice): string | undefined {
  const { name, replica } = device
  if (!replica) return undefined
  const { mustRotate, lacking } = auditEpochs(replica.membership.roster)
  if (mustRotate || lacking.length > 0) return `${name} has an epoch that is not clean`
  if (!replica.membership.sealingKey) return `${name} has no key to seal with`
  if (replica.outgoing.hasWaiting) return `${name} has something that waits`
  for (const link of replica.links.values()) {
    // What was on a disk that was given up, and at a place that went back, is nowhere: to say that it is missed is right.
    if (link.isCutOffFromStart && isBehindGap(device, staying)) return `${name} is cut off from the start`
    const withheld = link.withheld.find(({ chainId }) => devices.some((device) => device.chainId === chainId))
    if (withheld) return `${name} believes that ${withheld.missing} entries are withheld`
  }
  const problem = [...replica.intake.problems].find(
    ([chainId, { code, sequence }]) => !named.has(code) && replica.membership.isAccepted(chainId, sequence),
  )?.[1]
  return problem && `${name} could not read on: ${problem.code}`
}

/** Whether a device misses entries that somebody still writes behind. */
function isBehindGap(device: SimulatedDevice, devices: readonly SimulatedDevice[]): boolean {
  const { places, store } = device
  const others = devices.filter((other) => other !== device)
  return others.some(({ chainId }) =>
    [...places.values()].some(({ chains }) => {
      const first = chains.get(chainId)?.entries[0]?.sequence ?? 0
      return first > store.cursor(chainId).sequence + 1
    }),
  )
}

/** What two devices that write one chain, or one that was removed, leave behind. */
const named: ReadonlySet<string> = new Set(['fork', 'cut-off'])

function failureOf({ name, failures: [failure] }: SimulatedDevice): string | undefined {
  if (failure === undefined) return undefined
  return `${name} failed: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`
}
