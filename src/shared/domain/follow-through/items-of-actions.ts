import { parseActionReference } from '../../body/agenda-item'
import { paragraph, textOf, type BodyNode } from '../../body/body-node'
import type { BodyProjection, ProjectedItem } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'

/** Finds an action, also one in the trash; `undefined` where it is no longer there. */
export type FindAction = (id: string) => Action | undefined

/**
 * A projection whose items that stand for an action have that action's words and tick: the one truth of both is the
 * action. The same projection where none does.
 */
export function withActions(projection: BodyProjection, actionOf: FindAction): BodyProjection {
  if (!projection.items.some(({ ref }) => parseActionReference(ref) !== undefined)) return projection
  const items = projection.items.map((item): ProjectedItem => {
    const action = findFor(item.ref, actionOf)
    if (!action) return item
    return {
      ...item,
      headline: action.fields.text,
      ticked: isDone(action),
      // What is written in the item itself is a note under the action's words.
      hasDetail: item.hasDetail || item.headline.trim() !== '',
      ...(item.detail === undefined
        ? {}
        : { detail: [item.headline, item.detail].filter((words) => words.trim() !== '').join('\n') }),
    }
  })
  return {
    ...projection,
    get text() {
      return projection.text
    },
    items,
  }
}

/** A body's nodes with the words and the tick of each action in the item that stands for it: for a brief, a copy. */
export function withActionWords(nodes: readonly BodyNode[], actionOf: FindAction): BodyNode[] {
  return nodes.map((node) => {
    const action = node.type === 'agendaItem' ? findFor(refOf(node), actionOf) : undefined
    if (!action) return node
    const own = (node.content ?? []).filter((block) => textOf(block).trim() !== '')
    return {
      ...node,
      attrs: { ...node.attrs, ticked: isDone(action) },
      content: [paragraph(action.fields.text), ...own],
    }
  })
}

export function isDone({ fields }: Action): boolean {
  return fields.status === 'done'
}

function findFor(ref: string | null, actionOf: FindAction): Action | undefined {
  const id = parseActionReference(ref)
  return id === undefined ? undefined : actionOf(id)
}

function refOf({ attrs }: BodyNode): string | null {
  const ref = attrs?.['ref']
  return typeof ref === 'string' ? ref : null
}
