import { Fragment, type Node } from '@tiptap/pm/model'
import { TextSelection, type Command, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { shownReference, type AgendaItemKind } from '@shared/body/agenda-item'
import { kindFromWords, kindPrefixLength } from '../item/item-kinds'
import { agendaItemName } from '../schema/agenda-item-node'
import { beginStep } from './begin-step'
import { itemAtCaret } from './caret-of'
import { addForm, formOf, topPlace } from './change-kind'
import { isInHeadline, itemAround, selectedItem } from './find-item'
import { childPosition, partNameOf } from './find-part'
import { placeForItem } from './lines'
import { createItem, emptyParagraph, insertAt, nextItem, nodeType, type NewId } from './new-items'
import { asLines } from './part-text'

/**
 * Enter in an item. At the end of a headline the next item begins; at its start an empty one comes before; within it
 * the rest goes to a new item. An empty item ends the list: it becomes a line of text. In the detail Enter makes the
 * next line, and on an empty last line the next item.
 */
export function enterInItem(newId: NewId): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    const item = itemAround($from)
    if (!item || !empty || $from.depth !== item.depth + 1) return false
    const { schema, tr } = state

    if (isInHeadline($from, item)) {
      const isEmpty =
        item.node.childCount === 1 &&
        $from.parent.content.size === 0 &&
        shownReference(item.node.attrs['ref']) === undefined
      if (isEmpty) return unwrapItem(state, dispatch)
      if (!dispatch) return true
      beginStep(state)
      if ($from.parentOffset === 0 && $from.parent.content.size > 0) {
        // Before it, and the caret stays with the words it stood at.
        tr.insert(item.position, createItem(schema, { id: newId(), kind: 'discuss' }))
        dispatch(tr.scrollIntoView())
        return true
      }
      const rest = $from.parent.content.cut($from.parentOffset)
      const kind = rest.size > 0 ? (item.node.attrs['kind'] as AgendaItemKind) : 'discuss'
      const next = createItem(schema, {
        id: newId(),
        kind,
        content: Fragment.from(nodeType(schema, 'paragraph').create(null, rest)),
      })
      insertAt(tr, item.position + item.node.nodeSize, next)
      if (rest.size > 0) tr.delete($from.pos, $from.end())
      dispatch(tr)
      return true
    }

    const isEmptyLastLine =
      $from.parent.type.name === 'paragraph' &&
      $from.parent.content.size === 0 &&
      $from.index(item.depth) === item.node.childCount - 1
    if (!isEmptyLastLine) return false
    if (dispatch) {
      beginStep(state)
      dispatch(nextItem(tr, item, newId).delete($from.before(), $from.after()))
    }
    return true
  }
}

/**
 * Enter at the end of the last line of an agenda makes it an item, of the kind its first words speak of ("Ask for one
 * more contractor"; "Risk: …", where the chip then says the word), and begins the next line. Bad news goes first, and
 * nothing under what was handled.
 */
export function enterOnLastLine(newId: NewId): Command {
  return (state, dispatch, view) => {
    const { $from, empty } = state.selection
    const { parent } = $from
    const isLastLine =
      empty &&
      $from.depth === 1 &&
      parent.type.name === 'paragraph' &&
      parent.textContent.trim() !== '' &&
      $from.parentOffset === parent.content.size &&
      $from.index(0) === state.doc.childCount - 1
    if (!isLastLine) return false
    if (!dispatch) return true
    beginStep(state)
    const { schema, tr } = state
    const text = parent.textContent
    // The prefix counts characters; where the line begins with something else than text it is left alone.
    const prefix = parent.firstChild?.isText ? kindPrefixLength(parent.firstChild.text ?? '') : 0
    const headline = parent.copy(parent.content.cut(prefix))
    const item = createItem(schema, {
      id: newId(),
      kind: kindFromWords(text),
      content: Fragment.from(headline),
    })
    const start = $from.before()
    const above = item.attrs['kind'] === 'bad-news' ? topPlace(state.doc) : aboveHandled(state.doc, start)
    if (above !== undefined && view) {
      // NOTE: as two transactions, see `changeKind`.
      dispatch(tr.delete($from.start(), $from.end()))
      view.dispatch(view.state.tr.insert(above, item).scrollIntoView())
      return true
    }
    tr.replaceWith(start, $from.after(), [item, emptyParagraph(schema)])
    tr.setSelection(TextSelection.create(tr.doc, start + item.nodeSize + 1))
    dispatch(tr.scrollIntoView())
    return true
  }
}

/** Where an item written in the last line, which begins here, goes instead; `undefined` where it stays there. */
function aboveHandled(doc: Node, start: number): number | undefined {
  return partNameOf(doc.resolve(start).nodeBefore) === 'handled' ? placeForItem(doc.cut(0, start)) : undefined
}

/**
 * Shift+Enter in a headline: the detail begins, with what stood after the caret. Where there is none yet, that is what
 * an item of its kind is made of.
 */
export const beginDetail: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const item = itemAround($from)
  if (!item || !empty || !isInHeadline($from, item)) return false
  const isBare = item.node.childCount === 1 && $from.parentOffset === $from.parent.content.size
  if (view && isBare && formOf(item.node).length > 0) {
    if (dispatch) beginForm(view, item.position)
    return true
  }
  if (dispatch) {
    const tr = state.tr.split($from.pos, 1, [{ type: nodeType(state.schema, 'paragraph') }])
    dispatch(tr.scrollIntoView())
  }
  return true
}

/** What an item of its kind is made of, with the caret in the first part of it that is empty. */
export function beginForm(view: EditorView, position: number): void {
  beginStep(view.state)
  addForm(view, position)
  const item = view.state.doc.nodeAt(position)
  const index = item?.children.findIndex(
    (child) => partNameOf(child) !== undefined && child.content.size === 0,
  )
  if (!item || index === undefined || index < 0) return
  const start = TextSelection.create(view.state.doc, childPosition(item, position, index) + 1)
  view.dispatch(view.state.tr.setSelection(start).scrollIntoView())
}

/** Backspace at the start of a headline: the item becomes lines of text. */
export const backspaceInItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const item = itemAround($from)
  if (!item || !empty || $from.parentOffset > 0 || !isInHeadline($from, item)) return false
  return unwrapItem(state, dispatch)
}

function unwrapItem(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const item = selectedItem(state)
  if (!item) return false
  if (dispatch) {
    beginStep(state)
    const { tr } = state
    const lines = asLines(item.node.content, state.schema, nodeType(state.schema, 'paragraph'))
    const content = lines.childCount > 0 ? lines : Fragment.from(emptyParagraph(state.schema))
    const offset = state.selection.from - item.position - 1
    tr.replaceWith(item.position, item.position + item.node.nodeSize, content)
    const caret = Math.max(item.position, item.position + offset)
    tr.setSelection(TextSelection.near(tr.doc.resolve(caret)))
    dispatch(tr.scrollIntoView())
  }
  return true
}

/** Backspace at the start of a line under an item: its words join the item's last text. */
export const joinIntoItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth !== 1 || $from.parentOffset > 0 || !$from.parent.isTextblock) return false
  const before = state.doc.resolve($from.before()).nodeBefore
  if (before?.type.name !== agendaItemName) return false
  const target = TextSelection.findFrom(state.doc.resolve($from.before()), -1, true)
  if (!target || itemAround(target.$to)?.position !== $from.before() - before.nodeSize) return false
  if (dispatch) {
    const words = target.$to.parent.type.spec.code
      ? Fragment.from($from.parent.textContent ? state.schema.text($from.parent.textContent) : [])
      : $from.parent.content
    const tr = state.tr.delete($from.before(), $from.after())
    tr.insert(target.to, words).setSelection(TextSelection.create(tr.doc, target.to))
    dispatch(tr.scrollIntoView())
  }
  return true
}

/** A key for the item the caret is in. Its view does it, since what an item shows is ticked where that stands. */
export function onItem(act: (position: number) => void): Command {
  return (state, dispatch, view) => {
    const item = view ? itemAtCaret(view) : selectedItem(state)
    if (!item) return false
    if (dispatch) act(item.position)
    return true
  }
}

/** ArrowDown at the very end, where that is no empty line: a line to go on in. */
export const lineBelowLast: Command = (state, dispatch, view) => {
  const { $head, empty } = state.selection
  const last = state.doc.lastChild
  const isEmptyLine = last?.type.name === 'paragraph' && last.content.size === 0
  const isAtEnd = empty && $head.depth > 0 && TextSelection.atEnd(state.doc).head === $head.pos
  if (!isAtEnd || isEmptyLine || (view && !view.endOfTextblock('down'))) return false
  if (dispatch) {
    const { tr } = state
    dispatch(insertAt(tr, state.doc.content.size, emptyParagraph(state.schema)))
  }
  return true
}

/** Tab: from an item's text on to its kind and minutes. In lists and tables Tab is theirs. */
export function toControls(focus: (position: number) => void): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const item = itemAround($from)
    if (!item || $from.depth > item.depth + 1) return false
    if (dispatch) focus(item.position)
    return true
  }
}
