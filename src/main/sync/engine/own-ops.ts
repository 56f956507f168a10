import { parseEntry } from '@shared/sync/entry'
import type { ChainId, StoredEntry, Transport } from '@shared/sync/transport'
import type { Membership } from './membership'
import type { SyncStore } from './sync-store'

const atOnceBytes = 1024 * 1024
/** A manifest and a large roster have fewer; what stands before is not looked for, and is written again. */
const entriesBeforeManifest = 16

/**
 * The ops that stand in own entries up to a sequence and would stand nowhere without them: the roster has them, neither
 * later own entries nor `elsewhere` do. A device of another version may have made a checkpoint without them. [K3]
 */
export function opsOnlyThrough(
  { store, membership }: { store: SyncStore; membership: Membership },
  through: number,
  elsewhere: ReadonlySet<string>,
): Uint8Array[] {
  const missing = new Map<string, Uint8Array>()
  for (const { sequence, ops } of ownOps(store)) {
    for (const op of ops) {
      const held = membership.heldOp(op)
      if (!held || elsewhere.has(held)) continue
      if (sequence <= through) missing.set(held, op)
      else missing.delete(held)
    }
  }
  return [...missing.values()]
}

/** Hashes of the ops that a device wrote before a manifest, as far as a transport shows them. [K1] */
export async function opsBeforeManifest(
  transport: Transport,
  membership: Membership,
  chainId: ChainId,
  sequence: number,
): Promise<Set<string>> {
  const found = new Set<string>()
  let after = Math.max(0, sequence - 1 - entriesBeforeManifest)
  while (after < sequence) {
    const entries = await transport.read(chainId, after, atOnceBytes)
    for (const stored of entries) {
      for (const op of opsSignedBy(membership, chainId, stored)) {
        const held = membership.heldOp(op)
        if (held) found.add(held)
      }
    }
    const last = entries.at(-1)?.sequence
    if (last === undefined || last <= after) break
    after = last
  }
  return found
}

/** SECURITY: a transport that invents an entry of that device must not have ops let go. */
function opsSignedBy({ roster }: Membership, chainId: ChainId, { entry: bytes }: StoredEntry): Uint8Array[] {
  const key = roster.known.get(chainId)?.signingKey
  try {
    const { body, chainId: signer, isSignedBy } = parseEntry(bytes)
    return body.type === 'ops' && signer === chainId && key && isSignedBy(key) ? body.ops : []
  } catch {
    return []
  }
}

function* ownOps(store: SyncStore): Generator<{ sequence: number; ops: Uint8Array[] }> {
  let after = store.firstSequence - 1
  for (;;) {
    const entries = store.entriesAfter(after, atOnceBytes)
    for (const { sequence, entry } of entries) {
      const { body } = parseEntry(entry)
      if (body.type === 'ops') yield { sequence, ops: body.ops }
    }
    const last = entries.at(-1)
    if (!last) return
    after = last.sequence
  }
}
