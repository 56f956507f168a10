import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { agendaPartType, isOfOption } from '@shared/body/agenda-part'
import { itemAround, type FoundItem } from './find-item'

/** Which part a node is; `undefined` for any other. */
export function partNameOf(node: Node | null | undefined): string | undefined {
  return node?.type.name === agendaPartType ? String(node.attrs['part']) : undefined
}

export interface FoundPart {
  node: Node
  name: string
  /** Where it begins. */
  position: number
  /** The item it is in; `undefined` for one that stands between items. */
  item: FoundItem | undefined
  /** Its place among its siblings. */
  index: number
}

/** The part the position is in. */
export function partAround($position: ResolvedPos): FoundPart | undefined {
  const name = partNameOf($position.parent)
  if (name === undefined) return undefined
  return {
    node: $position.parent,
    name,
    position: $position.before(),
    item: itemAround($position),
    index: $position.index($position.depth - 1),
  }
}

/** Where the child at this index of a node that begins at `position` begins. */
export function childPosition(parent: Node, position: number, index: number): number {
  let at = position + 1
  for (let before = 0; before < index; before += 1) at += parent.child(before).nodeSize
  return at
}

/** The option a part belongs to, with what speaks for it and against it: from an index to before another. */
export function optionAround(item: Node, index: number): { from: number; to: number } | undefined {
  let from = index
  while (from > 0 && isOfOption(partNameOf(item.maybeChild(from)))) from -= 1
  if (partNameOf(item.maybeChild(from)) !== 'option') return undefined
  let to = from + 1
  while (isOfOption(partNameOf(item.maybeChild(to)))) to += 1
  return { from, to }
}

/** How many options an item holds. */
export function countOptionsIn(item: Node): number {
  return item.children.filter((child) => partNameOf(child) === 'option').length
}
