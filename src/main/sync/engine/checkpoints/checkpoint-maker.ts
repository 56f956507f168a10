import { encodeCheckpointMessage } from '@shared/sync/message'
import type { Transport } from '@shared/sync/transport'
import { isClockTrusted } from '../../../vault/clock-trust'
import type { ChunkRecords } from '../attachments/chunk-records'
import { removableBlobs } from '../attachments/removable-blobs'
import type { ChainWriter } from '../chain-writer'
import type { Membership } from '../membership'
import type { Outgoing } from '../outgoing'
import type { ReplicaPorts } from '../replica-ports'
import type { Covering, SyncStore } from '../sync-store'

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
  /** What it covers of the own chain. */
  through: number
}

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

  get covering(): Covering | undefined {
    return this.store.covering
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
    if (!this.isDue || !this.membership.sealingKey) return Promise.resolve()
    this.making ??= this.makeOne().finally(() => {
      this.making = undefined
    })
    return this.making
  }

  /** A transport has confirmed this device's latest checkpoint: what it covers may go. [K3] */
  async confirmOwn(transport: Transport): Promise<void> {
    const { own, store, ports, membership } = this
    if (!own) return
    if (own.through >= store.firstSequence) {
      const { sequence, through } = own
      ports.vault.transaction(() => {
        store.letGo({ chainId: membership.identity.chainId, sequence, through })
      })
    }
    const replaced = (this.store.read<string[]>('replacedBlobs') ?? []).filter(
      (name) => !this.chunks.isBlobNamed(name),
    )
    if (replaced.length > 0) await transport.removeBlobs(replaced)
  }

  /** Puts the blobs of the own checkpoint where they are missing. */
  async ensureBlobs(transport: Transport): Promise<void> {
    const missing = await transport.missingBlobs(this.own?.names ?? [])
    for (const name of missing) {
      const blob = await this.ports.shelf.read(name)
      if (blob) await transport.putBlob(name, blob)
      // It is gone from here too: a new checkpoint takes its place.
      else this.ports.vault.transaction(() => this.want('plain'))
    }
  }

  /** Remembers the blobs of a checkpoint of another device, so that they can go once a later one is kept. [K6] */
  noteBlobs(names: readonly string[]): void {
    const known = new Set([...(this.store.read<string[]>('seenBlobs') ?? []), ...names])
    this.store.write('seenBlobs', [...known])
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
        through: covers[identity.chainId]?.[0] ?? 0,
      }
      store.write('ownCheckpoint', own)
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
