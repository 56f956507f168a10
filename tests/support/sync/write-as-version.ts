import type { ChainWriter } from '../../../src/main/sync/engine/chain-writer.ts'
import type { Replica } from '../../../src/main/sync/engine/replica.ts'

/** Has every message of a device say that only who reads a later version may read it. [M1] */
export function writeAsVersion(replica: Replica, version: number): void {
  const { writer } = replica.outgoing as unknown as { writer: ChainWriter }
  const writeMessage = writer.writeMessage.bind(writer)
  writer.writeMessage = (message, ...rest) =>
    writeMessage(Uint8Array.of(version, ...message.subarray(1)), ...rest)
}
