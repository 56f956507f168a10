import type { EditorState } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'

/** Makes what comes next an undo step of its own: typing before it and a tick are two things to the user. */
export function beginStep(state: EditorState): void {
  undoManagerOf(state)?.stopCapturing()
}

/** The history of an editor's shared types; none in one that is not bound. */
export function undoManagerOf(state: EditorState): UndoManager | undefined {
  const plugin = yUndoPluginKey.getState(state) as { undoManager?: UndoManager } | undefined
  return plugin?.undoManager
}
