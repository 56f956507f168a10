import { openBlob } from '@shared/sync/blob'
import { decodeBundle } from '@shared/sync/bundle'
import { concatBytes } from '@shared/sync/bytes'
import type { DocumentState } from '@shared/sync/document-state'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { Transport } from '@shared/sync/transport'
import type { Membership } from '../membership'

/** The documents of one bundle. Throws `SyncDataError` where a blob of it is missing (`gap`) or not what it should be. */
export async function fetchBundle(
  transport: Transport,
  membership: Membership,
  names: readonly string[],
): Promise<DocumentState[]> {
  const chunks = await Promise.all(names.map((name) => fetchBlob(transport, membership, name)))
  return decodeBundle(concatBytes(chunks))
}

/**
 * The content of a blob. Throws as `fetchBundle`. What is no such blob is removed there: in its place it would keep the
 * true one from being sent again. [B3]
 */
export async function fetchBlob(
  transport: Transport,
  membership: Membership,
  name: string,
): Promise<Uint8Array> {
  const blob = await transport.readBlob(name)
  if (!blob) throw new SyncDataError('gap', 'A blob is missing.')
  const { namingKey, workspaceTag, keyOf } = membership
  if (!namingKey) throw new SyncDataError('no-epoch')
  try {
    return openBlob(keyOf, { namingKey, workspaceTag }, name, blob)
  } catch (error) {
    const isUseless =
      error instanceof SyncDataError && (error.code === 'forged' || error.code === 'malformed')
    // A transport that refuses is none the worse.
    if (isUseless) await transport.removeBlobs([name]).catch(() => undefined)
    throw error
  }
}
