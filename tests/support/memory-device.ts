import { DatabaseSync } from 'node:sqlite'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { Batch } from '@shared/sync/batch'
import { Connection } from '../../src/main/vault/connection.ts'
import { createTables } from '../../src/main/vault/schema.ts'
import { Vault, type Change } from '../../src/main/vault/vault.ts'
import { revertChange } from '../../src/main/workspace/revert-change.ts'

/** A journal that says yes and keeps nothing: these devices never crash. */
const keepsNothing = {
  hasFailed: false,
  lastDurable: 0,
  append: () => ({ undo: () => undefined }),
  durable: () => Promise.resolve(),
  restart: () => undefined,
  close: () => undefined,
}

/** A device with a real vault in memory, and all that it wrote. For tests in which two exchange what they wrote offline. */
export interface MemoryDevice {
  readonly vault: Vault
  /** In the order of its chain. */
  readonly written: readonly Batch[]
  commit: (change: Omit<Change, 'commandId'>) => Promise<Inverse>
  revert: (inverse: Inverse) => Promise<Inverse>
  close: () => void
}

/** @param name its device id, which decides between two writes of one instant */
export function memoryDevice(name: string, nowMs: () => number): MemoryDevice {
  const connection = new Connection(new DatabaseSync(':memory:'))
  const identity = { workspaceId: 'workspace', deviceId: name, incarnation: `${name}-1`, firstSegment: 1 }
  createTables(connection, identity)
  const vault = new Vault(connection, keepsNothing, nowMs)
  const written: Batch[] = []
  vault.onCommitting((batch) => written.push(batch))
  let count = 0
  const newCommandId = () => `${name}-command-${(count += 1)}`
  return {
    vault,
    written,
    commit: async (change) => (await vault.commit({ commandId: newCommandId(), ...change })).inverse,
    revert: async (inverse) => (await vault.commit(revertChange(vault, newCommandId(), inverse))).inverse,
    close: () => vault.close(),
  }
}
