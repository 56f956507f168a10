import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { partWords } from '@shared/body/agenda-part'
import { partNameOf } from './find-part'

/**
 * What may be written, in the empty line or part the caret is in and in the last line. Looks at those two alone: it runs on
 * each key, in agendas of any length.
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
            const { $head } = selection
            // Most keys: the caret is among words, and so is the last line.
            if ($head.parent.content.size > 0 && doc.lastChild && doc.lastChild.content.size > 0) return null
            const positions = new Set<number>()
            if ($head.depth === 1) positions.add($head.before(1))
            if (partNameOf($head.parent) !== undefined) positions.add($head.before())
            if (doc.lastChild) positions.add(doc.content.size - doc.lastChild.nodeSize)
            const decorations = [...positions].flatMap((position) => {
              const node = doc.nodeAt(position)
              if (!node?.isTextblock || node.content.size > 0) return []
              const part = partNameOf(node)
              if (part === undefined && node.type.name !== 'paragraph') return []
              const placeholder = part === undefined ? text : partWords(part).hint
              const attributes = { class: 'is-empty-line', 'data-placeholder': placeholder }
              return [Decoration.node(position, position + node.nodeSize, attributes)]
            })
            return DecorationSet.create(doc, decorations)
          },
        },
      }),
    ]
  },
})
