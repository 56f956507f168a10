import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { agendaPartType } from '@shared/body/agenda-part'
import type { BodyNode } from '@shared/body/body-node'
import { projectItem } from '@shared/body/project-body'
import { isWritten } from '@shared/domain/prompts'
import { agendaItemName } from '../schema/agenda-item-node'

export interface FoundItem {
  node: Node
  /** Where the item begins. */
  position: number
  /** Its depth, from a position inside it. */
  depth: number
}

/** The agenda item around a position. */
export function itemAround($position: ResolvedPos): FoundItem | undefined {
  for (let depth = $position.depth; depth > 0; depth -= 1) {
    const node = $position.node(depth)
    if (node.type.name === agendaItemName) return { node, position: $position.before(depth), depth }
  }
  return undefined
}

/** The agenda item the selection is in, or is. */
export function selectedItem(state: EditorState): FoundItem | undefined {
  const { $from, from } = state.selection
  const around = itemAround($from)
  if (around) return around
  const node = $from.nodeAfter
  return node?.type.name === agendaItemName ? { node, position: from, depth: $from.depth + 1 } : undefined
}

/** Whether the position is in the item's headline: its first block, where that takes text. */
export function isInHeadline($position: ResolvedPos, item: FoundItem): boolean {
  const { parent } = $position
  const isFirst = $position.depth === item.depth + 1 && $position.index(item.depth) === 0
  // A merge may have taken the headline away, and left a part first.
  return isFirst && parent.isTextblock && parent.type.name !== agendaPartType
}

/** Where the item with this id begins. */
export function findItem(document: Node, id: string): { node: Node; position: number } | undefined {
  let found: { node: Node; position: number } | undefined
  document.forEach((node, position) => {
    if (!found && node.type.name === agendaItemName && node.attrs['id'] === id) found = { node, position }
  })
  return found
}

/**
 * Whether an item still waits to be written as it is now: what was derived of the text a moment ago may say so of one that
 * was written in since.
 */
export function isUnwritten(item: Node): boolean {
  const projected = projectItem(item.toJSON() as BodyNode)
  return projected.ref === null && !isWritten(projected)
}

/** Whether anything stands under an item's headline. Empty parts, which wait to be filled in, do not count. */
export function hasDetail(item: Node): boolean {
  return item.children.some(
    (child, index) => index > 0 && !(child.type.name === agendaPartType && child.content.size === 0),
  )
}
