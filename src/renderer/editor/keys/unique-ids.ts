import { Extension } from '@tiptap/core'
import type { Fragment } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { agendaItemName } from '../schema/agenda-item-node'
import type { NewId } from './item-commands'

/**
 * Each item in a body has an id of its own: one that was copied and pasted gets a new one. Edits from elsewhere are
 * left as they are, or two devices would rename one item in turn for ever.
 */
export const UniqueItemIds = Extension.create<{ newId: NewId }>({
  name: 'uniqueItemIds',

  addOptions() {
    return { newId: () => crypto.randomUUID() }
  },

  addProseMirrorPlugins() {
    const { newId } = this.options
    return [
      new Plugin({
        key: new PluginKey('uniqueItemIds'),
        appendTransaction(transactions, _before, { doc, tr }) {
          if (!transactions.some(bringsItems)) return null
          const seen = new Set<string>([''])
          doc.forEach((node, position) => {
            if (node.type.name !== agendaItemName) return
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

/** Whether a local edit put in content that holds items. Typing puts in text, which is seen at once. */
function bringsItems(transaction: Transaction): boolean {
  if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return false
  return transaction.steps.some(
    (step) =>
      (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) && hasItem(step.slice.content),
  )
}

function hasItem(content: Fragment): boolean {
  let isFound = false
  content.forEach(({ type }) => {
    isFound ||= type.name === agendaItemName
  })
  return isFound
}
