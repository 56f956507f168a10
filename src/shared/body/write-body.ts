import * as Y from 'yjs'
import { bodyFragmentName, type BodyNode } from './body-node'

/** Appends nodes to a body as one transaction, in the form the editor's binding reads. */
export function appendNodes(document: Y.Doc, nodes: readonly BodyNode[]): void {
  document.transact(() => {
    const fragment = document.getXmlFragment(bodyFragmentName)
    fragment.insert(fragment.length, toYjs(nodes))
  })
}

/** Puts a node where the top-level block with this id stands, which goes. False where there is none. */
export function replaceBlock(document: Y.Doc, id: string, node: BodyNode): boolean {
  const fragment = document.getXmlFragment(bodyFragmentName)
  const index = fragment
    .toArray()
    .findIndex((block) => block instanceof Y.XmlElement && String(block.getAttribute('id') ?? '') === id)
  if (index < 0) return false
  document.transact(() => {
    fragment.delete(index, 1)
    fragment.insert(index, toYjs([node]))
  })
  return true
}

/** Takes out the top-level blocks whose `id` attribute is one of these. Returns how many there were. */
export function removeBlocks(document: Y.Doc, ids: ReadonlySet<string>): number {
  const fragment = document.getXmlFragment(bodyFragmentName)
  let removed = 0
  document.transact(() => {
    for (let index = fragment.length - 1; index >= 0; index -= 1) {
      const block = fragment.get(index)
      if (block instanceof Y.XmlElement && ids.has(String(block.getAttribute('id') ?? ''))) {
        fragment.delete(index, 1)
        removed += 1
      }
    }
  })
  return removed
}

/** Sets attributes of the block with this id, wherever it stands. False where there is none. */
export function setBlockAttributes(
  document: Y.Doc,
  id: string,
  attributes: Record<string, unknown>,
): boolean {
  const found = findBlock(document, id)
  if (!found) return false
  document.transact(() => {
    for (const [name, value] of Object.entries(attributes)) found.setAttribute(name, value as string)
  })
  return true
}

export function hasBlock(document: Y.Doc, id: string): boolean {
  return findBlock(document, id) !== undefined
}

function findBlock(document: Y.Doc, id: string): Y.XmlElement | undefined {
  const walker = document
    .getXmlFragment(bodyFragmentName)
    .createTreeWalker((node) => node instanceof Y.XmlElement && String(node.getAttribute('id') ?? '') === id)
  const found = [...walker][0]
  return found instanceof Y.XmlElement ? found : undefined
}

/** Runs a change on a copy of a body and returns it as an update to that body. `undefined` where nothing changed. */
export function updateFrom(
  state: Uint8Array | undefined,
  change: (document: Y.Doc) => void,
): Uint8Array | undefined {
  const document = new Y.Doc()
  if (state) Y.applyUpdate(document, state)
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  change(document)
  document.destroy()
  return updates.length === 0 ? undefined : Y.mergeUpdates(updates)
}

/** Nodes as the Yjs types the editor's binding reads, not yet part of a document. */
export function toYjs(nodes: readonly BodyNode[]): (Y.XmlElement | Y.XmlText)[] {
  const result: (Y.XmlElement | Y.XmlText)[] = []
  let textRuns: BodyNode[] = []
  const flush = () => {
    if (textRuns.length > 0) result.push(toText(textRuns))
    textRuns = []
  }
  for (const node of nodes) {
    if (node.type === 'text') {
      textRuns.push(node)
    } else {
      flush()
      result.push(toElement(node))
    }
  }
  flush()
  return result
}

function toElement(node: BodyNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (value !== null && value !== undefined) element.setAttribute(name, value as string)
  }
  if (node.content && node.content.length > 0) element.insert(0, toYjs(node.content))
  return element
}

function toText(runs: readonly BodyNode[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    runs.map((run) => ({
      insert: run.text ?? '',
      attributes: Object.fromEntries((run.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
    })),
  )
  return text
}
