import { attachmentNode } from '@shared/body/attachment'
import { appendNodes, takeOutBlocks } from '@shared/body/write-body'
import { blobNameOf } from '@shared/sync/blob'
import type { MemoryPlace } from './memory-place.ts'
import type { SimulatedDevice } from './simulated-device.ts'

/** A file in a text. */
export interface SimulatedFile {
  name: string
  documentId: string
  blockId: string
  chunks: string[]
}

/** Bytes that differ from those of any other content. */
export function pieceOf(content: string): Uint8Array {
  return new TextEncoder().encode(`piece ${content}`)
}

/** Adds a file to a text as a window does: its pieces first, then the block that names them. */
export async function addFile(
  device: SimulatedDevice,
  documentId: string,
  pieces: readonly string[],
  name = 'plan.png',
): Promise<SimulatedFile> {
  const chunks: string[] = []
  for (const piece of pieces) chunks.push(await device.attachments.add(pieceOf(piece)))
  const file = { name, documentId, blockId: device.newId(), chunks }
  await nameFile(device, file)
  return file
}

/** Puts the block of a file whose pieces are somewhere into a text. */
export async function nameFile(
  device: SimulatedDevice,
  { name, documentId, blockId, chunks }: SimulatedFile,
): Promise<void> {
  const file = { name, type: 'image/png', bytes: 1, width: 0, height: 0, thumbnail: null }
  await device.editBody(documentId, (body) =>
    appendNodes(body, [attachmentNode({ id: blockId, ...file, chunks })]),
  )
}

/** Those of the blobs that are at a place. */
export function blobsAt(place: MemoryPlace, blobNames: readonly string[]): string[] {
  return blobNames.filter((name) => place.blobs.has(name))
}

/** Takes a file out of a text. */
export function takeOutFile(device: SimulatedDevice, { documentId, blockId }: SimulatedFile): Promise<void> {
  return device.editBody(documentId, (body) => void takeOutBlocks(body, new Set([blockId])))
}

/** The names under which the pieces of a file travel. */
export function blobsOf(device: SimulatedDevice, { chunks }: SimulatedFile): string[] {
  const namingKey = device.replica?.membership.namingKey
  if (!namingKey) throw new Error('no key to name blobs with')
  return chunks.map((name) => blobNameOf(namingKey, name))
}
