import { encodeUtf8 } from 'lib0/string'
import { openerText } from '../opener-drafts'
import type { PocketOpener } from './pocket'

/**
 * As much as a QR holds that a phone reads at once from a screen: 85 modules in a row (version 17 with the least error
 * correction takes 644 bytes), three pixels and more each.
 */
export const maxPocketBytes = 640

/** Signs that are typed otherwise in plain text, which is a byte each where these are three. */
const plainSigns: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/** The pocket list as plain text, to be read without the app: as many whole openers as fit. */
export function pocketText(openers: readonly PocketOpener[]): string {
  const lines = openers.map((opener, index) => `${index + 1}. ${plain(openerText(opener))}`)
  while (lines.length > 0 && bytesOf(lines) > maxPocketBytes) lines.pop()
  return lines.join('\n\n')
}

function plain(text: string): string {
  return text.replace(/[“”‘’…–—\u00a0\u202f]/g, (sign) => plainSigns[sign] ?? sign)
}

function bytesOf(lines: readonly string[]): number {
  return encodeUtf8(lines.join('\n\n')).length
}
