import type { Node, Schema } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  defaultMinutes,
  isAgendaItemKind,
  shownReference,
  type AgendaItemKind,
} from '@shared/body/agenda-item'
import { agendaPartType, forms, isOfOption, type PartName } from '@shared/body/agenda-part'
import { agendaItemName } from '../schema/agenda-item-node'
import { childPosition, countOptionsIn, partNameOf } from './find-part'

/** Empty parts of a form. */
export function emptyParts(schema: Schema, names: readonly PartName[]): Node[] {
  return names.flatMap((part) => schema.nodes[agendaPartType]?.create({ part }) ?? [])
}

/**
 * Makes an item one of another kind. Its words stay, those in parts of the other kind as they are; parts without words
 * go, and what the new kind is made of is there to be filled in. Bad news goes first.
 *
 * NOTE: as several transactions, each a change that the binding sees as what it is. As one, it would write the words of
 * one part into the shared types of another, and what another device writes there meanwhile would be torn apart.
 */
export function changeKind(view: EditorView, position: number, kind: AgendaItemKind): void {
  const node = view.state.doc.nodeAt(position)
  if (node?.type.name !== agendaItemName) return
  const { kind: before, minutes } = node.attrs
  const tr = view.state.tr.setNodeAttribute(position, 'kind', kind)
  if (isAgendaItemKind(before) && minutes === defaultMinutes[before]) {
    tr.setNodeAttribute(position, 'minutes', defaultMinutes[kind])
  }
  view.dispatch(tr)
  takeEmptyParts(view, position)
  addForm(view, position)
  if (kind === 'bad-news' && before !== kind) moveToTop(view, position)
}

/** What an item is made of. One that shows what stands elsewhere is that, and has only notes of its own. */
export function formOf(item: Node | null): readonly PartName[] {
  const { kind, ref } = (item?.attrs ?? {}) as { kind?: unknown; ref?: string | null }
  return isAgendaItemKind(kind) && shownReference(ref ?? null) === undefined ? forms[kind] : []
}

function takeEmptyParts(view: EditorView, position: number): void {
  const item = view.state.doc.nodeAt(position)
  if (!item) return
  for (let index = item.childCount - 1; index > 0; index -= 1) {
    const child = item.child(index)
    const name = partNameOf(child)
    if (name === undefined || name === 'listen' || child.content.size > 0) continue
    const start = childPosition(item, position, index)
    view.dispatch(view.state.tr.delete(start, start + child.nodeSize))
  }
}

/**
 * Adds the parts of an item's kind that it has not: before the first part that comes later in the form, else at the end
 * of the item.
 */
export function addForm(view: EditorView, position: number): void {
  const form = formOf(view.state.doc.nodeAt(position))
  for (const part of new Set(form)) {
    const item = view.state.doc.nodeAt(position)
    // What speaks for an option is added with it.
    if (!item || (isOfOption(part) && form.includes('option'))) continue
    const names = part === 'option' ? missingOptions(form, item) : hasPart(item, part) ? [] : [part]
    if (names.length === 0) continue
    const later = form.slice(form.lastIndexOf(part) + 1).filter((name) => !isOfOption(name))
    const index = item.children.findIndex((child) => later.some((name) => name === partNameOf(child)))
    const at = childPosition(item, position, index === -1 ? item.childCount : index)
    view.dispatch(view.state.tr.insert(at, emptyParts(view.state.schema, names)))
  }
}

/** The options that are missing, each with what belongs to it. */
function missingOptions(form: readonly PartName[], item: Node): PartName[] {
  const group = form.slice(form.lastIndexOf('option')).filter((name) => name === 'option' || isOfOption(name))
  const wanted = form.filter((name) => name === 'option').length
  return Array.from({ length: Math.max(0, wanted - countOptionsIn(item)) }, () => group).flat()
}

function hasPart(item: Node, part: PartName): boolean {
  return item.children.some((child) => partNameOf(child) === part)
}

/**
 * Where bad news goes: before the first item that is none, in an agenda without items at the top. `undefined` where all items are bad
 * news.
 */
export function topPlace(document: Node): number | undefined {
  let top: number | undefined
  let hasItems = false
  document.forEach((node, position) => {
    if (node.type.name !== agendaItemName) return
    hasItems = true
    if (node.attrs['kind'] !== 'bad-news') top ??= position
  })
  return hasItems ? top : 0
}

/** Takes an item to where bad news goes, and the caret with it. */
function moveToTop(view: EditorView, position: number): void {
  const node = view.state.doc.nodeAt(position)
  const top = topPlace(view.state.doc)
  if (!node || top === undefined || top >= position) return
  const { anchor, head } = view.state.selection
  const isInside = anchor > position && head < position + node.nodeSize
  view.dispatch(view.state.tr.delete(position, position + node.nodeSize))
  const tr = view.state.tr.insert(top, node)
  if (isInside) {
    const shift = top - position
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)))
  }
  view.dispatch(tr.scrollIntoView())
}
