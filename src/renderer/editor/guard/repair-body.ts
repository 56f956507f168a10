import { Fragment, type ContentMatch, type NodeType, type Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { plainText, type BodyNode } from '@shared/body/body-node'
import { readBlock } from '@shared/body/read-body'
import { toYjs } from '@shared/body/write-body'
import { misplacedMarks, typeOf } from './inspect-body'

/** Makes every element's content one its schema allows. All names in it must be known. */
export function repairBody(fragment: Y.XmlFragment, schema: Schema): void {
  if (fragment.length > 0) repairContent(fragment, schema.topNodeType, schema)
}

function repairContent(parent: Y.XmlFragment, type: NodeType, schema: Schema): void {
  let match: ContentMatch = type.contentMatch
  let index = 0
  while (index < parent.length) {
    const child: unknown = parent.get(index)
    if (child instanceof Y.XmlText) liftMarks(child, type, schema)
    const childType = typeOf(child, schema)
    const next = childType === 'nothing' ? match : childType && match.matchType(childType)
    if (next) {
      if (child instanceof Y.XmlElement) repairElement(child, schema)
      match = next
      index += 1
      continue
    }
    const substitute = substituteFor(child, type, match, schema)
    parent.delete(index, 1)
    if (substitute) parent.insert(index, toYjs([substitute]))
    // The substitute is looked at in the next turn: what it holds may need mending too.
  }
  const missing = match.fillBefore(Fragment.empty, true)
  if (missing && missing.childCount > 0) parent.push(toYjs(missing.toJSON() as BodyNode[]))
}

function repairElement(element: Y.XmlElement, schema: Schema): void {
  const type = schema.nodes[element.nodeName]
  if (type) repairContent(element, type, schema)
}

/**
 * What takes the place of a child that may not stand here: the child in the blocks it needs around it, or its text.
 * `undefined` where it holds no text.
 */
function substituteFor(
  child: unknown,
  parent: NodeType,
  match: ContentMatch,
  schema: Schema,
): BodyNode | undefined {
  const nodes = readBlock(child)
  const text = plainText(nodes)
  if (parent.inlineContent) return text ? { type: 'text', text } : undefined

  const [first] = nodes
  const childType = first && schema.nodes[first.type]
  const wrappers = childType && match.findWrapping(childType)
  if (wrappers && wrappers.length > 0) {
    return wrappers.reduceRight<BodyNode[]>((content, type) => [{ type: type.name, content }], nodes)[0]
  }
  if (!text) return undefined
  // No wrapping leads here: its words, in the first kind of block that takes them.
  const textblock = match.findWrapping(schema.nodes['text'] ?? schema.topNodeType) ?? []
  return textblock.reduceRight<BodyNode[]>(
    (content, type) => [{ type: type.name, content }],
    [{ type: 'text', text }],
  )[0]
}

function liftMarks(text: Y.XmlText, parent: NodeType, schema: Schema): void {
  const misplaced = misplacedMarks(text, parent, schema)
  if (misplaced.length === 0) return
  text.format(0, text.length, Object.fromEntries(misplaced.map((name) => [name, null])))
}
