import { Extension } from '@tiptap/core'
import type { Node, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { agendaItemName } from '../schema/agenda-item-node'

/**
 * Pastes agenda items as the items they were, between those that are there. Left to the editor, the first would be opened,
 * and its parts would stand without it; an item that the caret is in would be torn in two.
 */
export const PasteItems = Extension.create({
  name: 'pasteItems',

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('pasteItems'),
        props: {
          handlePaste: (view, _event, slice) => {
            if (!holdsWholeItem(slice)) return false
            paste(view, slice)
            return true
          },
        },
      }),
    ]
  },
})

/** Whether there is an item in it of which more than a part of one line was copied. */
function holdsWholeItem({ content, openStart }: Slice): boolean {
  const isItem = (node: Node) => node.type.name === agendaItemName
  if (!content.content.some(isItem)) return false
  return content.childCount > 1 || openStart === 0 || (content.firstChild?.childCount ?? 0) > 1
}

function paste(view: EditorView, { content }: Slice): void {
  const tr = view.state.tr.deleteSelection()
  const { $from } = tr.selection
  const block = $from.depth > 0 ? $from.node(1) : null
  const isEmptyLine = block?.type.name === 'paragraph' && block.content.size === 0
  const start = $from.depth > 0 ? $from.before(1) : $from.pos
  const end = $from.depth > 0 ? $from.after(1) : $from.pos
  // The last line stays below, to go on in.
  const isLastLine =
    isEmptyLine && end === tr.doc.content.size && content.lastChild?.type.name === agendaItemName
  const at = isEmptyLine ? start : end
  if (isEmptyLine && !isLastLine) tr.delete(start, end)
  tr.insert(at, content)
  tr.setSelection(Selection.near(tr.doc.resolve(at + content.size), -1)).scrollIntoView()
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
}
