import { Extension } from '@tiptap/core'
import { AllSelection, Plugin, PluginKey, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Keeps the caret where words are kept. The browser lets it stand in an item's frame, beside the tick (Ctrl+Home, Home
 * then Left, a click in a gap); what is typed there would be on the screen and in no document.
 */
export const CaretInText = Extension.create({
  name: 'caretInText',

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('caretInText'),
        view: (view) => {
          const { ownerDocument } = view.dom
          const onSelection = () => {
            if (!view.composing) bringBack(view)
          }
          ownerDocument.addEventListener('selectionchange', onSelection)
          return { destroy: () => ownerDocument.removeEventListener('selectionchange', onSelection) }
        },
        props: {
          handleKeyDown: (view, event) => leaveAll(view, event),
          handleDOMEvents: {
            // NOTE: a key may follow the caret before `selectionchange` says that it moved.
            beforeinput: (view, event) => {
              if (!bringBack(view)) return false
              event.preventDefault()
              if (event.inputType === 'insertText' && event.data) insertText(view, event.data)
              return true
            },
            compositionstart: (view) => {
              bringBack(view)
              return false
            },
          },
        },
      }),
    ]
  },
})

/**
 * With everything selected, a key that moves the caret goes to its end of the text. The browser's own move ends in a frame, and the
 * editor would go on holding everything selected: the next key would replace it all.
 */
function leaveAll(view: EditorView, event: KeyboardEvent): boolean {
  if (!(view.state.selection instanceof AllSelection) || event.shiftKey || view.composing) return false
  const goesBack = ['ArrowLeft', 'ArrowUp', 'Home', 'PageUp'].includes(event.key)
  if (!goesBack && !['ArrowRight', 'ArrowDown', 'End', 'PageDown'].includes(event.key)) return false
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(goesBack ? Selection.atStart(doc) : Selection.atEnd(doc)).scrollIntoView())
  return true
}

/** Moves a caret that stands in an item's frame into its text. Whether it had to. */
function bringBack(view: EditorView): boolean {
  const selection = view.dom.ownerDocument.getSelection()
  const node = selection?.anchorNode
  // A text is in no frame: what comes there is taken off again. NOTE: so words being typed end here, before the page is
  // asked for more of the selection, which may make it lay out at once what the key changed.
  if (!(node instanceof Element) || !view.editable || !selection?.isCollapsed) return false
  const text = textBeside(view, node, selection.anchorOffset)
  if (!text) return false
  const inText = Selection.near(view.state.doc.resolve(text.position), text.isBefore ? 1 : -1)
  view.dispatch(view.state.tr.setSelection(inText).scrollIntoView())
  // The editor sets the page's selection only where its own changed, and it may have stood there already.
  const caret = view.domAtPos(view.state.selection.head)
  selection.collapse(caret.node, caret.offset)
  return true
}

/** The end of an item's text that is nearest to a place in its frame; `undefined` for a place in text. */
function textBeside(
  view: EditorView,
  node: Element,
  offset: number,
): { position: number; isBefore: boolean } | undefined {
  // The nearest of these is what the place is in: an item's text, one of its controls, or its frame.
  const item = node.closest('.agenda-item-content, [contenteditable="false"], .agenda-item')
  if (!item?.classList.contains('agenda-item') || !view.dom.contains(item)) return undefined
  const content = item.querySelector(':scope > .agenda-item-middle > .agenda-item-content')
  if (!content) return undefined
  const caret = view.dom.ownerDocument.createRange()
  caret.setStart(node, offset)
  const isBefore = caret.comparePoint(content, 0) > 0
  return { position: view.posAtDOM(content, isBefore ? 0 : content.childNodes.length), isBefore }
}

function insertText(view: EditorView, text: string): void {
  const { from, to } = view.state.selection
  const insert = () => view.state.tr.insertText(text, from, to)
  const isTaken = view.someProp('handleTextInput', (handle) => handle(view, from, to, text, insert))
  if (!isTaken) view.dispatch(insert().scrollIntoView())
}
