import { toBase64 } from 'lib0/buffer'
import { encodeUtf8 } from 'lib0/string'
import { isOneAddress } from './mail-draft'

/** Base64 holds no hyphen, so no part can end another. */
const boundary = '--leadup--'

/**
 * A mail to write on with, as a file (RFC 5322) that a mail program opens as a draft (`X-Unsent`): the way for what is
 * too long for a `mailto:`, and for rich text. It has no sender and no date.
 * @param to an address; left out where it is not one
 */
export function mailFile({
  to,
  subject,
  text,
  html,
}: {
  to: string
  subject: string
  text: string
  html: string
}): string {
  const address = to.trim()
  const part = (type: string, words: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...linesOf(encoded(words), 76),
    '',
  ]
  return [
    ...(isOneAddress(address) && /^[\x21-\x7e]+$/.test(address) ? [`To: ${address}`] : []),
    `Subject: ${encodedWords(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text.trim().replace(/\r?\n/g, '\r\n')),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** RFC 2047: words of at most 75 letters, none of which ends amid a letter of the user's. */
function encodedWords(text: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of text.toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ')) {
    if (encodeUtf8(part + letter).length > mostBytes) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].map((words) => `=?utf-8?B?${encoded(words)}?=`).join('\r\n ')
}

/** As base64 and with its frame 72 letters. */
const mostBytes = 45

function encoded(text: string): string {
  return toBase64(encodeUtf8(text.toWellFormed()))
}

function linesOf(text: string, length: number): string[] {
  return text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []
}
