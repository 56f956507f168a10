import { noHash, parseEntry, type Entry } from '@shared/sync/entry'
import type { CheckpointMessage } from '@shared/sync/message'
import type { ChainExtent, ChainId, StoredEntry, Transport } from '@shared/sync/transport'
import type { Membership } from '../membership'
import { ShownMessages } from './shown-messages'

const readBytes = 1024 * 1024
/** Of a chain that holds so many entries which do not verify nothing more is read: there may be no end of them. */
const mostInvalid = 100
/** A log is about as long as what it holds; beyond this it is an invention without end. */
const mostOpsBytes = 1024 * 1024 * 1024

/**
 * The checkpoints that stand at a transport, the one that covers most first; those of which it shows another entry than
 * the one they cover are left out. Takes nothing in; reads every entry. [K4]
 */
export async function findCheckpoints(
  transport: Transport,
  membership: Membership,
  extents: readonly ChainExtent[],
  readsVersion?: number,
): Promise<CheckpointMessage[]> {
  const scans: ChainScan[] = []
  for (const extent of extents) {
    if (!membership.roster.known.has(extent.chainId)) continue
    scans.push(await scanChain(transport, membership, extent, readsVersion))
  }
  const fits = ({ covers }: CheckpointMessage) =>
    scans.every(({ chainId, hashBefore }) => {
      const [sequence, hash] = covers[chainId] ?? [0, noHash]
      const next = hashBefore(sequence + 1)
      return next === undefined || next === hash
    })
  return scans
    .flatMap(({ checkpoints }) => checkpoints)
    .filter(fits)
    .sort((first, second) => weightOf(second) - weightOf(first))
}

/** Every roster op that stands in clear in the entries of a transport, whoever signed it. [R3] */
export async function collectOps(
  transport: Transport,
  extents: readonly ChainExtent[],
  mostBytes: number = mostOpsBytes,
  onRead: (chainId: ChainId, sequence: number) => void = () => undefined,
): Promise<Uint8Array[]> {
  const ops: Uint8Array[] = []
  let bytesRead = 0
  for (const extent of extents) {
    await readChain(transport, extent, ({ sequence, entry: bytes }) => {
      const entry = parsed(bytes)
      if (entry?.body.type === 'ops') ops.push(...entry.body.ops)
      onRead(extent.chainId, sequence)
      bytesRead += bytes.length
      return bytesRead < mostBytes
    })
  }
  return ops
}

interface ChainScan {
  chainId: ChainId
  checkpoints: CheckpointMessage[]
  /** The hash that an entry names as the one before it. */
  hashBefore: (sequence: number) => string | undefined
}

async function scanChain(
  transport: Transport,
  membership: Membership,
  extent: ChainExtent,
  readsVersion: number | undefined,
): Promise<ChainScan> {
  const checkpoints: CheckpointMessage[] = []
  const hashesBefore = new Map<number, string>()
  const messages = new ShownMessages(membership, readsVersion)
  let invalid = 0
  await readChain(transport, extent, (stored) => {
    const entry = parsed(stored.entry)
    const key = membership.roster.known.get(extent.chainId)?.signingKey
    const isInPlace = entry?.chainId === extent.chainId && entry.sequence === stored.sequence
    if (!entry || !key || !isInPlace || !entry.isSignedBy(key)) {
      invalid += 1
      return invalid < mostInvalid
    }
    if (!membership.isAccepted(entry.chainId, entry.sequence)) return false
    hashesBefore.set(entry.sequence, entry.previousHash)
    const message = messages.endingWith(entry)
    if (message?.kind === 'checkpoint') checkpoints.push(message.checkpoint)
    return true
  })
  return {
    chainId: extent.chainId,
    checkpoints,
    hashBefore: (sequence) => hashesBefore.get(sequence),
  }
}

/** Until `visit` says that it is enough. */
async function readChain(
  transport: Transport,
  { chainId, firstSequence, lastSequence }: ChainExtent,
  visit: (stored: StoredEntry) => boolean,
): Promise<void> {
  let after = firstSequence - 1
  while (after < lastSequence) {
    const entries = await transport.read(chainId, after, readBytes)
    for (const stored of entries) if (!visit(stored)) return
    const last = entries.at(-1)?.sequence
    if (last === undefined || last <= after) return
    after = last
  }
}

function parsed(bytes: Uint8Array): Entry | undefined {
  try {
    return parseEntry(bytes)
  } catch {
    return undefined
  }
}

function weightOf({ covers }: CheckpointMessage): number {
  return Object.values(covers).reduce((total, [sequence]) => total + sequence, 0)
}
