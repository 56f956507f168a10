import {
  identityFrom,
  newSeed,
  workspaceTagOf,
  type Identity,
  type PublicIdentity,
} from '@shared/sync/crypto/identity'
import { hexHash } from '@shared/sync/crypto/hash'
import { evaluateRoster, removalsInForce } from '@shared/sync/roster/evaluate-roster'
import {
  maxWrapsPerOp,
  namingRemovals,
  newEpoch,
  parseOp,
  recoverySigner,
  signOp,
  unwrapKey,
  wrapKey,
} from '@shared/sync/roster/op'
import { parseEntry } from '@shared/sync/entry'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { Heads } from '@shared/sync/message'
import type { ChainId } from '@shared/sync/transport'
import type { Connection } from '../../vault/connection'
import { writeSealedThrough } from '../../vault/outbox'
import { ChainWriter } from './chain-writer'
import type { Keyring } from '../keys/keyring'
import { Membership } from './membership'
import { nextOrder } from './own-roster-ops'
import type { SyncedVault } from './replica-ports'
import { SyncStore, type Head } from './sync-store'

const nothing = () => undefined

/** Written in the transaction that makes a vault a member. */
export type Alongside = (store: SyncStore, connection: Connection) => void

interface Beginning {
  vault: SyncedVault
  keyring: Keyring
  deviceName: string
}

/** Makes this device the first of a workspace. What it holds goes out as a checkpoint. Returns the workspace tag. */
export async function foundWorkspace(
  { vault, keyring, deviceName }: Beginning,
  recoverySeed: Uint8Array,
): Promise<string> {
  const recovery = identityFrom(recoverySeed)
  const workspaceTag = workspaceTagOf(recovery.signingKey)
  const identity = await newIdentity(keyring)
  const { epoch } = newEpoch(1, [recovery.boxKey, identity.boxKey])
  const found = signOp(recovery, {
    type: 'found',
    workspace: workspaceTag,
    signer: recoverySigner,
    recovery: publicPart(recovery),
    device: publicPart(identity),
    epoch,
  })
  beginChain(vault, { workspaceTag, identity, deviceName, ops: [found], sharesAll: true })
  return workspaceTag
}

/** Makes this device one of a workspace that another device let it into. `heads` is how far that one had come. */
export function joinByHandover(
  { vault, deviceName }: Omit<Beginning, 'keyring'>,
  identity: Identity,
  { workspaceTag, roster, heads }: { workspaceTag: string; roster: Uint8Array[]; heads: Heads },
  sharesAll: boolean,
  alongside: Alongside = nothing,
): void {
  beginChain(vault, { workspaceTag, identity, deviceName, ops: roster, sharesAll }, (store, connection) => {
    store.write('expectedHeads', heads)
    alongside(store, connection)
  })
}

/**
 * Lets this device into a workspace with its recovery phrase, given all ops that a transport shows. Throws
 * `unknown-chain` where none of them founded that workspace.
 */
export function joinByRecovery(
  { vault, deviceName }: Omit<Beginning, 'keyring'>,
  identity: Identity,
  recovery: Identity,
  shownOps: readonly Uint8Array[],
  sharesAll: boolean,
  alongside: Alongside = nothing,
): void {
  const workspaceTag = workspaceTagOf(recovery.signingKey)
  const ops = shownOps.flatMap((bytes) => {
    try {
      return [parseOp(bytes)]
    } catch {
      return []
    }
  })
  const roster = evaluateRoster(workspaceTag, ops)
  if (!roster) throw new SyncDataError('unknown-chain')
  const keys = new Map(
    [...roster.epochs, ...roster.ended].flatMap(({ id, wraps }) => {
      const key = wraps.map((wrap) => unwrapKey(wrap, recovery)).find((found) => found !== undefined)
      return key ? [[id, key] as const] : []
    }),
  )
  const signer = {
    workspace: workspaceTag,
    signer: recoverySigner,
    ...namingRemovals(removalsInForce(roster)),
  } as const
  const wraps = [...keys.values()].map((key) => wrapKey(key, identity.boxKey))
  const add = signOp(recovery, {
    ...signer,
    type: 'add',
    device: publicPart(identity),
    order: nextOrder(roster.signed, recoverySigner),
    wraps: wraps.slice(0, maxWrapsPerOp),
  })
  const shares = Array.from(
    { length: Math.max(0, Math.ceil(wraps.length / maxWrapsPerOp) - 1) },
    (_, index) =>
      signOp(recovery, {
        ...signer,
        type: 'share',
        wraps: wraps.slice((index + 1) * maxWrapsPerOp, (index + 2) * maxWrapsPerOp),
      }),
  )
  beginChain(
    vault,
    {
      workspaceTag,
      identity,
      deviceName,
      // What nobody known signed is left behind: anybody may have put it there.
      ops: [...roster.signed.map(({ bytes }) => bytes), add, ...shares],
      sharesAll,
    },
    alongside,
  )
}

/**
 * Goes on under a new chain: the vault was restored, rebuilt or copied, and what the old one holds elsewhere may be
 * other than what is here. Everything here is shared anew. [I4]
 */
export async function succeedChain(vault: SyncedVault, keyring: Keyring): Promise<void> {
  const store = new SyncStore(vault.connection)
  const old = readOwnIdentity(store, keyring)
  const workspaceTag = requireTag(store)
  const membership = new Membership(store, workspaceTag, old)
  const identity = await newIdentity(keyring)
  const succession = membership.succeedOps(publicPart(identity))
  beginChain(
    vault,
    {
      workspaceTag,
      identity,
      deviceName: store.read<string>('deviceName') ?? '',
      ops: [...membership.allOps, ...succession],
      sharesAll: true,
    },
    () => {
      const letGo = store.lastReceipt && lastLetGo(store)
      store.dropChain()
      // What this vault wrote there in another state is taken in like another device's.
      if (letGo) store.setCursor(old.chainId, letGo, new Date(0).toISOString())
      for (const key of ['ownCheckpoint', 'letGo', 'statusCounter', 'mustSucceed'])
        store.write(key, undefined)
    },
  )
}

/**
 * The last own entry that was let go. A message ends there, which what a place confirmed last may be in the midst of;
 * what is read twice changes nothing. What went nowhere is no entry any more: to name it would have others miss it.
 */
function lastLetGo(store: SyncStore): Head {
  const [first] = store.entriesAfter(0, 1)
  return first ? { sequence: first.sequence - 1, hash: parseEntry(first.entry).previousHash } : store.head
}

/** Whether the own chain must not go on: the vault is another than the one it was begun in, or somebody else writes it. */
export function mustSucceed(vault: SyncedVault): boolean {
  const store = new SyncStore(vault.connection)
  return store.read('mustSucceed') === true || store.read('vaultDeviceId') !== vault.deviceId
}

/** Throws where the keyring has no seed for the chain. */
export function readOwnIdentity(store: SyncStore, keyring: Keyring): Identity {
  const chainId = store.read<ChainId>('chainId')
  const seed = chainId === undefined ? undefined : keyring.seedOf(chainId)
  if (!seed) throw new SyncDataError('unknown-chain', 'The key of this device is missing.')
  return identityFrom(seed)
}

export function requireTag(store: SyncStore): string {
  const tag = store.read<string>('workspaceTag')
  if (tag === undefined) throw new SyncDataError('unknown-chain', 'Sync was never turned on.')
  return tag
}

/** A seed that is kept for good before anything is signed with it. */
export async function newIdentity(keyring: Keyring): Promise<Identity> {
  const seed = newSeed()
  await keyring.addSeed(seed)
  return identityFrom(seed)
}

/** In one transaction, with what `writeFirst` writes: cut off in between, an old chain would go on at its beginning. */
function beginChain(
  vault: SyncedVault,
  {
    workspaceTag,
    identity,
    deviceName,
    ops,
    sharesAll,
  }: {
    workspaceTag: string
    identity: Identity
    deviceName: string
    ops: readonly Uint8Array[]
    sharesAll: boolean
  },
  writeFirst: Alongside = nothing,
): void {
  vault.transaction((connection) => {
    const store = new SyncStore(connection)
    writeFirst(store, connection)
    for (const op of ops) store.addOp(hexHash(op), op)
    store.write('workspaceTag', workspaceTag)
    store.write('chainId', identity.chainId)
    store.write('vaultDeviceId', vault.deviceId)
    store.write('deviceName', deviceName)
    store.write('baseline', sharesAll ? 0 : vault.sequence)
    store.allSharedAt = sharesAll ? 'not-yet' : undefined
    if (sharesAll) store.write('checkpointWanted', { merge: true, number: 1 })
    writeSealedThrough(connection, vault.sequence)
    new ChainWriter(store, workspaceTag, identity).writeOps(ops, sharesAll ? 0 : vault.sequence)
  })
}

function publicPart({ signingKey, boxKey }: PublicIdentity): PublicIdentity {
  return { signingKey, boxKey }
}
