import * as Y from 'yjs'
import { bodyFragmentName, type BodyNode } from './body-node'
import { mergeUpdates } from './merge-updates'
import { newBody } from './new-body'
import { readBlock } from './read-body'

/** Appends nodes to a body as one transaction, in the form the editor's binding reads. */
export function appendNodes(document: Y.Doc, nodes: readonly BodyNode[]): void {
  document.transact(() => {
    const fragment = document.getXmlFragment(bodyFragmentName)
    fragment.insert(fragment.length, toYjs(nodes))
  })
}

/** Puts a node before the top-level block with this number, counted from the top, or at the end. */
export function insertNode(document: Y.Doc, at: number, node: BodyNode): void {
  const fragment = document.getXmlFragment(bodyFragmentName)
  document.transact(() => fragment.insert(Math.min(at, fragment.length), toYjs([node])))
}

/** Puts a node where the top-level block with this id stands. Returns that block, or `undefined` where there is none. */
export function replaceBlock(document: Y.Doc, id: string, node: BodyNode): TakenOut | undefined {
  return document.transact(() => {
    const [replaced] = takeOutBlocks(document, new Set([id]))
    if (replaced) putBack(document, [{ at: replaced.at, node }])
    return replaced
  })
}

/** A top-level block that was taken out of a body, and where it stood. */
export interface TakenOut {
  at: number
  node: BodyNode
}

/** Takes out the top-level blocks whose `id` attribute is one of these. Returns them in their order, for `putBack`. */
export function takeOutBlocks(document: Y.Doc, ids: ReadonlySet<string>): TakenOut[] {
  const fragment = document.getXmlFragment(bodyFragmentName)
  const taken = fragment
    .toArray()
    .flatMap((block, at) => (ids.has(idOf(block)) ? readBlock(block).map((node) => ({ at, node })) : []))
  document.transact(() => {
    for (const { at } of taken.toReversed()) fragment.delete(at, 1)
  })
  return taken
}

/** Puts blocks back where they stood, as far as the body goes. Returns the ids of those that were not there. */
export function putBack(document: Y.Doc, blocks: readonly TakenOut[]): string[] {
  const fragment = document.getXmlFragment(bodyFragmentName)
  const missing = blocks.filter(({ node }) => !hasBlock(document, String(node.attrs?.['id'] ?? '')))
  document.transact(() => {
    for (const { at, node } of missing) fragment.insert(Math.min(at, fragment.length), toYjs([node]))
  })
  return missing.map(({ node }) => String(node.attrs?.['id'] ?? ''))
}

/**
 * Of the blocks with these ids those that nobody changed since they were put in. A block is put in as one edit, so all
 * of it is of one client; whoever writes in it, ticks it or takes words out of it is another.
 */
export function unchangedBlocks(document: Y.Doc, ids: ReadonlySet<string>): Set<string> {
  const blocks = document.getXmlFragment(bodyFragmentName).toArray()
  return new Set(
    blocks
      .filter((block) => ids.has(idOf(block)) && isAllOf(block, block._item?.id.client))
      .map((block) => idOf(block)),
  )
}

function isAllOf(type: Pick<Y.XmlElement, '_start' | '_map'>, client: number | undefined): boolean {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted || item.id.client !== client) return false
    if (item.content instanceof Y.ContentType && !isAllOf(item.content.type, client)) return false
  }
  return [...type._map.values()].every((item) => !item.deleted && item.id.client === client)
}

function idOf(block: unknown): string {
  return block instanceof Y.XmlElement ? String(block.getAttribute('id') ?? '') : ''
}

/** Whether the item with this id is ticked; `undefined` where there is none. */
export function isTicked(document: Y.Doc, id: string): boolean | undefined {
  const found = findBlock(document, id)
  return found && String(found.getAttribute('ticked') ?? '') === 'true'
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

/** The block with this id, wherever it stands. */
export function findBlock(document: Y.Doc, id: string): Y.XmlElement | undefined {
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
  const document = newBody()
  if (state) Y.applyUpdate(document, state)
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  change(document)
  document.destroy()
  return updates.length === 0 ? undefined : mergeUpdates(updates)
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
