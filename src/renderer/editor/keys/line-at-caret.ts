import type { EditorView } from '@tiptap/pm/view'
import { plainText, type BodyNode } from '@shared/body/body-node'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import { caretOf, itemAtCaret } from './caret-of'
import { hasDetail, isInHeadline } from './find-item'

/** One line of an agenda. */
export interface AgendaLine {
  /** As plain text; empty where nothing is written, or only the prompt of a template. */
  text: string
  /** The item it stands in; `null` for a line of text. */
  itemId: string | null
  /** Of the item's headline: what that shows instead of words of its own. */
  ref: string | null
  /** Where it stands in the window. */
  place: DOMRect
}

/** The line the caret is in, or of a selected item its headline. */
export function lineAtCaret(view: EditorView): AgendaLine | undefined {
  const $caret = caretOf(view)
  const $from = $caret ?? view.state.selection.$from
  const item = itemAtCaret(view)
  const isLine = $from.parent.isTextblock
  const line = isLine ? $from.parent : item?.node.firstChild
  if (!line && !item) return undefined
  const isHeadline = item !== undefined && (!isLine || isInHeadline($from, item))
  const text = line ? plainText([line.toJSON() as BodyNode]).trim() : ''
  const isPrompt = isHeadline && isUnfilledPrompt({ headline: text, hasDetail: hasDetail(item.node) })
  const { left, top, bottom } = view.coordsAtPos($from.pos)
  return {
    text: isPrompt ? '' : text,
    itemId: item ? String(item.node.attrs['id']) : null,
    ref: isHeadline ? (item.node.attrs['ref'] as string | null) : null,
    place: new DOMRect(left, top, 0, bottom - top),
  }
}
