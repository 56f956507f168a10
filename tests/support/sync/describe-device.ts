import { contentOf } from './content-of.ts'
import type { MemoryPlace } from './memory-place.ts'
import type { SimulatedDevice } from './simulated-device.ts'

/** Where a device stands, in a few lines, for the message of a failure. */
export function describeDevice(device: SimulatedDevice): string {
  const { name, chainId, store, replica, failures } = device
  const short = (id: string) => id.slice(0, 4)
  const cursors = Object.entries(store.cursors).map(([id, [sequence]]) => `${short(id)}:${sequence}`)
  const links = [...(replica?.links.values() ?? [])].map(
    ({ transport, confirmed, isCutOffFromStart }) =>
      `${transport.id} ${transport.state.connection} confirmed ${confirmed}${isCutOffFromStart ? ' cut off' : ''}`,
  )
  const problems = [...(replica?.intake.problems ?? [])].map(
    ([id, { code, sequence }]) => `${short(id)}:${sequence} ${code}`,
  )
  const own = replica?.maker.own
  const held = replica?.intake.held.map(([id, { head }]) => `${short(id)}:${head.sequence}`)
  return [
    `${name} ${short(chainId)}${replica?.isRemoved ? ' removed' : ''}${replica ? '' : ' down'}`,
    `  own ${store.firstSequence}…${store.head.sequence}, read ${cursors.join(' ')}`,
    `  ${links.join('; ')}`,
    `  problems ${problems.join(', ')}; held ${held?.join(', ')}; members ${[...(replica?.membership.roster.members.keys() ?? [])].map(short).join(' ')}`,
    `  own checkpoint ${own ? `${own.sequence} with ${own.names.map(short).join(' ')}` : 'none'}, on the shelf ${[...device.blobs.keys()].map(short).join(' ')}`,
    `  sealing key ${replica?.membership.sealingKey?.id.slice(0, 4)}, waiting ${replica?.outgoing.hasWaiting}, due ${replica?.maker.isDue}`,
    ...failures
      .slice(0, 3)
      .map(
        (failure) =>
          `  failed: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`,
      ),
  ].join('\n')
}

/** The entries a place has of each chain. */
export function describePlace({ chains, blobs }: MemoryPlace): string {
  const entries = [...chains]
    .map(([id, { entries }]) => `${id.slice(0, 4)} ${entries[0]?.sequence}…${entries.at(-1)?.sequence}`)
    .join('; ')
  return `${entries}; blobs ${[...blobs.keys()].map((name) => name.slice(0, 4)).join(' ')}`
}

/** What devices hold that the first of them does not, and the other way round. */
export function describeDifference([first, ...others]: readonly SimulatedDevice[]): string[] {
  if (!first) return []
  const here = partsOf(first)
  return others.flatMap((other) => {
    const there = partsOf(other)
    const only = (held: Set<string>, without: Set<string>) => [...held].filter((part) => !without.has(part))
    return [
      ...only(here, there).map((part) => `${first.name} and not ${other.name}: ${part}`),
      ...only(there, here).map((part) => `${other.name} and not ${first.name}: ${part}`),
    ]
  })
}

function partsOf(device: SimulatedDevice): Set<string> {
  const { fields, texts } = contentOf(device)
  return new Set([
    ...fields.map((field) => JSON.stringify(field)),
    ...Object.entries(texts).map(([id, lines]) => `${id}: ${lines.join(' ')}`),
  ])
}
