import { identityFrom, newSeed, workspaceTagOf, type Identity } from '@shared/sync/crypto/identity'
import {
  newEpoch,
  parseOp,
  recoverySigner,
  signOp,
  wrapKey,
  type Epoch,
  type OpContent,
  type RosterOp,
} from '@shared/sync/roster/op'

export const keysOf = ({ signingKey, boxKey }: Pick<Identity, 'signingKey' | 'boxKey'>) => ({
  signingKey,
  boxKey,
})

/** A founded workspace and its ops, signed by whoever is to sign them. */
export function rosterOps() {
  const recovery = identityFrom(newSeed())
  const founder = identityFrom(newSeed())
  const tag = workspaceTagOf(recovery.signingKey)
  const { key, epoch } = newEpoch(1, [recovery.boxKey, founder.boxKey])

  /** What was signed, in the order of its signer's chain: a removal names what it comes after. */
  const made: { signer: string; sequence: number; hash: string }[] = []

  function op(signer: Identity, sequence: number, content: object): RosterOp {
    const name = signer === recovery ? recoverySigner : signer.chainId
    const signed = parseOp(
      signOp(signer, { workspace: tag, signer: name, ...content } as unknown as OpContent),
    )
    made.push({ signer: name, sequence, hash: signed.hash })
    return signed
  }
  const add = (by: Identity, sequence: number, device: Identity) =>
    op(by, sequence, {
      type: 'add',
      order: sequence,
      device: keysOf(device),
      wraps: [wrapKey(key, device.boxKey)],
    })
  const succeed = (by: Identity, device: Identity) =>
    op(by, 0, { type: 'succeed', device: keysOf(device), wraps: [] })
  const rotate = (by: Identity, sequence: number, next: Epoch) =>
    op(by, sequence, { type: 'rotate', epoch: next })
  const remove = (
    by: Identity,
    sequence: number,
    { chainId }: Identity,
    lastSequence: number,
    { next = newEpoch(2, []).epoch, lastHash = '0'.repeat(64) }: { next?: Epoch; lastHash?: string } = {},
  ) => {
    const ops = made.filter((each) => each.signer === chainId && each.sequence <= lastSequence)
    const hashes = ops.map(({ hash }) => hash)
    return op(by, sequence, { type: 'remove', chainId, lastSequence, lastHash, ops: hashes, epoch: next })
  }
  /** What a device signs that leaves with this as its last entry; later ones of its ops count no more. */
  const leave = (by: Identity, lastSequence: number) => remove(by, lastSequence + 1, by, lastSequence)
  const found = op(recovery, 0, {
    type: 'found',
    recovery: keysOf(recovery),
    device: keysOf(founder),
    epoch,
  })
  return { recovery, founder, tag, key, epoch, found, op, add, succeed, rotate, remove, leave }
}

/** The op of a row that sorts first: what somebody who tries long enough can have. */
export function lowestOf(count: number, make: (index: number) => RosterOp): RosterOp {
  return Array.from({ length: count }, (_, index) => make(index)).reduce((lowest, op) =>
    op.hash < lowest.hash ? op : lowest,
  )
}
