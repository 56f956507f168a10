import type { Inverse } from '@shared/ipc/calls/documents'
import type { Notice } from '@shared/ipc/calls/workspace'
import { removeBlocks, updateFrom } from '@shared/body/write-body'
import type { Change, Committed, Vault } from '../vault/vault'
import { SavingTracker, type SavingState } from './saving'

/** One open workspace: its vault, and what its windows are told about it. */
export class Workspace {
  readonly saving: SavingTracker
  readonly notices: Notice[] = []

  constructor(
    readonly vault: Vault,
    readonly isSample: boolean,
    onSavingChanged: (state: SavingState) => void,
  ) {
    this.saving = new SavingTracker(onSavingChanged)
  }

  /** Commits a change; see `Vault.commit`. Failures show in the saving state. */
  commit(change: Change): Promise<Committed> {
    return this.saving.track(() => this.vault.commit(change))
  }

  /** Takes an earlier command back, where its values still stand. */
  revert(commandId: string, inverse: Inverse): Promise<Committed> {
    const fields = inverse.fields
      .filter(({ id, field, ifClock }) => this.vault.fieldClock(id, field) === ifClock)
      .map(({ id, field, value }) => ({ documentId: id, field, value }))
    const bodies = inverse.blocks.flatMap(({ id, blockIds }) => {
      const update = updateFrom(this.vault.bodyState(id), (document) =>
        removeBlocks(document, new Set(blockIds)),
      )
      return update ? [{ documentId: id, update }] : []
    })
    return this.commit({ commandId, fields, bodies })
  }
}
