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
 * Where each editor's caret was at the last key that found it in step with the page's: in which text, where that text
 * begins in its line, and where the line does.
 */
const lastInStep = new WeakMap<EditorView, { text: Text; begin: number; line: number }>()

/**
 * Takes over caret and selection as the page has them. A key that moved them is told to the editor only after the next
 * one: Backspace would take apart what is no longer selected, and the focus come back to where the caret was.
 */
export function takeOverSelection(view: EditorView): void {
  const { selection, doc } = view.state
  const shown = view.hasFocus() && !view.composing ? document.getSelection() : null
  if (!(selection instanceof TextSelection) || !shown?.anchorNode || !shown.focusNode) return
  const { anchorNode, anchorOffset, focusNode, focusOffset } = shown
  const isCaret = anchorNode === focusNode && anchorOffset === focusOffset
  const { $head } = selection
  const begin = $head.parentOffset - focusOffset
  const line = $head.start()
  const known = lastInStep.get(view)
  // Most keys: both carets went the same way in the same text of the same line.
  const isInStep = known?.text === focusNode && known.begin === begin && known.line === line
  if (isCaret && selection.empty && isInStep) return
  lastInStep.delete(view)
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return
  // Each is a walk over what stands before it.
  const head = view.posAtDOM(focusNode, focusOffset)
  const anchor = isCaret ? head : view.posAtDOM(anchorNode, anchorOffset)
  if (anchor === selection.anchor && head === selection.head) {
    if (isCaret && focusNode instanceof Text) lastInStep.set(view, { text: focusNode, begin, line })
    return
  }
  // In the frame of an item there is no text to be in: `CaretInText` leads back to it.
  const isInText = (position: number) => doc.resolve(position).parent.inlineContent
  if (isInText(anchor) && isInText(head))
    view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, anchor, head)))
}
