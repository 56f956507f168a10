import type { ContentMatch, MarkType, NodeType, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'

interface TextRun {
  insert: unknown
  attributes?: Record<string, unknown>
}

/** Names of the nodes, attributes and marks in a body that the schema does not have, each once. */
export function findUnknown(fragment: Y.XmlFragment, schema: Schema): string[] {
  const unknown = new Set<string>()
  const visit = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) visitText(child)
      else if (child instanceof Y.XmlElement) visitElement(child)
      else unknown.add('hook')
    }
  }
  const visitElement = (element: Y.XmlElement): void => {
    const type = schema.nodes[element.nodeName]
    if (!type) {
      unknown.add(element.nodeName)
      return
    }
    for (const name of Object.keys(element.getAttributes())) {
      if (!hasAttribute(type, name)) unknown.add(`${element.nodeName}.${name}`)
    }
    visit(element)
  }
  const visitText = (text: Y.XmlText): void => {
    for (const run of text.toDelta() as TextRun[]) {
      if (typeof run.insert !== 'string') unknown.add('embed')
      for (const [name, attributes] of Object.entries(run.attributes ?? {})) {
        const type = markType(schema, name)
        if (!type) unknown.add(markName(name))
        else if (typeof attributes === 'object' && attributes !== null) {
          for (const key of Object.keys(attributes)) {
            if (!hasAttribute(type, key)) unknown.add(`${type.name}.${key}`)
          }
        }
      }
    }
  }
  visit(fragment)
  return [...unknown]
}

/**
 * Whether the binding would refuse, and so delete, an element of a body in which all is known. `client` is that of the
 * document to be bound.
 */
export function findBroken(fragment: Y.XmlFragment, schema: Schema, client: number): boolean {
  // An empty body is filled by the view and written only once the user types.
  if (fragment.length > 0 && !contentFits(fragment, schema.topNodeType, schema, client)) return true
  return fragment
    .toArray()
    .some((child) => child instanceof Y.XmlElement && isBrokenElement(child, schema, client))
}

function isBrokenElement(element: Y.XmlElement, schema: Schema, client: number): boolean {
  const type = schema.nodes[element.nodeName]
  if (!type || !contentFits(element, type, schema, client)) return true
  return element
    .toArray()
    .some((child) => child instanceof Y.XmlElement && isBrokenElement(child, schema, client))
}

function contentFits(parent: Y.XmlFragment, type: NodeType, schema: Schema, client: number): boolean {
  if (hasTextsToJoin(parent, client)) return false
  let match: ContentMatch | null = type.contentMatch
  for (const child of parent.toArray()) {
    const childType = typeOf(child, schema)
    // A text without characters makes no node.
    if (childType === 'nothing') continue
    match = childType ? match.matchType(childType) : null
    if (!match) return false
    if (child instanceof Y.XmlText && !marksFit(child, type, schema)) return false
  }
  return match.validEnd
}

/**
 * Whether three texts stand side by side of which `client` made the later ones. y-tiptap joins its own texts to the
 * one before, and of three it moves the last into the second after having deleted that.
 */
export function hasTextsToJoin(parent: Y.XmlFragment, client: number): boolean {
  const isOwn = (child: unknown) => child instanceof Y.XmlText && child._item?.id.client === client
  const children = parent.toArray()
  return children.some(
    (child, index) => child instanceof Y.XmlText && isOwn(children[index + 1]) && isOwn(children[index + 2]),
  )
}

/** The node type a shared type would become; `nothing` where it makes no node. */
export function typeOf(child: unknown, schema: Schema): NodeType | 'nothing' | undefined {
  if (child instanceof Y.XmlText) return child.length > 0 ? schema.nodes['text'] : 'nothing'
  return child instanceof Y.XmlElement ? schema.nodes[child.nodeName] : undefined
}

/** The marks of a text that the block it stands in does not allow. */
export function misplacedMarks(text: Y.XmlText, parent: NodeType, schema: Schema): string[] {
  const names = new Set<string>()
  for (const run of text.toDelta() as TextRun[]) {
    for (const name of Object.keys(run.attributes ?? {})) {
      const type = markType(schema, name)
      if (type && !parent.allowsMarkType(type)) names.add(name)
    }
  }
  return [...names]
}

function marksFit(text: Y.XmlText, parent: NodeType, schema: Schema): boolean {
  return misplacedMarks(text, parent, schema).length === 0
}

function hasAttribute(type: NodeType | MarkType, name: string): boolean {
  return Object.hasOwn(type.spec.attrs ?? {}, name)
}

function markType(schema: Schema, name: string): MarkType | undefined {
  return schema.marks[markName(name)]
}

/** Without the hash that y-tiptap appends to marks that may overlap themselves. */
function markName(name: string): string {
  return name.replace(/--[A-Za-z0-9+/=]{8}$/, '')
}
