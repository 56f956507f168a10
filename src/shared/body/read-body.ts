import * as Y from 'yjs'
import { bodyFragmentName, type BodyMark, type BodyNode } from './body-node'

/**
 * The body's nodes as plain data, unknown ones included. Walks the Yjs types and never changes them, which
 * converting through an editor's schema does.
 */
export function readBody(document: Y.Doc): BodyNode[] {
  return readChildren(document.getXmlFragment(bodyFragmentName))
}

function readChildren(parent: Y.XmlFragment): BodyNode[] {
  return parent.toArray().flatMap(readBlock)
}

/** One child of a fragment as nodes: an element is one, a text as many as it has runs. */
export function readBlock(child: unknown): BodyNode[] {
  if (child instanceof Y.XmlText) return readText(child)
  if (child instanceof Y.XmlElement) return [readElement(child)]
  return []
}

function readElement(element: Y.XmlElement): BodyNode {
  const attrs = element.getAttributes() as Record<string, unknown>
  const content = readChildren(element)
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

function readText(text: Y.XmlText): BodyNode[] {
  return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap((run) => {
    if (typeof run.insert !== 'string') return []
    const marks = Object.entries(run.attributes ?? {}).map(([name, attrs]) => readMark(name, attrs))
    return [{ type: 'text', text: run.insert, ...(marks.length > 0 ? { marks } : {}) }]
  })
}

function readMark(name: string, attrs: unknown): BodyMark {
  // y-tiptap appends a hash to the name of marks that may overlap themselves.
  const type = name.replace(/--[A-Za-z0-9+/=]{8}$/, '')
  const isEmpty = typeof attrs !== 'object' || attrs === null || Object.keys(attrs).length === 0
  return isEmpty ? { type } : { type, attrs: attrs as Record<string, unknown> }
}
