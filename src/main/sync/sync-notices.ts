import type { Workspace } from '../workspace/workspace'
import { SyncStore } from './engine/sync-store'
import { neverCameWords } from './sync-notice-words'

interface NoticePorts {
  workspace: Workspace
  nowMs: () => number
  onFailed: (error: unknown) => void
  onChanged: () => void
}

/** What the user is told about sync until it is put away; kept in the vault, so that a restart forgets none of it. */
export class SyncNotices {
  constructor(private readonly ports: NoticePorts) {}

  /** Says something once; the same id again takes its place. `alongside` writes what belongs to it, or neither is. */
  note(
    id: string,
    tone: 'attention' | 'loss',
    text: string,
    alongside: (store: SyncStore) => void = () => undefined,
  ): void {
    const { workspace, nowMs, onFailed, onChanged } = this.ports
    const at = new Date(nowMs()).toISOString()
    try {
      workspace.vault.transaction((connection) => {
        const store = new SyncStore(connection)
        store.addNotice({ id, tone, text, at })
        alongside(store)
      })
    } catch (error) {
      onFailed(error)
    }
    onChanged()
  }

  /** Said once, by the next start. */
  noteNeverCame(): void {
    const { letIn } = new SyncStore(this.ports.workspace.vault.connection)
    if (!letIn) return
    this.note('never-came', 'attention', neverCameWords(letIn), (store) => {
      store.letIn = undefined
    })
  }

  has(id: string): boolean {
    return new SyncStore(this.ports.workspace.vault.connection).notices.some((notice) => notice.id === id)
  }

  dismiss(id: string): void {
    this.ports.workspace.vault.transaction((connection) => new SyncStore(connection).dropNotice(id))
    this.ports.onChanged()
  }
}
