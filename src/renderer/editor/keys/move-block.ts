import type { ResolvedPos } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection, type Command } from '@tiptap/pm/state'
import { beginStep } from './begin-step'
import { partNameOf } from './find-part'
import { agendaItemName } from '../schema/agenda-item-node'

/**
 * Alt+Up and Alt+Down: the block with the caret changes places with the one above or below. A list's item moves within
 * its list and a line of detail within its item; at their ends, the block they are part of moves.
 */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { selection, doc } = state
    const $from = selection.$from
    const isBlock = selection instanceof NodeSelection
    const depth = movableDepth($from, direction, isBlock)
    if (depth === undefined) return isBlock || $from.depth > 0
    if (!dispatch) return true
    const parent = $from.node(depth - 1)
    const index = $from.index(depth - 1)
    const neighbour = parent.child(index + direction)
    const node = parent.child(index)
    const start = depth > $from.depth ? $from.pos : $from.before(depth)
    const target = direction < 0 ? start - neighbour.nodeSize : start + neighbour.nodeSize

    beginStep(state)
    const tr = state.tr.delete(start, start + node.nodeSize).insert(target, node)
    const shift = target - start
    const anchor = selection.anchor + shift
    const head = selection.head + shift
    const isText = selection instanceof TextSelection && Math.max(anchor, head) <= doc.content.size
    if (isText) tr.setSelection(TextSelection.create(tr.doc, anchor, head))
    else if (isBlock) tr.setSelection(NodeSelection.create(tr.doc, selection.from + shift))
    else tr.setSelection(Selection.near(tr.doc.resolve(target + 1)))
    dispatch(tr.scrollIntoView())
    return true
  }
}

const innerBlocks = new Set(['listItem', 'taskItem', 'tableRow'])

/** The depth of the innermost block at the position, or of the one after it, that has somewhere to go. */
function movableDepth($position: ResolvedPos, direction: -1 | 1, isAfter: boolean): number | undefined {
  const isBetween = $position.nodeAfter && $position.depth === 0
  const deepest = $position.depth + (isAfter || isBetween ? 1 : 0)
  for (let depth = deepest; depth > 0; depth -= 1) {
    const parent = $position.node(depth - 1)
    const index = $position.index(depth - 1)
    const node = parent.maybeChild(index)
    if (!node) continue
    // A part keeps its place in the form: with the caret in it, the item moves.
    const isDetail = parent.type.name === agendaItemName && index > 0 && partNameOf(node) === undefined
    const isMovable = depth === 1 || innerBlocks.has(node.type.name) || isDetail
    // The headline stays first.
    const first = isDetail ? 1 : 0
    const next = index + direction
    if (isMovable && next >= first && next < parent.childCount) return depth
  }
  return undefined
}
