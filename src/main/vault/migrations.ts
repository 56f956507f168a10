import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups } from './backup-files'
import type { Connection } from './connection'
import { readMeta, readVersion, vaultVersion, writeMeta } from './schema'
import { tablesOfVersion2 } from './tables-of-version-2'
import { copyVerified } from './verified-copy'

/** What makes a vault of one version one of the next, by the version it begins at. */
const steps: ReadonlyMap<number, (connection: Connection) => void> = new Map([
  [1, (connection) => connection.database.exec(tablesOfVersion2)],
])

/** Whether a vault is an older Leadup's, and is to be migrated. */
export function isOlderVault(connection: Connection): boolean {
  const version = certainVersion(connection)
  return version !== undefined && version < vaultVersion
}

/** Whether a vault is a newer Leadup's, and is not to be touched. */
export function isNewerVault(connection: Connection): boolean {
  const version = certainVersion(connection)
  return version !== undefined && version > vaultVersion
}

/** Makes an older vault one of this version, as one transaction: cut off anywhere, it is as it was. */
export function migrate(connection: Connection): void {
  connection.transaction(() => {
    for (let version = readVersion(connection); version < vaultVersion; version += 1) {
      const step = steps.get(version)
      if (!step) throw new Error(`no-step-from-version-${version}`)
      step(connection)
      connection.database.exec(`pragma user_version = ${version + 1}`)
    }
    writeMeta(connection, 'version', String(vaultVersion))
  })
}

/**
 * Migrates the vault of a folder once a verified copy of it as it was lies beside the backups. Throws where the vault
 * is not sound; then it was not touched.
 */
export function migrateWithBackup(connection: Connection, folder: string): void {
  copyVerified(connection, pathBeforeMigration(folder))
  migrate(connection)
}

/**
 * Deletes the copy from before the last migration once a full row of backups was made after it. Until then it is the
 * way back, and keeps what was purged no longer than any other backup.
 */
export function letGoOfUnmigrated(folder: string, keptBackups: number): void {
  const backups = listBackups(folder)
  const areNewer =
    backups.length >= keptBackups && backups.every(({ path }) => versionInFile(path) === vaultVersion)
  if (areNewer) rmSync(pathBeforeMigration(folder), { force: true })
}

/** Said in two places: a flipped byte must neither lock the user out nor set off a migration. */
function certainVersion(connection: Connection): number | undefined {
  const version = readVersion(connection)
  return readMeta(connection, 'version') === String(version) ? version : undefined
}

/** Not a name that `listBackups` knows: a migration is no backup's place in the journal. */
function pathBeforeMigration(folder: string): string {
  return join(folder, 'backups', `before-version-${vaultVersion}.db`)
}

/** The `user_version` in the header of a database (https://sqlite.org/fileformat.html), without opening it. */
function versionInFile(path: string): number {
  const at = 60
  const bytes = Buffer.alloc(4)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, bytes, 0, bytes.length, at)
  } finally {
    closeSync(descriptor)
  }
  return bytes.readUInt32BE()
}
