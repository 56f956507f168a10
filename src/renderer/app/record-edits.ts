import type { z } from 'zod'
import type { documentWriteSchema, Inverse } from '@shared/ipc/calls/documents'
import { UserError } from '@shared/ipc/user-error'
import { call, newId } from '../documents/bridge'
import { onceDrawn } from '../documents/once-drawn'
import type { PendingWrites } from '../documents/pending-writes'
import type { RowStore } from '../documents/row-store'
import type { UndoStack } from '../documents/undo-stack'
import { messageOf } from './message-of'

export type DocumentWrite = z.input<typeof documentWriteSchema>

export interface RecordEdit<Result extends { inverse: Inverse } = { inverse: Inverse }> {
  /** What it does, for the history and for messages: "Remove Maria". */
  label: string
  /** Makes the call. It may run again under the same id until the vault has it. */
  perform: (commandId: string) => Promise<Result>
  /** Said in a toast with Undo; for edits after which something is no longer in sight. */
  toast?: string | ((result: Result) => string)
  /** What its Undo is called, where that word alone does not say what it takes back. */
  undoLabel?: string
  /** The same as plain writes, for the copy that is exported while the disk takes nothing. */
  writes?: readonly DocumentWrite[]
}

/** `waiting`: not on disk yet, kept in this window and tried again. `refused`: nothing was changed, and it was said. */
export type EditOutcome = 'saved' | 'waiting' | 'refused'

/** What says that the disk, not the edit, is at fault. */
const notTaken: ReadonlySet<string> = new Set(['not-saved', 'vault-damaged'])

interface WaitingEdit {
  label: string
  writes: readonly DocumentWrite[]
  perform: () => Promise<void>
  /** Told what became of each attempt. */
  told?: (outcome: EditOutcome) => void
}

interface Ports {
  pending: PendingWrites
  undo: UndoStack
  /** Shows plain writes before the disk has them. */
  rows: Pick<RowStore, 'showAhead' | 'settle'>
  say: (words: { text: string; action?: { label: string; run: () => void } }) => void
}

/**
 * Every record edit of this window goes through here: it is shown and counts for the saving indicator from the moment
 * it is made, can be undone, and is kept and tried again where the disk did not take it.
 */
export class RecordEdits {
  private readonly waiting = new Map<string, WaitingEdit>()
  /** Those on their way to the vault. */
  private readonly running = new Set<Promise<EditOutcome>>()
  private retrying: Promise<void> | undefined

  constructor(private readonly ports: Ports) {}

  /** Creates and changes documents. */
  write(label: string, writes: DocumentWrite[], toast?: string, undoLabel?: string): Promise<EditOutcome> {
    return this.run({
      label,
      writes,
      perform: (commandId) => call('documents.write', { commandId, writes }),
      ...(toast === undefined ? {} : { toast }),
      ...(undoLabel === undefined ? {} : { undoLabel }),
    })
  }

  run<Result extends { inverse: Inverse }>(edit: RecordEdit<Result>): Promise<EditOutcome> {
    const commandId = newId()
    this.ports.pending.begin(commandId)
    const { label, writes = [] } = edit
    const isShown = this.ports.rows.showAhead(commandId, writes) && writes.length > 0
    const kept = { label, writes, perform: () => this.perform(commandId, edit) }
    if (this.waiting.size > 0) return this.queue(commandId, kept)
    // What is not in sight before it is saved is not to be kept waiting.
    return this.attempt(commandId, kept, isShown ? () => this.performDrawn(kept) : kept.perform)
  }

  /** Once it was drawn; where the disk refused an older edit meanwhile, behind that one. */
  private performDrawn(edit: WaitingEdit): Promise<void> {
    return onceDrawn(async () => {
      if (this.waiting.size > 0) throw new UserError('not-saved', this.ports.pending.state.failure ?? '')
      await edit.perform()
    })
  }

  /** Behind what waits: an older edit of the same field, written after this one, would take its place. */
  private async queue(commandId: string, edit: WaitingEdit): Promise<EditOutcome> {
    let outcome: EditOutcome = 'waiting'
    this.waiting.set(commandId, {
      ...edit,
      told: (became) => (outcome = became),
    })
    await this.retry()
    return outcome
  }

  /** Tries again what the disk did not take, in the order in which it was made. */
  retry(): Promise<void> {
    this.retrying ??= this.retryAll().finally(() => (this.retrying = undefined))
    return this.retrying
  }

  private async retryAll(): Promise<void> {
    for (const [commandId, edit] of this.waiting) {
      const outcome = await this.attempt(commandId, edit)
      edit.told?.(outcome)
      if (outcome === 'waiting') return
    }
  }

  /** What the disk did not take, as plain writes. */
  unsaved(): DocumentWrite[] {
    return [...this.waiting.values()].flatMap(({ writes }) => writes)
  }

  /** Before the window closes. Throws where the disk still does not take something. */
  async flush(): Promise<void> {
    // NOTE: waits at least a turn: fields that are left at the same moment make their edits in it.
    do await Promise.allSettled(this.running)
    while (this.running.size > 0)
    await this.retry()
    if (this.waiting.size > 0) throw new Error('not everything could be saved')
  }

  private async perform<Result extends { inverse: Inverse }>(
    commandId: string,
    { label, perform, toast, undoLabel = 'Undo' }: RecordEdit<Result>,
  ): Promise<void> {
    const result = await perform(commandId)
    this.ports.undo.pushRecord(label, result.inverse)
    if (toast === undefined) return
    this.ports.say({
      text: typeof toast === 'string' ? toast : toast(result),
      action: { label: undoLabel, run: () => void this.undo(label, result.inverse) },
    })
  }

  private attempt(
    commandId: string,
    edit: WaitingEdit,
    perform: WaitingEdit['perform'] = edit.perform,
  ): Promise<EditOutcome> {
    const attempted = this.send(commandId, edit, perform).finally(() => this.running.delete(attempted))
    this.running.add(attempted)
    this.ports.undo.waitFor(attempted)
    return attempted
  }

  private async send(
    commandId: string,
    edit: WaitingEdit,
    perform: WaitingEdit['perform'],
  ): Promise<EditOutcome> {
    const { pending, rows, say } = this.ports
    try {
      await perform()
      this.waiting.delete(commandId)
      pending.acknowledge(commandId)
      rows.settle(commandId)
      return 'saved'
    } catch (error) {
      const message = messageOf(error)
      if (error instanceof UserError && notTaken.has(error.code)) {
        this.waiting.set(commandId, edit)
        pending.fail(commandId, message)
        return 'waiting'
      }
      this.waiting.delete(commandId)
      pending.acknowledge(commandId)
      rows.settle(commandId)
      say({ text: `${edit.label}: ${message}` })
      return 'refused'
    }
  }

  /** The toast's Undo takes back that very edit, whatever was done since; it is an edit of its own in the history. */
  private undo(label: string, inverse: Inverse): Promise<EditOutcome> {
    return this.run({
      label: `Undo: ${label}`,
      perform: (commandId) => call('documents.revert', { commandId, inverse }),
    })
  }
}
