import type { Editor } from '@tiptap/core'
import { Fragment } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import type { AgendaItemAttributes, AgendaItemKind } from '@shared/body/agenda-item'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import { beginStep } from './keys/begin-step'
import { changeKind, topPlace } from './keys/change-kind'
import { findItem, hasDetail } from './keys/find-item'
import { partNameOf } from './keys/find-part'
import { takeOverSelection } from './keys/caret-of'
import { lineAtCaret, type AgendaLine } from './keys/line-at-caret'
import { createItem, type NewId } from './keys/new-items'

interface ItemToInsert {
  kind: AgendaItemKind
  /** Empty for a reference to a past item, which shows that one's. */
  headline: string
  minutes?: number
  ref?: string | null
  /** Before the other items, instead of the end; bad news always is. */
  isFirst?: boolean
}

/** What screens may do with an open agenda besides typing in it. Each change is one step of the window's history. */
export interface BodyEditorHandle {
  /** Puts an item at the end, before an empty last line, or at the top. Returns its id. */
  insertItem(item: ItemToInsert): string
  /**
   * The caret at the end of an item's headline; a prompt that waits to be written is selected whole, so that typing
   * writes over it. False where there is no such item.
   */
  focusItem(id: string): boolean
  /** The caret where it was last. */
  focus(): void
  /** The caret in an empty line at the end, made if there is none. */
  focusEnd(): void
  /** False where there is no such item. */
  setItem(id: string, attributes: Partial<Pick<AgendaItemAttributes, 'minutes' | 'kind' | 'ticked'>>): boolean
  removeItem(id: string): boolean
  /** The line the caret is in; `undefined` where it is in none. The caret comes back to it once the text is focused again. */
  lineAtCaret(): AgendaLine | undefined
  readonly isEmpty: boolean
}

export function createHandle(editor: Editor, newId: NewId): BodyEditorHandle {
  const change = (edit: (tr: Transaction) => void): void => {
    beginStep(editor.state)
    const { tr } = editor.state
    edit(tr)
    editor.view.dispatch(tr)
    beginStep(editor.state)
  }
  const changeItem = (
    id: string,
    edit: (tr: Transaction, position: number, size: number) => void,
  ): boolean => {
    const found = findItem(editor.state.doc, id)
    if (found) change((tr) => edit(tr, found.position, found.node.nodeSize))
    return found !== undefined
  }

  return {
    insertItem({ kind, headline, minutes, ref, isFirst = kind === 'bad-news' }) {
      const id = newId()
      const { schema, doc } = editor.state
      const paragraph = schema.nodes['paragraph']?.create(null, headline ? schema.text(headline) : null)
      const item = createItem(schema, {
        id,
        kind,
        ...(minutes === undefined ? {} : { minutes }),
        ...(ref === undefined ? {} : { ref }),
        ...(paragraph ? { content: Fragment.from(paragraph) } : {}),
      })
      const last = doc.lastChild
      const isEmptyLine = last?.type.name === 'paragraph' && last.content.size === 0
      const end = doc.content.size - (isEmptyLine ? last.nodeSize : 0)
      const top = kind === 'bad-news' ? (topPlace(doc) ?? end) : 0
      change((tr) => tr.insert(isFirst ? top : end, item))
      return id
    },

    focusItem(id) {
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
      const isPrompt = isUnfilledPrompt({
        headline: headline?.textContent ?? '',
        hasDetail: hasDetail(found.node),
      })
      const selection = isPrompt
        ? TextSelection.create(doc, found.position + 2, end - 1)
        : TextSelection.near(doc.resolve(end - 1), -1)
      editor.view.dispatch(tr.setSelection(selection).scrollIntoView())
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
      const isThere = changeItem(id, (tr, position) => {
        for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(position, name, value)
      })
      const found = kind && findItem(editor.state.doc, id)
      if (found) changeKind(editor.view, found.position, kind)
      beginStep(editor.state)
      return isThere
    },

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
