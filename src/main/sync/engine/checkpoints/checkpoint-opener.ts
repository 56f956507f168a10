import { bundleOf } from '@shared/sync/bundle'
import { isUpdateCovered, isWriteCovered } from '@shared/sync/covered-by'
import type { DocumentState } from '@shared/sync/document-state'
import {
  decodeMessage,
  encodeBatchMessage,
  type BatchMessage,
  type CheckpointMessage,
} from '@shared/sync/message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { ChainExtent, ChainId, Transport } from '@shared/sync/transport'
import { documentStates } from '../../../vault/checkpoint-documents'
import { noteNewest } from '../attachments/removable-blobs'
import type { BlobReader } from '../blob-reader'
import type { Findings } from '../findings'
import type { HeldCheckpoint } from '../chain-reader'
import type { ChainWriter } from '../chain-writer'
import type { Intake } from '../intake'
import type { Membership } from '../membership'
import { mergeBatches } from '../merge-batches'
import type { Outgoing } from '../outgoing'
import { opsBeforeManifest, opsOnlyThrough } from '../own-ops'
import { readOwnBatches } from '../read-own-batches'
import type { ReplicaPorts } from '../replica-ports'
import type { SyncStore } from '../sync-store'
import { asBatch, bringBackErased } from './bring-back'
import type { CheckpointMaker } from './checkpoint-maker'
import { BundleIntake } from './bundle-intake'
import { findCheckpoints } from './find-checkpoint'
import { SpacedTries } from './spaced-tries'

/** What arrives at a place may be what a chain waits for; a keystroke does not bring it. */
const heldSpacing = { leastWaitMs: 2_000, mostWaitMs: 300_000 }

export interface OpenerParts {
  ports: ReplicaPorts
  store: SyncStore
  membership: Membership
  intake: Intake
  outgoing: Outgoing
  writer: ChainWriter
  maker: CheckpointMaker
  findings: Findings
  reader: BlobReader
  /** Another device writes this chain too. [I4] */
  onForked: () => void
  /** A checkpoint covers another entry than the one that was taken in here. [E6] */
  onForkSeen: (chainId: ChainId) => void
}

/** Looks into the checkpoints of other devices, and begins from one where the entries are gone. */
export class CheckpointOpener {
  /** Two transports may bring the same checkpoint at once. */
  private last: Promise<unknown> = Promise.resolve()
  private readonly bundles: BundleIntake
  /** By place: each of them reads every chain there. */
  private readonly tries: SpacedTries

  constructor(private readonly parts: OpenerParts) {
    this.tries = new SpacedTries(parts.ports.steadyMs, heldSpacing)
    this.bundles = new BundleIntake(parts.ports, parts.reader)
  }

  /**
   * Takes in checkpoints that their chains wait for, and lets go of own entries that others cover. True where a chain
   * can go on.
   */
  openPending(transport: Transport): Promise<boolean> {
    return this.alone(async () => {
      const { store, ports, maker } = this.parts
      const hasReleased = await this.takeInHeld(transport)
      for (const { chainId, sequence, checkpoint } of this.pending) {
        if (!this.isReached(checkpoint)) continue
        await this.joinBranches(transport, checkpoint)
        await this.letGoOfCovered(transport, { chainId, sequence, checkpoint })
        if (!(await bringBackErased({ ...this.parts, vault: ports.vault }, checkpoint.purged))) continue
        ports.vault.transaction(() => {
          const names = [...new Set(checkpoint.bundles.flat())]
          maker.noteBlobs(names)
          maker.noteManifest({ chainId, sequence, covers: checkpoint.covers, names })
          noteNewest(store, chainId, checkpoint)
          store.dropCheckpointToOpen(chainId, sequence)
          store.forgetLogBytes()
        })
      }
      return hasReleased
    })
  }

  /** What came from a transport may be what a chain waits for. */
  noteArrival(transport: Transport): void {
    this.tries.noteArrival(transport.id)
  }

  /** How long until checkpoints that chains wait for are looked for again; `undefined` where none waits. */
  heldWaitMs(transport: Transport): number | undefined {
    return this.parts.intake.held.length > 0 ? this.tries.waitMs(transport.id) : undefined
  }

  /**
   * Chains that do not lead on from here at a transport: they begin later there, or go on from another branch of a fork,
   * or a manifest or, in `gone`, other members say that there was more, and it is not there any more.
   */
  unreached(extents: readonly ChainExtent[], gone: readonly ChainId[]): ChainId[] {
    const { membership, intake } = this.parts
    const isForked = (chainId: ChainId) => intake.problems.get(chainId)?.code === 'fork'
    const leading = new Set(
      extents
        .filter(({ chainId, firstSequence, lastSequence }) => {
          const here = this.hereOf(chainId)
          return firstSequence <= here + 1 && lastSequence > here && !isForked(chainId)
        })
        .map(({ chainId }) => chainId),
    )
    const covered = this.pending.flatMap(({ checkpoint: { covers } }) =>
      Object.entries(covers).flatMap(([chainId, [sequence]]) =>
        !leading.has(chainId) &&
        !membership.reaches((each) => this.hereOf(each), { [chainId]: [sequence, ''] })
          ? [chainId]
          : [],
      ),
    )
    const behindGap = extents.filter(({ chainId, firstSequence, lastSequence }) => {
      if (!membership.roster.known.has(chainId) || !membership.isAccepted(chainId, firstSequence))
        return false
      const here = this.hereOf(chainId)
      // What goes on there goes on from the other branch.
      return firstSequence > here + 1 || (isForked(chainId) && lastSequence > here)
    })
    const own = membership.identity.chainId
    const all = [...covered, ...behindGap.map(({ chainId }) => chainId), ...gone]
    return [...new Set(all)].filter((id) => id !== own)
  }

  /**
   * Begins from checkpoints where the entries that come next are gone from a transport: one may not cover every chain.
   * Gives the blobs of those that would have led on and were not whole. `gone` is as for `unreached`, whenever it is
   * asked. [K4]
   */
  catchUp(
    transport: Transport,
    extents: readonly ChainExtent[],
    gone: () => readonly ChainId[],
  ): Promise<string[]> {
    return this.alone(async () => {
      const lacked = new Set<string>()
      for (const checkpoint of await this.findAll(transport, extents)) {
        // Also where it does not lead as far as what is shown: who has what comes between may be gone.
        const leadsOn = (chainId: ChainId) => (checkpoint.covers[chainId]?.[0] ?? 0) > this.hereOf(chainId)
        if (!this.unreached(extents, gone()).some(leadsOn)) continue
        if (await this.takeInFirst(transport, [checkpoint])) this.moveCursors(checkpoint)
        else for (const name of checkpoint.bundles.flat()) lacked.add(name)
      }
      return [...lacked]
    })
  }

  private findAll(transport: Transport, extents: readonly ChainExtent[]): Promise<CheckpointMessage[]> {
    const { membership, ports } = this.parts
    return findCheckpoints(transport, membership, extents, ports.readsVersion)
  }

  /** Manifests that were passed and not looked into yet. */
  private get pending() {
    return this.parts.store.checkpointsToOpen.flatMap(({ chainId, sequence, message }) => {
      const checkpoint = this.tryDecode(message)
      return checkpoint ? [{ chainId, sequence, checkpoint }] : []
    })
  }

  /** One that a later version of this app took in waits until that version is back. */
  private tryDecode(message: Uint8Array): CheckpointMessage | undefined {
    try {
      const decoded = decodeMessage(message, this.parts.ports.readsVersion)
      return decoded.kind === 'checkpoint' ? decoded.checkpoint : undefined
    } catch (error) {
      if (error instanceof SyncDataError) return undefined
      throw error
    }
  }

  /** What a checkpoint covers must be here before anything is let go for it, or passed on as covered. */
  private isReached({ covers }: CheckpointMessage): boolean {
    return this.parts.membership.reaches((chainId) => this.hereOf(chainId), covers)
  }

  private hereOf(chainId: ChainId): number {
    const { membership, store } = this.parts
    return chainId === membership.identity.chainId ? store.head.sequence : store.cursor(chainId).sequence
  }

  /** A checkpoint that covers another entry than the one here holds the other branch of a fork: both are put together. [E6] */
  private async joinBranches(transport: Transport, checkpoint: CheckpointMessage): Promise<void> {
    const { store, onForkSeen } = this.parts
    const forked = Object.entries(checkpoint.covers).flatMap(([chainId, [sequence, hash]]) => {
      const here = store.cursor(chainId)
      return here.sequence === sequence && here.hash !== hash ? [chainId] : []
    })
    if (forked.length === 0) return
    await this.takeInFirst(transport, [checkpoint])
    for (const chainId of forked) onForkSeen(chainId)
  }

  private moveCursors({ covers }: CheckpointMessage): void {
    const { membership, store, intake, ports } = this.parts
    const at = new Date(ports.nowMs()).toISOString()
    ports.vault.transaction(() => {
      for (const [chainId, [sequence, hash]] of Object.entries(covers)) {
        if (chainId === membership.identity.chainId || sequence <= store.cursor(chainId).sequence) continue
        store.setCursor(chainId, { sequence, hash }, at)
      }
    })
    intake.forgetReaders()
  }

  private async takeInHeld(transport: Transport): Promise<boolean> {
    const { intake } = this.parts
    const { held } = intake
    const key = held.map(([chainId, { head }]) => `${chainId} ${head.sequence}`).join()
    if (held.length === 0 || !this.tries.isDue(transport.id, key)) return false
    let hasReleased = false
    for (const [chainId, each] of held) {
      if (!(await this.tryTakeIn(transport, chainId, each))) continue
      intake.release(chainId, each)
      hasReleased = true
    }
    if (!hasReleased) this.tries.noteInVain(transport.id, key)
    return hasReleased
  }

  /** Blobs of a checkpoint may be gone: one that covers its manifest stands for it. False where there is none. */
  private async tryTakeIn(
    transport: Transport,
    chainId: ChainId,
    { checkpoint, head }: HeldCheckpoint,
  ): Promise<boolean> {
    if (await this.takeInFirst(transport, [checkpoint])) return true
    const others = await this.findAll(transport, await transport.extents())
    const standing = others.filter(({ covers }) => (covers[chainId]?.[0] ?? 0) >= head.sequence)
    return (await this.takeInFirst(transport, standing)) !== undefined
  }

  /** Takes in the first of the checkpoints whose blobs are all there, and returns it. */
  private async takeInFirst(
    transport: Transport,
    checkpoints: readonly CheckpointMessage[],
  ): Promise<CheckpointMessage | undefined> {
    for (const checkpoint of checkpoints) {
      try {
        await this.bundles.takeIn(transport, checkpoint.bundles)
        return checkpoint
      } catch (error) {
        if (!(error instanceof SyncDataError)) throw error
      }
    }
    return undefined
  }

  /** Lets go of own entries that a checkpoint holds; what it should hold and does not is sent again. [K3] */
  private async letGoOfCovered(
    transport: Transport,
    { chainId, sequence, checkpoint }: { chainId: ChainId; sequence: number; checkpoint: CheckpointMessage },
  ): Promise<void> {
    const { ports, store, membership, outgoing, writer, maker } = this.parts
    const own = membership.identity.chainId
    const [last, hash] = checkpoint.covers[own] ?? [0, '']
    if (last > store.head.sequence) return
    if (last >= store.firstSequence && store.entry(last)?.hash !== hash) return this.parts.onForked()
    const through = maker.coveredBy(checkpoint)
    if (through < store.firstSequence) return
    const batches = readOwnBatches(store, membership, through, ports.readsVersion)
    if (!batches) return
    const written = mergeBatches(batches)
    const ids = new Set([...written.fields, ...written.bodies].map(({ documentId }) => documentId))
    const held = await this.documentsIn(transport, checkpoint.bundles, ids)
    // What was erased there was erased on purpose: nobody brings it back but who still has it in the trash.
    const isErased = (id: string) => checkpoint.purged[id] !== undefined
    const lost = [...ids].filter((id) => !isErased(id) && !isHeld(written, id, held.get(id)))
    if (lost.length > 0) this.parts.findings.note('checkpoint-lacks', chainId)
    const opsThere = await opsBeforeManifest(transport, membership, chainId, sequence)
    // Who left meanwhile writes nothing more: what is not there stays where it is. [R10]
    if (outgoing.hasEnded) return
    // NOTE: the key in force now; while the transport was read somebody may have been removed. [M3]
    const key = membership.sealingKey
    if (lost.length > 0 && !key) return
    ports.vault.transaction((connection) => {
      writer.writeOps(opsOnlyThrough({ store, membership }, through, opsThere), outgoing.sealedThrough)
      if (key && lost.length > 0) {
        const again = documentStates(connection, lost).map(asBatch)
        writer.writeMessage(encodeBatchMessage(mergeBatches(again)), key, outgoing.sealedThrough)
      }
      maker.letGo(through)
    })
  }

  private async documentsIn(
    transport: Transport,
    bundles: readonly string[][],
    ids: ReadonlySet<string>,
  ): Promise<Map<string, DocumentState>> {
    const wanted = new Set([...ids].map((id) => bundleOf(id, bundles.length)))
    const found = new Map<string, DocumentState>()
    for (const index of wanted) {
      const documents = await this.parts.reader
        .readBundle(transport, bundles[index] ?? [])
        .catch((error: unknown) => {
          // What cannot be seen to be there is not there.
          if (error instanceof SyncDataError) return []
          throw error
        })
      for (const document of documents) if (ids.has(document.id)) found.set(document.id, document)
    }
    return found
  }

  private alone<T>(run: () => Promise<T>): Promise<T> {
    const result = this.last.then(run)
    this.last = result.catch(() => undefined)
    return result
  }
}

function isHeld({ fields, bodies }: BatchMessage, id: string, held: DocumentState | undefined): boolean {
  return (
    held !== undefined &&
    fields.every((write) => write.documentId !== id || isWriteCovered(write, held)) &&
    bodies.every(({ documentId, update }) => documentId !== id || isUpdateCovered(update, held))
  )
}
