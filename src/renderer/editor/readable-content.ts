import type { Schema } from '@tiptap/pm/model'
import { plainText, type BodyNode } from '@shared/body/body-node'

/**
 * A body of a newer version as far as this one can show it: what it does not know is shown by its words. For display
 * alone; the body itself is left as it is.
 */
export function readableContent(nodes: readonly BodyNode[], schema: Schema): BodyNode {
  const content = nodes.flatMap((node) => readable(node, schema))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

function readable(node: BodyNode, schema: Schema): BodyNode[] {
  if (node.type === 'text') {
    const marks = (node.marks ?? []).filter(({ type }) => schema.marks[type])
    return node.text ? [{ ...node, marks }] : []
  }
  const type = schema.nodes[node.type]
  const candidate: BodyNode = {
    type: node.type,
    ...(node.attrs ? { attrs: node.attrs } : {}),
    content: (node.content ?? []).flatMap((child) => readable(child, schema)),
  }
  if (type && fits(candidate, schema)) return [candidate]
  const text = plainText([node])
  if (!text) return []
  if (type?.isInline) return [{ type: 'text', text }]
  return text.split('\n').map((line) => ({
    type: 'paragraph',
    ...(line ? { content: [{ type: 'text', text: line }] } : {}),
  }))
}

function fits(node: BodyNode, schema: Schema): boolean {
  try {
    schema.nodeFromJSON(node).check()
    return true
  } catch {
    return false
  }
}
