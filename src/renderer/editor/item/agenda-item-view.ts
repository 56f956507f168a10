import type { Node as BodyNode } from '@tiptap/pm/model'
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import { hasDetail, isUnwritten } from '../keys/find-item'
import { ItemControls } from './item-controls'
import { ItemEdits, type ItemPlace } from './item-edits'
import type { ItemHost } from './item-host'
import { kindWords } from './item-kinds'
import { isPart, ItemReading } from './item-reading'
import { ProblemNote } from './problem-note'

/**
 * How an agenda item stands in the editor. Plain DOM: an agenda has many, and each key may touch one. An item that
 * stands for one of a past meeting shows that one's headline, and ticks it there; one that stands for an action shows
 * the action's words, and its tick is the action's; one that stands for a win shows the win.
 */
export class AgendaItemView implements NodeView, ItemPlace {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('div')
  /** What is done to it. */
  readonly edits: ItemEdits
  private readonly shown = document.createElement('div')
  private readonly controls: ItemControls
  private readonly owed = document.createElement('div')
  private readonly problemNote: ProblemNote
  private unsubscribe: (() => void) | undefined
  /** Whether it is an ask that somebody has written anything into. */
  isWrittenAsk: boolean
  private isDuplicate = false
  private present: BodyNode

  constructor(
    node: BodyNode,
    readonly view: EditorView,
    readonly getPosition: () => number | undefined,
    private readonly host: ItemHost,
  ) {
    this.present = node
    this.isWrittenAsk = isAskWrittenIn(node)
    const edits = new ItemEdits(this, host)
    this.edits = edits
    this.controls = new ItemControls({
      tick: () => edits.tick(),
      chooseKind: (button) => edits.chooseKind(button),
      setMinutes: (minutes) => edits.set({ minutes }),
      takeOff: () => edits.takeOff(),
      openAction: () => edits.openAction(),
      leave: () => this.view.focus(),
    })
    this.problemNote = new ProblemNote(() => edits.fillIn())
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
    middle.addEventListener('mousedown', () => edits.addLine())

    host.views.add(this)
    this.render()
  }

  get node(): BodyNode {
    return this.present
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

  setAskBehind(isAskBehind: boolean): void {
    this.problemNote.setAskBehind(isAskBehind)
  }

  focusControls(): void {
    this.controls.focus()
  }

  update(node: BodyNode): boolean {
    if (node.type !== this.node.type) return false
    const before = this.node
    this.present = node
    if (node.content !== before.content && node.attrs['kind'] === 'problem') this.lookAtProblem()
    const isWrittenAsk = isAskWrittenIn(node)
    if (isWrittenAsk !== this.isWrittenAsk) {
      this.isWrittenAsk = isWrittenAsk
      this.host.views.changed()
    }
    // Typing in the detail changes nothing that is shown around it.
    if (node.attrs === before.attrs && node.firstChild === before.firstChild) return true
    if (['id', 'ref', 'kind'].some((name) => node.attrs[name] !== before.attrs[name])) {
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

  private get reading(): ItemReading {
    return new ItemReading(this.node, this.host)
  }

  private render(): void {
    const { attrs, firstChild } = this.node
    const words = kindWords(attrs['kind'])
    const { isShown } = this.reading
    if (isShown) this.follow()
    const { action, isTicked, ownHeadline, headline, under, fallback } = this.reading
    const hasHeadline = firstChild !== null && !isPart(firstChild)
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
      !isShown && isUnfilledPrompt({ headline: ownHeadline, hasDetail: hasDetail(this.node) }),
    )
    this.dom.style.setProperty('--placeholder', JSON.stringify(isShown ? 'Add a note' : words.placeholder))
    this.dom.setAttribute('aria-label', `${words.label}: ${headline || 'empty'}`)
    this.shown.hidden = !isShown
    if (isShown) setText(this.shown, headline || fallback)
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

  /** A problem is visibly incomplete until it offers a way out, and one sees which is recommended. NOTE: the attribute, since `:has()` would look at each item again. */
  private lookAtProblem(): void {
    const { kind, ref } = this.node.attrs
    this.dom.toggleAttribute('data-form', kind === 'problem' && this.node.children.some(isPart))
    const recommended = kind === 'problem' ? this.reading.recommended : ''
    // NOTE: written at each key it would have the editor look at the page each time.
    if (recommended !== (this.dom.dataset['recommended'] ?? '')) this.dom.dataset['recommended'] = recommended
    const isOpen = kind === 'problem' && ref === null && !this.reading.isTicked && this.view.editable
    this.problemNote.look(isOpen ? this.node : undefined)
  }

  /** What is shown elsewhere is drawn again when that changes. */
  private follow(): void {
    if (this.unsubscribe) return
    const render = () => this.render()
    const unfollow = [this.host.projections.subscribe(render), this.host.actions.subscribe(render)]
    this.unsubscribe = () => unfollow.forEach((stop) => stop())
  }
}

/** Touches the page only where the words differ. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function isAskWrittenIn(node: BodyNode): boolean {
  return node.attrs['kind'] === 'ask' && !isUnwritten(node)
}

function isText(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE
}
