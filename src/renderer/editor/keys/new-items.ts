import { Fragment, type Node, type NodeType, type Schema } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { defaultMinutes, type AgendaItemKind } from '@shared/body/agenda-item'
import { forms } from '@shared/body/agenda-part'
import { agendaItemName } from '../schema/agenda-item-node'
import { beginStep } from './begin-step'
import { emptyParts, topPlace } from './change-kind'
import type { FoundItem } from './find-item'

export type NewId = () => string

export interface NewItem {
  id: string
  kind: AgendaItemKind
  minutes?: number
  ref?: string | null
  content?: Fragment
  /** Whether what an item of its kind is made of is there to be filled in. */
  hasForm?: boolean
}

/** An agenda item as a node, its headline first; an empty one where no content is given. */
export function createItem(
  schema: Schema,
  { id, kind, minutes, ref = null, content, hasForm = false }: NewItem,
): Node {
  const attributes = { id, kind, minutes: minutes ?? defaultMinutes[kind], ticked: false, ref }
  const headline = content && content.childCount > 0 ? content : Fragment.from(emptyParagraph(schema))
  const parts = Fragment.from(hasForm ? emptyParts(schema, forms[kind]) : [])
  return nodeType(schema, agendaItemName).create(attributes, headline.append(parts))
}

export function nodeType(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name]
  if (!type) throw new Error(`the schema has no ${name}`)
  return type
}

export function emptyParagraph(schema: Schema): Node {
  return nodeType(schema, 'paragraph').create()
}

/** Puts a node before or after a top-level position and the caret into its first text. */
export function insertAt(tr: Transaction, position: number, node: Node): Transaction {
  tr.insert(position, node)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(position + 1))).scrollIntoView()
}

/** An empty item after this one, with the caret in it. */
export function nextItem(tr: Transaction, { position, node }: FoundItem, newId: NewId): Transaction {
  return insertAt(
    tr,
    position + node.nodeSize,
    createItem(tr.doc.type.schema, { id: newId(), kind: 'discuss' }),
  )
}

/**
 * Puts an item where the caret's block is: in its place where that is an empty line, otherwise after it. Bad news goes
 * first.
 */
export function insertItemHere(view: EditorView, item: NewItem): void {
  const { $from } = view.state.selection
  const { schema, doc, tr } = view.state
  const block = $from.depth === 0 ? $from.nodeAfter : $from.node(1)
  const start = $from.depth === 0 ? $from.pos : $from.before(1)
  const size = block?.nodeSize ?? 0
  const isEmptyLine = block?.isTextblock === true && block.content.size === 0
  const node = createItem(schema, item)
  const top = item.kind === 'bad-news' ? topPlace(doc) : undefined
  beginStep(view.state)
  if (top === undefined || top >= start) {
    if (isEmptyLine) tr.delete(start, start + size)
    view.dispatch(insertAt(tr, start + (isEmptyLine ? 0 : size), node))
    return
  }
  // NOTE: as two transactions, see `changeKind`. The last line stays, to go on in.
  if (isEmptyLine && start + size < doc.content.size) view.dispatch(tr.delete(start, start + size))
  view.dispatch(insertAt(view.state.tr, top, node))
}
