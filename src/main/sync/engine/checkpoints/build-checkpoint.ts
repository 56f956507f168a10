import { blobNameOf, contentHashOf, sealBlob } from '@shared/sync/blob'
import { bundleCountFor, bundleOf, encodeBundle } from '@shared/sync/bundle'
import type { DocumentState } from '@shared/sync/document-state'
import type { CheckpointMessage } from '@shared/sync/message'
import type { Connection } from '../../../vault/connection'
import { documentsForCheckpoint } from '../../../vault/checkpoint-documents'
import { chunksNamedByAll } from '../../../vault/named-chunks'
import { SyncStore } from '../sync-store'

const blobBytes = 512 * 1024

/** What sealing a checkpoint takes. */
export interface CheckpointRequest {
  workspaceTag: string
  chainId: string
  namingKey: Uint8Array
  epochId: string
  epochKey: Uint8Array
}

export type BuiltCheckpoint = Pick<CheckpointMessage, 'covers' | 'bundles' | 'purged'> & {
  /** Of all documents, before they are sealed. */
  bytes: number
  /** The chunks of attachments that documents name, and the name of each as a blob. */
  chunks: [name: string, blobName: string][]
}

/**
 * Reads one consistent state of the vault, deals its documents to bundles and gives each sealed blob to `keep`. What
 * the state covers of each chain is read in the same transaction. [K1] [K2]
 */
export function buildCheckpoint(
  connection: Connection,
  request: CheckpointRequest,
  keep: (name: string, blob: Uint8Array) => void,
): BuiltCheckpoint {
  const store = new SyncStore(connection)
  const read = connection.reading(() => {
    const documents = [...documentsForCheckpoint(connection)]
    const { sequence, hash } = store.head
    const purged = connection.all<{ id: string; at: string }>('select document_id as id, at from purged')
    return {
      documents,
      chunks: chunksNamedByAll(connection),
      covers: {
        ...store.cursors,
        ...(sequence > 0 ? { [request.chainId]: [sequence, hash] as [number, string] } : {}),
      },
      purged: Object.fromEntries(purged.map(({ id, at }) => [id, at])),
    }
  })
  const bytes = read.documents.reduce((total, document) => total + sizeOf(document), 0)
  const bundleCount = bundleCountFor(bytes)
  const dealt = Array.from({ length: bundleCount }, (): DocumentState[] => [])
  for (const document of read.documents) dealt[bundleOf(document.id, bundleCount)]?.push(document)
  const bundles = dealt.map((documents) => {
    const content = encodeBundle(documents)
    return chunksOf(content).map((chunk) => {
      const name = blobNameOf(request.namingKey, contentHashOf(chunk))
      keep(name, sealBlob(request, name, chunk))
      return name
    })
  })
  const chunks = read.chunks.map((name): [string, string] => [name, blobNameOf(request.namingKey, name)])
  return { covers: read.covers, bundles, purged: read.purged, bytes, chunks }
}

function sizeOf({ fields, body }: DocumentState): number {
  const perField = 60
  return (
    fields.reduce(
      (total, [, value]) => total + perField + (typeof value === 'string' ? value.length : 8),
      0,
    ) + (body?.length ?? 0)
  )
}

function chunksOf(content: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(content.length / blobBytes))
  return Array.from({ length: count }, (_, index) =>
    content.subarray(index * blobBytes, (index + 1) * blobBytes),
  )
}
