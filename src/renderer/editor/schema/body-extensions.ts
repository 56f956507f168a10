import { getSchema, Node, type Extensions } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { ListItem, TaskItem, TaskList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { AgendaItemNode } from './agenda-item-node'
import { AgendaPartNode } from './agenda-part-node'
import { AttachmentNode } from './attachment-node'
import { DocumentLinkNode, MentionNode, TagNode } from './inline-nodes'
import { LinkMark } from './link-mark'

/** Each block finds its own direction from its first letters. Rendered only: it is not part of the body. */
const ownDirection = { HTMLAttributes: { dir: 'auto' } }

const Body = Node.create({
  name: 'doc',
  topNode: true,
  content: '(block | agendaItem | agendaPart)+',
})

/**
 * The nodes and marks a body may hold. A content rule here is a set of allowed children with `*` or `+`, never a
 * sequence: any merge of valid edits then leaves valid content or an empty element, so binding never deletes text.
 * (`paragraph block*`, the usual rule of a list item, loses a nested list when one device deletes the paragraph and
 * another replaces the one after it.)
 */
export function bodyExtensions({
  agendaItem = AgendaItemNode,
  agendaPart = AgendaPartNode,
  attachment = AttachmentNode,
  documentLink = DocumentLinkNode,
}: {
  agendaItem?: typeof AgendaItemNode
  agendaPart?: typeof AgendaPartNode
  attachment?: typeof AttachmentNode
  documentLink?: typeof DocumentLinkNode
} = {}): Extensions {
  return [
    Body,
    agendaItem,
    agendaPart,
    attachment,
    MentionNode,
    TagNode,
    documentLink,
    LinkMark,
    StarterKit.configure({
      document: false,
      link: false,
      listItem: false,
      // One history for the window, over the shared types.
      undoRedo: false,
      // It would write a paragraph into each body it opens.
      trailingNode: false,
      heading: { levels: [1, 2, 3], ...ownDirection },
      paragraph: ownDirection,
      blockquote: ownDirection,
      dropcursor: { color: 'var(--accent)', width: 2 },
    }),
    ListItem.extend({ content: 'block+' }).configure(ownDirection),
    TaskList,
    TaskItem.extend({ content: 'block+' }).configure({
      nested: true,
      ...ownDirection,
      a11y: { checkboxLabel: (node) => node.textContent || 'Task' },
    }),
    Table.configure({ resizable: false }),
    TableRow.extend({ content: '(tableCell | tableHeader)+' }),
    TableHeader.configure(ownDirection),
    TableCell.configure(ownDirection),
  ]
}

let schema: Schema | undefined

/** The schema of bodies, for reading and checking one without an editor. */
export function bodySchema(): Schema {
  schema ??= getSchema(bodyExtensions())
  return schema
}
