/** The images that are shown. SECURITY: rasters alone; an SVG is a document that may hold script and addresses. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif'

export interface ImageHeader {
  type: ImageType
  /** In pixels. */
  width: number
  height: number
}

/**
 * Pixels of an image that is shown. Decoded, each takes four bytes: a few kilobytes of a file can ask for gigabytes.
 * Telephones make pictures of up to 50 million.
 */
const mostPixels = 64_000_000

/** Whether an image may be decoded. */
export function isShowable({ width, height }: ImageHeader): boolean {
  return width > 0 && height > 0 && width * height <= mostPixels
}

/**
 * What the first bytes of a file say of the image in it; `undefined` where it is none that is shown. The file's name
 * and what it was said to be count for nothing.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readPng(view) ?? readGif(view) ?? readJpeg(view) ?? readWebp(view) ?? readAvif(view)
  } catch (error) {
    // It ends before it has said how large it is.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readPng(view: DataView): ImageHeader | undefined {
  if (!hasText(view, 1, 'PNG\r\n\x1a\n') || view.getUint8(0) !== 0x89) return undefined
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function readGif(view: DataView): ImageHeader | undefined {
  if (!hasText(view, 0, 'GIF87a') && !hasText(view, 0, 'GIF89a')) return undefined
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** Start-of-frame markers: those of the C0 row but tables (C4), JPG (C8) and arithmetic conditioning (CC). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function readJpeg(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 3 || view.getUint16(0) !== 0xffd8 || view.getUint8(2) !== 0xff) return undefined
  let at = 2
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isStartOfFrame(marker)) {
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

function readWebp(view: DataView): ImageHeader | undefined {
  if (!hasText(view, 0, 'RIFF') || !hasText(view, 8, 'WEBP')) return undefined
  const type = 'image/webp'
  if (hasText(view, 12, 'VP8X')) {
    return { type, width: 1 + readUint24(view, 24), height: 1 + readUint24(view, 27) }
  }
  if (hasText(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return { type, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (!hasText(view, 12, 'VP8 ')) return undefined
  return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** An image's properties lie in boxes within boxes; the largest `ispe` of the file is its own, others are thumbnails. */
function readAvif(view: DataView): ImageHeader | undefined {
  if (!hasText(view, 4, 'ftyp') || !/^avi[fs]$/.test(readText(view, 8, 4))) return undefined
  const end = Math.min(view.byteLength, 64 * 1024) - 16
  let largest: ImageHeader | undefined
  for (let at = 0; at < end; at += 1) {
    if (!hasText(view, at, 'ispe')) continue
    const header = {
      type: 'image/avif' as const,
      width: view.getUint32(at + 8),
      height: view.getUint32(at + 12),
    }
    if (!largest || header.width * header.height > largest.width * largest.height) largest = header
  }
  return largest
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

function readText(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return ''
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)))
}

function hasText(view: DataView, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (at + index >= view.byteLength || view.getUint8(at + index) !== text.charCodeAt(index)) return false
  }
  return true
}
