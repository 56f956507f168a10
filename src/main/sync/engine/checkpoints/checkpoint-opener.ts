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
import type { ChainWriter } from '../chain-writer'
import type { Intake } from '../intake'
import type { Membership } from '../membership'
import { mergeBatches } from '../merge-batches'
import type { Outgoing } from '../outgoing'
import { readOwnBatches } from '../read-own-batches'
import type { ReplicaPorts } from '../replica-ports'
import type { SyncStore } from '../sync-store'
import type { CheckpointMaker } from './checkpoint-maker'
import { fetchBundle } from './fetch-bundle'
import { findCheckpoints } from './find-checkpoint'

export interface OpenerParts {
  ports: ReplicaPorts
  store: SyncStore
  membership: Membership
  intake: Intake
  outgoing: Outgoing
  writer: ChainWriter
  maker: CheckpointMaker
  /** Another device writes this chain too. [I4] */
  onForked: () => void
}

type Progress = (done: number, of: number) => void

/** Looks into the checkpoints of other devices, and begins from one where the entries are gone. */
export class CheckpointOpener {
  /** Two transports may bring the same checkpoint at once. */
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: OpenerParts) {}

  /**
   * Takes in checkpoints that their chains wait for, and lets go of own entries that others cover. True where a chain
   * can go on.
   */
  openPending(transport: Transport): Promise<boolean> {
    return this.alone(async () => {
      const { intake, store, ports, maker } = this.parts
      let hasReleased = false
      for (const [chainId, held] of intake.held) {
        if (!(await this.tryTakeIn(transport, held.checkpoint))) continue
        intake.release(chainId, held)
        hasReleased = true
      }
      for (const { chainId, sequence, message } of store.checkpointsToOpen) {
        const decoded = decodeMessage(message)
        if (decoded.kind === 'checkpoint') {
          await this.letGoOfCovered(transport, decoded.checkpoint, { chainId, sequence })
        }
        ports.vault.transaction(() => {
          if (decoded.kind === 'checkpoint') {
            maker.noteBlobs(decoded.checkpoint.bundles.flat())
            noteNewest(store, chainId, decoded.checkpoint)
          }
          store.dropCheckpointToOpen(chainId, sequence)
          store.forgetLogBytes()
        })
      }
      return hasReleased
    })
  }

  /**
   * Begins from checkpoints where the entries that come next are gone from a transport: one may not cover every chain.
   * False where a chain is still not reached. [K4]
   */
  catchUp(
    transport: Transport,
    extents: readonly ChainExtent[],
    onProgress: Progress = () => undefined,
  ): Promise<boolean> {
    return this.alone(async () => {
      const { membership, store } = this.parts
      const unreached = () =>
        extents.filter(
          ({ chainId, firstSequence }) =>
            membership.roster.known.has(chainId) &&
            membership.isAccepted(chainId, firstSequence) &&
            firstSequence > store.cursor(chainId).sequence + 1,
        )
      for (const checkpoint of await findCheckpoints(transport, membership, extents)) {
        const reaches = ({ chainId, firstSequence }: ChainExtent) =>
          (checkpoint.covers[chainId]?.[0] ?? 0) + 1 >= firstSequence
        if (!unreached().some(reaches)) continue
        if (await this.takeInFirst(transport, [checkpoint], onProgress)) this.moveCursors(checkpoint)
      }
      return unreached().length === 0
    })
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

  /** Blobs of a checkpoint may be gone: a later one stands for it. False where there is none. */
  private async tryTakeIn(transport: Transport, checkpoint: CheckpointMessage): Promise<boolean> {
    if (await this.takeInFirst(transport, [checkpoint])) return true
    const others = await findCheckpoints(transport, this.parts.membership, await transport.extents())
    const later = others.filter(({ madeAt }) => madeAt > checkpoint.madeAt)
    return (await this.takeInFirst(transport, later)) !== undefined
  }

  /** Takes in the first of the checkpoints whose blobs are all there, and returns it. */
  private async takeInFirst(
    transport: Transport,
    checkpoints: readonly CheckpointMessage[],
    onProgress: Progress = () => undefined,
  ): Promise<CheckpointMessage | undefined> {
    for (const checkpoint of checkpoints) {
      try {
        await this.takeIn(transport, checkpoint, onProgress)
        return checkpoint
      } catch (error) {
        if (!(error instanceof SyncDataError)) throw error
      }
    }
    return undefined
  }

  private async takeIn(
    transport: Transport,
    { bundles }: CheckpointMessage,
    onProgress: Progress,
  ): Promise<void> {
    const { membership, ports } = this.parts
    for (const [index, names] of bundles.entries()) {
      onProgress(index, bundles.length)
      ports.vault.receiveDocuments(await fetchBundle(transport, membership, names))
    }
    onProgress(bundles.length, bundles.length)
  }

  /** Lets go of own entries that a checkpoint holds; what it should hold and does not is sent again. [K3] */
  private async letGoOfCovered(
    transport: Transport,
    { covers, bundles }: CheckpointMessage,
    manifest: { chainId: ChainId; sequence: number },
  ): Promise<void> {
    const { ports, store, membership, outgoing, writer } = this.parts
    const [through, hash] = covers[membership.identity.chainId] ?? [0, '']
    if (through < store.firstSequence || through > store.head.sequence) return
    if (store.entry(through)?.hash !== hash) return this.parts.onForked()
    const written = mergeBatches(readOwnBatches(store, membership, through))
    const ids = new Set([...written.fields, ...written.bodies].map(({ documentId }) => documentId))
    const held = await this.documentsIn(transport, bundles, ids)
    const lost = [...ids].filter((id) => !isHeld(written, id, held.get(id)))
    const key = membership.sealingKey
    if (lost.length > 0 && !key) return
    ports.vault.transaction((connection) => {
      if (key && lost.length > 0) {
        const again = documentStates(connection, lost).map(asBatch)
        writer.writeMessage(encodeBatchMessage(mergeBatches(again)), key, outgoing.sealedThrough)
      }
      store.letGo({ ...manifest, through })
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
      const documents = await fetchBundle(transport, this.parts.membership, bundles[index] ?? []).catch(
        (error: unknown) => {
          // What cannot be seen to be there is not there.
          if (error instanceof SyncDataError) return []
          throw error
        },
      )
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

function asBatch({ id: documentId, fields, body }: DocumentState): BatchMessage {
  return {
    fields: fields.map(([field, value, clock]) => ({ documentId, field, value, clock })),
    bodies: body ? [{ documentId, update: body }] : [],
  }
}
