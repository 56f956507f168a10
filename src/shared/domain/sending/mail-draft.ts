export interface MailDraft {
  /** A `mailto:` address for the system. */
  url: string
  /** Whether all of the text is in it; else it says that the text is to be pasted. */
  isWhole: boolean
}

/** Windows hands no longer an address to a program (INTERNET_MAX_URL_LENGTH, 2083), and Outlook takes no more. */
const longestUrl = 2000

/**
 * A mail to write on with. Where the text is too long for an address it is left out, and the draft says that it is on the
 * clipboard: the caller puts it there.
 * @param to an address; empty where it is not known
 */
export function mailDraft({ to, subject, text }: { to: string; subject: string; text: string }): MailDraft {
  const whole = mailto(to, subject, text)
  if (whole.length <= longestUrl) return { url: whole, isWhole: true }
  return { url: mailto(to, shortened(subject), pasteHere), isWhole: false }
}

const pasteHere = '(Paste here: the text is on the clipboard.)'
/** A subject of signs that take nine letters each in an address still fits. */
const longestSubject = 120
/** No address is longer (RFC 5321), and a few signs in it take more letters. */
const longestAddress = 320

function shortened(subject: string): string {
  const letters = [...subject]
  return letters.length <= longestSubject ? subject : `${letters.slice(0, longestSubject - 1).join('')}…`
}

/** One address and nothing that could make it two, or a header. */
export function isOneAddress(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text)
}

function mailto(to: string, subject: string, body: string): string {
  // RFC 6068: lines end with CRLF, and a blank is %20, never a plus.
  const lines = body.trim().replace(/\r?\n/g, '\r\n')
  const encoded = isOneAddress(to.trim()) ? encode(to.trim()).replaceAll('%40', '@') : ''
  const address = encoded.length <= longestAddress ? encoded : ''
  return `mailto:${address}?subject=${encode(subject)}&body=${encode(lines)}`
}

/** A half of a letter of two units, which a paste may leave, would throw. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
