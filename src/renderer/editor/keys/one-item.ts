import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { agendaItemName } from '../schema/agenda-item-node'
import { findItem, isInHeadline, itemAround } from './find-item'

const key = new PluginKey<string | null>('oneItem')

/** The id of the only item in sight; `null` where the whole text is. */
export function oneItemOf(state: EditorState): string | null {
  return key.getState(state) ?? null
}

/** What makes an item the only one in sight, or with `null` brings everything back; for a transaction's meta. */
export const oneItemKey = key

/**
 * Shows one agenda item at a time, with the lines of text that follow it, and those above where it is the first; the
 * page hides the rest. What is out of sight is out of reach: no key selects or deletes it.
 */
export const OneItem = Extension.create({
  name: 'oneItem',
  // Ahead of the keys of items.
  priority: 950,

  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch)
    return { 'Mod-a': run(selectItem) }
  },

  addProseMirrorPlugins() {
    return [
      new Plugin<string | null>({
        key,
        state: {
          init: () => null,
          apply: (tr, shown) => {
            const told = tr.getMeta(key) as string | null | undefined
            return told === undefined ? shown : told
          },
        },
        props: {
          attributes: (state) => (oneItemOf(state) === null ? {} : { 'data-one-item': '' }),
          decorations: (state) => {
            const shown = oneItemOf(state)
            return shown === null ? undefined : inSight(state, shown)
          },
          handleKeyDown: ({ state }, event) => oneItemOf(state) !== null && wouldReachOver(state, event.key),
        },
      }),
    ]
  },
})

/** Escape leads out of the only item in sight, to the keys of the screen around it; a menu that is open has it first. */
export const LeaveOneItem = Extension.create({
  name: 'leaveOneItem',
  priority: 10,

  addKeyboardShortcuts() {
    return {
      Escape: () => {
        if (oneItemOf(this.editor.state) === null) return false
        this.editor.view.dom.closest<HTMLElement>('[data-pane]')?.focus({ preventScroll: true })
        return true
      },
    }
  },
})

function inSight(state: EditorState, id: string): DecorationSet {
  const { doc, selection } = state
  const children: { node: Node; from: number; to: number }[] = []
  doc.forEach((node, from) => children.push({ node, from, to: from + node.nodeSize }))
  const at = children.findIndex(({ node }) => isItem(node) && node.attrs['id'] === id)
  if (at === -1) return DecorationSet.empty
  const next = children.findIndex(({ node }, index) => index > at && isItem(node))
  const isFirst = !children.slice(0, at).some(({ node }) => isItem(node))
  return DecorationSet.create(
    doc,
    children.slice(isFirst ? 0 : at, next === -1 ? undefined : next).flatMap(({ node, from, to }) => {
      const isEmptyLine = node.type.name === 'paragraph' && node.content.size === 0
      const isCaretIn = selection.from >= from && selection.from <= to
      return isEmptyLine && !isCaretIn ? [] : [Decoration.node(from, to, { class: 'is-in-sight' })]
    }),
  )
}

function isItem(node: Node): boolean {
  return node.type.name === agendaItemName
}

/** Backspace at an item's start would take it apart, Delete at its end draw in what one does not see. */
function wouldReachOver(state: EditorState, pressed: string): boolean {
  const { $from, empty } = state.selection
  const item = itemAround($from)
  if (!empty || !item) return false
  if (pressed === 'Backspace') return isInHeadline($from, item) && $from.parentOffset === 0
  const end = item.position + item.node.nodeSize
  return pressed === 'Delete' && state.doc.textBetween($from.pos, end, '\n', '\n').length === 0
}

/** Select all means all of the item. */
const selectItem: Command = (state, dispatch) => {
  const shown = oneItemOf(state)
  const found = shown === null ? undefined : findItem(state.doc, shown)
  if (!found) return false
  const { doc, tr } = state
  const from = doc.resolve(found.position + 1)
  const to = doc.resolve(found.position + found.node.nodeSize - 1)
  dispatch?.(tr.setSelection(TextSelection.between(from, to)))
  return true
}
