import { readChunkNames, writeChunkNames } from '../attachments/chunk'
import type { BodyNode } from './body-node'

export const attachmentType = 'attachment'

/** An image or a file in a body, as the `attachment` block says it. Its bytes lie apart, in chunks. */
export interface Attachment {
  id: string
  /** The file's name; of an image also what a screen reader says. */
  name: string
  /** A MIME type. Of an image it was read from the bytes; of anything else it is what the system said. */
  type: string
  /** The size of the file. */
  bytes: number
  /** Of an image that can be shown, in pixels; otherwise 0. */
  width: number
  height: number
  /** Names of the chunks it consists of, in order. */
  chunks: string[]
  /** A tiny WebP or JPEG in base64, shown until the image is there. */
  thumbnail: string | null
}

/** As base64: it is part of the text, and is sent with it. */
export const mostThumbnailLength = 4096

/** The attributes of an `attachment` block, whatever they hold: what does not fit reads as its default. */
export function readAttachment(attrs: Record<string, unknown> | undefined): Attachment {
  const { id, name, type, bytes, width, height, chunks, thumbnail } = attrs ?? {}
  return {
    id: String(id ?? ''),
    name: typeof name === 'string' && name.trim() !== '' ? name : 'Untitled',
    type: typeof type === 'string' && isMimeType(type) ? type : unknownType,
    bytes: readWhole(bytes),
    width: readWhole(width),
    height: readWhole(height),
    chunks: readChunkNames(chunks),
    thumbnail: typeof thumbnail === 'string' && isThumbnail(thumbnail) ? thumbnail : null,
  }
}

export function attachmentAttributes(attachment: Attachment): Record<string, unknown> {
  const { chunks, ...attributes } = attachment
  return { ...attributes, chunks: writeChunkNames(chunks) }
}

export function attachmentNode(attachment: Attachment): BodyNode {
  return { type: attachmentType, attrs: attachmentAttributes(attachment) }
}

export function isImage({ width, height }: Pick<Attachment, 'width' | 'height'>): boolean {
  return width > 0 && height > 0
}

export const unknownType = 'application/octet-stream'

export function isMimeType(text: string): boolean {
  return text.length <= 100 && /^[\w.+-]+\/[\w.+-]+$/.test(text)
}

/** SECURITY: base64 of what begins as a WebP or a JPEG does. It becomes an address with `data:` before it. */
function isThumbnail(text: string): boolean {
  return text.length <= mostThumbnailLength && /^(UklGR|\/9j\/)[A-Za-z0-9+/]*={0,2}$/.test(text)
}

function readWhole(value: unknown): number {
  const number = Number(value)
  return Number.isFinite(number) ? Math.max(0, Math.round(number)) : 0
}
