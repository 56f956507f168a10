import { trashDays } from '@shared/documents/fields'
import { listBackups } from './backup-files'
import { readClock, type ClockJump } from './clock-trust'
import { trashedSinceBefore } from './in-trash'
import type { Journal } from './journal'
import type { RunTask } from './run-in-worker'
import { readMeta } from './schema'
import { isAnythingStale } from './stale-projections'
import type { Vault } from './vault'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How long what is deleted stays in the trash. */
const trashMs = trashDays * dayMs
/** After the first screen is there: the check reads the whole file. */
const startDelayMs = 5_000
/** An intake of many documents comes in parts, which deriving between them would hold up. */
const deriveDelayMs = 300

export interface MaintenanceOptions {
  folder: string
  vault: Vault
  journal: Journal
  runTask: RunTask
  nowMs: () => number
  /** Erases chunks of attachments, unless they are used in this run. */
  removeChunks: (names: readonly string[]) => Promise<unknown>
  onDamaged: (damage: string[]) => void
  onClockJumped: (jump: ClockJump) => void
  /** For the log: maintenance that failed is tried again later. */
  onFailed: (error: unknown) => void
}

/**
 * What keeps a vault sound over time: the full check, compaction, purging and backups, one after the other and beside
 * the main process. Each may fail or be cut off, and is done again.
 */
export class Maintenance {
  private timer: ReturnType<typeof setTimeout> | undefined
  private deriveTimer: ReturnType<typeof setTimeout> | undefined
  private stopHearing: () => void = () => {}
  private isStopped = false
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly options: MaintenanceOptions) {}

  /** Begins with a check shortly after start and goes on every hour, and derives what an intake left for later. */
  start(): void {
    this.schedule(startDelayMs, true)
    this.stopHearing = this.options.vault.onStale(() => {
      clearTimeout(this.deriveTimer)
      this.deriveTimer = setTimeout(() => void this.derive().catch(this.failed), deriveDelayMs)
      this.deriveTimer.unref()
    })
  }

  /** What runs ends by itself; nothing new begins. */
  stop(): void {
    this.isStopped = true
    clearTimeout(this.timer)
    clearTimeout(this.deriveTimer)
    this.stopHearing()
  }

  /** One round of everything that is due. */
  async round({ withCheck }: { withCheck: boolean }): Promise<void> {
    if (withCheck && !(await this.check())) return
    await this.derive()
    await this.compact()
    if (this.isStopped) return
    await this.purgeDue()
    if (!this.isStopped && this.isBackupDue()) await this.backUp()
  }

  /** Checks every page and checksum. False where something is wrong: `onDamaged` was told. */
  async check(): Promise<boolean> {
    const { folder, onDamaged } = this.options
    const damage = await this.run({ kind: 'check', folder })
    if (damage.length > 0 && !this.isStopped) onDamaged(damage)
    return damage.length === 0
  }

  /** Derives what an intake of many documents left for later; see `Vault.onStale`. */
  async derive(): Promise<void> {
    const { folder, vault } = this.options
    while (!this.isStopped && isAnythingStale(vault.connection)) {
      await this.run({ kind: 'derive', folder })
      if (!this.isStopped) vault.tellDerived()
    }
  }

  async compact(): Promise<void> {
    await this.run({ kind: 'compact', folder: this.options.folder })
  }

  /** Makes a verified backup and begins the journal anew behind it. `forgetEarlier` lets nothing before it stay there. */
  async backUp({ forgetEarlier = false } = {}): Promise<void> {
    const { folder, vault, journal } = this.options
    await vault.settle()
    const { deviceId, sequence } = vault
    const number = journal.rotate()
    await this.run({ kind: 'back-up', folder, number, deviceId, sequence, forgetEarlier })
  }

  /** Erases what has been in the trash here for thirty days, unless the clock cannot be believed. */
  async purgeDue(): Promise<void> {
    const { folder, vault, nowMs, onClockJumped } = this.options
    const now = nowMs()
    const trashedBefore = new Date(now - trashMs).toISOString()
    const { isTrusted, jump } = readClock(vault.connection, now)
    if (jump === 'back' || (jump && this.isAnythingDue(trashedBefore))) onClockJumped(jump)
    if (!isTrusted) return
    const nowIso = new Date(now).toISOString()
    await this.collectChunks(trashedBefore, nowIso)
    const purged = await this.run({ kind: 'purge', folder, trashedBefore, nowIso })
    if (purged.length > 0) vault.forgetBodies()
    if (readMeta(vault.connection, 'purgeBegun')) await this.backUp({ forgetEarlier: true })
  }

  /** Erases what no document has named for as long as the trash keeps: an undo or a device away comes within that. */
  private async collectChunks(unreferencedBefore: string, nowIso: string): Promise<void> {
    const { folder, removeChunks } = this.options
    const due = await this.run({ kind: 'find-due-chunks', folder, unreferencedBefore, nowIso })
    if (due.length > 0 && !this.isStopped) await removeChunks(due)
  }

  private schedule(delayMs: number, withCheck: boolean): void {
    this.timer = setTimeout(() => {
      void this.round({ withCheck })
        .catch(this.failed)
        .then(() => {
          if (!this.isStopped) this.schedule(hourMs, false)
        })
    }, delayMs)
    this.timer.unref()
  }

  private failed = (error: unknown): void => {
    if (!this.isStopped) this.options.onFailed(error)
  }

  private isBackupDue(): boolean {
    const { folder, vault, nowMs } = this.options
    const [newest] = listBackups(folder)
    const hasChanged = readMeta(vault.connection, 'backedUp') !== `${vault.deviceId}/${vault.sequence}`
    return hasChanged && (newest === undefined || Math.abs(nowMs() - newest.madeAtMs) > dayMs)
  }

  private isAnythingDue(trashedBefore: string): boolean {
    return trashedSinceBefore(this.options.vault.connection, trashedBefore).length > 0
  }

  /** One task at a time: a check during a purge would see half of it. */
  private run: RunTask = (task) => {
    const result = this.last.then(() => this.options.runTask(task))
    this.last = result.catch(() => undefined)
    return result
  }
}
