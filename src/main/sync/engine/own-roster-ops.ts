import { maxWrapsPerOp, parseOp, signOp, type Epoch, type RosterOp, type Wrap } from '@shared/sync/roster/op'
import type { Identity } from '@shared/sync/crypto/identity'
import type { ChainId } from '@shared/sync/transport'
import type { Head } from './sync-store'

/** Of a removed device's, those that its removal names: with the wraps of an epoch they fit into one op. */
const maxNamedOps = 2000

/** What the next letting in of a signer is counted as. */
export function nextOrder(ops: readonly RosterOp[], signer: string): number {
  return ops.filter(({ content }) => content.type === 'add' && content.signer === signer).length
}

/** Where somebody signed more than a removal can name, shares go first: members share again what is missing. */
export function opsToName(ops: readonly RosterOp[], chainId: ChainId): string[] {
  const signed = ops.filter(({ content }) => content.signer === chainId)
  const [shares, others] = [true, false].map((isShare) =>
    signed.filter(({ content: { type } }) => (type === 'share') === isShare),
  ) as [RosterOp[], RosterOp[]]
  return [...others, ...shares].slice(0, maxNamedOps).map(({ hash }) => hash)
}

/** What one op holds, and the rest. */
export function splitWraps(wraps: readonly Wrap[]): [now: Wrap[], later: Wrap[]] {
  return [wraps.slice(0, maxWrapsPerOp), wraps.slice(maxWrapsPerOp)]
}

/** What cannot be read at all is passed over. */
export function readOp(bytes: Uint8Array): RosterOp[] {
  try {
    return [parseOp(bytes)]
  } catch {
    return []
  }
}

/**
 * The op by which a chain leaves the workspace: it removes itself, behind `head`, with what it had signed until then. It
 * names the epoch in force and starts none: its key would be known to who goes. [R10]
 */
export function signLeaving(
  identity: Identity,
  workspaceTag: string,
  { head, ops, epoch }: { head: Head; ops: readonly RosterOp[]; epoch: Pick<Epoch, 'id' | 'number'> },
): Uint8Array {
  const { chainId } = identity
  return signOp(identity, {
    type: 'remove',
    workspace: workspaceTag,
    signer: chainId,
    chainId,
    lastSequence: head.sequence,
    lastHash: head.hash,
    ops: opsToName(ops, chainId),
    epoch: { id: epoch.id, number: epoch.number, wraps: [] },
  })
}
