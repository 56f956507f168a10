import { Node } from '@tiptap/core'
import { agendaPartType, partWords } from '@shared/body/agenda-part'

/**
 * A labelled line of an agenda as the schema knows it; `item/` adds how it looks. Its content is inline, so that a merge
 * leaves it valid whatever was typed in it at once; it may stand in an item and between items, and nothing is required
 * of either.
 */
export const AgendaPartNode = Node.create({
  name: agendaPartType,
  group: 'agenda',
  content: 'inline*',
  defining: true,

  addAttributes() {
    return {
      part: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-part') ?? '',
        renderHTML: ({ part }) => ({ 'data-part': part }),
      },
    }
  },

  parseHTML() {
    return [
      {
        tag: 'p[data-part]',
        // Before a paragraph's, which takes any `p`.
        priority: 60,
        contentElement: (element) => element.querySelector<HTMLElement>('[data-words]') ?? element,
      },
      // An empty one, as it is copied.
      { tag: 'span[data-part]' },
    ]
  },

  // What is copied: its label stands as text, for programs it is pasted into, and an empty one shows nothing there.
  renderHTML({ node, HTMLAttributes }) {
    if (node.content.size === 0) return ['span', HTMLAttributes]
    const label = `${partWords(String(node.attrs['part'])).label}: `
    return ['p', HTMLAttributes, ['strong', {}, label], ['span', { 'data-words': '' }, 0]]
  },
})
