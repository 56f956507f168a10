import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, PluginKey, Selection, TextSelection, type Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { attachmentType } from '@shared/body/attachment'
import type { AttachmentView } from './attachment-view'

/**
 * The keys of a selected image or file: Enter opens it, Tab goes to its controls, and what is typed goes on under it
 * rather than in its place. Delete and Backspace take it out, as they do with any selected block.
 */
export const AttachmentKeys = Extension.create<{ viewOf: (dom: Node) => AttachmentView | undefined }>({
  name: 'attachmentKeys',
  // Ahead of those of agenda items, which it may stand in.
  priority: 950,

  addOptions() {
    return { viewOf: () => undefined }
  },

  addKeyboardShortcuts() {
    const run = (command: Command) => () =>
      command(this.editor.state, this.editor.view.dispatch, this.editor.view)
    const onView = (act: (view: AttachmentView) => void) => () => {
      const view = selectedView(this.editor.view, this.options.viewOf)
      if (view) act(view)
      return view !== undefined
    }
    return {
      Enter: onView((view) => view.open()),
      Tab: onView((view) => view.focusControls()),
      ArrowDown: run(lineBelowSelected),
    }
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('attachmentKeys'),
        props: {
          handleTextInput: (view, _from, _to, text) => {
            const { selection } = view.state
            if (!isSelected(selection) || !view.editable) return false
            const { schema, tr } = view.state
            const paragraph = schema.nodes['paragraph']
            if (!paragraph) return false
            tr.insert(selection.to, paragraph.create(null, schema.text(text)))
            tr.setSelection(TextSelection.create(tr.doc, selection.to + 1 + text.length))
            view.dispatch(tr.scrollIntoView())
            return true
          },
        },
      }),
    ]
  },
})

function isSelected(selection: Selection): selection is NodeSelection {
  return selection instanceof NodeSelection && selection.node.type.name === attachmentType
}

function selectedView(
  view: EditorView,
  viewOf: (dom: Node) => AttachmentView | undefined,
): AttachmentView | undefined {
  const { selection } = view.state
  const dom = isSelected(selection) ? view.nodeDOM(selection.from) : null
  return dom ? viewOf(dom) : undefined
}

/** ArrowDown where nothing comes after it: a line to go on in. */
const lineBelowSelected: Command = (state, dispatch) => {
  const { selection, schema, tr } = state
  const paragraph = schema.nodes['paragraph']
  if (!isSelected(selection) || !paragraph || Selection.findFrom(selection.$to, 1)) return false
  tr.insert(selection.to, paragraph.create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)).scrollIntoView())
  return true
}
