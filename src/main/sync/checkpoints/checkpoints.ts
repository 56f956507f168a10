import { bundleOf, type DocumentState } from '@shared/sync/bundle'
import { isUpdateCovered, isWriteCovered } from '@shared/sync/covered-by'
import { openSeal } from '@shared/sync/crypto/seal'
import { parseEntry } from '@shared/sync/entry'
import {
  decodeMessage,
  encodeBatchMessage,
  encodeCheckpointMessage,
  MessagePieces,
  type BatchMessage,
  type CheckpointMessage,
} from '@shared/sync/message'
import type { ChainExtent, ChainId, Transport } from '@shared/sync/transport'
import { documentStates } from '../../vault/checkpoint-documents'
import type { ChainWriter } from '../chain-writer'
import type { Intake } from '../intake'
import type { Membership } from '../membership'
import { mergeBatches } from '../merge-batches'
import type { Outgoing } from '../outgoing'
import type { ReplicaPorts } from '../replica-ports'
import type { SyncStore } from '../sync-store'
import { fetchBundle } from './fetch-bundle'
import { findCheckpoint } from './find-checkpoint'

/** A log of entries shorter than this is not worth a checkpoint. */
const leastLogBytes = 1024 * 1024
/** How much longer each further device waits, so that not all make one at once. */
const patiencePerDevice = 0.3

/** This device's latest checkpoint: its manifest ends at `sequence` of the own chain and needs these blobs. */
export interface OwnCheckpoint {
  firstSequence: number
  sequence: number
  names: string[]
}

/** The manifest that covers what was let go of the own chain. */
export interface Covering {
  chainId: ChainId
  sequence: number
  through: number
}

export interface CheckpointParts {
  ports: ReplicaPorts
  store: SyncStore
  membership: Membership
  writer: ChainWriter
  outgoing: Outgoing
  intake: Intake
  /** Another device writes this chain too. */
  onForked: () => void
}

/** Makes checkpoints, looks into those of others, and begins from one where the entries are gone. */
export class Checkpoints {
  constructor(private readonly parts: CheckpointParts) {}

  get own(): OwnCheckpoint | undefined {
    return this.parts.store.read<OwnCheckpoint>('ownCheckpoint')
  }

  get covering(): Covering | undefined {
    return this.parts.store.read<Covering>('covering')
  }

  /** Wants one made; `merge` where everybody is to take it in. Within a transaction of the caller's. */
  want(kind: 'plain' | 'merge'): void {
    const { store } = this.parts
    if (store.read('checkpointWanted') !== 'merge') store.write('checkpointWanted', kind)
  }

  /** Counts what was added to any chain, for `isDue`. */
  countLog(bytes: number): void {
    const { store, ports } = this.parts
    ports.vault.transaction(() => store.write('logBytes', (store.read<number>('logBytes') ?? 0) + bytes))
  }

  get isDue(): boolean {
    const { store, membership } = this.parts
    if (store.read('checkpointWanted') !== undefined) return true
    const log = store.read<number>('logBytes') ?? 0
    const state = store.read<number>('stateBytes') ?? 0
    const rank = [...membership.roster.members.keys()].sort().indexOf(membership.identity.chainId)
    return log > Math.max(leastLogBytes, state) * (1 + rank * patiencePerDevice)
  }

  /** Makes one where it is due and there is a key to seal it with. [K2] */
  async make(): Promise<void> {
    const { ports, store, membership, writer, outgoing } = this.parts
    const { sealingKey, namingKey, workspaceTag, identity } = membership
    if (!this.isDue || !sealingKey || !namingKey) return
    const wanted = store.read('checkpointWanted')
    const { bytes, covers, bundles, purged } = await ports.buildCheckpoint({
      workspaceTag,
      chainId: identity.chainId,
      namingKey,
      epochId: sealingKey.id,
      epochKey: sealingKey.key,
    })
    const names = bundles.flat()
    ports.vault.transaction(() => {
      const firstSequence = writer.nextSequence
      writer.writeOps(membership.allOps, outgoing.sealedThrough)
      const message = encodeCheckpointMessage({
        covers,
        bundles,
        purged,
        attachments: [],
        merge: wanted === 'merge',
        madeAt: new Date(ports.nowMs()).toISOString(),
      })
      const sequence = writer.writeMessage(message, sealingKey, outgoing.sealedThrough)
      store.write('ownCheckpoint', { firstSequence, sequence, names, through: covers[identity.chainId]?.[0] ?? 0 })
      store.write('logBytes', 0)
      store.write('stateBytes', bytes)
      if (store.read('checkpointWanted') === wanted) store.write('checkpointWanted', undefined)
    })
    await ports.shelf.keepOnly(new Set(names))
  }

  /** A transport has confirmed this device's latest checkpoint: what it covers may go. [K3] */
  confirmOwn(): void {
    const { ports, store, membership } = this.parts
    const own = store.read<OwnCheckpoint & { through: number }>('ownCheckpoint')
    if (!own || own.through < store.firstSequence) return
    ports.vault.transaction(() => {
      store.dropEntriesThrough(own.through)
      store.write('covering', { chainId: membership.identity.chainId, sequence: own.sequence, through: own.through })
    })
  }

  /** Puts the blobs of the own checkpoint where they are missing. */
  async ensureBlobs(transport: Transport): Promise<void> {
    const { ports } = this.parts
    const missing = await transport.missingBlobs(this.own?.names ?? [])
    for (const name of missing) {
      const blob = await ports.shelf.read(name)
      if (blob) await transport.putBlob(name, blob)
      // Somebody removed it: a new checkpoint takes its place.
      else ports.vault.transaction(() => this.want('plain'))
    }
  }

  /** Looks into manifests of others that came: takes in what is to be merged, and lets go of what they hold. */
  async openPending(transport: Transport): Promise<void> {
    const { store, ports } = this.parts
    for (const { chainId, sequence, message } of store.checkpointsToOpen) {
      const decoded = decodeMessage(message)
      if (decoded.kind === 'checkpoint') {
        const { checkpoint } = decoded
        if (checkpoint.merge) await this.takeIn(transport, checkpoint)
        await this.letGoOfCovered(transport, checkpoint, { chainId, sequence })
      }
      ports.vault.transaction(() => store.dropCheckpointToOpen(chainId, sequence))
    }
  }

  /**
   * Begins from a checkpoint, where entries that come next are gone from a transport. False where there is none that
   * leads on. [K4]
   */
  async catchUp(
    transport: Transport,
    extents: readonly ChainExtent[],
    onProgress: (done: number, of: number) => void = () => undefined,
  ): Promise<boolean> {
    const { membership, store, intake, ports } = this.parts
    const checkpoint = await findCheckpoint(transport, membership, extents, store.cursors)
    if (!checkpoint) return false
    await this.takeIn(transport, checkpoint, onProgress)
    const at = new Date(ports.nowMs()).toISOString()
    ports.vault.transaction(() => {
      for (const [chainId, [sequence, hash]] of Object.entries(checkpoint.covers)) {
        if (chainId === membership.identity.chainId || sequence <= store.cursor(chainId).sequence) continue
        store.setCursor(chainId, { sequence, hash }, at)
      }
    })
    intake.forgetReaders()
    return true
  }

  private async takeIn(
    transport: Transport,
    { bundles }: CheckpointMessage,
    onProgress: (done: number, of: number) => void = () => undefined,
  ): Promise<void> {
    const { membership, ports } = this.parts
    for (const [index, names] of bundles.entries()) {
      onProgress(index, bundles.length)
      ports.vault.receiveDocuments(await fetchBundle(transport, membership, names))
    }
    onProgress(bundles.length, bundles.length)
  }

  private async letGoOfCovered(
    transport: Transport,
    { covers, bundles }: CheckpointMessage,
    manifest: { chainId: ChainId; sequence: number },
  ): Promise<void> {
    const { ports, store, membership, outgoing, writer } = this.parts
    const [through, hash] = covers[membership.identity.chainId] ?? [0, '']
    if (through < store.firstSequence || through > store.head.sequence) return
    if (store.entry(through)?.hash !== hash) return this.parts.onForked()
    const written = this.ownBatchThrough(through)
    const ids = new Set([...written.fields, ...written.bodies].map(({ documentId }) => documentId))
    const held = await this.documentsIn(transport, bundles, ids)
    const lost = [...ids].filter((id) => !isHeld(written, id, held.get(id)))
    ports.vault.transaction((connection) => {
      const key = membership.sealingKey
      if (lost.length > 0 && !key) return
      if (key && lost.length > 0) {
        const again = documentStates(connection, lost).map(asBatch)
        writer.writeMessage(encodeBatchMessage(mergeBatches(again)), key, outgoing.sealedThrough)
      }
      store.dropEntriesThrough(through)
      store.write('covering', { ...manifest, through })
    })
  }

  /** What the own entries up to a sequence say, of those that were not let go. */
  private ownBatchThrough(through: number): BatchMessage {
    const { store, membership } = this.parts
    const batches: BatchMessage[] = []
    const pieces = new MessagePieces()
    for (let after = store.firstSequence - 1; after < through; ) {
      const entries = store.entriesAfter(after, 1024 * 1024)
      for (const { sequence, entry: bytes } of entries) {
        after = sequence
        if (sequence > through) break
        const { body, header } = parseEntry(bytes)
        const key = body.type === 'sealed' ? membership.keyOf(body.epochId) : undefined
        if (body.type !== 'sealed' || !key) continue
        const message = pieces.add(openSeal(key, body.sealed, header))
        const decoded = message && decodeMessage(message)
        if (decoded?.kind === 'batch') batches.push(decoded.batch)
      }
      if (entries.length === 0) break
    }
    return mergeBatches(batches)
  }

  private async documentsIn(
    transport: Transport,
    bundles: readonly string[][],
    ids: ReadonlySet<string>,
  ): Promise<Map<string, DocumentState>> {
    const wanted = new Set([...ids].map((id) => bundleOf(id, bundles.length)))
    const found = new Map<string, DocumentState>()
    for (const index of wanted) {
      const documents = await fetchBundle(transport, this.parts.membership, bundles[index] ?? [])
      for (const document of documents) if (ids.has(document.id)) found.set(document.id, document)
    }
    return found
  }
}

function isHeld({ fields, bodies }: BatchMessage, id: string, held: DocumentState | undefined): boolean {
  return (
    held !== undefined &&
    fields.every((write) => write.documentId !== id || isWriteCovered(write, held)) &&
    bodies.every(({ documentId, update }) => documentId !== id || isUpdateCovered(update, held))
  )
}

function asBatch({ id: documentId, fields, body }: DocumentState): BatchMessage {
  return {
    fields: fields.map(([field, value, clock]) => ({ documentId, field, value, clock })),
    bodies: body ? [{ documentId, update: body }] : [],
  }
}
