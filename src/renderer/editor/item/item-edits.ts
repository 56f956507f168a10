import type { Node as BodyNode } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { parseItemReference } from '@shared/body/agenda-item'
import type { Action } from '@shared/documents/kinds/action'
import { beginStep } from '../keys/begin-step'
import { changeKind } from '../keys/change-kind'
import { beginForm } from '../keys/item-commands'
import { handleItem } from '../keys/lines'
import type { ItemHost } from './item-host'
import { ItemReading } from './item-reading'
import { openKindMenu } from './kind-menu'

/** An item as it is now, and where. */
export interface ItemPlace {
  readonly node: BodyNode
  readonly view: EditorView
  /** `undefined` once it is gone. */
  getPosition: () => number | undefined
}

/** What is done to an item with its controls and keys: edits of the body, or of what it stands for. */
export class ItemEdits {
  constructor(
    private readonly place: ItemPlace,
    private readonly host: ItemHost,
  ) {}

  /** Ticks the item, or takes the tick back: its action, or where it stands, if that is in a past meeting. */
  tick(): void {
    const { action, past, isTicked } = this.reading
    const reference = parseItemReference(this.attrs['ref'])
    if (action) this.host.actions.tick(action, !isTicked)
    else if (reference && past) this.host.tickPast(reference, !isTicked)
    else this.set({ ticked: !isTicked })
  }

  /** Makes an action of the item, where it was written. */
  makeAction(owedBy: Action['fields']['owedBy']): void {
    if (!this.view.editable) return
    const { id, ref } = this.attrs
    const own = { meetingId: this.host.documentId, itemId: String(id) }
    this.host.actions.make(parseItemReference(ref) ?? own, owedBy)
  }

  /** Takes the item off; one line that it was handled is left of it. */
  handleIt(): void {
    const position = this.place.getPosition()
    if (position === undefined || !this.view.editable) return
    const { past, headline } = this.reading
    const reference = parseItemReference(this.attrs['ref'])
    // What was open since an earlier meeting is not offered again.
    if (reference && past) this.host.tickPast(reference, true)
    handleItem(this.view, position, headline)
    this.view.focus()
  }

  openAction(): void {
    const { actionId } = this.reading
    if (actionId !== undefined) this.host.actions.open(actionId)
  }

  /** A line to put the caret in, where a merge left none. */
  addLine(): void {
    const position = this.place.getPosition()
    const line = this.view.state.schema.nodes['paragraph']?.create()
    if (position === undefined || !line || this.place.node.childCount > 0 || !this.view.editable) return
    const tr = this.view.state.tr.insert(position + 1, line)
    // Where this item is all there is, the editor would take the change for one that emptied the body.
    this.view.dispatch(tr.setMeta('preventClearDocument', true))
  }

  /** The form of its kind, with the caret where words are missing. */
  fillIn(): void {
    const position = this.place.getPosition()
    if (position === undefined || !this.view.editable) return
    beginForm(this.view, position)
    this.view.focus()
  }

  chooseKind(button: HTMLElement): void {
    openKindMenu(button, {
      present: String(this.attrs['kind']),
      canBeAction: this.reading.actionId === undefined,
      onChoose: (chosen) => {
        const position = this.place.getPosition()
        if (position === undefined) return
        beginStep(this.view.state)
        changeKind(this.view, position, chosen)
      },
      onHandle: () => this.handleIt(),
      onAction: (owedBy) => this.makeAction(owedBy),
    })
  }

  takeOff(): void {
    const position = this.place.getPosition()
    if (position === undefined) return
    beginStep(this.view.state)
    this.view.dispatch(this.view.state.tr.delete(position, position + this.place.node.nodeSize))
    this.view.focus()
  }

  set(attributes: Record<string, unknown>): void {
    const position = this.place.getPosition()
    if (position === undefined || !this.view.editable) return
    beginStep(this.view.state)
    const { tr } = this.view.state
    for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(position, name, value)
    this.view.dispatch(tr)
  }

  private get reading(): ItemReading {
    return new ItemReading(this.place.node, this.host)
  }

  private get attrs(): BodyNode['attrs'] {
    return this.place.node.attrs
  }

  private get view(): EditorView {
    return this.place.view
  }
}
