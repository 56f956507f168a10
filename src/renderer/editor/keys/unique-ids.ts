import { Extension } from '@tiptap/core'
import type { Fragment, Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { attachmentType } from '@shared/body/attachment'
import { shownReference } from '@shared/body/agenda-item'
import { agendaItemName } from '../schema/agenda-item-node'
import type { NewId } from './new-items'

/**
 * Each item, image and file in a body has an id of its own: one that was copied and pasted gets a new one. So has each
 * record one item: a copy of the item that stands for it is a line of the user's own, with the words it showed. Edits
 * from elsewhere are left as they are, or two devices would rename one item in turn for ever.
 */
export const UniqueIds = Extension.create<{ newId: NewId; wordsOf: (ref: string) => string }>({
  name: 'uniqueIds',

  addOptions() {
    return { newId: () => crypto.randomUUID(), wordsOf: () => '' }
  },

  addProseMirrorPlugins() {
    const { newId, wordsOf } = this.options
    return [
      new Plugin({
        key: new PluginKey('uniqueIds'),
        appendTransaction(transactions, { doc: before }, state) {
          if (!transactions.some(bringsBlocks)) return null
          const { doc, tr } = state
          const seen = new Set<string>([''])
          doc.descendants((node, position) => {
            if (!hasId(node)) return
            const id = String(node.attrs['id'])
            // The first keeps the id, whichever was there before: what refers to it still finds one.
            if (seen.has(id)) tr.setNodeAttribute(position, 'id', newId())
            else seen.add(id)
          })
          unlinkCopies(before, tr, wordsOf)
          return tr.docChanged ? tr : null
        },
      }),
    ]
  },
})

/**
 * Has each item beyond those that stood for its record before, or beyond the first, stand for nothing. What two devices
 * put on doubles a record as well; that is shown as doubled, and stays.
 */
function unlinkCopies(before: Node, tr: Transaction, wordsOf: (ref: string) => string): void {
  const allowed = new Map<string, number>()
  before.forEach((node) => {
    const ref = refOf(node)
    if (ref !== null) allowed.set(ref, (allowed.get(ref) ?? 0) + 1)
  })
  const found = new Map<string, number>()
  const { doc } = tr
  doc.forEach((node, start) => {
    const ref = refOf(node)
    if (ref === null) return
    const count = (found.get(ref) ?? 0) + 1
    found.set(ref, count)
    if (count <= Math.max(1, allowed.get(ref) ?? 0)) return
    const position = tr.mapping.map(start)
    tr.setNodeAttribute(position, 'ref', null)
    const words = shownReference(ref) === undefined ? '' : wordsOf(ref)
    if (words === '') return
    const { schema } = node.type
    const { firstChild } = node
    if (firstChild?.type.name === 'paragraph' && firstChild.content.size === 0) {
      tr.insert(position + 2, schema.text(words))
    } else {
      const line = schema.nodes['paragraph']?.create(null, schema.text(words))
      if (line) tr.insert(position + 1, line)
    }
  })
}

function refOf(node: Node): string | null {
  const ref: unknown = node.type.name === agendaItemName ? node.attrs['ref'] : null
  return typeof ref === 'string' && ref !== '' ? ref : null
}

/** Whether a local edit put in content that holds one of them. Typing puts in text, which is seen at once. */
function bringsBlocks(transaction: Transaction): boolean {
  if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return false
  return transaction.steps.some(
    (step) =>
      (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) && holdsOne(step.slice.content),
  )
}

function holdsOne(content: Fragment): boolean {
  let isFound = false
  content.descendants((node) => {
    isFound ||= hasId(node)
    return !isFound
  })
  return isFound
}

function hasId({ type }: Node): boolean {
  return type.name === agendaItemName || type.name === attachmentType
}
