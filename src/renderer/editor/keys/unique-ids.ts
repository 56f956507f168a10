import { Extension } from '@tiptap/core'
import type { Fragment, Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { attachmentType } from '@shared/body/attachment'
import { agendaItemName } from '../schema/agenda-item-node'
import type { NewId } from './new-items'

/**
 * Each item, image and file in a body has an id of its own: one that was copied and pasted gets a new one. Edits from elsewhere are
 * left as they are, or two devices would rename one item in turn for ever.
 */
export const UniqueIds = Extension.create<{ newId: NewId }>({
  name: 'uniqueIds',

  addOptions() {
    return { newId: () => crypto.randomUUID() }
  },

  addProseMirrorPlugins() {
    const { newId } = this.options
    return [
      new Plugin({
        key: new PluginKey('uniqueIds'),
        appendTransaction(transactions, _before, { doc, tr }) {
          if (!transactions.some(bringsBlocks)) return null
          const seen = new Set<string>([''])
          doc.descendants((node, position) => {
            if (!hasId(node)) return
            const id = String(node.attrs['id'])
            // The first keeps the id, whichever was there before: what refers to it still finds one.
            if (seen.has(id)) tr.setNodeAttribute(position, 'id', newId())
            else seen.add(id)
          })
          return tr.docChanged ? tr : null
        },
      }),
    ]
  },
})

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
