import { maxCalendarBytes } from '@shared/calendar/file-limits'

/** What a calendar's server may answer with besides a calendar. */
export type FetchFailure =
  | 'bad-address'
  | 'not-encrypted'
  | 'no-connection'
  | 'took-too-long'
  | 'refused'
  | 'not-found'
  | 'too-large'
  | 'too-many-redirects'
  | 'server-failed'

/** What the server said its answer is called, to ask whether there is a newer one. */
export interface Validators {
  etag: string
  lastModified: string
}

export type Fetched =
  | { kind: 'fetched'; bytes: Uint8Array; validators: Validators }
  /** As it was when these validators were given. */
  | { kind: 'unchanged' }
  | { kind: 'failed'; failure: FetchFailure; retryAfterMs?: number }

export interface FetchPorts {
  fetch: typeof fetch
  nowMs: () => number
}

const longestFetchMs = 60_000
const mostRedirects = 5

/**
 * The address a calendar is fetched from: `webcal:` means `https:`. Plain `http:` is taken from this computer alone,
 * since whoever is on the way could read it.
 */
export function readAddress(typed: string): URL | 'bad-address' | 'not-encrypted' {
  let address: URL
  try {
    address = new URL(typed.trim().replace(/^webcals?:/i, 'https:'))
  } catch {
    return 'bad-address'
  }
  return fetchable(address) ?? address
}

/** Fetches a calendar. SECURITY: no part of the address, its name and password above all, is in anything it returns. */
export async function fetchCalendar(
  typed: string,
  known: Validators | undefined,
  ports: FetchPorts,
): Promise<Fetched> {
  const start = readAddress(typed)
  if (typeof start === 'string') return { kind: 'failed', failure: start }
  const signal = AbortSignal.timeout(longestFetchMs)
  try {
    return await follow(start, known, ports, signal)
  } catch {
    // What it says names the address.
    return { kind: 'failed', failure: signal.aborted ? 'took-too-long' : 'no-connection' }
  }
}

async function follow(
  start: URL,
  known: Validators | undefined,
  ports: FetchPorts,
  signal: AbortSignal,
): Promise<Fetched> {
  let address = start
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    // The name and password are for the server they were given for.
    const credentials = address.host === start.host ? credentialsOf(start) : undefined
    const response = await ports.fetch(withoutCredentials(address), {
      redirect: 'manual',
      signal,
      headers: {
        accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
        ...(credentials === undefined ? {} : { authorization: credentials }),
        ...(known?.etag ? { 'if-none-match': known.etag } : {}),
        ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
      },
    })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || response.status === 304 || location === null) {
      return readResponse(response, ports.nowMs())
    }
    await response.body?.cancel()
    address = new URL(location, address)
    // SECURITY: nobody elsewhere may send the app to something on this computer.
    const failure = isHere(start) ? fetchable(address) : fetchableFromElsewhere(address)
    if (failure) return { kind: 'failed', failure }
  }
  return { kind: 'failed', failure: 'too-many-redirects' }
}

async function readResponse(response: Response, nowMs: number): Promise<Fetched> {
  if (response.status === 304) return { kind: 'unchanged' }
  if (!response.ok) {
    await response.body?.cancel()
    const failure = failureOf(response.status)
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), nowMs)
    return { kind: 'failed', failure, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  }
  const bytes = await readAll(response)
  if (!bytes) return { kind: 'failed', failure: 'too-large' }
  const { headers } = response
  return {
    kind: 'fetched',
    bytes,
    validators: { etag: headers.get('etag') ?? '', lastModified: headers.get('last-modified') ?? '' },
  }
}

/** `undefined` where it is larger than a calendar may be; the rest of it is not fetched. */
async function readAll(response: Response): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > maxCalendarBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function fetchable(address: URL): 'bad-address' | 'not-encrypted' | undefined {
  if (address.protocol === 'https:') return undefined
  if (address.protocol !== 'http:') return 'bad-address'
  return isHere(address) ? undefined : 'not-encrypted'
}

/** To where a server that is not on this computer may lead. */
function fetchableFromElsewhere(address: URL): 'bad-address' | 'not-encrypted' | undefined {
  if (address.protocol !== 'https:') return 'not-encrypted'
  return isHere(address) ? 'bad-address' : undefined
}

function isHere({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function failureOf(status: number): FetchFailure {
  if (status === 401 || status === 403) return 'refused'
  if (status === 404 || status === 410) return 'not-found'
  return 'server-failed'
}

function credentialsOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

function withoutCredentials(address: URL): URL {
  const plain = new URL(address)
  plain.username = ''
  plain.password = ''
  return plain
}

/** Seconds, or a date; at most a day. */
function readRetryAfter(value: string | null, nowMs: number): number | undefined {
  if (value === null) return undefined
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : undefined
}
