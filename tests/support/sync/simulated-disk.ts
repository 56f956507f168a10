import { DatabaseSync } from 'node:sqlite'
import { Connection } from '../../../src/main/vault/connection.ts'
import { emptyOutbox, readSealedThrough, writeSealedThrough } from '../../../src/main/vault/outbox.ts'
import {
  createTables,
  readIdentity,
  writeIdentity,
  type VaultIdentity,
} from '../../../src/main/vault/schema.ts'
import { readHead, writeHead } from '../../../src/main/vault/commit-batch.ts'
import type { Random } from '../random.ts'

/** A new vault, in memory. */
export function emptyDisk(random: Random): Connection {
  const connection = open()
  createTables(connection, nextIdentity(random, 'workspace'))
  return connection
}

/** The same bytes as another disk. */
export function copyOf(connection: Connection): Connection {
  const copy = open()
  copy.database.deserialize(connection.database.serialize())
  return copy
}

/** What `rebuildVault` does to the database it has put together. */
export function beginNewVaultChain(connection: Connection, random: Random): void {
  connection.transaction(() => {
    const { workspaceId } = readIdentity(connection)
    writeIdentity(connection, nextIdentity(random, workspaceId))
    writeHead(connection, { sequence: 0, hash: '', clock: readHead(connection).clock })
    emptyOutbox(connection)
    connection.run('update commands set sequence = 0')
    connection.run('delete from sync_entries')
    if (readSealedThrough(connection) !== undefined) writeSealedThrough(connection, 0)
  })
}

/** NOTE: tuned for a database that nobody reads after the process: what is durable is tested elsewhere. */
function open(): Connection {
  const database = new DatabaseSync(':memory:')
  database.exec('pragma synchronous = off; pragma journal_mode = memory')
  return new Connection(database)
}

/** Identities that follow from the seed. */
function nextIdentity(random: Random, workspaceId: string): VaultIdentity {
  const part = () => random.below(2 ** 32).toString(16)
  return { workspaceId, deviceId: `${part()}-${part()}`, incarnation: part(), firstSegment: 1 }
}
