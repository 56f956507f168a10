import type { UndoManager } from 'yjs'
import type { Inverse } from '@shared/ipc/calls/documents'
import { UserError } from '@shared/ipc/user-error'
import { call, newId } from './bridge'

type Entry =
  | { kind: 'record'; label: string; inverse: Inverse }
  /** One item of an editor's own history. What it does, and how many are left, only the manager knows. */
  | { kind: 'text'; manager: UndoManager }

/** Refusals that another try will meet again. */
const neverTaken: ReadonlySet<string> = new Set(['bad-arguments', 'does-not-fit', 'no-such-document'])

type Direction = 'undo' | 'redo'

/**
 * One history for a window, text and records alike. An entry of an editor delegates to its UndoManager; a record entry
 * is an inverse patch, applied only where the value is still the one the command wrote.
 */
export class UndoStack {
  private readonly done: Entry[] = []
  private readonly undone: Entry[] = []
  private readonly listeners = new Set<() => void>()
  /** Editors followed, with what brings each into view when its text changes. */
  private readonly managers = new Map<UndoManager, () => void>()
  /** Set while a manager is at work: what it adds to its own history is the move itself. */
  private isMovingText = false
  /** One move at a time: a record's inverse is on its way to the vault while the next key is pressed. */
  private moves: Promise<void> = Promise.resolve()

  /** @param retryWaiting has edits that the disk refused tried again: the one the user means may be among them. */
  constructor(private readonly retryWaiting: () => Promise<void> = async () => undefined) {}

  /** Adds a record command that was carried out. */
  pushRecord(label: string, inverse: Inverse): void {
    // Typing after this must not join what was typed before it.
    for (const manager of this.managers.keys()) manager.stopCapturing()
    this.done.push({ kind: 'record', label, inverse })
    this.undone.length = 0
    this.tell()
  }

  /**
   * Follows an editor's history for as long as it is open; `reveal` brings that editor into view when an undo changes
   * it. Returns the function that forgets it.
   */
  follow(manager: UndoManager, reveal: () => void = () => undefined): () => void {
    this.managers.set(manager, reveal)
    const onAdded = ({ type }: { type: Direction }) => {
      if (type !== 'undo' || this.isMovingText) return
      // What was typed in another editor meanwhile is an entry of its own.
      for (const other of this.managers.keys()) if (other !== manager) other.stopCapturing()
      this.done.push({ kind: 'text', manager })
      this.undone.length = 0
      this.tell()
    }
    manager.on('stack-item-added', onAdded)
    return () => {
      manager.off('stack-item-added', onAdded)
      this.managers.delete(manager)
      forget(this.done, manager, 0)
      forget(this.undone, manager, 0)
      this.tell()
    }
  }

  /** What is undone next waits for an edit that is on its way: undo pressed right behind it means that one. */
  waitFor(edit: Promise<unknown>): void {
    this.moves = Promise.allSettled([this.moves, edit]).then(() => undefined)
  }

  get canUndo(): boolean {
    return this.done.length > 0
  }

  get canRedo(): boolean {
    return this.undone.length > 0
  }

  undo(): Promise<void> {
    return this.enqueue('undo')
  }

  redo(): Promise<void> {
    return this.enqueue('redo')
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private enqueue(direction: Direction): Promise<void> {
    const move = this.moves.then(() => this.move(direction))
    this.moves = move.catch(() => undefined)
    return move
  }

  /** Moves to the next entry that changes something: one whose text or value somebody else changed since is passed. */
  private async move(direction: Direction): Promise<void> {
    const [from, to] = direction === 'undo' ? [this.done, this.undone] : [this.undone, this.done]
    try {
      await this.retryWaiting()
      for (let entry = from.at(-1); entry; entry = from.at(-1)) {
        if (
          entry.kind === 'text' ? this.moveText(entry.manager, direction) : await moveRecord(entry, from, to)
        ) {
          return
        }
      }
    } finally {
      this.tell()
    }
  }

  private moveText(manager: UndoManager, direction: Direction): boolean {
    const [from, to] = direction === 'undo' ? [this.done, this.undone] : [this.undone, this.done]
    this.isMovingText = true
    try {
      from.splice(
        from.findLastIndex((entry) => entry.kind === 'text' && entry.manager === manager),
        1,
      )
      const moved = manager[direction]()
      // One call may pop several items: those that no longer change anything.
      forget(from, manager, (direction === 'undo' ? manager.undoStack : manager.redoStack).length)
      if (!moved) return false
      to.push({ kind: 'text', manager })
    } finally {
      this.isMovingText = false
    }
    this.managers.get(manager)?.()
    return true
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

/**
 * Throws where it could not be done. What the disk did not take stays where it was, to be undone later; what the vault
 * will never take goes, or every further undo would fail the same way.
 */
async function moveRecord(entry: Entry & { kind: 'record' }, from: Entry[], to: Entry[]): Promise<boolean> {
  const leave = () => {
    const index = from.lastIndexOf(entry)
    if (index >= 0) from.splice(index, 1)
  }
  let inverse: Inverse
  try {
    inverse = (await call('documents.revert', { commandId: newId(), inverse: entry.inverse })).inverse
  } catch (error) {
    if (error instanceof UserError && neverTaken.has(error.code)) leave()
    throw error
  }
  leave()
  const hasChanged = Object.values(inverse).some((parts) => (parts?.length ?? 0) > 0)
  if (hasChanged) to.push({ ...entry, inverse })
  return hasChanged
}

/** Drops a manager's most recent entries until no more than `left` remain. */
function forget(entries: Entry[], manager: UndoManager, left: number): void {
  let surplus = entries.filter((entry) => entry.kind === 'text' && entry.manager === manager).length - left
  for (let index = entries.length - 1; index >= 0 && surplus > 0; index -= 1) {
    const entry = entries[index]
    if (entry?.kind !== 'text' || entry.manager !== manager) continue
    entries.splice(index, 1)
    surplus -= 1
  }
}
