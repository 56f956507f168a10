import { openBlob } from '@shared/sync/blob'
import { encodeCheckpointMessage, type CheckpointMessage, type Heads } from '@shared/sync/message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { ChainId, Transport } from '@shared/sync/transport'
import { isClockTrusted } from '../../../vault/clock-trust'
import type { ChunkRecords } from '../attachments/chunk-records'
import { removableBlobs } from '../attachments/removable-blobs'
import type { ChainWriter } from '../chain-writer'
import type { Membership } from '../membership'
import type { Outgoing } from '../outgoing'
import type { ReplicaPorts } from '../replica-ports'
import type { SyncStore } from '../sync-store'

/** A log of entries shorter than this is not worth a checkpoint. */
const leastLogBytes = 1024 * 1024
/** How much longer each further device waits, so that not all make one at once. */
const patiencePerDevice = 0.3

/** This device's latest checkpoint. */
export interface OwnCheckpoint {
  /** The entries it takes in the own chain. */
  firstSequence: number
  sequence: number
  /** The blobs it needs. */
  names: string[]
  covers: Heads
}

/** A checkpoint that is known to stand somewhere. */
export interface KnownManifest {
  chainId: ChainId
  /** The entry that ends it. */
  sequence: number
  covers: Heads
  names: string[]
}

/** Manifests that are remembered: several devices may make one at once. */
const mostManifests = 4

/** A checkpoint that was asked for; `number` tells whether it was asked for again while one was being made. */
interface Wanted {
  merge: boolean
  number: number
}

/** Makes checkpoints and has them kept. */
export class CheckpointMaker {
  private making: Promise<void> | undefined

  constructor(
    private readonly ports: ReplicaPorts,
    private readonly store: SyncStore,
    private readonly membership: Membership,
    private readonly writer: ChainWriter,
    private readonly outgoing: Outgoing,
    private readonly chunks: ChunkRecords,
  ) {}

  get own(): OwnCheckpoint | undefined {
    return this.store.read<OwnCheckpoint>('ownCheckpoint')
  }

  /** Wants one made; `merge` where everybody is to take it in. Within a transaction of the caller's. */
  want(kind: 'plain' | 'merge'): void {
    const before = this.store.read<Wanted>('checkpointWanted')
    const merge = kind === 'merge' || before?.merge === true
    this.store.write('checkpointWanted', { merge, number: (before?.number ?? 0) + 1 } satisfies Wanted)
  }

  /** Whether there is something to share that stands in no entry yet. */
  get isWanted(): boolean {
    return this.store.read('checkpointWanted') !== undefined
  }

  /** Whether one is wanted, or chains have grown so long since the last one that taking it is less than reading them. */
  get isDue(): boolean {
    if (this.isWanted) return true
    const log = this.store.logBytes
    const state = this.store.read<number>('stateBytes') ?? 0
    const rank = [...this.membership.roster.members.keys()].sort().indexOf(this.membership.identity.chainId)
    return log > Math.max(leastLogBytes, state) * (1 + rank * patiencePerDevice)
  }

  /** Makes one where it is due and there is a key to seal it with; one at a time. [K2] */
  make(): Promise<void> {
    if (!this.isDue) return Promise.resolve()
    if (!this.membership.sealingKey) return Promise.resolve(this.tellOps())
    this.making ??= this.makeOne().finally(() => {
      this.making = undefined
    })
    return this.making
  }

  /**
   * While there is no key, what would stand before a manifest goes out without one: others may not know this device, for
   * lack of the very ops that a place lost, and would share the key with it. Once a roster.
   */
  private tellOps(): void {
    const { store, membership, writer, outgoing, ports } = this
    const ops = membership.allOps
    if (!membership.isMember || store.read<number>('toldOps') === ops.length) return
    ports.vault.transaction(() => {
      writer.writeOps(ops, outgoing.sealedThrough)
      store.write('toldOps', ops.length)
    })
  }

  /** A transport has confirmed this device's latest checkpoint: what it covers may go. [K3] */
  async confirmOwn(transport: Transport): Promise<void> {
    const { own, store, ports, membership } = this
    if (!own) return
    const through = own.covers[membership.identity.chainId]?.[0] ?? 0
    if (through >= store.firstSequence) ports.vault.transaction(() => this.letGo(through))
    // What a checkpoint that came meanwhile names is not only an earlier one's.
    const seen = new Set(this.store.read<string[]>('seenBlobs'))
    const replaced = (this.store.read<string[]>('replacedBlobs') ?? []).filter(
      (name) => !seen.has(name) && !this.chunks.isBlobNamed(name),
    )
    if (replaced.length > 0) await transport.removeBlobs(replaced)
  }

  /**
   * Puts the blobs of the own checkpoint where they are missing. `lost` where one is gone from here too: a new checkpoint
   * takes the place of this one, for which nothing may be let go. [K2]
   */
  async ensureBlobs(transport: Transport): Promise<'there' | 'put' | 'lost'> {
    const missing = await transport.missingBlobs(this.own?.names ?? [])
    let isLost = false
    for (const name of missing) {
      const blob = await this.ports.shelf.read(name)
      if (blob && this.isWhole(name, blob)) await transport.putBlob(name, blob)
      else isLost = true
    }
    if (isLost) this.ports.vault.transaction(() => this.want('plain'))
    if (isLost) return 'lost'
    return missing.length > 0 ? 'put' : 'there'
  }

  /** A disk may give back less than it was given, or something else. */
  private isWhole(name: string, blob: Uint8Array): boolean {
    const { namingKey, workspaceTag, keyOf } = this.membership
    if (!namingKey) return false
    try {
      openBlob(keyOf, { namingKey, workspaceTag }, name, blob)
      return true
    } catch (error) {
      if (error instanceof SyncDataError) return false
      throw error
    }
  }

  get manifests(): KnownManifest[] {
    return this.store.read<KnownManifest[]>('manifests') ?? []
  }

  /** Remembers a manifest instead of those that it covers. Within a transaction of the caller's. */
  noteManifest(manifest: KnownManifest): void {
    const covered = (chainId: ChainId) => manifest.covers[chainId]?.[0] ?? 0
    const others = this.manifests.filter(({ covers }) => !this.membership.reaches(covered, covers))
    this.store.write('manifests', [manifest, ...others].slice(0, mostManifests))
  }

  /** Remembers the blobs of a checkpoint of another device, so that they can go once a later one is kept. [K6] */
  noteBlobs(names: readonly string[]): void {
    const known = new Set([...(this.store.read<string[]>('seenBlobs') ?? []), ...names])
    this.store.write('seenBlobs', [...known])
  }

  /**
   * The last own entry for which another device's checkpoint stands. The own manifest stays, whole, until one covers
   * all that it covers: what others let go because of it would stand nowhere.
   */
  coveredBy({ covers }: Pick<CheckpointMessage, 'covers'>): number {
    const { own } = this
    const through = covers[this.membership.identity.chainId]?.[0] ?? 0
    if (!own || through < own.firstSequence) return through
    const isCovered =
      through >= own.sequence && this.membership.reaches((chainId) => covers[chainId]?.[0] ?? 0, own.covers)
    return isCovered ? through : own.firstSequence - 1
  }

  /** Lets go of own entries for which a checkpoint stands. In the caller's transaction. */
  letGo(through: number): void {
    const { own, store } = this
    store.dropEntriesThrough(through)
    if (!own || own.sequence > through) return
    this.noteBlobs(own.names)
    store.write('ownCheckpoint', undefined)
  }

  private async makeOne(): Promise<void> {
    const { ports, store, membership, writer, outgoing } = this
    const { sealingKey, namingKey, workspaceTag, identity } = membership
    if (!sealingKey || !namingKey) return
    const wanted = store.read<Wanted>('checkpointWanted')
    const { bytes, covers, bundles, purged, chunks } = await ports.buildCheckpoint({
      workspaceTag,
      chainId: identity.chainId,
      namingKey,
      epochId: sealingKey.id,
      epochKey: sealingKey.key,
    })
    // SECURITY: somebody who can read with that key may have been removed meanwhile. It is due still, and made anew. [M3]
    if (membership.sealingKey?.id !== sealingKey.id || outgoing.hasEnded) return
    const names = [...new Set(bundles.flat())]
    ports.vault.transaction((connection) => {
      const earlier = [...(this.own?.names ?? []), ...(store.read<string[]>('seenBlobs') ?? [])]
      const nowMs = ports.nowMs()
      this.chunks.noteAll(new Set(chunks.map(([name]) => name)), new Date(nowMs).toISOString())
      const firstSequence = writer.nextSequence
      writer.writeOps(membership.allOps, outgoing.sealedThrough)
      const message = encodeCheckpointMessage({
        covers,
        bundles,
        purged,
        attachments: chunks.map(([, blobName]) => blobName),
        merge: wanted?.merge === true,
        madeAt: new Date(nowMs).toISOString(),
      })
      const sequence = writer.writeMessage(message, sealingKey, outgoing.sealedThrough)
      const own: OwnCheckpoint = {
        firstSequence,
        sequence,
        names,
        covers,
      }
      store.write('ownCheckpoint', own)
      if (store.allSharedAt === 'not-yet') store.allSharedAt = sequence
      this.noteManifest({ chainId: identity.chainId, sequence, covers, names })
      store.write('replacedBlobs', [
        ...earlier.filter((name) => !names.includes(name)),
        ...(isClockTrusted(connection, nowMs) ? removableBlobs(store, this.chunks, membership, nowMs) : []),
      ])
      store.write('seenBlobs', undefined)
      store.write('stateBytes', bytes)
      store.forgetLogBytes()
      if (store.read<Wanted>('checkpointWanted')?.number === wanted?.number)
        store.write('checkpointWanted', undefined)
    })
    await ports.shelf.keepOnly(new Set(names))
  }
}
