import type { Node as BodyNode } from '@tiptap/pm/model'
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import {
  parseActionReference,
  parseItemReference,
  parseWinReference,
  shownReference,
} from '@shared/body/agenda-item'
import type { ProjectedItem } from '@shared/body/project-body'
import type { Action } from '@shared/documents/kinds/action'
import type { Win } from '@shared/documents/kinds/win'
import { isDone, measureOf } from '@shared/domain/follow-through/items-of-records'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import { beginStep } from '../keys/begin-step'
import { changeKind } from '../keys/change-kind'
import { hasDetail } from '../keys/find-item'
import { partNameOf } from '../keys/find-part'
import { beginForm } from '../keys/item-commands'
import { handleItem } from '../keys/lines'
import { ItemControls } from './item-controls'
import type { ItemHost } from './item-host'
import { kindWords } from './item-kinds'
import { openKindMenu } from './kind-menu'
import { ProblemNote } from './problem-note'
import { pastItem, shownWords } from './shown-words'

/**
 * How an agenda item stands in the editor. Plain DOM: an agenda has many, and each key may touch one. An item that
 * stands for one of a past meeting shows that one's headline, and ticks it there; one that stands for an action shows
 * the action's words, and its tick is the action's; one that stands for a win shows the win.
 */
export class AgendaItemView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('div')
  private readonly shown = document.createElement('div')
  private readonly controls: ItemControls
  private readonly owed = document.createElement('div')
  private readonly problemNote: ProblemNote
  private unsubscribe: (() => void) | undefined
  private isDuplicate = false

  constructor(
    private node: BodyNode,
    private readonly view: EditorView,
    private readonly getPosition: () => number | undefined,
    private readonly host: ItemHost,
  ) {
    this.controls = new ItemControls({
      tick: () => this.tick(),
      chooseKind: (button) => this.chooseKind(button),
      setMinutes: (minutes) => this.set({ minutes }),
      takeOff: () => this.takeOff(),
      openAction: () => this.openAction(),
      leave: () => this.view.focus(),
    })
    this.problemNote = new ProblemNote(() => this.fillIn())
    this.dom.className = 'agenda-item'
    this.dom.setAttribute('role', 'group')
    this.dom.setAttribute('aria-roledescription', 'agenda item')
    this.contentDOM.className = 'agenda-item-content'
    this.shown.className = 'agenda-item-shown'
    this.shown.contentEditable = 'false'
    this.shown.dir = 'auto'
    const middle = document.createElement('div')
    middle.className = 'agenda-item-middle'
    this.owed.className = 'agenda-item-owed'
    this.owed.contentEditable = 'false'
    middle.append(this.shown, this.owed, this.contentDOM, this.problemNote.element)
    this.dom.append(this.controls.tick, middle, this.controls.side)
    // A merge can leave an item without a line to put the caret in.
    middle.addEventListener('mousedown', () => this.addLine())

    host.views.add(this)
    this.render()
  }

  /** The key two blocks share that stand for the same thing. */
  get key(): string {
    const { id, ref } = this.node.attrs
    return String(ref || id)
  }

  get position(): number {
    return this.getPosition() ?? 0
  }

  setDuplicate(isDuplicate: boolean): void {
    if (this.isDuplicate === isDuplicate) return
    this.isDuplicate = isDuplicate
    this.render()
  }

  /** Ticks the item, or takes the tick back: its action, or where it stands, if that is in a past meeting. */
  tick(): void {
    const ticked = !this.isTicked
    const { action } = this
    const reference = parseItemReference(this.node.attrs['ref'])
    if (action) this.host.actions.tick(action, ticked)
    else if (reference && this.past) this.host.tickPast(reference, ticked)
    else this.set({ ticked })
  }

  focusControls(): void {
    this.controls.focus()
  }

  /** Makes an action of the item, where it was written. */
  makeAction(owedBy: Action['fields']['owedBy']): void {
    if (!this.view.editable) return
    const { id, ref } = this.node.attrs
    const own = { meetingId: this.host.documentId, itemId: String(id) }
    this.host.actions.make(parseItemReference(ref) ?? own, owedBy)
  }

  /** Takes the item off; one line that it was handled is left of it. */
  handleIt(): void {
    const position = this.getPosition()
    if (position === undefined || !this.view.editable) return
    const reference = parseItemReference(this.node.attrs['ref'])
    // What was open since an earlier meeting is not offered again.
    if (reference && this.past) this.host.tickPast(reference, true)
    handleItem(this.view, position, this.headline)
    this.view.focus()
  }

  update(node: BodyNode): boolean {
    if (node.type !== this.node.type) return false
    const before = this.node
    this.node = node
    if (node.content !== before.content) this.lookAtProblem()
    // Typing in the detail changes nothing that is shown around it.
    if (node.attrs === before.attrs && node.firstChild === before.firstChild) return true
    if (node.attrs['id'] !== before.attrs['id'] || node.attrs['ref'] !== before.attrs['ref']) {
      this.host.views.changed()
    }
    this.render()
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (this.contentDOM.contains(mutation.target)) return false
    // What the frame shows is drawn here; words in it that are not, the editor takes off again rather than show what
    // no document holds.
    const isFrame = mutation.target === this.dom || mutation.target === this.contentDOM.parentElement
    return !(isFrame && mutation.type === 'childList' && [...mutation.addedNodes].some(isText))
  }

  stopEvent(event: Event): boolean {
    const { target } = event
    return (
      target instanceof Node && (this.controls.contains(target) || this.problemNote.element.contains(target))
    )
  }

  destroy(): void {
    this.unsubscribe?.()
    this.problemNote.close()
    this.host.views.delete(this)
  }

  private get past(): ProjectedItem | undefined {
    const reference = parseItemReference(this.node.attrs['ref'])
    return reference && pastItem(this.host, reference)
  }

  /** The action it stands for, or that the past item it shows stands for. */
  private get actionId(): string | undefined {
    return parseActionReference(this.node.attrs['ref']) ?? parseActionReference(this.past?.ref ?? null)
  }

  private get action(): Action | undefined {
    const { actionId } = this
    return actionId === undefined ? undefined : this.host.actions.get(actionId)
  }

  /** The win it stands for, or that the past item it shows stands for. */
  private get win(): Win | undefined {
    const { winId } = this
    return winId === undefined ? undefined : this.host.winOf(winId)
  }

  private get winId(): string | undefined {
    return parseWinReference(this.node.attrs['ref']) ?? parseWinReference(this.past?.ref ?? null)
  }

  private get isTicked(): boolean {
    const { action } = this
    return action ? isDone(action) : (this.past?.ticked ?? this.node.attrs['ticked'] === true)
  }

  private openAction(): void {
    const { actionId } = this
    if (actionId !== undefined) this.host.actions.open(actionId)
  }

  private addLine(): void {
    const position = this.getPosition()
    const line = this.view.state.schema.nodes['paragraph']?.create()
    if (position === undefined || !line || this.node.childCount > 0 || !this.view.editable) return
    const tr = this.view.state.tr.insert(position + 1, line)
    // Where this item is all there is, the editor would take the change for one that emptied the body.
    this.view.dispatch(tr.setMeta('preventClearDocument', true))
  }

  private render(): void {
    const { attrs, firstChild } = this.node
    const words = kindWords(attrs['kind'])
    const isShown = shownReference(attrs['ref']) !== undefined
    if (isShown) this.follow()
    const { action, isTicked } = this
    const hasHeadline = firstChild !== null && !isPart(firstChild)
    const own = this.ownHeadline
    const { headline } = this
    const minutes = Number(attrs['minutes']) || 0

    this.dom.dataset['kind'] = attrs['kind']
    this.dom.dataset['itemId'] = attrs['id']
    this.dom.toggleAttribute('data-ticked', isTicked)
    this.dom.toggleAttribute('data-shown', isShown)
    this.dom.toggleAttribute('data-duplicate', this.isDuplicate)
    this.dom.toggleAttribute(
      'data-empty',
      hasHeadline && firstChild.isTextblock && firstChild.content.size === 0,
    )
    // A prompt waits to be written over: it stands faint, so that one sees at a glance what is written.
    this.dom.toggleAttribute(
      'data-unfilled',
      !isShown && isUnfilledPrompt({ headline: own, hasDetail: hasDetail(this.node) }),
    )
    this.dom.style.setProperty('--placeholder', JSON.stringify(isShown ? 'Add a note' : words.placeholder))
    this.dom.setAttribute('aria-label', `${words.label}: ${headline || 'empty'}`)
    this.shown.hidden = !isShown
    if (isShown) setText(this.shown, headline || this.fallback)
    const under = action ? this.host.actions.words(action) : this.win ? measureOf(this.win).join(' · ') : ''
    this.owed.hidden = under === ''
    setText(this.owed, under)
    this.controls.show({
      headline,
      kind: words.label,
      minutes,
      isTicked,
      isEditable: this.view.editable,
      canTakeOff: isShown || this.isDuplicate,
      isAction: action !== undefined,
      isDuplicate: this.isDuplicate,
    })
    this.lookAtProblem()
  }

  private get ownHeadline(): string {
    const { firstChild } = this.node
    return firstChild && !isPart(firstChild) ? firstChild.textContent : ''
  }

  /** Its own, or that of what it shows. */
  private get headline(): string {
    const { ref } = this.node.attrs
    return shownReference(ref) === undefined ? this.ownHeadline : shownWords(this.host, ref)
  }

  /** A problem is visibly incomplete until it offers a way out. NOTE: the attribute, since `:has()` would look at each item again. */
  private lookAtProblem(): void {
    const { kind, ref } = this.node.attrs
    this.dom.toggleAttribute('data-form', kind === 'problem' && this.node.children.some(isPart))
    const isOpen = kind === 'problem' && ref === null && !this.isTicked && this.view.editable
    this.problemNote.look(isOpen ? this.node : undefined)
  }

  /** The form of its kind, with the caret where words are missing. */
  private fillIn(): void {
    const position = this.getPosition()
    if (position === undefined || !this.view.editable) return
    beginForm(this.view, position)
    this.view.focus()
  }

  /** What is shown elsewhere is drawn again when that changes. */
  private follow(): void {
    if (this.unsubscribe) return
    const render = () => this.render()
    const unfollow = [this.host.projections.subscribe(render), this.host.actions.subscribe(render)]
    this.unsubscribe = () => unfollow.forEach((stop) => stop())
  }

  private get fallback(): string {
    if (this.actionId !== undefined) return 'An action that is no longer here'
    return this.winId === undefined ? 'Open since an earlier meeting' : 'A win that is no longer here'
  }

  private chooseKind(button: HTMLElement): void {
    openKindMenu(button, {
      present: String(this.node.attrs['kind']),
      canBeAction: this.actionId === undefined,
      onChoose: (chosen) => {
        const position = this.getPosition()
        if (position === undefined) return
        beginStep(this.view.state)
        changeKind(this.view, position, chosen)
      },
      onHandle: () => this.handleIt(),
      onAction: (owedBy) => this.makeAction(owedBy),
    })
  }

  private takeOff(): void {
    const position = this.getPosition()
    if (position === undefined) return
    beginStep(this.view.state)
    this.view.dispatch(this.view.state.tr.delete(position, position + this.node.nodeSize))
    this.view.focus()
  }

  private set(attributes: Record<string, unknown>): void {
    const position = this.getPosition()
    if (position === undefined || !this.view.editable) return
    beginStep(this.view.state)
    const { tr } = this.view.state
    for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(position, name, value)
    this.view.dispatch(tr)
  }
}

/** Touches the page only where the words differ. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function isPart(node: BodyNode): boolean {
  return partNameOf(node) !== undefined
}

function isText(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE
}
