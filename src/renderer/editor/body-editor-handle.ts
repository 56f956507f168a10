import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { shownReference, type AgendaItemAttributes } from '@shared/body/agenda-item'
import type { Action } from '@shared/documents/kinds/action'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import type { ItemHost } from './item/item-host'
import { beginStep } from './keys/begin-step'
import { changeKind } from './keys/change-kind'
import { findItem, hasDetail, isUnwritten } from './keys/find-item'
import { partNameOf } from './keys/find-part'
import { itemAtCaret, takeOverSelection } from './keys/caret-of'
import { lineAtCaret, type AgendaLine } from './keys/line-at-caret'
import { gapAt, type Gap } from './gap-at'
import { itemNode, placeFor, type ItemToInsert } from './insert-item'
import { agendaItemName } from './schema/agenda-item-node'
import { oneItemKey, oneItemOf } from './keys/one-item'

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
  /** Takes an item off that waits to be written; one that was written in meanwhile stays. */
  removeUnwritten(id: string): void
  /** Takes an item off that holds nothing at all; others stay. */
  removeIfEmpty(id: string): void
  hasItem(id: string): boolean
  /** Remembers these items; what is returned says whether they are still as they were then, word for word. */
  remember(ids: readonly string[]): () => boolean
  /** Has what is derived of the text, findings among it, follow what was typed at once. */
  settle(): void
  /** Ticks an item, or takes the tick back, wherever its tick is kept. False where there is no such item. */
  tickItem(id: string): boolean
  /** Makes an action of an item, where it was written. False where there is no such item. */
  makeAction(id: string, owedBy: Action['fields']['owedBy']): boolean
  /** Keeps the rest of the text out of sight and reach; `null` brings it back. The caret goes along, the focus does not. */
  showOnly(id: string | null): void
  /** The item that the last change to the text was made in, whoever made it. */
  itemChangedLast(): string | undefined
  /** Calls the listener when a key leads the caret into another item than the one shown; returns its unsubscribe. */
  onItemEntered(listener: (id: string) => void): () => void
  /** The line the caret is in; `undefined` where it is in none. The caret comes back to it once the text is focused again. */
  lineAtCaret(): AgendaLine | undefined
  readonly isEmpty: boolean
}

/** @param told after each change, so that what is derived of the text need not wait for a pause in typing */
export function createHandle(
  editor: Editor,
  { newId, views }: Pick<ItemHost, 'newId' | 'views'>,
  told: () => void = () => undefined,
): BodyEditorHandle {
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
      told()
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

  const viewOf = (id: string) => {
    const found = findItem(editor.state.doc, id)
    return found && views.at(found.position)
  }
  let before = editor.state.doc
  let after = before
  editor.on('transaction', ({ transaction }) => {
    if (transaction.docChanged) [before, after] = [transaction.before, transaction.doc]
  })
  const caretItem = () => {
    const item = itemAtCaret(editor.view)
    return item && String(item.node.attrs['id'])
  }

  return {
    inOneStep,

    insertItem(item) {
      const { doc, schema } = editor.state
      const same = item.ref ? doc.children.find(({ attrs }) => attrs['ref'] === item.ref) : undefined
      if (same) return String(same.attrs['id'])
      const id = newId()
      const { from, to } = placeFor(doc, item)
      change((tr) => tr.replaceWith(from, to, itemNode(schema, id, item)))
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
      const { firstChild } = found.node
      const headline = partNameOf(firstChild) === undefined ? firstChild : null
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
          hasDetail: hasDetail(found.node),
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

    setItem(id, { kind, ...attributes }) {
      const found = findItem(editor.state.doc, id)
      if (!found) return false
      inOneStep(() => {
        const { tr } = editor.state
        for (const [name, value] of Object.entries(attributes)) {
          tr.setNodeAttribute(found.position, name, value)
        }
        if (tr.docChanged) editor.view.dispatch(tr)
        if (kind) changeKind(editor.view, found.position, kind)
      })
      return true
    },

    removeItem: (id) => changeItem(id, (tr, position, size) => tr.delete(position, position + size)),

    removeUnwritten(id) {
      const found = findItem(editor.state.doc, id)
      if (!found || !isUnwritten(found.node)) return
      change((tr) => tr.delete(found.position, found.position + found.node.nodeSize))
    },

    removeIfEmpty(id) {
      const found = findItem(editor.state.doc, id)
      if (!found || found.node.attrs['ref'] !== null) return
      const isEmpty = found.node.children.every(
        ({ type, content }) => type.name === 'paragraph' && content.size === 0,
      )
      if (isEmpty) change((tr) => tr.delete(found.position, found.position + found.node.nodeSize))
    },

    remember(ids) {
      const { doc } = editor.state
      const nodes = ids.map((id) => findItem(doc, id)?.node)
      return () =>
        ids.every((id, index) => {
          const [node, now] = [nodes[index], findItem(editor.state.doc, id)?.node]
          return node !== undefined && now !== undefined && node.eq(now)
        })
    },

    settle: told,

    hasItem: (id) => findItem(editor.state.doc, id) !== undefined,

    tickItem(id) {
      const view = viewOf(id)
      view?.edits.tick()
      return view !== undefined
    },

    makeAction(id, owedBy) {
      const view = viewOf(id)
      view?.edits.makeAction(owedBy)
      return view !== undefined
    },

    showOnly(id) {
      const { doc, tr } = editor.state
      const found = id === null ? undefined : findItem(doc, id)
      // What is written next, and what is undone, belongs to what is in sight.
      if (found && caretItem() !== id) {
        const end = found.position + 1 + (found.node.firstChild?.nodeSize ?? 1)
        tr.setSelection(TextSelection.near(doc.resolve(end - 1), -1))
      }
      editor.view.dispatch(tr.setMeta(oneItemKey, id))
    },

    itemChangedLast() {
      const at = before.content.findDiffStart(after.content)
      const block = at === null ? undefined : after.childBefore(Math.min(at + 1, after.content.size)).node
      return block?.type.name === agendaItemName ? String(block.attrs['id']) : undefined
    },

    onItemEntered(listener) {
      const tell = () => {
        const id = editor.view.hasFocus() && oneItemOf(editor.state) !== null ? caretItem() : undefined
        if (id !== undefined && id !== oneItemOf(editor.state)) listener(id)
      }
      editor.on('selectionUpdate', tell)
      return () => void editor.off('selectionUpdate', tell)
    },

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

/** In an item that shows another record its first line is already one under its words. */
function endsInEmptyDetail({ attrs, childCount, lastChild }: Node): boolean {
  const first = shownReference(attrs['ref']) === undefined ? 1 : 0
  return childCount > first && lastChild?.type.name === 'paragraph' && lastChild.content.size === 0
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
