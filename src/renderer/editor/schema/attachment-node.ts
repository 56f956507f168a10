import { mergeAttributes, Node } from '@tiptap/core'
import { attachmentType } from '@shared/body/attachment'

/** The attributes of `Attachment`, and what each is where nothing was said. */
const defaults = {
  id: '',
  name: '',
  type: '',
  bytes: 0,
  width: 0,
  height: 0,
  chunks: '',
  thumbnail: null as string | null,
}

/**
 * An image or a file as the schema knows it; `attachments/` adds how it looks. It holds no text, and its attributes are
 * read by `readAttachment`, which takes whatever a merge or the clipboard brings.
 */
export const AttachmentNode = Node.create({
  name: attachmentType,
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,

  addAttributes() {
    return Object.fromEntries(
      Object.entries(defaults).map(([name, value]) => [
        name,
        {
          default: value,
          parseHTML: (element: HTMLElement) => {
            const text = element.getAttribute(`data-${name}`)
            if (text === null) return value
            return typeof value === 'number' ? Number(text) || 0 : text
          },
          renderHTML: (attributes: Record<string, unknown>) =>
            attributes[name] === null ? {} : { [`data-${name}`]: String(attributes[name]) },
        },
      ]),
    )
  },

  parseHTML() {
    return [{ tag: 'div[data-attachment]' }]
  },

  // Its name, for programs it is pasted into.
  renderHTML({ node, HTMLAttributes }) {
    return ['div', mergeAttributes({ 'data-attachment': '' }, HTMLAttributes), String(node.attrs['name'])]
  },
})
