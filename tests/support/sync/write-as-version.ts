import * as encoding from 'lib0/encoding'
import { signOp, type OpContent } from '@shared/sync/roster/op'
import { ChainWriter } from '../../../src/main/sync/engine/chain-writer.ts'
import type { Replica } from '../../../src/main/sync/engine/replica.ts'

/** Has every message of a device say that only who reads a later version may read it. [M1] */
export function writeAsVersion(replica: Replica, version: number): void {
  const writer = writerOf(replica)
  const writeMessage = writer.writeMessage.bind(writer)
  writer.writeMessage = (message, ...rest) => writeMessage(message.with(0, version), ...rest)
}

/** Signs an op of a type that only a later version knows, and sends it. Returns it. [R3] */
export function writeLaterOp({ membership, outgoing }: Replica, word: string): Uint8Array {
  const { identity, workspaceTag: workspace } = membership
  const content = { type: 'greet', workspace, signer: identity.chainId, word }
  const op = signOp(identity, content as unknown as OpContent)
  outgoing.writeOps([op])
  return op
}

/** Seals a message of a kind that only a later version knows, which others may pass over. [M1] */
export function writeLaterMessage(replica: Replica, word: string): void {
  const { membership, outgoing, store } = replica
  const { sealingKey, workspaceTag, identity } = membership
  if (!sealingKey) return
  const message = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 77)
    encoding.writeAny(encoder, { word })
  })
  new ChainWriter(store, workspaceTag, identity).writeMessage(message, sealingKey, outgoing.sealedThrough)
}

function writerOf({ outgoing }: Replica): ChainWriter {
  return (outgoing as unknown as { writer: ChainWriter }).writer
}
