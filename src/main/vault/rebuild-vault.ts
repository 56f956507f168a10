import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { parseReading } from '@shared/clock/hybrid-logical-clock'
import type { Batch } from '@shared/sync/batch'
import { applyBatch } from './apply-batch'
import { listBackups, newestBackupNumber, type BackupFile } from './backup-files'
import { inverseOf, readHead, recordCommand, writeHead, type ChainHead } from './commit-batch'
import type { Connection } from './connection'
import { removeDatabase, removeSideFiles, syncFile, syncFolder } from './files'
import { batchesOf, readSegments, type Segment } from './journal-records'
import { LiveBodies } from './live-bodies'
import { isOlderVault, migrate } from './migrations'
import { emptyOutbox, readSealedThrough, writeSealedThrough } from './outbox'
import {
  openDamaged,
  salvageBatches,
  salvageDeviceState,
  salvageDocuments,
  salvageIdentity,
  salvageRoster,
  salvageSyncMeta,
} from './salvage'
import {
  connect,
  createTables,
  newIdentity,
  readIdentity,
  readVersion,
  vaultVersion,
  writeIdentity,
  writeMeta,
  type VaultIdentity,
} from './schema'
import { findDamage } from './verify-vault'

type ChainEnd = ChainHead & { deviceId: string }

/** What was done about a damaged vault. */
export interface Rebuilt {
  /** What was wrong, for the log. */
  cause: string
  /** When the backup it was begun from was made; `undefined` where there was none that is good. */
  backupMadeAtMs: number | undefined
  /** Changes taken from the journal. */
  changeCount: number
  /** Times between which changes are missing: neither backup, journal nor the damaged file had them. */
  gaps: { afterMs: number; beforeMs: number | undefined }[]
  /** Some of what the device remembered could not be read: the backup's is there instead, or none. */
  isDeviceStateMissing: boolean
  /** Where the damaged file was put; `undefined` where there was none. */
  setAside: string | undefined
}

/**
 * Builds the vault of a folder anew: newest good backup, the journal since, and what only the damaged file still has.
 * It becomes another device with a chain of its own. The damaged file is set aside, never deleted. No connection to
 * the vault may be open. A crash anywhere in it leaves something that is rebuilt at the next start.
 */
export function rebuildVault(folder: string, cause: unknown): Rebuilt {
  const fresh = join(folder, 'rebuild.db')
  removeDatabase(fresh)
  const segments = readSegments(folder)
  const damaged = openDamaged(join(folder, 'vault.db'))
  let result: Omit<Rebuilt, 'cause' | 'setAside'>
  try {
    result = buildInto(fresh, folder, segments, damaged)
  } finally {
    damaged?.close()
  }
  const setAside = copyDamagedAside(folder)
  // First: SQLite would take an old WAL for the new file's.
  removeSideFiles(join(folder, 'vault.db'))
  renameSync(fresh, join(folder, 'vault.db'))
  syncFolder(folder)
  return { ...result, cause: String(cause), setAside }
}

function buildInto(
  fresh: string,
  folder: string,
  segments: readonly Segment[],
  damaged: Connection | undefined,
): Omit<Rebuilt, 'cause' | 'setAside'> {
  const backup = copyNewestGoodBackup(folder, fresh)
  const connection = connect(fresh)
  try {
    const found = damaged && salvageIdentity(damaged)
    const identity = newIdentity(
      Math.max(segments.at(-1)?.number ?? 0, newestBackupNumber(folder) ?? 0) + 1,
      backup ? readIdentity(connection).workspaceId : found?.workspaceId,
    )
    if (!backup) createTables(connection, identity)
    const base = backup && { deviceId: readIdentity(connection).deviceId, ...readHead(connection) }

    const since = segments.filter(({ number }) => number >= (backup?.number ?? 0))
    const batches = mergeChains(batchesOf(since), damaged ? salvageBatches(damaged) : []).filter(
      (batch) => batch.deviceId !== base?.deviceId || batch.sequence > base.sequence,
    )
    replay(connection, batches)
    const gaps = findGaps(batches, base, found?.head)
    if (gaps.length > 0 && damaged) applySalvaged(connection, damaged)

    const isDeviceStateMissing = !damaged || !restoreDeviceState(connection, damaged)
    if (damaged) restoreSync(connection, damaged)
    beginNewChain(connection, identity, latestClock(connection, batches))
    // Caches bear the old incarnation's name. Where something is missing they are kept: they may have it.
    if (gaps.length === 0) writeMeta(connection, 'cachesStale', identity.incarnation)
    return { backupMadeAtMs: backup?.madeAtMs, changeCount: batches.length, gaps, isDeviceStateMissing }
  } finally {
    connection.close()
    removeSideFiles(fresh)
    syncFile(fresh)
  }
}

function beginNewChain(connection: Connection, identity: VaultIdentity, clock: string): void {
  connection.transaction(() => {
    writeIdentity(connection, identity)
    writeHead(connection, { sequence: 0, hash: '', clock })
    // These are of the chain that ends here.
    emptyOutbox(connection)
    connection.run('update commands set sequence = 0')
    connection.run('delete from sync_entries')
    if (readSealedThrough(connection) !== undefined) writeSealedThrough(connection, 0)
  })
  connection.database.exec('pragma wal_checkpoint(truncate)')
}

/** What comes next must win over everything that is there, also what was salvaged apart from its batch. */
function latestClock(connection: Connection, batches: readonly Batch[]): string {
  const written = connection.get<{ clock: string | null }>('select max(clock) as clock from fields')?.clock
  return batches.reduce((latest, { clock }) => (clock > latest ? clock : latest), written ?? '')
}

/** Copies the newest backup that is sound to `target`. */
function copyNewestGoodBackup(folder: string, target: string): BackupFile | undefined {
  for (const backup of listBackups(folder)) {
    removeDatabase(target)
    copyFileSync(backup.path, target)
    let connection: Connection | undefined
    try {
      connection = connect(target)
      if (findDamage(connection).length > 0) continue
      if (isOlderVault(connection)) migrate(connection)
      if (readVersion(connection) === vaultVersion) return backup
    } catch {
      // Not a database any more: the next older one may be.
    } finally {
      connection?.close()
    }
  }
  removeDatabase(target)
  return undefined
}

/** Both lists as one, each batch once; chain after chain, in order. */
function mergeChains(...lists: { batch: Batch }[][]): Batch[] {
  const chains = new Map<string, Map<number, Batch>>()
  for (const { batch } of lists.flat()) {
    const chain = chains.get(batch.deviceId) ?? new Map<number, Batch>()
    chains.set(batch.deviceId, chain)
    chain.set(batch.sequence, batch)
  }
  return [...chains.values()].flatMap((chain) =>
    [...chain.values()].sort((first, second) => first.sequence - second.sequence),
  )
}

function replay(connection: Connection, batches: readonly Batch[]): void {
  const liveBodies = new LiveBodies(connection)
  connection.transaction(() => {
    for (const batch of batches) {
      const applied = applyBatch(connection, liveBodies, batch)
      recordCommand(connection, batch, inverseOf(applied, batch.clock))
    }
  })
  liveBodies.forgetAll()
}

function applySalvaged(connection: Connection, damaged: Connection): void {
  const liveBodies = new LiveBodies(connection)
  connection.transaction(() => {
    for (const part of salvageDocuments(damaged)) applyBatch(connection, liveBodies, part)
  })
  liveBodies.forgetAll()
}

/** Whether the damaged file still had all of it. */
function restoreDeviceState(connection: Connection, damaged: Connection): boolean {
  const { entries, isWhole } = salvageDeviceState(damaged)
  connection.transaction(() => {
    for (const { key, value } of entries) {
      connection.run('insert or replace into device_state (key, value) values (?, ?)', key, value)
    }
  })
  return isWhole
}

/**
 * What the damaged file knew of sync and the backup does not. Not how far chains were taken in: that goes with the
 * content, and so stays as the backup has it; what came after it is asked for again.
 */
function restoreSync(connection: Connection, damaged: Connection): void {
  connection.transaction(() => {
    for (const { key, value } of salvageSyncMeta(damaged)) {
      connection.run('insert or ignore into sync_meta (key, value) values (?, ?)', key, value)
    }
    for (const { hash, op, crc } of salvageRoster(damaged)) {
      connection.run('insert or ignore into sync_roster (hash, op, crc) values (?, ?, ?)', hash, op, crc)
    }
  })
}

/** Where the chains that were replayed have holes, between the backup and the end that the damaged file knew. */
function findGaps(
  batches: readonly Batch[],
  base: ChainEnd | undefined,
  damagedEnd: ChainEnd | undefined,
): Rebuilt['gaps'] {
  const gaps: Rebuilt['gaps'] = []
  const ends = new Map<string, number>(base ? [[base.deviceId, base.sequence]] : [])
  let clock = base?.clock ?? ''
  for (const batch of batches) {
    const expected = (ends.get(batch.deviceId) ?? 0) + 1
    if (batch.sequence !== expected) gaps.push({ afterMs: msOf(clock), beforeMs: msOf(batch.clock) })
    ends.set(batch.deviceId, batch.sequence)
    clock = batch.clock
  }
  if (damagedEnd && damagedEnd.sequence > 0) {
    const reached = ends.get(damagedEnd.deviceId)
    // An older copy's chain may have ended before the backup was made: then it has nothing new.
    const isBehind = reached === undefined ? ends.size === 0 : reached < damagedEnd.sequence
    if (isBehind) gaps.push({ afterMs: msOf(clock), beforeMs: undefined })
  }
  return gaps
}

function msOf(clock: string): number {
  return parseReading(clock)?.ms ?? 0
}

/** A copy, so that until the new file takes its place a crash leaves everything where it was. */
function copyDamagedAside(folder: string): string | undefined {
  const path = join(folder, 'vault.db')
  if (!['', '-wal'].some((suffix) => existsSync(path + suffix))) return undefined
  let number = 1
  while (existsSync(join(folder, 'set-aside', String(number)))) number += 1
  const target = join(folder, 'set-aside', String(number))
  mkdirSync(target, { recursive: true })
  for (const suffix of ['', '-wal']) {
    if (!existsSync(path + suffix)) continue
    copyFileSync(path + suffix, join(target, `vault.db${suffix}`))
    syncFile(join(target, `vault.db${suffix}`))
  }
  syncFolder(target)
  return target
}
