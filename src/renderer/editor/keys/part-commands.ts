import type { Node } from '@tiptap/pm/model'
import { TextSelection, type Command, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { FoundItem } from './find-item'
import { isInHeadline, itemAround } from './find-item'
import {
  childPosition,
  countOptionsIn,
  optionAround,
  partAround,
  partNameOf,
  type FoundPart,
} from './find-part'
import { beginStep } from './begin-step'
import { nextItem, type NewId } from './new-items'

/** Two ways out are what a form begins with: fewer are no choice. */
const leastOptions = 2

/**
 * Enter in a form leads on: from the headline to the first part, from each part to the next, from the last to a new item.
 * At the end of the last option the next one begins; an empty one more is given up again, as an empty item of a list is.
 */
export function enterInForm(newId: NewId): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    const part = partAround($from)
    if (!part) return empty && enterFromHeadline(state, dispatch)
    if (!empty) {
      dispatch?.(state.tr.deleteSelection())
      return true
    }
    if (!part.item) return enterBetweenItems(state, part, dispatch)
    const item = part.item
    const option = optionAround(item.node, part.index)
    if (!option) return goTo(state, item, part.index + 1, newId, dispatch)

    const isLast = partNameOf(item.node.maybeChild(option.to)) !== 'option'
    const isEmpty = item.node.children
      .slice(option.from, option.to)
      .every(({ content }) => content.size === 0)
    if (isEmpty && part.name === 'option') {
      if (!isLast || countOptionsIn(item.node) <= leastOptions) {
        return goTo(state, item, option.to, newId, dispatch)
      }
      return giveUpOption(state, item, option, newId, dispatch)
    }
    if (part.index < option.to - 1 || !isLast) return goTo(state, item, part.index + 1, newId, dispatch)
    if (dispatch) {
      beginStep(state)
      const at = childPosition(item.node, item.position, option.to)
      // Of the same shape as the one before.
      const parts = item.node.children
        .slice(option.from, option.to)
        .map((child) => child.type.create(child.attrs))
      const tr = state.tr.insert(at, parts)
      dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
    }
    return true
  }
}

function enterFromHeadline(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from } = state.selection
  const item = itemAround($from)
  if (!item || !isInHeadline($from, item) || $from.parentOffset < $from.parent.content.size) return false
  if (partNameOf(item.node.maybeChild(1)) === undefined) return false
  dispatch?.(caretIn(state.tr, childPosition(item.node, item.position, 1)))
  return true
}

/** A line like it below; an empty one becomes text. */
function enterBetweenItems(
  { tr, schema }: EditorState,
  { node, position }: FoundPart,
  dispatch?: (tr: Transaction) => void,
): boolean {
  const { paragraph } = schema.nodes
  if (!dispatch || !paragraph) return true
  if (node.content.size === 0) {
    dispatch(tr.setBlockType(position + 1, position + 1, paragraph))
    return true
  }
  const below = position + node.nodeSize
  tr.insert(below, node.type.create(node.attrs))
  dispatch(tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView())
  return true
}

/** The caret at the start of an item's child; past the last one a new item begins. */
function goTo(
  state: EditorState,
  item: FoundItem,
  index: number,
  newId: NewId,
  dispatch?: (tr: Transaction) => void,
): boolean {
  if (!dispatch) return true
  if (index < item.node.childCount) {
    dispatch(caretIn(state.tr, childPosition(item.node, item.position, index)))
    return true
  }
  beginStep(state)
  dispatch(nextItem(state.tr, item, newId))
  return true
}

function giveUpOption(
  state: EditorState,
  item: FoundItem,
  { from, to }: { from: number; to: number },
  newId: NewId,
  dispatch?: (tr: Transaction) => void,
): boolean {
  if (!dispatch) return true
  beginStep(state)
  const start = childPosition(item.node, item.position, from)
  const tr = state.tr.delete(start, childPosition(item.node, item.position, to))
  const isFollowed = to < item.node.childCount
  const rest = tr.doc.nodeAt(item.position)
  dispatch(isFollowed || !rest ? caretIn(tr, start) : nextItem(tr, { ...item, node: rest }, newId))
  return true
}

/** Tab leads through the parts of an item, Shift+Tab back to its headline. */
export function tabInForm(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const part = partAround($from)
    if (!part?.item) return false
    const { item } = part
    const next = part.index + direction
    const isStop = partNameOf(item.node.maybeChild(next)) !== undefined || (direction < 0 && next === 0)
    if (!isStop) return false
    const start = childPosition(item.node, item.position, next)
    const end = start + item.node.child(next).nodeSize
    dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(end - 1), -1)).scrollIntoView())
    return true
  }
}

/**
 * Backspace at the start of a part: an empty one goes, and the caret is at the end of what stands before. Words of a part
 * never run into another's: there the caret only goes back. Between items the line becomes text.
 */
export const backspaceInPart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const part = partAround($from)
  if (!part || !empty || $from.parentOffset > 0) return false
  const { paragraph } = state.schema.nodes
  if (!part.item || part.item.node.childCount === 1) {
    if (paragraph) dispatch?.(state.tr.setBlockType($from.pos, $from.pos, paragraph))
    return true
  }
  const { tr } = state
  const size = part.node.content.size === 0 ? sizeToTakeOut(part.item.node, part.index) : 0
  if (size > 0) {
    beginStep(state)
    tr.delete(part.position, part.position + size)
  }
  const $before = tr.doc.resolve(part.position)
  dispatch?.(tr.setSelection(TextSelection.near($before, part.index === 0 ? 1 : -1)).scrollIntoView())
  return true
}

/** Delete at the end of a line that a part follows: an empty one goes, and no words run together. */
export const deleteBeforePart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const item = itemAround($from)
  if (!item || !empty || $from.depth !== item.depth + 1 || $from.parentOffset < $from.parent.content.size)
    return false
  const index = $from.index(item.depth) + 1
  const next = item.node.maybeChild(index)
  if (partNameOf(next) === undefined) return false
  const size = next?.content.size === 0 ? sizeToTakeOut(item.node, index) : 0
  if (size > 0) {
    beginStep(state)
    dispatch?.(state.tr.delete($from.after(), $from.after() + size))
  }
  return true
}

/** Of an empty part; an option takes with it what is empty of it, and stays where words speak for it. */
function sizeToTakeOut(item: Node, index: number): number {
  const option = partNameOf(item.child(index)) === 'option' ? optionAround(item, index) : undefined
  const parts = option ? item.children.slice(option.from, option.to) : [item.child(index)]
  if (parts.some(({ content }) => content.size > 0)) return 0
  return parts.reduce((size, { nodeSize }) => size + nodeSize, 0)
}

function caretIn(tr: Transaction, position: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(position + 1))).scrollIntoView()
}
