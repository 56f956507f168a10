import { epochOfBlob, openBlob } from '@shared/sync/blob'
import { decodeBundle } from '@shared/sync/bundle'
import { concatBytes } from '@shared/sync/bytes'
import type { DocumentState } from '@shared/sync/document-state'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { Transport } from '@shared/sync/transport'
import type { Membership } from './membership'
import type { ReplicaPorts } from './replica-ports'

/** A blob may be seen before the op that declares its epoch; several looks later it is not to come any more. */
const undeclaredMs = 300_000
/** A hostile transport may show any number. */
const mostUndeclared = 100

/** Reads blobs of transports, and has those removed there that are of no use to anybody. [B3] */
export class BlobReader {
  /** Epochs that no op which counts names, and since when blobs sealed in them are seen. */
  private readonly undeclaredSinceMs = new Map<string, number>()

  constructor(
    private readonly membership: Membership,
    private readonly ports: Pick<ReplicaPorts, 'steadyMs'>,
  ) {}

  /** The documents of one bundle. Throws as `read`. */
  async readBundle(transport: Transport, names: readonly string[]): Promise<DocumentState[]> {
    const chunks = await Promise.all(names.map((name) => this.read(transport, name)))
    return decodeBundle(concatBytes(chunks))
  }

  /**
   * The content of a blob. Throws `SyncDataError` where it is missing (`gap`) or not what it should be. What is of no use
   * is removed there: in its place it would keep the true one from being sent again.
   */
  async read(transport: Transport, name: string): Promise<Uint8Array> {
    const blob = await transport.readBlob(name)
    if (!blob) throw new SyncDataError('gap', 'A blob is missing.')
    const { namingKey, workspaceTag, keyOf } = this.membership
    if (!namingKey) throw new SyncDataError('no-epoch')
    try {
      return openBlob(keyOf, { namingKey, workspaceTag }, name, blob)
    } catch (error) {
      if (!(error instanceof SyncDataError)) throw error
      const isGivenUp = error.code === 'no-epoch' && this.isUndeclaredForLong(epochOfBlob(blob))
      const isUseless = isGivenUp || error.code === 'forged' || error.code === 'malformed'
      // A transport that refuses is none the worse.
      if (isUseless) await transport.removeBlobs([name]).catch(() => undefined)
      throw isGivenUp ? new SyncDataError('gap', 'Nobody can read what stood there.') : error
    }
  }

  /**
   * Of a device that was removed, and sealed with a key of its own before it heard of it: nobody who stays has the key.
   * Where an op that counts names the epoch, whoever has the key shares it.
   */
  private isUndeclaredForLong(epochId: string): boolean {
    const nowMs = this.ports.steadyMs()
    if (this.membership.isDeclared(epochId)) {
      this.undeclaredSinceMs.delete(epochId)
      return false
    }
    const sinceMs = this.undeclaredSinceMs.get(epochId)
    if (sinceMs !== undefined) return nowMs - sinceMs >= undeclaredMs
    if (this.undeclaredSinceMs.size < mostUndeclared) this.undeclaredSinceMs.set(epochId, nowMs)
    return false
  }
}
