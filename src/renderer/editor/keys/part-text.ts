import { Fragment, type Node, type NodeType, type Schema } from '@tiptap/pm/model'
import type { BodyNode } from '@shared/body/body-node'
import { partLabel } from '@shared/body/agenda-part'
import { partNameOf } from './find-part'

/** What an item holds as lines of text: a part begins with its label, and one without words is left out. */
export function asLines(content: Fragment, schema: Schema, line: NodeType): Fragment {
  const siblings = content.content.map((node) => node.toJSON() as BodyNode)
  const lines = content.content.flatMap((node, index): Node[] => {
    if (partNameOf(node) === undefined) return [node]
    if (node.content.size === 0) return []
    const label = schema.text(`${partLabel(siblings, index) ?? ''}: `)
    return [line.create(null, Fragment.from(label).append(node.content))]
  })
  return Fragment.from(lines)
}
