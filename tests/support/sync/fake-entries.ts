import * as encoding from 'lib0/encoding'
import type { ChainId, StoredEntry, StoredStatus } from '@shared/sync/transport'

/** What the clear part of fake entries and statuses says. */
export interface FakeChain {
  workspaceTag: string
  chainId: ChainId
}

export function fakeChain(number: number, workspaceTag = 'ab'.repeat(16)): FakeChain {
  return { workspaceTag, chainId: number.toString(16).padStart(32, '0') }
}

/** An entry whose form is that of [E1] and whose seal and signature are filling: transports cannot tell. */
export function fakeEntry(chain: FakeChain, sequence: number, { word = '', bytes = 40 } = {}): StoredEntry {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, Uint8Array.of(0x4c, 0x01, 0x01))
  encoding.writeUint8Array(encoder, Buffer.from(chain.workspaceTag + chain.chainId, 'hex'))
  encoding.writeVarUint(encoder, sequence)
  // Hash of the entry before, and epoch.
  encoding.writeUint8Array(encoder, new Uint8Array(32 + 16))
  encoding.writeVarUint8Array(encoder, filling(`${chain.chainId} ${sequence} ${word}`, bytes))
  encoding.writeUint8Array(encoder, filling('signature', 64))
  return { sequence, entry: encoding.toUint8Array(encoder) }
}

/** Entries from one sequence to another, both included. */
export function fakeEntries(chain: FakeChain, first: number, last: number, form = {}): StoredEntry[] {
  return Array.from({ length: last - first + 1 }, (_, index) => fakeEntry(chain, first + index, form))
}

/** A status of the form of [A1]. */
export function fakeStatus(chain: FakeChain, counter: number, { bytes = 40 } = {}): StoredStatus {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, Uint8Array.of(0x4c, 0x01))
  encoding.writeUint8Array(encoder, Buffer.from(chain.workspaceTag + chain.chainId, 'hex'))
  encoding.writeVarUint(encoder, counter)
  encoding.writeUint8Array(encoder, new Uint8Array(16))
  encoding.writeVarUint8Array(encoder, filling(`status ${counter}`, bytes))
  encoding.writeUint8Array(encoder, filling('signature', 64))
  return { chainId: chain.chainId, status: encoding.toUint8Array(encoder) }
}

function filling(word: string, bytes: number): Uint8Array {
  const filled = new Uint8Array(bytes)
  filled.set(Buffer.from(word).subarray(0, bytes))
  return filled
}
