import { AgendaItemNode } from '../schema/agenda-item-node'
import { AgendaItemView } from './agenda-item-view'
import type { ItemHost } from './item-host'

/** The agenda item with its view. */
export function agendaItemWithView(host: ItemHost): typeof AgendaItemNode {
  return AgendaItemNode.extend({
    addNodeView() {
      return ({ node, view, getPos }) => new AgendaItemView(node, view, getPos, host)
    },
  })
}
