import type { DocumentRow } from '@shared/documents/document'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { Notice } from '@shared/ipc/calls/workspace'
import { UserError } from '@shared/ipc/user-error'
import type { AttachmentStore } from '../attachments/attachment-store'
import type { BackupFile } from '../vault/backup-files'
import type { LinkingDocument } from '../search/documents-linking'
import type { FoundDocuments } from '../search/search-documents'
import type { SearchThread } from '../search/search-thread'
import type { Change, Committed, Vault } from '../vault/vault'
import { OpenerRecords, type ChangedBody } from './opener-records'
import { revertChange } from './revert-change'
import { SavingTracker, type SavingState } from './saving'

export interface Backups {
  folder: string
  /** Newest first. */
  list: () => BackupFile[]
  /** Missing while the vault cannot be written. */
  make?: () => Promise<void>
}

/** One open workspace: its vault, and what its windows are told about it. */
export class Workspace {
  readonly saving: SavingTracker
  readonly notices: Notice[] = []
  private readonly listeners = new Set<(rows: DocumentRow[]) => void>()
  private readonly replacementListeners = new Set<() => void>()
  private readonly openerRecords = new OpenerRecords({
    vault: () => this.vault,
    commit: (change) => this.commit(change),
    nowMs: Date.now,
  })
  /** Its verified backups; set by `openWorkspace`. */
  backups: Backups | undefined
  /** Searches beside the main process; set by `openWorkspace` where the database can be read from its file. */
  searchThread: SearchThread | undefined
  /** While a damaged vault is put together again; set by `openWorkspace`. */
  rebuilding: Promise<void> = Promise.resolve()
  /** Ends what runs beside the vault; set by `openWorkspace`. */
  stopMaintenance: () => void = () => {}

  constructor(
    private current: Vault,
    readonly isSample: boolean,
    onSavingChanged: (state: SavingState) => void,
    /** The bytes of its images and files. */
    readonly attachments: AttachmentStore,
  ) {
    this.saving = new SavingTracker(onSavingChanged)
  }

  /** Ask for it each time: a vault that was damaged is replaced by a rebuilt one. */
  get vault(): Vault {
    return this.current
  }

  replaceVault(vault: Vault): void {
    this.current = vault
    for (const listener of this.replacementListeners) listener()
  }

  /** Calls the listener after a damaged vault was replaced by a rebuilt one; returns its unsubscribe. */
  onVaultReplaced(listener: () => void): () => void {
    this.replacementListeners.add(listener)
    return () => this.replacementListeners.delete(listener)
  }

  /** Calls the listener with the rows of each commit, whichever vault it was; returns its unsubscribe. */
  onRowsChanged(listener: (rows: DocumentRow[]) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** For `openWorkspace`, which hears of commits from the vault. */
  tellRows(rows: DocumentRow[]): void {
    for (const listener of this.listeners) listener(rows)
  }

  /** Commits a change; see `Vault.commit`. Failures show in the saving state. What records learn of it follows. */
  commit(change: Change): Promise<Committed> {
    return this.saving.track(async () => {
      const committed = await this.commitToVault(change)
      // NOTE: begun while this write is still counted, so that nothing is called saved in between.
      this.openerRecords.retry()
      return committed
    })
  }

  private async commitToVault(change: Change): Promise<Committed> {
    try {
      return await this.commitFollowed(change)
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'vault-damaged') throw error
      // The change goes to the rebuilt vault.
      await this.rebuilding
      return await this.commitFollowed(change)
    }
  }

  private commitFollowed(change: Change): Promise<Committed> {
    const changed: ChangedBody[] = []
    // NOTE: told within the call, before the journal is known to have it: sent again, a command brings nothing new.
    const unsubscribe = this.vault.onCommitted(({ projections }) => changed.push(...projections))
    const committing = this.vault.commit(change)
    unsubscribe()
    this.openerRecords.follow(changed)
    return committing
  }

  /** Resolves once nothing is being written: whether everything that was to be is on disk. */
  async settled(): Promise<boolean> {
    this.openerRecords.settle()
    await this.saving.settled()
    return !this.openerRecords.hasUnsaved
  }

  /** See `searchDocuments`. */
  async search(typed: string, limit: number): Promise<FoundDocuments> {
    this.vault.indexStale()
    try {
      if (this.searchThread) return await this.searchThread.search(typed, limit)
    } catch {
      // The thread ended, or the file is not to be read just now: the vault itself knows the same.
    }
    return this.vault.search(typed, limit)
  }

  /** See `documentsLinking`. */
  async linking(id: string): Promise<LinkingDocument[]> {
    try {
      if (this.searchThread) return await this.searchThread.linking(id)
    } catch {
      // As in `search`.
    }
    return this.vault.linking(id)
  }

  /** Takes an earlier command back, where its values still stand. */
  revert(commandId: string, inverse: Inverse): Promise<Committed> {
    return this.commit(revertChange(this.vault, commandId, inverse))
  }

  /**
   * Writes down something small that this device may forget: where a window was, what was told once. A disk that does
   * not take it must not keep a window from asking about what is unsaved.
   */
  remember(key: string, value: unknown): void {
    try {
      this.vault.writeDeviceState(key, value)
    } catch {
      // The saving state says that the disk takes nothing as soon as something that matters is written.
    }
  }

  /**
   * What `remember` wrote down; `null` where nothing, and while it cannot be read: no window stays away for that. A file
   * that is damaged is put together again by then.
   */
  recall(key: string): unknown {
    try {
      return this.vault.readDeviceState(key)
    } catch {
      // The vault itself tells of its damage.
      return null
    }
  }

  /** Ends everything. What was committed is on disk; a second call does nothing. */
  close(): void {
    this.openerRecords.settle()
    this.stopMaintenance()
    this.searchThread?.stop()
    this.vault.close()
  }
}
