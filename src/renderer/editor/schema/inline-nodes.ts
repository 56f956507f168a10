import { Node } from '@tiptap/core'
import { documentLinkType } from '@shared/body/body-node'

/** A person named in a text. `label` is the name as it was then, for readers without the person's record. */
export const MentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,

  addAttributes() {
    return {
      id: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-person-id'),
        renderHTML: ({ id }) => ({ 'data-person-id': id }),
      },
      label: {
        default: '',
        parseHTML: (element) => element.textContent.replace(/^@/, ''),
        renderHTML: () => ({}),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'span[data-person-id]' }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, class: 'mention' }, `@${node.attrs['label']}`]
  },

  renderText: ({ node }) => `@${node.attrs['label']}`,
})

/** A word that gathers what belongs together, across documents. */
export const TagNode = Node.create({
  name: 'tag',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,

  addAttributes() {
    return {
      label: {
        default: '',
        parseHTML: (element) => element.textContent.replace(/^#/, ''),
        renderHTML: () => ({}),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'span[data-tag]' }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-tag': '', class: 'tag' }, `#${node.attrs['label']}`]
  },

  renderText: ({ node }) => `#${node.attrs['label']}`,
})

/**
 * A document of the workspace, linked in a text. `label` is what it was called then, for readers without its record,
 * and only its kind where its words are private: a text may be shown to others.
 */
export const DocumentLinkNode = Node.create({
  name: documentLinkType,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,

  addAttributes() {
    return {
      id: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-document-id') ?? '',
        renderHTML: ({ id }) => ({ 'data-document-id': id }),
      },
      label: { default: '', parseHTML: (element) => element.textContent, renderHTML: () => ({}) },
    }
  },

  parseHTML() {
    return [{ tag: 'span[data-document-id]' }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', HTMLAttributes, String(node.attrs['label'])]
  },

  renderText: ({ node }) => String(node.attrs['label']),
})
