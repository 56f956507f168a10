import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { agendaItemName } from './schema/agenda-item-node'

/**
 * Whether all these did is to change the words of one plain line under an item's headline: seen from their steps,
 * without a look at the rest of the document. `false` where it is not plain to see.
 */
export function isWordsOfDetail(transactions: readonly Transaction[]): boolean {
  const [transaction, ...more] = transactions.filter(({ docChanged }) => docChanged)
  const [step, ...moreSteps] = transaction?.steps ?? []
  if (!transaction || more.length + moreSteps.length > 0 || !(step instanceof ReplaceStep)) return false
  const { from, to, slice } = step
  const $from = transaction.before.resolve(from)
  const line = $from.parent
  // Past the line's end, or with ends of its own: it joins or splits lines.
  if (!line.isTextblock || to > $from.end() || slice.openStart + slice.openEnd > 0) return false
  if ($from.node(1).type.name !== agendaItemName || $from.index(1) === 0) return false
  // Where the caret is now: the document knows that place already, and a look for another walks it.
  return differInWords(transaction.doc.resolve(from + slice.size).parent, line)
}

/**
 * Whether two forms of a block differ in nothing but the words of plain lines that have some, none of them an item's:
 * seen without projecting the block.
 */
export function differInWords(block: Node, before: Node): boolean {
  // An opener's question is part of what it says in one line.
  if (block.attrs['part'] === 'question') return false
  if (block.isTextblock) return hasPlainWords(block) && hasPlainWords(before)
  const { childCount } = block
  if (block.type.name === agendaItemName) return false
  if (childCount === 0 || childCount !== before.childCount || !block.sameMarkup(before)) return false
  for (let index = 0; index < childCount; index += 1) {
    const child = block.child(index)
    const was = before.child(index)
    if (child !== was && !differInWords(child, was)) return false
  }
  return true
}

/** Whether two forms of an item differ in nothing but the words of the lines under its headline. */
export function differInDetail(block: Node, before: Node): boolean {
  if (block.type.name !== agendaItemName || block.firstChild !== before.firstChild) return false
  if (block.childCount !== before.childCount || !block.sameMarkup(before)) return false
  return block.children.every(
    (child, index) => child === before.child(index) || differInWords(child, before.child(index)),
  )
}

function hasPlainWords(line: Node): boolean {
  let hasWords = false
  for (const { text } of line.children) {
    if (text === undefined) return false
    hasWords ||= text.trim() !== ''
  }
  return hasWords
}
