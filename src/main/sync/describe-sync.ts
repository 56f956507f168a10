import type { DeviceLine, SyncState, TransportLine } from '@shared/ipc/calls/sync'
import { protocolVersion } from '@shared/sync/message'
import type { ChainId, TransportError, TransportState } from '@shared/sync/transport'
import type { ChainProblem } from './engine/intake'
import { labelOf, type Place } from './places'
import type { Replica } from './engine/replica'
import type { Removal, RunningSync } from './running-sync'

type Described = Pick<SyncState, 'transports' | 'devices' | 'waiting' | 'reached' | 'reachedDevices'>

/** What there is to say while sync does not run. */
export const nothingRuns: Described = {
  transports: [],
  devices: [],
  waiting: 0,
  reached: 'device',
  reachedDevices: [],
}

/** Where everything stands, for the Devices screen and the indicator; read from the replica as it is now. */
export function describeSync(running: RunningSync): Described {
  const { replica } = running
  const transports = running.places.map((place) => describePlace(running, place))
  const devices = describeDevices(running)
  const others = devices.filter(({ isThis, isRemoved }) => !isThis && !isRemoved)
  const reachedDevices = others.filter(({ waiting }) => waiting === 0).map(({ name }) => name)
  const confirmed = transports.filter(({ waiting }) => waiting === 0)
  return {
    transports,
    devices,
    waiting: Math.min(replica.changesAfter(0), ...transports.map(({ waiting }) => waiting)),
    reached:
      reachedDevices.length > 0
        ? 'other-device'
        : (confirmed.find(({ kind }) => kind === 'relay')?.kind ?? confirmed[0]?.kind ?? 'device'),
    reachedDevices,
  }
}

function describePlace(running: RunningSync, place: Place): TransportLine {
  const { replica, paused } = running
  const state: TransportState = running.transport(place.id)?.state ?? { connection: 'connecting' }
  const link = replica.links.get(place.id)
  return {
    id: place.id,
    kind: place.kind,
    label: labelOf(place),
    connection: paused ? 'paused' : state.connection,
    message: paused
      ? null
      : (state.message ??
        messageOf(state, place) ??
        troubleWords(link?.trouble) ??
        cutOffWords(link?.isCutOffFromStart)),
    code: state.code ?? link?.trouble?.code ?? null,
    waiting: replica.changesAfter(link?.confirmed ?? replica.store.receipt(place.id).sequence),
    quota: state.quota ?? null,
  }
}

function describeDevices({ replica, removals }: RunningSync): DeviceLine[] {
  const { membership, store, statuses } = replica
  const { roster, identity } = membership
  const givenNames = store.read<Record<ChainId, string>>('givenNames') ?? {}
  const withheld = [...replica.links.values()].flatMap((link) => link.withheld)
  const families = new Set([...roster.known.keys()].map((chainId) => chainOfNow(replica, chainId)))
  const lines = [...families].flatMap((chainId): DeviceLine[] => {
    if (chainId === undefined) return []
    const isThis = chainId === identity.chainId
    const isRemoved = !roster.members.has(chainId)
    const status = statuses.of(chainId)
    const acknowledged = status?.applied[identity.chainId]?.[0] ?? 0
    const missing = withheld.find((each) => each.chainId === chainId)
    return [
      {
        chainId,
        name: isThis
          ? (store.read<string>('deviceName') ?? '')
          : (status?.name ?? givenNames[chainId] ?? 'A device'),
        isThis,
        lastWordAt: latest(store.lastWordAt(chainId), store.status(chainId)?.at),
        waiting: isThis || isRemoved ? 0 : replica.changesAfter(acknowledged),
        message: isRemoved
          ? unsentWords(replica, removals[chainId])
          : (problemWords(replica.intake.problems.get(chainId), status?.protocol[0]) ??
            (missing
              ? `${missing.missing} more of its changes are known to ${nameOf(replica, missing.knownBy)} and have not come.`
              : null)),
        isRemoved,
      },
    ]
  })
  return lines.sort(
    (first, second) => orderOf(first) - orderOf(second) || (first.name < second.name ? -1 : 1),
  )
}

/**
 * Of all chains that one device has had, the one it writes now. A vault put back more than once may have gone on from
 * the same chain twice: then the one that spoke last.
 */
function chainOfNow({ membership, statuses }: Replica, chainId: ChainId): ChainId | undefined {
  const { roster, identity } = membership
  const chains = membership.chainsOfDevice(chainId)
  if (chains.has(identity.chainId)) return identity.chainId
  const lastToldAt = (each: ChainId) => statuses.of(each)?.at ?? ''
  return [...chains]
    .filter((each) => !roster.succeeded.has(each))
    .sort((first, second) => (lastToldAt(first) < lastToldAt(second) ? -1 : 1))
    .at(-1)
}

function orderOf({ isThis, isRemoved }: DeviceLine): number {
  if (isThis) return 0
  return isRemoved ? 2 : 1
}

/** A removal that nobody else has heard of keeps nobody out. */
function unsentWords({ links, store, membership }: Replica, removal: Removal | undefined): string | null {
  if (removal?.ownChain !== membership.identity.chainId) return null
  const isSent = [...links].some(
    ([id, { confirmed }]) => (confirmed ?? store.receipt(id).sequence) >= removal.sequence,
  )
  return isSent
    ? null
    : 'Your other devices have not heard of this yet: it is sent once this one is connected.'
}

function nameOf({ statuses }: Replica, chainId: ChainId): string {
  return statuses.of(chainId)?.name ?? 'another device'
}

function problemWords(problem: ChainProblem | undefined, oldestProtocol: number | undefined): string | null {
  if (oldestProtocol !== undefined && oldestProtocol > protocolVersion) return needsNewer
  switch (problem?.code) {
    case undefined:
    case 'cut-off':
      return null
    case 'needs-newer':
      return needsNewer
    case 'no-epoch':
      return 'Its newest changes cannot be opened yet: the key they are sealed with has not come.'
    case 'fork':
      return 'Two versions of its changes were shown, signed by the same device. Neither was taken in; it sends them again under a new key.'
    default:
      return 'Something that claims to come from it does not verify, and was dropped.'
  }
}

const needsNewer =
  'It runs a newer Leadup. Its newest changes wait, whole, until Leadup is updated on this device.'

/** What stands between here and a place that is connected; the rest of what may go wrong mends itself. */
function troubleWords(trouble: TransportError | undefined): string | null {
  return trouble?.code === 'quota' || trouble?.code === 'not-writable' ? trouble.message : null
}

function cutOffWords(isCutOff: boolean | undefined): string | null {
  return isCutOff
    ? 'Some of what other devices wrote was let go here before this device had it. It comes with the next summary that one of them makes.'
    : null
}

function messageOf({ connection, code }: TransportState, place: Place): string | null {
  if (connection === 'ready' || connection === 'connecting') return null
  const it = place.kind === 'relay' ? 'The relay' : 'The folder'
  switch (code) {
    case 'invite-needed':
      return 'The relay takes new workspaces by invitation only. Ask who runs it for an invite.'
    case 'not-admitted':
      return 'The relay does not know this device. Another of your devices has to be connected to it first.'
    case 'removed':
      return 'This device was removed from the workspace.'
    case 'quota':
      return `${it} is full. What is there stays; new changes wait on this device.`
    case 'too-old':
      return `${it} speaks an older version. It has to be updated.`
    case 'too-new':
      return `${it} speaks a newer version. Update Leadup on this device.`
    case 'not-writable':
      return 'Leadup may not write to the folder.'
    case 'folder-missing':
      return 'The folder is not there. If it is on a drive, connect it.'
    case 'bad-address':
      return 'This is no address of a relay.'
    default:
      return connection === 'offline' ? null : `${it} refuses this device.`
  }
}

function latest(...instants: (string | undefined)[]): string | null {
  const [last] = instants
    .filter((instant) => instant !== undefined)
    .sort()
    .toReversed()
  return last === undefined || last < '1971' ? null : last
}
