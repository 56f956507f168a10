import { randomUUID } from 'node:crypto'
import { massDeletionId } from '@shared/domain/sync-words'
import type { Committed } from '../vault/commit-batch'
import type { Workspace } from '../workspace/workspace'
import { SyncStore } from './engine/sync-store'
import { massDeletionWords } from './sync-notice-words'
import type { SyncNotices } from './sync-notices'

/** So much that one hardly means it, or should at least know it: a series of 1:1s of some months has fewer. */
const many = 20
/** What comes one after the other counts as one: it is sent in several pieces. */
const togetherMs = 60_000

interface MassDeletionPorts {
  workspace: Workspace
  notices: SyncNotices
  steadyMs: () => number
}

/**
 * Notices that much of what is here was moved to the trash from elsewhere, by mistake or by whoever holds another
 * device. It is taken in like anything else, said once, and brought back where the user wants that.
 */
export class MassDeletion {
  private readonly gone = new Set<string>()
  private lastMs = -Infinity

  constructor(private readonly ports: MassDeletionPorts) {}

  /** Given everything that the vault commits or takes in. */
  attend({ inverse, overwritten }: Pick<Committed, 'inverse' | 'overwritten'>): void {
    // What is done here can be undone here, and has an inverse for that.
    const ids = inverse.fields.length > 0 ? [] : goneAmong(overwritten)
    if (ids.length === 0) return
    const nowMs = this.ports.steadyMs()
    if (nowMs - this.lastMs > togetherMs) this.gone.clear()
    this.lastMs = nowMs
    for (const id of ids) this.gone.add(id)
    if (this.gone.size >= many) this.tell()
  }

  /** Takes out of the trash what the notice speaks of, as far as it is still there; an edit like any other. */
  async bringBack(): Promise<void> {
    const { workspace, notices } = this.ports
    const ids = new Set(new SyncStore(workspace.vault.connection).massDeletion)
    const trashed = workspace.vault
      .allRows()
      .filter(({ id, fields }) => ids.has(id) && typeof fields['trashedAt'] === 'string')
    await workspace.commit({
      commandId: randomUUID(),
      fields: trashed.map(({ id }) => ({ documentId: id, field: 'trashedAt', value: null })),
      bodies: [],
    })
    this.gone.clear()
    notices.dismiss(massDeletionId)
  }

  private tell(): void {
    const { workspace, notices } = this.ports
    const known = notices.has(massDeletionId) ? new SyncStore(workspace.vault.connection).massDeletion : []
    const ids = [...new Set([...known, ...this.gone])]
    notices.note(massDeletionId, 'attention', massDeletionWords(ids.length), (store) => {
      store.massDeletion = ids
    })
  }
}

/** What was here and is in the trash now; not what came here so, nor what went into another person or 1:1. */
function goneAmong(overwritten: Committed['overwritten']): string[] {
  const idsWith = (wanted: string) =>
    new Set(overwritten.flatMap(({ field, documentId }) => (field === wanted ? [documentId] : [])))
  const [isNew, isMerged] = [idsWith('kind'), idsWith('mergedInto')]
  return overwritten.flatMap(({ documentId, field, before, after }) => {
    const isGone = field === 'trashedAt' && typeof before !== 'string' && typeof after === 'string'
    return isGone && !isNew.has(documentId) && !isMerged.has(documentId) ? [documentId] : []
  })
}
