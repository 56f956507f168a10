import type { Workspace } from '../workspace/workspace'
import { SyncStore } from './engine/sync-store'

interface NoticePorts {
  workspace: Workspace
  nowMs: () => number
  onFailed: (error: unknown) => void
  onChanged: () => void
}

/** What the user is told about sync until it is put away; kept in the vault, so that a restart forgets none of it. */
export class SyncNotices {
  constructor(private readonly ports: NoticePorts) {}

  /** Says something once; the same id again takes its place. */
  note(id: string, tone: 'attention' | 'loss', text: string): void {
    const { workspace, nowMs, onFailed, onChanged } = this.ports
    const at = new Date(nowMs()).toISOString()
    try {
      workspace.vault.transaction((connection) => new SyncStore(connection).addNotice({ id, tone, text, at }))
    } catch (error) {
      onFailed(error)
    }
    onChanged()
  }

  dismiss(id: string): void {
    this.ports.workspace.vault.transaction((connection) => new SyncStore(connection).dropNotice(id))
    this.ports.onChanged()
  }
}
