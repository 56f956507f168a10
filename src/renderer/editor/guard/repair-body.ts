import { Fragment, type ContentMatch, type NodeType, type Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { documentLinkType, type BodyNode } from '@shared/body/body-node'
import { readBlock } from '@shared/body/read-body'
import { toYjs } from '@shared/body/write-body'
import { hasTextsToJoin, misplacedMarks, typeOf } from './inspect-body'

/**
 * Makes every element's content one its schema allows. All names in it must be known. `client` is that of the document
 * to be bound.
 */
export function repairBody(fragment: Y.XmlFragment, schema: Schema, client: number): void {
  if (fragment.length > 0) repairContent(fragment, schema.topNodeType, schema, client)
}

/** Returns the words that may not stand in this element at all, for the one around it. */
function repairContent(parent: Y.XmlFragment, type: NodeType, schema: Schema, client: number): string {
  let match: ContentMatch = type.contentMatch
  let index = 0
  let displaced = ''
  while (index < parent.length) {
    const child: unknown = parent.get(index)
    if (child instanceof Y.XmlText) liftMarks(child, type, schema)
    const next = matchChild(match, child, schema)
    if (next) {
      const words = child instanceof Y.XmlElement ? repairElement(child, schema, client) : ''
      if (words) parent.insert(index + 1, toYjs([{ type: 'text', text: words }]))
      match = next
      index += 1
      continue
    }
    const substitute = substituteFor(child, type, match, schema)
    const substituteType = substitute && schema.nodes[substitute.type]
    // What takes its place is looked at in the next turn: what it holds may need mending too.
    const mayStand = substituteType && match.matchType(substituteType) !== null
    if (!mayStand) displaced += wordsOf(readBlock(child))
    parent.delete(index, 1)
    if (substitute && mayStand) parent.insert(index, toYjs([substitute]))
  }
  if (hasTextsToJoin(parent, client)) joinTexts(parent)
  const missing = match.fillBefore(Fragment.empty, true)
  if (missing && missing.childCount > 0) parent.push(toYjs(missing.toJSON() as BodyNode[]))
  return displaced
}

function joinTexts(parent: Y.XmlFragment): void {
  for (let index = parent.length - 1; index > 0; index -= 1) {
    const text: unknown = parent.get(index)
    const before: unknown = parent.get(index - 1)
    if (!(text instanceof Y.XmlText) || !(before instanceof Y.XmlText)) continue
    before.applyDelta([{ retain: before.length }, ...text.toDelta()])
    parent.delete(index, 1)
  }
}

function matchChild(match: ContentMatch, child: unknown, schema: Schema): ContentMatch | null {
  const type = typeOf(child, schema)
  if (type === 'nothing') return match
  return type ? match.matchType(type) : null
}

function repairElement(element: Y.XmlElement, schema: Schema, client: number): string {
  const type = schema.nodes[element.nodeName]
  return type ? repairContent(element, type, schema, client) : ''
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
  const text = wordsOf(nodes)
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

/** Every character of these nodes, spaces too; blocks apart by a space. */
function wordsOf(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node) => {
      const { type, text = '', attrs, content = [] } = node
      const sign = type === 'mention' ? '@' : type === 'tag' ? '#' : undefined
      const own = type === 'attachment' ? String(attrs?.['name'] ?? '') : ''
      const isLabelled = sign !== undefined || type === documentLinkType
      const label = isLabelled ? `${sign ?? ''}${String(attrs?.['label'] ?? '')}` : own
      const isBlock = type !== 'text' && !isLabelled
      return `${text}${label}${wordsOf(content)}${isBlock ? ' ' : ''}`
    })
    .join('')
}
