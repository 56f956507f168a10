import type { DeviceLine, SyncState, TransportLine } from '@shared/ipc/calls/sync'
import { protocolVersion } from '@shared/sync/message'
import type { DeviceStatus } from '@shared/sync/status'
import type { ChainId, TransportState } from '@shared/sync/transport'
import type { ChainProblem } from './engine/intake'
import { placeWords } from './place-words'
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
    message: paused ? null : placeWords(place, state, link, replica.findings.all),
    code: state.code ?? link?.trouble?.code ?? link?.carrier?.refusal?.code ?? null,
    // A file that has no room waits like a change.
    waiting:
      replica.changesAfter(link?.confirmed ?? replica.store.receipt(place.id).sequence) +
      (link?.carrier?.refusal ? 1 : 0),
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
    const cutOff = roster.cutOffs.get(chainId)
    const hasLeft = isRemoved && cutOff?.isOwn === true
    // Let in, and called off before it joined.
    if (hasLeft && cutOff.lastSequence === 0) return []
    const status = statuses.of(chainId)
    const problem = replica.intake.problems.get(chainId)
    const isNewer =
      !isThis &&
      !isRemoved &&
      ((status?.protocol[0] ?? 0) > protocolVersion || problem?.code === 'needs-newer')
    const missing = withheld.find((each) => each.chainId === chainId)
    return [
      {
        chainId,
        name: isThis
          ? (store.read<string>('deviceName') ?? '')
          : (status?.name ?? givenNames[chainId] ?? 'A device'),
        isThis,
        lastWordAt: latest(store.lastWordAt(chainId), store.status(chainId)?.at),
        waiting: isThis || isRemoved ? 0 : waitingFor(replica, status),
        message: isRemoved
          ? unsentWords(replica, removals[chainId])
          : (problemWords(problem, isNewer) ??
            lacksWords(replica, chainId) ??
            (status === undefined && givenNames[chainId] !== undefined ? notJoinedWords : null) ??
            (replica.statuses.forked.includes(chainId) ? forkedWords : null) ??
            (missing
              ? `${nameOf(replica, missing.knownBy)} knows of more that it wrote, which has not come here.`
              : null)),
        isNewer,
        isRemoved,
        hasLeft,
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

/** A device that has not said a word yet has acknowledged nothing, however little there is. */
function waitingFor(replica: Replica, status: DeviceStatus | undefined): number {
  if (!status) return Math.max(1, replica.changesAfter(0))
  return replica.changesAfter(status.applied[replica.membership.identity.chainId]?.[0] ?? 0)
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

function problemWords(problem: ChainProblem | undefined, isNewer: boolean): string | null {
  if (isNewer)
    return 'It runs a newer Leadup. Its newest changes wait, whole, until Leadup is updated on this device.'
  switch (problem?.code) {
    case undefined:
    case 'cut-off':
    case 'needs-newer':
      return null
    case 'no-epoch':
      return 'Its newest changes cannot be opened yet: the key they are sealed with has not come.'
    case 'fork':
      return 'Two versions of its changes were shown, signed by the same device. Neither was taken in; it sends them again under a new key.'
    default:
      return 'Something that claims to come from it does not verify, and was dropped.'
  }
}

function lacksWords({ findings }: Replica, chainId: ChainId): string | null {
  const isLacking = findings.all.some(({ code, about }) => code === 'checkpoint-lacks' && about === chainId)
  return isLacking
    ? 'It said that it holds changes of this device which it does not hold. They were sent again; nothing is lost.'
    : null
}

/** Said on the device that let it in. */
const notJoinedWords = 'It was let in, and has not joined yet. If it does not come, remove it.'

const forkedWords = 'Another device was shown other changes of it than this one.'

function latest(...instants: (string | undefined)[]): string | null {
  const [last] = instants
    .filter((instant) => instant !== undefined)
    .sort()
    .toReversed()
  return last === undefined || last < '1971' ? null : last
}
