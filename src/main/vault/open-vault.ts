import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { UserError } from '@shared/ipc/user-error'
import { decodeBatch } from '@shared/sync/batch'
import { newestBackupNumber } from './backup-files'
import { batchHash, commitBatch, readHead } from './commit-batch'
import type { Connection } from './connection'
import { failureKind, isRefusal, VaultTooNew, type FailureKind } from './failures'
import { Journal, type JournalPorts } from './journal'
import { readSegments, type Segment } from './journal-records'
import { LiveBodies } from './live-bodies'
import { isNewerVault, isOlderVault, migrateWithBackup } from './migrations'
import { openReadOnly } from './open-read-only'
import { readJournalFrom } from './outbox'
import { rebuildVault, type Rebuilt } from './rebuild-vault'
import { connect, createTables, newIdentity, readIdentity, readVersion, vaultVersion } from './schema'
import { renewProjections } from './stale-projections'
import { Vault } from './vault'
import { vaultPath, type VaultOptions } from './vault-options'

/** Less than this is not enough to open a vault for writing. */
const leastFreeBytes = 256 * 1024

export interface OpenedVault {
  vault: Vault
  journal: Journal | undefined
  /** Set where the vault was damaged and had to be put together again. */
  rebuilt: Rebuilt | undefined
  /** Changes that the database had lost and the journal gave back. */
  replayedCount: number
  /** Set where everything can be read and exported, and nothing can be written. */
  readOnlyReason: FailureKind | undefined
}

/**
 * Opens the vault of a folder and brings it level with its journal. A vault that is damaged, missing or older than
 * its journal is set aside and built anew from backup and journal. Throws `VaultTooNew` for a newer Leadup's vault.
 */
export function openVault(options: VaultOptions): OpenedVault {
  const { folder } = options
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    if (existsSync(vaultPath(folder))) accessSync(vaultPath(folder), constants.W_OK)
    return openOrRebuild(options)
  } catch (error) {
    if (!isRefusal(error) || error instanceof UserError) throw error
    const cause = isDiskFull(folder) ? Object.assign(new Error('disk full'), { code: 'ENOSPC' }) : error
    const vault = openWithoutWriting(options, cause)
    return {
      vault,
      journal: undefined,
      rebuilt: undefined,
      replayedCount: 0,
      readOnlyReason: failureKind(cause),
    }
  }
}

/** The disk is full or may not be written: what is there can still be read and exported. */
function openWithoutWriting(options: VaultOptions, cause: unknown): Vault {
  try {
    return openReadOnly(options, cause)
  } catch (error) {
    if (error instanceof VaultTooNew) throw error
    throw new UserError('vault-not-opened', `${openingRefusals[failureKind(cause)]} Nothing was removed.`)
  }
}

const openingRefusals: Record<FailureKind, string> = {
  'disk-full':
    'The disk is full, so Leadup cannot open your workspace. Free some space, then start it again.',
  'not-writable': 'Leadup may not write to its folder, so it cannot open your workspace.',
  damaged: 'Your workspace could not be put together again.',
  other: 'Your workspace could not be opened.',
}

function openOrRebuild(options: VaultOptions): OpenedVault {
  try {
    if (options.isDamaged) throw new Error('vault-damaged')
    return { ...openSound(options), rebuilt: undefined, readOnlyReason: undefined }
  } catch (error) {
    // A header that says "read only" in a file that can be written is damage too.
    if (isRefusal(error) && !isFalselyReadOnly(error, options.folder)) throw error
    const rebuilt = rebuildVault(options.folder, error)
    return { ...openSound(options), rebuilt, readOnlyReason: undefined }
  }
}

/** Throws where anything about the vault is not as it should be; see `failures.ts`. */
function openSound({
  folder,
  nowMs,
  journalPorts,
}: VaultOptions): Omit<OpenedVault, 'rebuilt' | 'readOnlyReason'> {
  const path = vaultPath(folder)
  const segments = readSegments(folder)
  const hasHistory =
    segments.some(({ records }) => records.length > 0) || newestBackupNumber(folder) !== undefined
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0 && hasHistory) throw new Error('vault-missing')
  if (size === 0) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  }
  const connection = connect(path)
  try {
    prepareTables(connection, folder, hasHistory)
    renewProjections(connection)
    const { journal, replayedCount } = levelWithJournal(connection, folder, segments, journalPorts)
    return { vault: new Vault(connection, journal, nowMs), journal, replayedCount }
  } catch (error) {
    connection.close()
    throw error
  }
}

function prepareTables(connection: Connection, folder: string, hasHistory: boolean): void {
  const version = readVersion(connection)
  if (version === 0) {
    if (hasHistory) throw new Error('vault-missing')
    createTables(connection, newIdentity(1))
    return
  }
  if (isNewerVault(connection)) throw new VaultTooNew(vaultPath(folder))
  if (isOlderVault(connection)) migrateWithBackup(connection, folder)
  else if (version !== vaultVersion) throw new Error('no-identity')
}

/** Gives the database what only the journal has, and the journal what only the database has. */
function levelWithJournal(
  connection: Connection,
  folder: string,
  segments: readonly Segment[],
  ports: JournalPorts | undefined,
): { journal: Journal; replayedCount: number } {
  const { deviceId, firstSegment } = readIdentity(connection)
  const head = readHead(connection)
  const own = segments.filter(({ number }) => number >= firstSegment)
  if (own.some((segment) => segment.deviceId !== undefined && segment.deviceId !== deviceId)) {
    throw new Error('older-than-journal')
  }
  const records = new Map(own.flatMap((segment) => segment.records.map((it) => [it.sequence, it.bytes])))
  const last = records.get(head.sequence)
  if (last && batchHash(last) !== head.hash) throw new Error('older-than-journal')

  const missing = [...records].filter(([sequence]) => sequence > head.sequence)
  missing.sort(([first], [second]) => first - second)
  const liveBodies = new LiveBodies(connection)
  for (const [index, [sequence, bytes]] of missing.entries()) {
    if (sequence !== head.sequence + 1 + index) throw new Error('older-than-journal')
    connection.transaction(() => commitBatch(connection, liveBodies, decodeBatch(bytes), bytes))
  }
  liveBodies.forgetAll()

  const lastSequence = head.sequence + missing.length
  // Segments are numbered with the backups: a new one may not get the number of an old one.
  const first = Math.max(firstSegment, newestBackupNumber(folder) ?? 1)
  // Nor may it go on in one that the newest backup is said to hold: a rebuild from that backup would pass it over.
  const current = own.filter(({ number }) => number >= first)
  const journal = Journal.open(folder, current, { lastSequence, firstSegment: first }, ports)
  const outbox = connection.all<{ sequence: number }>(
    'select sequence from outbox where sequence >= ? order by sequence',
    readJournalFrom(connection),
  )
  const lost = outbox.filter(({ sequence }) => !records.has(sequence))
  for (const { sequence } of lost) {
    const row = connection.get<{ batch: Uint8Array }>('select batch from outbox where sequence = ?', sequence)
    if (row) journal.append(sequence, row.batch)
  }
  if (lost.length > 0) journal.syncNow()
  return { journal, replayedCount: missing.length }
}

function isFalselyReadOnly(error: unknown, folder: string): boolean {
  const readOnlyCode = 8
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === readOnlyCode && canWrite(folder)
}

/** SQLite calls a full disk an I/O error where it makes the file that its connections share. */
function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < leastFreeBytes
  } catch {
    return false
  }
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    accessSync(vaultPath(folder), constants.W_OK)
    return true
  } catch {
    return false
  }
}
