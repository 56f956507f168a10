import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBatch } from '@shared/sync/batch'
import { attachmentFolder } from '../attachments/chunk-files'
import { backupPath, listBackups } from './backup-files'
import { bodiesToCompact, compactBody } from './bodies'
import { readHead } from './commit-batch'
import type { Connection } from './connection'
import { syncFolder } from './files'
import { readRecords, segmentNumbers, segmentPath } from './journal-records'
import { letGoOfUnmigrated } from './migrations'
import { moveJournalFrom, takePurgedOut } from './outbox'
import { purgeDocuments } from './purge-documents'
import { connect, readIdentity, writeMeta } from './schema'
import { refreshStaleSearch } from './search-index'
import { isAnythingStale, refreshProjections, staleProjections } from './stale-projections'
import { findDueChunks } from './unreferenced-chunks'
import { copyVerified } from './verified-copy'
import { findDamage } from './verify-vault'

/** Long work on a vault, done beside the main process with a connection of its own. */
export type MaintenanceTask = { folder: string } & (
  | { kind: 'check' }
  | { kind: 'compact' }
  | { kind: 'derive' }
  | { kind: 'back-up'; number: number; deviceId: string; sequence: number; forgetEarlier: boolean }
  | { kind: 'purge'; trashedBefore: string; nowIso: string }
  | { kind: 'find-due-chunks'; unreferencedBefore: string; nowIso: string }
)

export interface TaskResults {
  /** What is wrong with the vault; empty where it is sound. */
  check: string[]
  /** The bodies that were compacted. */
  compact: string[]
  derive: null
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
      case 'derive':
        derive(connection)
        return null
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

/** Derives what an intake of many documents left for later: a second's worth, so that windows see it come. */
function derive(connection: Connection): void {
  // The intake left its log as it was; here nobody waits for it.
  connection.database.exec('pragma wal_checkpoint(passive)')
  const transactions = 40
  const perTransaction = 25
  for (let count = 0; count < transactions; count += 1) {
    refreshProjections(connection, staleProjections(connection, perTransaction))
    refreshStaleSearch(connection, perTransaction)
    if (!isAnythingStale(connection)) return
  }
}

type BackUpTask = Extract<MaintenanceTask, { kind: 'back-up' }>

/** Makes a backup, checks it, and only then lets go of what it makes unnecessary. Throws where it is not sound. */
function backUp(connection: Connection, task: BackUpTask): void {
  const { folder, number, deviceId, sequence } = task
  if (task.forgetEarlier) {
    // They quote what was purged, and are on disk in the journal until the backup is there.
    connection.transaction(() => moveJournalFrom(connection, sequence + 1))
    takePurgedOut(connection, sequence)
  }
  copyVerified(
    connection,
    backupPath(folder, number),
    (copy) => readIdentity(copy).deviceId === deviceId && readHead(copy).sequence >= sequence,
  )
  letGo(connection, task)
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
  letGoOfUnmigrated(folder, keptBackups)
  connection.transaction(() => writeMeta(connection, 'backedUp', `${deviceId}/${sequence}`))
  if (keptFrom === undefined) return
  const segments = segmentNumbers(folder)
  const kept = segments.filter((segment) => segment >= keptFrom)
  const firstKept = Math.min(sequence + 1, ...kept.map((segment) => firstSequence(folder, segment, deviceId)))
  connection.transaction(() => {
    moveJournalFrom(connection, firstKept)
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
