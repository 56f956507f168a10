import { chunkBytes } from '@shared/attachments/chunk'
import { isShowable, readImageHeader } from '@shared/attachments/image-header'
import { mostThumbnailLength } from '@shared/body/attachment'

/** What is known of an image from its bytes. */
export interface Picture {
  type: string
  width: number
  height: number
  thumbnail: string | null
}

/** Of a thumbnail's longer side, in pixels: enough to see what comes, in two or three kilobytes. */
const thumbnailSide = 48
/** From good to poor, until it is small enough. */
const qualities = [0.7, 0.5, 0.3]

/**
 * Looks at an image: its size as it is shown (turned as the camera says) and a thumbnail. `undefined` where it is none,
 * cannot be decoded, or would take too much memory; then it is kept as a file.
 */
export async function readPicture(blob: Blob): Promise<Picture | undefined> {
  const head = new Uint8Array(await blob.slice(0, chunkBytes).arrayBuffer())
  const header = readImageHeader(head)
  // SECURITY: before anything is decoded, which may take a thousand times the file's size.
  if (!header || !isShowable(header)) return undefined
  const bitmap = await createImageBitmap(blob).catch(() => undefined)
  if (!bitmap) return undefined
  try {
    const { width, height } = bitmap
    return { type: header.type, width, height, thumbnail: await makeThumbnail(bitmap) }
  } finally {
    bitmap.close()
  }
}

async function makeThumbnail(bitmap: ImageBitmap): Promise<string | null> {
  const scale = Math.min(1, thumbnailSide / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  for (const quality of qualities) {
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality })
    const base64 = btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())))
    if (base64.length <= mostThumbnailLength) return base64
  }
  return null
}
