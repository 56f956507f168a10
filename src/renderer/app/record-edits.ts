import type { z } from 'zod'
import type { documentWriteSchema, Inverse } from '@shared/ipc/calls/documents'
import { UserError } from '@shared/ipc/user-error'
import { call, newId } from '../documents/bridge'
import { onceDrawn, runWaiting } from '../documents/once-drawn'
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

interface QueuedEdit {
  label: string
  writes: readonly DocumentWrite[]
  perform: () => Promise<void>
  /** Told what became of it, or that it waits: what is said first counts. */
  tell: (outcome: EditOutcome) => void
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
 *
 * One leaves at a time, in the order in which they were made: an older edit of the same field that is tried again, and
 * so written after a newer one, would take its place. What a call writes is not known here, so none passes another.
 */
export class RecordEdits {
  /** What is not on disk yet, in the order in which it was made. */
  private readonly queue = new Map<string, QueuedEdit>()
  /** Set while the queue is on its way to the vault. */
  private sending: Promise<void> | undefined
  /** The disk refused one that is still in the queue. */
  private isHeldUp = false

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
    const { pending, rows, undo } = this.ports
    pending.begin(commandId)
    const { label, writes = [] } = edit
    const isShown = rows.showAhead(commandId, writes) && writes.length > 0
    const perform = () => this.perform(commandId, edit)
    // What has to wait for another is drawn meanwhile.
    const isFirst = this.queue.size === 0
    const { promise: outcome, resolve: tell } = Promise.withResolvers<EditOutcome>()
    this.queue.set(commandId, {
      label,
      writes,
      perform: isShown && isFirst ? () => onceDrawn(perform) : perform,
      tell,
    })
    undo.waitFor(outcome)
    // What is not in sight before it is saved is not to be kept waiting.
    if (!isShown) runWaiting()
    void this.retry()
    return outcome
  }

  /** Sends what is not on disk, or tries it again, in the order in which it was made. */
  retry(): Promise<void> {
    if (this.queue.size > 0) this.sending ??= this.sendAll()
    return this.sending ?? Promise.resolve()
  }

  /** Tries again what the disk did not take; does not wait for what is on its way for the first time. */
  async retryWaiting(): Promise<void> {
    if (this.isHeldUp) await this.retry()
  }

  private async sendAll(): Promise<void> {
    try {
      for (const [commandId, edit] of this.queue) {
        const outcome = await this.send(commandId, edit)
        this.isHeldUp = outcome === 'waiting' || (this.isHeldUp && this.queue.size > 0)
        edit.tell(outcome)
        if (outcome === 'waiting') break
      }
    } finally {
      // Behind one that waits, all do.
      for (const { tell } of this.queue.values()) tell('waiting')
      // NOTE: in the turn in which the last was told, so that the next one, made because of it, leaves at once.
      this.sending = undefined
    }
  }

  /** What is not on disk, as plain writes. */
  unsaved(): DocumentWrite[] {
    return [...this.queue.values()].flatMap(({ writes }) => writes)
  }

  /** Before the window closes. Throws where the disk still does not take something. */
  async flush(): Promise<void> {
    // NOTE: waits at least a turn: fields that are left at the same moment make their edits in it.
    do await this.sending
    while (this.sending)
    await this.retry()
    if (this.queue.size > 0) throw new Error('not everything could be saved')
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

  private async send(commandId: string, { label, perform }: QueuedEdit): Promise<EditOutcome> {
    const { pending, say } = this.ports
    try {
      await perform()
      this.leave(commandId)
      return 'saved'
    } catch (error) {
      const message = messageOf(error)
      if (error instanceof UserError && notTaken.has(error.code)) {
        pending.fail(commandId, message)
        return 'waiting'
      }
      this.leave(commandId)
      say({ text: `${label}: ${message}` })
      return 'refused'
    }
  }

  private leave(commandId: string): void {
    this.queue.delete(commandId)
    this.ports.pending.acknowledge(commandId)
    this.ports.rows.settle(commandId)
  }

  /** The toast's Undo takes back that very edit, whatever was done since; it is an edit of its own in the history. */
  private undo(label: string, inverse: Inverse): Promise<EditOutcome> {
    return this.run({
      label: `Undo: ${label}`,
      perform: (commandId) => call('documents.revert', { commandId, inverse }),
    })
  }
}
