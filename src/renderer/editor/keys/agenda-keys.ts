import { Extension } from '@tiptap/core'
import { TextSelection, type Command } from '@tiptap/pm/state'
import { canSplit } from '@tiptap/pm/transform'
import {
  backspaceInItem,
  beginDetail,
  enterInItem,
  enterOnLastLine,
  joinIntoItem,
  lineBelowLast,
  onItem,
  toControls,
} from './item-commands'
import { moveBlock } from './move-block'
import type { NewId } from './new-items'
import { backspaceInPart, deleteBeforePart, enterInForm, tabInForm } from './part-commands'

interface AgendaKeysOptions {
  newId: NewId
  /** Whether a written line becomes an item on Enter. */
  isAgenda: boolean
  /** Ticks the item that begins at this position. */
  tick: (position: number) => void
  /** Takes the focus to its kind and minutes. */
  focusControls: (position: number) => void
  /** Makes an action of the item that begins at this position. */
  makeAction: (position: number, owedBy: 'me' | 'them') => void
}

/**
 * The keys of agenda items and of blocks. ProseMirror passes no key here while an input method is composing.
 */
export const AgendaKeys = Extension.create<AgendaKeysOptions>({
  name: 'agendaKeys',
  // Ahead of lists and paragraphs, behind the menus that a slash opens.
  priority: 900,

  addOptions() {
    return {
      newId: () => crypto.randomUUID(),
      isAgenda: true,
      tick: () => undefined,
      focusControls: () => undefined,
      makeAction: () => undefined,
    }
  },

  addKeyboardShortcuts() {
    const { newId, isAgenda, tick, focusControls, makeAction } = this.options
    const run = (command: Command) => () =>
      command(this.editor.state, this.editor.view.dispatch, this.editor.view)
    const firstOf =
      (...commands: Command[]): Command =>
      (state, dispatch, view) =>
        commands.some((command) => command(state, dispatch, view))
    return {
      Enter: run(
        firstOf(
          beginCode,
          enterOverBlocks,
          enterInForm(newId),
          isAgenda ? firstOf(enterInItem(newId), enterOnLastLine(newId)) : enterInItem(newId),
        ),
      ),
      'Shift-Enter': run(beginDetail),
      Backspace: run(firstOf(backspaceInPart, backspaceInItem, joinIntoItem)),
      Delete: run(deleteBeforePart),
      'Mod-Enter': run(onItem(tick)),
      'Mod-Shift-a': run(onItem((position) => makeAction(position, 'me'))),
      'Mod-Shift-o': run(onItem((position) => makeAction(position, 'them'))),
      ArrowDown: run(lineBelowLast),
      Tab: run(firstOf(tabInForm(1), toControls(focusControls))),
      'Shift-Tab': run(tabInForm(-1)),
      'Alt-ArrowUp': run(moveBlock(-1)),
      'Alt-ArrowDown': run(moveBlock(1)),
    }
  },
})

/**
 * Enter over a selection that begins in one block and ends in another. The editor's own asks whether it may split
 * before it deletes, and throws where that leaves the caret in another list.
 */
const enterOverBlocks: Command = (state, dispatch) => {
  const { selection, tr } = state
  if (!(selection instanceof TextSelection) || selection.$from.sameParent(selection.$to)) return false
  tr.deleteSelection()
  const { from } = tr.selection
  if (canSplit(tr.doc, from)) tr.split(from)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Three backticks and perhaps a language, then Enter: a code block, also where Enter would begin the next item. */
const beginCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const language = /^```([a-z]*)$/.exec($from.parent.textContent)?.[1]
  const { codeBlock } = state.schema.nodes
  if (!empty || language === undefined || $from.parent.type.name !== 'paragraph' || !codeBlock) return false
  const from = $from.start()
  dispatch?.(
    state.tr.delete(from, $from.end()).setBlockType(from, from, codeBlock, { language: language || null }),
  )
  return true
}
