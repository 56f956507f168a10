import type { UndoManager } from 'yjs'
import type { Inverse } from '@shared/ipc/calls/documents'
import { call, newId } from './bridge'

type Entry =
  { kind: 'record'; label: string; inverse: Inverse } | { kind: 'text'; manager: UndoManager; depth: number }

/**
 * One history for a window, text and records alike. An entry of an editor delegates to its UndoManager; a record entry
 * is an inverse patch, applied only where the value is still the one the command wrote.
 */
export class UndoStack {
  private readonly done: Entry[] = []
  private readonly undone: Entry[] = []
  private readonly listeners = new Set<() => void>()

  /** Adds a record command that was carried out. */
  pushRecord(label: string, inverse: Inverse): void {
    this.done.push({ kind: 'record', label, inverse })
    this.undone.length = 0
    this.tell()
  }

  /** Follows an editor's history for as long as it is open; returns the function that forgets it. */
  follow(manager: UndoManager): () => void {
    const onAdded = ({ type }: { type: 'undo' | 'redo' }) => {
      if (type !== 'undo' || this.isMoving) return
      this.done.push({ kind: 'text', manager, depth: manager.undoStack.length })
      this.undone.length = 0
      this.tell()
    }
    manager.on('stack-item-added', onAdded)
    return () => {
      manager.off('stack-item-added', onAdded)
      this.forget(this.done, manager)
      this.forget(this.undone, manager)
      this.tell()
    }
  }

  get canUndo(): boolean {
    return this.done.length > 0
  }

  get canRedo(): boolean {
    return this.undone.length > 0
  }

  undo(): Promise<void> {
    return this.move(this.done, this.undone, 'undo')
  }

  redo(): Promise<void> {
    return this.move(this.undone, this.done, 'redo')
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private isMoving = false

  private async move(from: Entry[], to: Entry[], direction: 'undo' | 'redo'): Promise<void> {
    const entry = from.pop()
    if (!entry) return
    this.isMoving = true
    try {
      if (entry.kind === 'text') {
        entry.manager[direction]()
        to.push(entry)
      } else {
        const { inverse } = await call('documents.revert', { commandId: newId(), inverse: entry.inverse })
        to.push({ ...entry, inverse })
      }
    } finally {
      this.isMoving = false
      this.tell()
    }
  }

  private forget(entries: Entry[], manager: UndoManager): void {
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const entry = entries[index]
      if (entry?.kind === 'text' && entry.manager === manager) entries.splice(index, 1)
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
