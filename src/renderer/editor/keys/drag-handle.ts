import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * A handle beside the block under the pointer, to drag it by. For the pointer only: Alt+Up and Alt+Down do the same.
 * It looks at nothing while the user types (the ready-made extension resolves a position in the shared types on each
 * key).
 */
export const DragHandle = Extension.create({
  name: 'dragHandle',
  addProseMirrorPlugins() {
    return [new Plugin({ key: new PluginKey('dragHandle'), view: (view) => new HandleView(view) })]
  },
})

class HandleView {
  private readonly handle = document.createElement('div')
  private block: HTMLElement | undefined

  constructor(private readonly view: EditorView) {
    this.handle.className = 'drag-handle'
    this.handle.draggable = true
    this.handle.hidden = true
    this.handle.setAttribute('aria-hidden', 'true')
    this.handle.addEventListener('dragstart', this.onDragStart)
    this.handle.addEventListener('dragend', this.hide)
    view.dom.parentElement?.append(this.handle)
    this.frame?.addEventListener('pointermove', this.onPointerMove)
    this.frame?.addEventListener('pointerleave', this.hide)
  }

  update(view: EditorView, before: EditorState): void {
    // The block may have moved under a pointer that rests; it is found again at its next move.
    if (!this.handle.hidden && view.state.doc !== before.doc) this.hide()
  }

  destroy(): void {
    this.frame?.removeEventListener('pointermove', this.onPointerMove)
    this.frame?.removeEventListener('pointerleave', this.hide)
    this.handle.remove()
  }

  private get frame(): HTMLElement | null {
    return this.view.dom.parentElement
  }

  private readonly onPointerMove = (event: PointerEvent): void => {
    if (!this.view.editable || event.pointerType === 'touch' || event.buttons !== 0) return
    if (event.target instanceof Node && this.handle.contains(event.target)) return
    const block = [...this.view.dom.children].find((child) => {
      const { top, bottom } = child.getBoundingClientRect()
      return event.clientY >= top && event.clientY < bottom
    })
    if (!(block instanceof HTMLElement)) return this.hide()
    if (block === this.block) return
    this.block = block
    this.handle.hidden = false
    this.handle.style.top = `${block.offsetTop}px`
  }

  private readonly onDragStart = (event: DragEvent): void => {
    const position = this.block && this.view.posAtDOM(this.block, 0)
    if (position === undefined || position < 0 || !event.dataTransfer) return
    const { doc, tr } = this.view.state
    const $inside = doc.resolve(position)
    const start = $inside.depth === 0 ? position : $inside.before(1)
    const selection = NodeSelection.create(doc, start)
    this.view.dispatch(tr.setSelection(selection))
    const slice = selection.content()
    const { dom, text } = this.view.serializeForClipboard(slice)
    event.dataTransfer.clearData()
    event.dataTransfer.setData('text/html', dom.innerHTML)
    event.dataTransfer.setData('text/plain', text)
    event.dataTransfer.effectAllowed = 'move'
    if (this.block) event.dataTransfer.setDragImage(this.block, 0, 0)
    // What a drop reads: it deletes the selection where it moves.
    this.view.dragging = { slice, move: true }
  }

  private readonly hide = (): void => {
    this.handle.hidden = true
    this.block = undefined
  }
}
