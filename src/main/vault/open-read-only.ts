import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { BatchLog } from './committer'
import { Connection } from './connection'
import { commitBatch, readHead } from './commit-batch'
import { VaultTooNew } from './failures'
import { batchesOf, readSegments } from './journal-records'
import { LiveBodies } from './live-bodies'
import { isNewerVault, isOlderVault, migrate } from './migrations'
import { readIdentity } from './schema'
import { Vault } from './vault'
import { vaultPath, type VaultOptions } from './vault-options'

/** Where the header of a database says that it is in WAL mode (2) or not (1), for writing and for reading. */
const journalModeBytes = [18, 19] as const

/**
 * Opens a vault in a folder that cannot be written: SQLite's WAL mode needs to write even to read, so the database is
 * read into memory, and what its WAL would have added comes from the journal. Commits are refused with `cause`.
 */
export function openReadOnly({ folder, nowMs }: VaultOptions, cause: unknown): Vault {
  const bytes = readFileSync(vaultPath(folder))
  for (const at of journalModeBytes) bytes[at] = 1
  const database = new DatabaseSync(':memory:')
  database.deserialize(bytes)
  const connection = new Connection(database)
  if (isNewerVault(connection)) throw new VaultTooNew(vaultPath(folder))
  if (isOlderVault(connection)) migrate(connection)
  const { deviceId } = readIdentity(connection)
  const liveBodies = new LiveBodies(connection)
  for (const { batch, bytes } of batchesOf(readSegments(folder))) {
    const isMissing = batch.deviceId === deviceId && batch.sequence > readHead(connection).sequence
    if (isMissing) connection.transaction(() => commitBatch(connection, liveBodies, batch, bytes))
  }
  return new Vault(connection, refusingLog(cause), nowMs, cause)
}

function refusingLog(cause: unknown): BatchLog {
  return {
    hasFailed: false,
    lastDurable: 0,
    append() {
      throw cause
    },
    durable: () => Promise.resolve(),
    restart: () => undefined,
    close: () => undefined,
  }
}
