/**
 * A body as plain data, in the shape ProseMirror's JSON has: what templates are written in and what briefs, search
 * and lists are derived from.
 */
export interface BodyNode {
  type: string
  attrs?: Record<string, unknown>
  content?: BodyNode[]
  text?: string
  marks?: BodyMark[]
}

export interface BodyMark {
  type: string
  attrs?: Record<string, unknown>
}

/** The name of the Yjs fragment, in each body's document, that the editor edits. */
export const bodyFragmentName = 'body'

/** The text of nodes, blocks on lines of their own. */
export function plainText(nodes: readonly BodyNode[]): string {
  return nodes.map(textOf).join('\n').trim()
}

/** A link to a document of the workspace: its id, and as label the words it had then. */
export const documentLinkType = 'documentLink'

const inlineTypes = new Set(['text', 'mention', 'tag', documentLinkType, 'hardBreak'])

/** The text of one node, untrimmed. */
export function textOf(node: BodyNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'mention') return `@${String(node.attrs?.['label'] ?? '')}`
  if (node.type === 'tag') return `#${String(node.attrs?.['label'] ?? '')}`
  if (node.type === documentLinkType) return String(node.attrs?.['label'] ?? '')
  if (node.type === 'attachment') return String(node.attrs?.['name'] ?? '')
  const children = node.content ?? []
  const isInline = children.every((child) => inlineTypes.has(child.type))
  return children.map(textOf).join(isInline ? '' : '\n')
}

export function paragraph(text = ''): BodyNode {
  return text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' }
}
