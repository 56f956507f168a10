import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { LinkHost } from './link-host'

/** A link that shows what its document is called now. Plain DOM: it is redrawn where that changes, and nowhere else. */
export class DocumentLinkView implements NodeView {
  readonly dom = document.createElement('span')
  private readonly unsubscribe: () => void
  private drawn = ''

  constructor(
    private node: Node,
    private readonly host: LinkHost,
  ) {
    this.dom.className = 'document-link'
    this.dom.setAttribute('role', 'link')
    this.dom.addEventListener('click', () => this.open())
    this.draw()
    this.unsubscribe = host.subscribe(() => this.draw())
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.unsubscribe()
  }

  private get id(): string {
    return String(this.node.attrs['id'])
  }

  private draw(): void {
    const linked = this.host.read(this.id)
    const label = String(this.node.attrs['label'])
    const state = linked?.state ?? 'here'
    const title = linked?.title || label
    const words = state === 'gone' ? 'No longer here' : title
    const drawn = JSON.stringify([state, words, linked?.isPrivate])
    if (drawn === this.drawn) return
    this.drawn = drawn
    this.dom.dataset['state'] = state
    this.dom.title = state === 'trashed' ? 'In the trash' : ''
    const shown = document.createElement('span')
    shown.dir = 'auto'
    shown.textContent = words
    if (linked?.isPrivate) {
      shown.dataset['private'] = 'true'
      // With what is private hidden, this says that there is a link.
      const stand = document.createElement('span')
      stand.className = 'document-link-kind'
      stand.textContent = label
      this.dom.replaceChildren(shown, stand)
    } else {
      this.dom.replaceChildren(shown)
    }
  }

  private open(): void {
    if (this.host.read(this.id)?.state !== 'gone') this.host.open(this.id)
  }
}
