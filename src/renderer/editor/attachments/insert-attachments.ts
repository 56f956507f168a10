import type { NodeType, ResolvedPos } from '@tiptap/pm/model'
import { TextSelection, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import { attachmentAttributes, attachmentType, type Attachment } from '@shared/body/attachment'
import { beginStep } from '../keys/begin-step'
import { agendaItemName } from '../schema/agenda-item-node'

interface Binding {
  type: Parameters<typeof absolutePositionToRelativePosition>[1]
  doc: Parameters<typeof relativePositionToAbsolutePosition>[0]
  binding: { mapping: Parameters<typeof absolutePositionToRelativePosition>[2] }
}

/**
 * Keeps a place in the text while it is edited, here and elsewhere. Returns the function that says where it is now:
 * where what it stood in is gone, at the end.
 */
export function keepPlace(state: EditorState, position: number): (now: EditorState) => number {
  const { type, binding } = bindingOf(state)
  const kept = absolutePositionToRelativePosition(position, type, binding.mapping)
  return (now) => {
    const { doc, type, binding } = bindingOf(now)
    const found = relativePositionToAbsolutePosition(doc, type, kept, binding.mapping)
    return found === null ? now.doc.content.size : Math.min(found, now.doc.content.size)
  }
}

function bindingOf(state: EditorState): Binding {
  return ySyncPluginKey.getState(state) as Binding
}

/** Puts images and files where the place's block is, as one step of the history, with a line under them to go on in. */
export function insertAttachments(
  view: EditorView,
  position: number,
  attachments: readonly Attachment[],
): void {
  const { state } = view
  const type = state.schema.nodes[attachmentType]
  const paragraph = state.schema.nodes['paragraph']
  if (!type || !paragraph || attachments.length === 0) return
  const { from, to } = spaceFor(state.doc.resolve(position), type)
  const nodes = attachments.map((attachment) => type.create(attachmentAttributes(attachment)))
  const wasHere = state.selection.head === position

  const tr = state.tr.replaceWith(from, to, nodes)
  const end = from + nodes.reduce((size, node) => size + node.nodeSize, 0)
  const isLineNext = tr.doc.resolve(end).nodeAfter?.isTextblock === true
  if (!isLineNext) tr.insert(end, paragraph.create())
  // Who went on elsewhere meanwhile stays there.
  if (wasHere) tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView()
  beginStep(state)
  // The editor would take a text of images alone for one that was emptied.
  view.dispatch(tr.setMeta('preventClearDocument', true))
  beginStep(view.state)
}

/**
 * What they take the place of: an empty line, or nothing, after the innermost block that stands in one that may hold
 * them. An item's headline stays first, and stays.
 */
function spaceFor($position: ResolvedPos, type: NodeType): { from: number; to: number } {
  for (let depth = $position.depth; depth >= 0; depth -= 1) {
    const parent = $position.node(depth)
    // A content rule here is a set of what is allowed: what may come first may come anywhere.
    if (!parent.type.contentMatch.matchType(type)) continue
    const isFirstOfItem = parent.type.name === agendaItemName && $position.index(depth) === 0
    if (depth === $position.depth) {
      const headline = isFirstOfItem ? ($position.nodeAfter?.nodeSize ?? 0) : 0
      return { from: $position.pos + headline, to: $position.pos + headline }
    }
    const block = $position.node(depth + 1)
    const end = $position.after(depth + 1)
    const isEmptyLine = block.type.name === 'paragraph' && block.content.size === 0 && !isFirstOfItem
    return { from: isEmptyLine ? $position.before(depth + 1) : end, to: end }
  }
  const { size } = $position.doc.content
  return { from: size, to: size }
}
