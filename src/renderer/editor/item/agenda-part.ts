import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { isPrivatePart, partWords } from '@shared/body/agenda-part'
import { AgendaPartNode } from '../schema/agenda-part-node'

/** A labelled line with its view. */
export const AgendaPartWithView = AgendaPartNode.extend({
  addNodeView() {
    return ({ node }) => new AgendaPartView(node)
  },
})

/**
 * How a part stands in the editor. Its label is drawn by the style sheet and its content is all there is in it, so that
 * the caret can stand nowhere but in its words.
 */
class AgendaPartView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM = this.dom

  constructor(private node: Node) {
    const part = String(node.attrs['part'])
    const { label } = partWords(part)
    this.dom.className = 'agenda-part'
    this.dom.dir = 'auto'
    this.dom.dataset['part'] = part
    this.dom.dataset['label'] = label
    this.dom.setAttribute('role', 'group')
    this.dom.setAttribute('aria-label', label)
    this.dom.toggleAttribute('data-private', isPrivatePart(part))
    this.showWhetherEmpty()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs['part'] !== this.node.attrs['part']) return false
    const wasEmpty = this.node.content.size === 0
    this.node = node
    if (wasEmpty !== (node.content.size === 0)) this.showWhetherEmpty()
    return true
  }

  private showWhetherEmpty(): void {
    this.dom.toggleAttribute('data-empty', this.node.content.size === 0)
  }
}
