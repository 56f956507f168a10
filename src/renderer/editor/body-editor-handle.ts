import type { Editor } from '@tiptap/core'
import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { shownReference, type AgendaItemAttributes, type AgendaItemKind } from '@shared/body/agenda-item'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import { beginStep } from './keys/begin-step'
import { findItem } from './keys/find-item'
import { takeOverSelection } from './keys/caret-of'
import { lineAtCaret, type AgendaLine } from './keys/line-at-caret'
import { createItem, type NewId } from './keys/item-commands'
import { agendaItemName } from './schema/agenda-item-node'
import { gapAt, positionOfBlock, type Gap } from './gap-at'

interface ItemToInsert {
  kind: AgendaItemKind
  /** Left out where the item shows a record, whose words these are. */
  headline: string
  /** What stands under it, a line each. */
  detail?: readonly string[]
  minutes?: number
  ref?: string | null
  /** At the top, instead of the end. */
  isFirst?: boolean
  /** Before the block with this number, counted from the top. */
  at?: number
  /** In the place of this item, which goes. */
  insteadOf?: string
}

/** What screens may do with an open agenda besides typing in it. Each change is one step of the window's history. */
export interface BodyEditorHandle {
  /**
   * Puts an item at the end, before an empty last line, or where it is told to. Returns its id; that of the item which
   * stands for the same record already, where there is one: a record is on an agenda once.
   */
  insertItem(item: ItemToInsert): string
  /**
   * The caret at the end of an item's headline; a prompt that waits to be written is selected whole, so that typing
   * writes over it, and so is one that is to be `isSelected`. False where there is no such item.
   */
  focusItem(id: string, more?: { isSelected?: boolean }): boolean
  /** The caret in an empty line at the end of an item, made if there is none. False where there is no such item. */
  focusUnder(id: string): boolean
  /** An item without a word that stands for nothing: it waits to be written in. */
  readonly emptyItem: string | undefined
  /** The place between two blocks that is nearest to this height in the window. */
  gapAt(clientY: number): Gap
  /** The caret where it was last. */
  focus(): void
  /** The caret in an empty line at the end, made if there is none. */
  focusEnd(): void
  /** False where there is no such item. */
  setItem(id: string, attributes: Partial<Pick<AgendaItemAttributes, 'minutes' | 'kind' | 'ticked'>>): boolean
  removeItem(id: string): boolean
  /** Takes changes made within it as one step of the history. */
  inOneStep(edit: () => void): void
  /** The line the caret is in; `undefined` where it is in none. The caret comes back to it once the text is focused again. */
  lineAtCaret(): AgendaLine | undefined
  readonly isEmpty: boolean
}

export function createHandle(editor: Editor, newId: NewId): BodyEditorHandle {
  let isWithinStep = false
  const inOneStep = (edit: () => void): void => {
    if (isWithinStep) return edit()
    beginStep(editor.state)
    isWithinStep = true
    try {
      edit()
    } finally {
      isWithinStep = false
      beginStep(editor.state)
    }
  }
  const change = (edit: (tr: Transaction) => void): void =>
    inOneStep(() => {
      const { tr } = editor.state
      edit(tr)
      editor.view.dispatch(tr)
    })
  const changeItem = (
    id: string,
    edit: (tr: Transaction, position: number, size: number) => void,
  ): boolean => {
    const found = findItem(editor.state.doc, id)
    if (found) change((tr) => edit(tr, found.position, found.node.nodeSize))
    return found !== undefined
  }

  return {
    inOneStep,

    insertItem({ kind, headline, detail = [], minutes, ref = null, isFirst = false, at, insteadOf }) {
      const { schema, doc } = editor.state
      const same = ref === null ? undefined : doc.children.find((node) => node.attrs['ref'] === ref)
      if (same) return String(same.attrs['id'])
      const id = newId()
      const lines = [shownReference(ref) === undefined ? headline : '', ...detail]
      const item = createItem(schema, {
        id,
        kind,
        ...(minutes === undefined ? {} : { minutes }),
        ref,
        content: Fragment.from(lines.map((line) => paragraphOf(schema, line))),
      })
      const replaced = insteadOf === undefined ? undefined : findItem(doc, insteadOf)
      if (replaced) {
        const { position, node } = replaced
        change((tr) => tr.replaceWith(position, position + node.nodeSize, item))
      } else {
        const place = isFirst ? 0 : at === undefined ? endOf(editor) : positionOfBlock(doc, at)
        change((tr) => tr.insert(place, item))
      }
      return id
    },

    get emptyItem() {
      const { children } = editor.state.doc
      const empty = children.find(
        ({ type, attrs, textContent }) =>
          type.name === agendaItemName && textContent === '' && attrs['ref'] === null,
      )
      return empty && String(empty.attrs['id'])
    },

    gapAt: (clientY) => gapAt(editor.view, clientY),

    focusItem(id, { isSelected = false } = {}) {
      const found = findItem(editor.state.doc, id)
      if (!found) return false
      const headline = found.node.firstChild
      if (!headline) {
        const paragraph = editor.schema.nodes['paragraph']?.create()
        if (paragraph) {
          change((tr) => tr.insert(found.position + 1, paragraph).setMeta('preventClearDocument', true))
        }
      }
      const end = found.position + 1 + (headline?.nodeSize ?? 2)
      const { doc, tr } = editor.state
      const isWhole =
        isSelected ||
        isUnfilledPrompt({
          headline: headline?.textContent ?? '',
          hasDetail: found.node.childCount > 1,
        })
      const selection = isWhole
        ? TextSelection.create(doc, found.position + 2, end - 1)
        : TextSelection.near(doc.resolve(end - 1), -1)
      editor.view.dispatch(tr.setSelection(selection).scrollIntoView())
      editor.view.focus()
      return true
    },

    focusUnder(id) {
      const found = findItem(editor.state.doc, id)
      const line = editor.schema.nodes['paragraph']?.create()
      if (!found || !line) return false
      const { node, position } = found
      const end = position + node.nodeSize - 1
      if (!endsInEmptyDetail(node)) {
        change((tr) => tr.insert(end, node.childCount === 0 ? [line, line] : line))
      }
      const { doc, tr } = editor.state
      const changed = doc.nodeAt(position)
      const caret = position + (changed?.nodeSize ?? node.nodeSize) - 2
      editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(caret), -1)).scrollIntoView())
      editor.view.focus()
      return true
    },

    focus() {
      editor.view.focus()
    },

    focusEnd() {
      addLastLine(editor)
      editor.view.focus()
    },

    setItem: (id, attributes) =>
      changeItem(id, (tr, position) => {
        for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(position, name, value)
      }),

    removeItem: (id) => changeItem(id, (tr, position, size) => tr.delete(position, position + size)),

    lineAtCaret() {
      takeOverSelection(editor.view)
      return lineAtCaret(editor.view)
    },

    get isEmpty() {
      const { doc } = editor.state
      return doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.textContent === ''
    },
  }
}

function endsInEmptyDetail({ childCount, lastChild }: Node): boolean {
  return childCount > 1 && lastChild?.type.name === 'paragraph' && lastChild.content.size === 0
}

function paragraphOf(schema: Schema, text: string): Node {
  return schema.node('paragraph', null, text === '' ? [] : [schema.text(text)])
}

/** Before an empty last line, which waits to be written in. */
function endOf(editor: Editor): number {
  const { doc } = editor.state
  return doc.content.size - (endsInEmptyLine(editor) ? (doc.lastChild?.nodeSize ?? 0) : 0)
}

/** The caret in an empty last line; one is added where the body ends in something else. */
export function addLastLine(editor: Editor): void {
  const { doc, tr, schema } = editor.state
  if (!endsInEmptyLine(editor)) {
    const paragraph = schema.nodes['paragraph']?.create()
    if (paragraph) tr.insert(doc.content.size, paragraph)
  }
  editor.view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView())
}

export function endsInEmptyLine(editor: Editor): boolean {
  const last = editor.state.doc.lastChild
  return last?.type.name === 'paragraph' && last.content.size === 0
}
