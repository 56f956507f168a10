import * as Y from 'yjs'
import { textOf, type BodyNode } from './body-node'
import { readBlock } from './read-body'
import { findBlock, toYjs } from './write-body'

/** What an agenda item stands for, and the words of its own that it has back with it. */
export interface ItemWords {
  /** Changed only where the item's `ref` is this one. */
  ifRef: string | null
  ref: string | null
  /** The headline to put back; `null` takes the item's own away, since what it shows has words. */
  words: BodyNode | null
}

/**
 * Has an agenda item stand for a record whose words it then shows, or gives it its own words back. Returns what takes
 * that back; `undefined` where the item is gone or stands for something else by now, and nothing was changed. Text
 * that was written in the item meanwhile stays, as a line under the words.
 */
export function setItemWords(
  document: Y.Doc,
  itemId: string,
  { ifRef, ref, words }: ItemWords,
): ItemWords | undefined {
  const item = findBlock(document, itemId)
  if (!item || refOf(item) !== ifRef || (words === null && !headlineOf(item))) return undefined
  let own: BodyNode | null = null
  document.transact(() => {
    if (ref === null) item.removeAttribute('ref')
    else item.setAttribute('ref', ref)
    if (words) giveHeadline(item, words)
    else own = takeHeadline(item)
  })
  return { ifRef: ref, ref: ifRef, words: own }
}

/** Empties the headline, so that the caret in it stays, and returns it as it was. */
function takeHeadline(item: Y.XmlElement): BodyNode | null {
  const headline = headlineOf(item)
  const [node] = readBlock(headline)
  headline?.delete(0, headline.length)
  return node ?? null
}

function giveHeadline(item: Y.XmlElement, words: BodyNode): void {
  const headline = headlineOf(item)
  const isEmpty = headline !== undefined && readBlock(headline).every((node) => textOf(node) === '')
  if (isEmpty) headline.insert(0, toYjs(words.content ?? []))
  else item.insert(0, toYjs([words]))
}

function headlineOf(item: Y.XmlElement): Y.XmlElement | undefined {
  const first = item.firstChild
  return first instanceof Y.XmlElement && first.nodeName === 'paragraph' ? first : undefined
}

function refOf(item: Y.XmlElement): string | null {
  const ref: unknown = item.getAttribute('ref')
  return typeof ref === 'string' && ref !== '' ? ref : null
}
