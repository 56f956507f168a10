import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBatch } from '@shared/sync/batch'
import { attachmentFolder } from '../attachments/chunk-files'
import { backupPath, listBackups } from './backup-files'
import { bodiesToCompact, compactBody } from './bodies'
import { readHead } from './commit-batch'
import type { Connection } from './connection'
import { syncFile, syncFolder } from './files'
import { readRecords, segmentNumbers, segmentPath } from './journal-records'
import { purgeDocuments } from './purge-documents'
import { connect, readIdentity, writeMeta } from './schema'
import { findDueChunks } from './unreferenced-chunks'
import { countThings, findDamage } from './verify-vault'

/** Long work on a vault, done beside the main process with a connection of its own. */
export type MaintenanceTask = { folder: string } & (
  | { kind: 'check' }
  | { kind: 'compact' }
  | { kind: 'back-up'; number: number; deviceId: string; sequence: number; forgetEarlier: boolean }
  | { kind: 'purge'; trashedBefore: string; nowIso: string }
  | { kind: 'find-due-chunks'; unreferencedBefore: string; nowIso: string }
)

export interface TaskResults {
  /** What is wrong with the vault; empty where it is sound. */
  check: string[]
  /** The bodies that were compacted. */
  compact: string[]
  'back-up': null
  /** The documents that were erased. */
  purge: string[]
  /** Chunks of attachments that no document has named for long enough. */
  'find-due-chunks': string[]
}

/** Backups that are kept; one is made a day in which something changed. */
const keptBackups = 7

/** Does one task. Runs in a worker thread; holds no lock for longer than one small transaction takes. */
export function runMaintenanceTask<T extends MaintenanceTask>(task: T): TaskResults[T['kind']]
export function runMaintenanceTask(task: MaintenanceTask): TaskResults[MaintenanceTask['kind']] {
  const connection = connect(join(task.folder, 'vault.db'))
  try {
    switch (task.kind) {
      case 'check':
        return findDamage(connection)
      case 'compact':
        return bodiesToCompact(connection).filter((id) => compactBody(connection, id))
      case 'purge':
        return purgeDocuments(connection, task.trashedBefore, task.nowIso)
      case 'find-due-chunks':
        return findDueChunks(connection, attachmentFolder(task.folder), task)
      case 'back-up':
        backUp(connection, task)
        return null
    }
  } finally {
    connection.close()
  }
}

type BackUpTask = Extract<MaintenanceTask, { kind: 'back-up' }>

/** Makes a backup, checks it, and only then lets go of what it makes unnecessary. Throws where it is not sound. */
function backUp(connection: Connection, task: BackUpTask): void {
  const { folder, number } = task
  mkdirSync(join(folder, 'backups'), { recursive: true, mode: 0o700 })
  const unfinished = join(folder, 'backups', 'unfinished.db')
  removeDatabase(unfinished)
  if (task.forgetEarlier) {
    // They quote what was purged, and are on disk in the journal until the backup is there.
    connection.transaction(() => connection.run('delete from outbox where sequence <= ?', task.sequence))
  }
  const before = countThings(connection)
  // NOTE: VACUUM INTO reads one state of the database and does not stop others from writing meanwhile.
  connection.run('vacuum into ?', unfinished)
  verifyBackup(unfinished, task, before)
  syncFile(unfinished)
  renameSync(unfinished, backupPath(folder, number))
  syncFolder(join(folder, 'backups'))
  letGo(connection, task)
}

function verifyBackup(
  path: string,
  { deviceId, sequence }: BackUpTask,
  atLeast: ReturnType<typeof countThings>,
): void {
  const backup = connect(path)
  try {
    const damage = findDamage(backup)
    if (damage.length > 0) throw new Error(`backup-not-sound: ${damage.join('; ')}`)
    const counts = countThings(backup)
    const isWhole =
      readIdentity(backup).deviceId === deviceId &&
      readHead(backup).sequence >= sequence &&
      counts.documents >= atLeast.documents &&
      counts.fields >= atLeast.fields &&
      counts.bodies >= atLeast.bodies
    if (!isWhole) throw new Error('backup-not-whole')
  } finally {
    backup.close()
    removeSideFiles(path)
  }
}

/**
 * Deletes the journal before the backup that came before this one, the batches and commands of the same time, and old
 * backups. The journal reaches back two backups so that one of them may turn out bad without a loss.
 */
function letGo(
  connection: Connection,
  { folder, number, deviceId, sequence, forgetEarlier }: BackUpTask,
): void {
  const backups = listBackups(folder)
  const keptFrom = forgetEarlier ? number : backups[1]?.number
  for (const { path } of backups.slice(keptBackups)) rmSync(path, { force: true })
  connection.transaction(() => writeMeta(connection, 'backedUp', `${deviceId}/${sequence}`))
  if (keptFrom === undefined) return
  const segments = segmentNumbers(folder)
  const kept = segments.filter((segment) => segment >= keptFrom)
  const firstKept = Math.min(sequence + 1, ...kept.map((segment) => firstSequence(folder, segment, deviceId)))
  connection.transaction(() => {
    connection.run('delete from outbox where sequence < ?', firstKept)
    connection.run('delete from commands where sequence < ?', firstKept)
    if (forgetEarlier) writeMeta(connection, 'purgeBegun', '')
  })
  for (const segment of segments) {
    if (segment < keptFrom) rmSync(segmentPath(folder, segment), { force: true })
  }
  if (existsSync(join(folder, 'journal'))) syncFolder(join(folder, 'journal'))
  if (forgetEarlier) connection.database.exec('pragma wal_checkpoint(truncate)')
}

/** The first batch of this device's chain in a segment; infinity where it has none. */
function firstSequence(folder: string, segment: number, deviceId: string): number {
  const [first] = readRecords(readFileSync(segmentPath(folder, segment))).records
  const isOwn = first !== undefined && decodeBatch(first.bytes).deviceId === deviceId
  return isOwn ? first.sequence : Number.POSITIVE_INFINITY
}

function removeDatabase(path: string): void {
  rmSync(path, { force: true })
  removeSideFiles(path)
}

function removeSideFiles(path: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}
