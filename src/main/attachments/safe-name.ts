import { extname } from 'node:path'
import type { ImageType } from '@shared/attachments/image-header'

/** File systems take 255 bytes; a letter takes up to four, and ` (2)` may follow. */
const mostLetters = 60
const mostExtensionLetters = 12

/** Control characters, what file systems refuse, and the signs that turn the direction of text around. */
const refused =
  // oxlint-disable-next-line no-control-regex -- exactly those that are to go
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g

/** A name that Windows, macOS and Linux all take; never empty, hidden or a device's. */
export function safeName(text: string): string {
  const plain = text
    .normalize('NFC')
    // SECURITY: with U+202E in it, "photo" and "gnp.exe" would read as if it ended in "exe.png".
    .replace(refused, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = [...plain]
    .slice(0, mostLetters)
    .join('')
    .replace(/[. ]+$/, '')
  const isTaken = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short)
  return isTaken || short === '' || short.startsWith('.') ? `_${short}` : short
}

/** The name of a file, its extension kept where the rest is cut. */
export function safeFileName(text: string): string {
  const extension = extensionOf(text)
  const stem = extension === '' ? text : text.trim().slice(0, -extension.length)
  return safeName(stem) + extension
}

const imageExtensions: Record<ImageType, readonly string[]> = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'image/avif': ['.avif'],
}

/** An image's name says what it is, whatever it was called: its name is also what a screen reader says. */
export function imageFileName(text: string, type: ImageType): string {
  const [usual = '', ...others] = imageExtensions[type]
  const extension = extensionOf(text).toLowerCase()
  return extension === usual || others.includes(extension) ? safeFileName(text) : safeName(text) + usual
}

function extensionOf(text: string): string {
  const extension = extname(safeName(text.trim().slice(-mostLetters)))
  return extension.length > 1 && extension.length <= mostExtensionLetters ? extension : ''
}
