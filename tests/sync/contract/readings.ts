import {
  TransportError,
  type ChainId,
  type StoredEntry,
  type Transport,
  type TransportErrorCode,
} from '@shared/sync/transport'

/** Every entry after a sequence, as a device reads them that has come that far. */
export async function readAll(
  transport: Transport,
  chainId: ChainId,
  { after = 0, maxBytes = 100_000 } = {},
): Promise<StoredEntry[]> {
  const all: StoredEntry[] = []
  for (;;) {
    const entries = await transport.read(chainId, all.at(-1)?.sequence ?? after, maxBytes)
    if (entries.length === 0) return all
    all.push(...entries)
  }
}

export function sequences(entries: readonly StoredEntry[]): number[] {
  return entries.map(({ sequence }) => sequence)
}

/** Bytes and all, comparable: what comes over a socket may be a Buffer. */
export function plain(entries: readonly StoredEntry[]): { sequence: number; entry: string }[] {
  return entries.map(({ sequence, entry }) => ({ sequence, entry: hex(entry) }))
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** The code a call is refused with; any other error than a `TransportError` fails the test. */
export async function refusal(call: Promise<unknown>): Promise<TransportErrorCode> {
  const error = await call.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof TransportError)) throw error
  return error.code
}
