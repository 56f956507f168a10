import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/**
 * What may be written, in the empty line the caret is in and in the last one. Looks at those two lines alone: it runs
 * on each key, in agendas of any length.
 */
export const LinePlaceholder = Extension.create<{ text: string }>({
  name: 'linePlaceholder',

  addOptions() {
    return { text: '' }
  },

  addProseMirrorPlugins() {
    const { text } = this.options
    return [
      new Plugin({
        key: new PluginKey('linePlaceholder'),
        props: {
          decorations({ doc, selection }) {
            const positions = new Set<number>()
            const { $head } = selection
            if ($head.depth === 1) positions.add($head.before(1))
            if (doc.lastChild) positions.add(doc.content.size - doc.lastChild.nodeSize)
            const decorations = [...positions].flatMap((position) => {
              const node = doc.nodeAt(position)
              const isEmptyLine = node?.type.name === 'paragraph' && node.content.size === 0
              if (!isEmptyLine) return []
              const attributes = { class: 'is-empty-line', 'data-placeholder': text }
              return [Decoration.node(position, position + node.nodeSize, attributes)]
            })
            return DecorationSet.create(doc, decorations)
          },
        },
      }),
    ]
  },
})
