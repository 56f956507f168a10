import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { agendaPartType, type PartName } from '@shared/body/agenda-part'
import { beginStep } from './begin-step'
import { itemAround } from './find-item'
import { partNameOf } from './find-part'

/**
 * A labelled line with the caret in it: in an item at its end, between items in the place of an empty line, otherwise
 * below the line the caret is in.
 */
export function beginLine(view: EditorView, part: PartName): void {
  const { $from } = view.state.selection
  const { schema, tr } = view.state
  const line = schema.nodes[agendaPartType]?.create({ part })
  if (!line) return
  beginStep(view.state)
  const item = itemAround($from)
  const isEmptyLine =
    $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  if (isEmptyLine) {
    view.dispatch(tr.setBlockType($from.pos, $from.pos, line.type, line.attrs).scrollIntoView())
    return
  }
  const at = item ? item.position + item.node.nodeSize - 1 : $from.after(1)
  tr.insert(at, line)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
}

/**
 * Takes an item off the agenda. What is left of it is one line, under those that were handled before, or at the end. NOTE: as two
 * transactions, see `changeKind`.
 */
export function handleItem(view: EditorView, position: number, words: string): void {
  const { schema, doc } = view.state
  const item = doc.nodeAt(position)
  const text = words.trim() === '' ? null : schema.text(words.trim())
  const line = schema.nodes[agendaPartType]?.create({ part: 'handled' }, text)
  if (!item || !line) return
  beginStep(view.state)
  const added = view.state.tr.insert(handledPlace(doc), line)
  view.dispatch(added)
  // What was handled before may stand above the item.
  const start = added.mapping.map(position)
  const tr = view.state.tr.delete(start, start + item.nodeSize)
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(start))))
}

/** After the last one, else at the end, before an empty last line. */
function handledPlace(doc: Node): number {
  let after: number | undefined
  doc.forEach((node, position) => {
    if (partNameOf(node) === 'handled') after = position + node.nodeSize
  })
  return after ?? endOfText(doc)
}

/** Where the next item goes: at the end, above what was handled. */
export function placeForItem(doc: Node): number {
  let place = endOfText(doc)
  let before = doc.resolve(place).nodeBefore
  while (before && partNameOf(before) === 'handled') {
    place -= before.nodeSize
    before = doc.resolve(place).nodeBefore
  }
  return place
}

/** Before an empty last line. */
function endOfText(doc: Node): number {
  const last = doc.lastChild
  const isEmptyLine = last?.type.name === 'paragraph' && last.content.size === 0
  return doc.content.size - (isEmptyLine ? last.nodeSize : 0)
}
