import { TransportError } from '@shared/sync/transport'

/** Where `npm run relay` listens. */
const defaultPort = '8427'

export interface RelayAddress {
  url: string
  /** As the device was given it, without the port: part of what is signed. [L4] */
  host: string
}

/**
 * Reads what a user typed: `wss://host[:port][/path]`, `ws://…` where it says so, or a bare host, which is encrypted
 * unless it is this machine. Throws `bad-address`.
 */
export function parseRelayAddress(text: string): RelayAddress {
  const typed = text.trim().replace(/^http(s?):\/\//i, 'ws$1://')
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(typed)
  const url = parse(hasScheme ? typed : `wss://${typed}`)
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!isPlain || !/^wss?:$/.test(url.protocol) || url.hostname === '')
    throw new TransportError('bad-address')
  if (!hasScheme && isLoopback(url.hostname)) url.protocol = 'ws:'
  if (url.port === '' && isLoopback(url.hostname)) url.port = defaultPort
  return { url: url.href, host: url.hostname }
}

function parse(text: string): URL {
  try {
    return new URL(text)
  } catch {
    throw new TransportError('bad-address')
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
