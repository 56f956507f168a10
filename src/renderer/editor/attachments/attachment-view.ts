import type { Node as BodyNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { Availability } from '@shared/ipc/calls/attachments'
import { isImage, readAttachment, type Attachment } from '@shared/body/attachment'
import { beginStep } from '../keys/begin-step'
import type { AttachmentHost } from './attachment-host'
import { AttachmentPicture } from './attachment-picture'
import { AttachmentRow } from './attachment-row'

/** What is known of a file's bytes: nothing before somebody scrolls to it. */
type Known = Availability | { state: 'unasked' } | { state: 'broken' }

/**
 * How an image or a file stands in the editor. Plain DOM: a text may have many. Its bytes are asked for when it comes
 * into sight, and again when they may have come.
 */
export class AttachmentView implements NodeView {
  readonly dom = document.createElement('div')
  private attachment: Attachment
  private known: Known = { state: 'unasked' }
  private readonly row: AttachmentRow
  private picture: AttachmentPicture | undefined
  private readonly stopWaiting: () => void
  private readonly unsubscribe: () => void
  private isDestroyed = false

  constructor(
    private node: BodyNode,
    private readonly view: EditorView,
    private readonly getPosition: () => number | undefined,
    private readonly host: AttachmentHost,
  ) {
    this.attachment = readAttachment(node.attrs)
    this.row = new AttachmentRow({
      open: () => this.open(),
      save: () => this.host.save(this.attachment),
      beginRename: () => beginStep(this.view.state),
      rename: (name) => this.rename(name),
      leave: () => this.select(),
    })
    this.dom.className = 'attachment'
    this.dom.setAttribute('role', 'group')
    this.dom.append(this.row.element)
    this.dom.addEventListener('dblclick', (event) => {
      if (!this.isInRow(event.target)) this.open()
    })
    this.render()
    this.stopWaiting = host.whenNear(this.dom, () => void this.ask())
    this.unsubscribe = host.onChanged((chunks) => {
      const concerns = this.attachment.chunks.some((chunk) => chunks.has(chunk))
      if (concerns && this.known.state !== 'unasked') void this.ask()
    })
  }

  /** Opens it outside, where its bytes are here. */
  open(): void {
    if (this.attachment.chunks.length > 0) this.host.open(this.attachment)
  }

  focusControls(): void {
    this.row.focus()
  }

  update(node: BodyNode): boolean {
    // Another file that took its place, as one that another device put above it, is drawn anew: what was learned of
    // this one's bytes, and its picture, are none of it.
    if (node.type !== this.node.type || node.attrs['chunks'] !== this.node.attrs['chunks']) return false
    this.node = node
    this.attachment = readAttachment(node.attrs)
    this.render()
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection'
  }

  stopEvent(event: Event): boolean {
    return !(event instanceof DragEvent) && this.isInRow(event.target) && isControl(event.target)
  }

  destroy(): void {
    this.isDestroyed = true
    this.stopWaiting()
    this.unsubscribe()
  }

  private async ask(): Promise<void> {
    const { chunks } = this.attachment
    if (chunks.length === 0) return this.learn({ state: 'unavailable', holder: null })
    try {
      const known = await this.host.want(chunks)
      const address = known.state === 'here' && this.picture ? await this.host.addressOf(chunks) : undefined
      if (this.isDestroyed) return
      this.learn(known)
      if (address !== undefined) this.picture?.load(address)
    } catch {
      // Said by whoever tries to open it; here it is only not shown.
      this.learn({ state: 'broken' })
    }
  }

  private learn(known: Known): void {
    this.known = known
    if (!this.isDestroyed) this.render()
  }

  private render(): void {
    const { attachment, known } = this
    const kind = isImage(attachment) ? 'image' : 'file'
    this.dom.dataset['kind'] = kind
    this.dom.dataset['state'] = known.state
    this.dom.setAttribute('aria-label', `${kind === 'image' ? 'Image' : 'File'}: ${attachment.name}`)
    if (kind === 'image') {
      if (!this.picture) {
        this.picture = new AttachmentPicture(() => this.learn({ state: 'broken' }))
        this.dom.prepend(this.picture.element)
      }
      this.picture.show(attachment)
    }
    this.row.show({
      attachment,
      status: inWords(known, kind),
      isHere: known.state !== 'fetching' && known.state !== 'unavailable',
      isEditable: this.view.editable,
    })
  }

  private rename(name: string): void {
    const position = this.getPosition()
    if (position === undefined || !this.view.editable || name === this.attachment.name) return
    this.view.dispatch(this.view.state.tr.setNodeAttribute(position, 'name', name))
  }

  private select(): void {
    const position = this.getPosition()
    if (position !== undefined) {
      const { doc, tr } = this.view.state
      this.view.dispatch(tr.setSelection(NodeSelection.create(doc, position)))
    }
    this.view.focus()
  }

  private isInRow(target: EventTarget | null): boolean {
    return target instanceof Node && this.row.element.contains(target)
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input') !== null
}

function inWords(known: Known, kind: 'image' | 'file'): string {
  switch (known.state) {
    case 'fetching':
      return 'On its way to this device'
    case 'unavailable':
      return known.holder === null
        ? 'Not on this device'
        : `Waiting for ${known.holder}, which has this ${kind}`
    case 'broken':
      return kind === 'image' ? 'This image cannot be shown' : 'This file cannot be read'
    default:
      return ''
  }
}
