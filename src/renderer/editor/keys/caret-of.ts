import type { ResolvedPos } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { itemAround, selectedItem, type FoundItem } from './find-item'

/** The caret as the page has it: the key that moved it may be told to the editor only after the one that asks. */
export function caretOf(view: EditorView): ResolvedPos | undefined {
  const { selection, doc } = view.state
  if (!(selection instanceof TextSelection)) return undefined
  const shown = view.hasFocus() ? document.getSelection() : null
  if (!shown?.focusNode || !view.dom.contains(shown.focusNode)) return selection.$from
  return doc.resolve(view.posAtDOM(shown.focusNode, shown.focusOffset))
}

/** The item the caret is in, or that is selected. */
export function itemAtCaret(view: EditorView): FoundItem | undefined {
  const $caret = caretOf(view)
  return $caret ? itemAround($caret) : selectedItem(view.state)
}

/**
 * Takes over the caret as the page has it, before the focus leaves the text: it comes back to where the editor believes
 * it to be, and the next words would be written there.
 */
export function takeOverCaret(view: EditorView): void {
  const { selection, tr } = view.state
  const $caret = caretOf(view)
  if (!$caret || view.composing || !selection.empty || $caret.pos === selection.from) return
  view.dispatch(tr.setSelection(TextSelection.near($caret)))
}
